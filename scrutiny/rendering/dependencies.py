"""What a page depends on: fingerprints of what it was made from, recorded while it is made.

A meeting or record is named by its id or key. Its fingerprint is that of its interface, with how the register
joins it to others: its thread, what mentions it, its neighbours. Its words have a fingerprint of their own.
"""

import datetime
import functools
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from scrutiny.base.fingerprint import key
from scrutiny.base.text import Text
from scrutiny.content import translations
from scrutiny.content.head import Head
from scrutiny.content.interface import fingerprint
from scrutiny.content.kinds.custom_page import CustomPage
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.person import Person
from scrutiny.content.kinds.plan import Plan
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.kinds.term import Term
from scrutiny.content.record import Record
from scrutiny.register.people import Organisation
from scrutiny.register.register import Register
from scrutiny.register.threads import Thread
from scrutiny.site.site import Site

ALL = "*"
"""The name of all notes together."""

OUTSTANDING = "*outstanding"
"""The name of the list of what a meeting to come can take up; each thing in it has a name of its own."""

KNOWN = (Person, Priority, Plan, Inspection, CustomPage, Term, Organisation)
"""What files outside of notes tell in full, and every page depends on: their names are enough."""

MANY = 20
"""Things in a list that is long."""


class Fingerprints:
    """The fingerprints of everything in one site that a page can depend on, by name."""

    def __init__(self, site: Site) -> None:
        self._site, register = site, site.register
        originals = {note.meeting.id: note for note in translations.versions(register.content)[0].notes}
        self._interfaces: dict[str, str] = {}
        self._words: dict[str, str] = {}
        for identity, note in register.notes.items():
            original = originals.get(identity, note)
            translated = key(original.interface, original.interfaces) if original is not note else ""
            state = (register.is_visible(note.meeting), register.shows(note.meeting))
            self._interfaces[identity] = key(note.interface, note.meeting.language, translated, state)
            self._words[identity] = note.digest
            for record, interface, words in zip(note.records, note.interfaces, note.digests, strict=True):
                # A record that stands by itself has the name of its note, and all that is told of that.
                self._interfaces[record.key] = key(self._interfaces.get(record.key, ""), interface)
                self._words.setdefault(record.key, words)
        self._join(register)

    def _join(self, register: Register) -> None:
        joined: dict[str, list[object]] = {}
        for meeting in register.heads:
            beside = register.neighbours(meeting) if isinstance(meeting, Meeting) else ()
            joined[meeting.id] = [each and each.id for each in beside]
            following = register.following(meeting)
            joined[meeting.id].append(following and (following.id, str(following.date)))
            replacement = register.replacement(meeting) if meeting.withdrawn else None
            joined[meeting.id].append(replacement and replacement.id)
        for name, together in register.joined():
            joined.setdefault(name, []).append(together)
        for name, mentions in self._site.mentions.named():
            joined.setdefault(name, []).append(mentions)
        for name, found in joined.items():
            self._interfaces[name] = key(self._interfaces.get(name, ""), found)

    @functools.cached_property
    def _all(self) -> str:
        told = [(name, self.of(f"history:{name}")) for name in sorted(self._site.histories)]
        return key(self._interfaces, self._words, told, self._site.papers, self._site.events)

    def of(self, name: str) -> str:
        """The fingerprint of the interface of something; empty for what is not there."""
        if name in self._interfaces:
            return self._interfaces[name]
        if name == ALL:
            return self._all
        if name == OUTSTANDING:
            return key([[each.first.key for each in several] for several in self._site.outstanding])
        if name.startswith("history:"):
            history = self._site.histories.get(name.removeprefix("history:"))
            return key([(*each[:-1], each.read is not None) for each in history.versions]) if history else ""
        if name.startswith("paper:"):
            return key(self._site.papers.get(name.removeprefix("paper:")))
        return ""

    def words(self, name: str) -> str:
        """The fingerprint of the words of something."""
        return self._words.get(name, "")

    def state(self, asked: Iterable[str], shown: Iterable[str]) -> str:
        """The fingerprint of everything that was asked for, and of the words that were shown."""
        return key("\n".join(map(self.of, asked)), "\n".join(map(self.words, shown)))

    def everywhere(self, *further: object) -> str:
        """The fingerprint of what every page of the site depends on, with `further` things."""
        site, register, settings = self._site, self._site.register, self._site.settings
        versions = translations.versions(register.content)
        reports = [each for version in versions for each in version.inspections]
        told = {note.source.path for version in versions for note in version.notes}
        told |= {each.place.path for each in reports}
        return key(
            further,
            [
                (path, source.text)
                for version in versions
                for path, source in sorted(version.sources.items())
                if path not in told
            ],
            [fingerprint(each) for each in reports],  # but for the records in their files
            (settings.as_of.isoformat(), settings.base_url, settings.drafts, settings.folder),
            (site.words.language, str(site.began)),
            [each.slug for each in register.people],
            [each.slug for each in register.inspections],
            sorted(site.sections),
            [(each.slug, each.name) for each in register.organisations],
            sorted(register.content.attachments),
            sorted(translations.topics(register.content).items()),
        )


class Given:
    """What a page was given, as far as it can be told: fingerprints of values in which notes are named."""

    def __init__(self, fingerprints: Fingerprints) -> None:
        self._fingerprints = fingerprints
        self._told: dict[int, tuple[object, str]] = {}

    def of(self, *values: object) -> str:
        """The fingerprint of some values; empty where one is of an unknown class."""
        try:
            return key([self._plain(each) for each in values])
        except _UnknownError:
            return ""

    def _plain(self, value: object) -> object:
        match value:
            case None | str() | int() | float():
                return value
            case Record():
                return self._fingerprints.of(value.key) or value.key
            case Head():
                return self._fingerprints.of(value.id) or value.id
            case datetime.date() | datetime.time():
                return value.isoformat()
            case Text():
                return value.value
            case _ if isinstance(value, KNOWN):
                return type(value).__name__, getattr(value, "slug", None) or getattr(value, "name", "")
            case tuple() | list() | Mapping() if len(value) <= MANY:
                return self._parts(value)
            case tuple() | list() | Mapping() | Thread():
                return self._once(value)
            case _ if is_dataclass(value):
                return self._parts(value)
        raise _UnknownError

    def _once(self, value: object) -> str:
        """The fingerprint of a thread or a long list, taken once, since many pages are given the same."""
        if id(value) not in self._told:
            self._told[id(value)] = value, key(self._parts(value))
        return self._told[id(value)][1]

    def _parts(self, value: Any) -> object:
        """What can be told of the things in a list, or of the fields of something."""
        if is_dataclass(value):
            own = [self._plain(getattr(value, each.name)) for each in fields(value)]
            return type(value).__name__, own
        return [self._plain(each) for each in (value.items() if isinstance(value, Mapping) else value)]


class _UnknownError(Exception):
    """Something of which nothing can be told; caught in `of`."""
