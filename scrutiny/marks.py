"""Marks: digests of everything that a page or file of the site is made from.

What holds for every page (templates, the office, people, plans, settings …) is in every mark, as a whole.
Of the notes, a mark has those that the page is given, and those that are tied to what it is given: by a
thread or story, by a link, as what links there. Templates may ask about no more of the notes than that:
where one asks for more (see `templating.asks`), every mark has all notes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from scrutiny import routes, translations
from scrutiny.history import Version
from scrutiny.links import Thing, Unresolved
from scrutiny.memo import key, of_text
from scrutiny.names import Organisation
from scrutiny.prose import links
from scrutiny.record import Record
from scrutiny.records.inspection import Inspection
from scrutiny.records.meeting import Meeting
from scrutiny.records.page import OwnPage
from scrutiny.records.person import Person
from scrutiny.records.plan import Plan
from scrutiny.records.priority import Priority
from scrutiny.records.term import Term
from scrutiny.site import Site
from scrutiny.values import Reference

KNOWN = (Person, Priority, Plan, Inspection, OwnPage, Term, Organisation)
"""What files outside of notes tell in full, so that their names are enough."""


MANY = 20
"""Things in a list that is long."""


class Marks:
    """The marks of one site.

    `around` is what it is rendered with, `asking` whether that asks for all notes.
    """

    def __init__(self, site: Site, around: object, asking: bool = False) -> None:
        self._site = site
        register, settings = site.register, site.settings
        versions = translations.versions(register.content)
        self._originals = {note.meeting.id: note for note in versions[0].notes}
        written = {note.source.path for version in versions for note in version.notes}
        others = [
            (path, source.text)
            for version in versions
            for path, source in sorted(version.sources.items())
            if path not in written
        ]
        self._long: dict[int, tuple[object, object]] = {}
        self._notes: dict[str, str] = {}
        self._records: dict[str, str] = {}
        self.all = key(
            around,
            others,
            (settings.today.isoformat(), settings.base_url, settings.drafts, settings.folder),
            (site.words.language, str(site.began)),
            [each.slug for each in register.people],
            [each.slug for each in register.inspections],
            [(each.slug, each.name) for each in register.organisations],
            [self.note(meeting.id) for meeting in register.meetings] if asking else [],
        )

    def of(self, *given: object) -> str | None:
        """The mark of what is made from these; None where it cannot be told from them."""
        try:
            return key(self.all, [self._plain(each) for each in given])
        except _UnknownError:
            return None

    def note(self, meeting: str) -> str:
        """A note as it stands on this day, with the one that it translates."""
        if meeting not in self._notes:
            note, original = self._site.register.notes[meeting], self._originals.get(meeting)
            release = note.meeting.publish_at
            out = release is None or release <= self._site.settings.as_of
            texts = [of_text(each.source.text) for each in (note, original) if each]
            self._notes[meeting] = key(meeting, texts, out, self._site.register.tells(note.meeting))
        return self._notes[meeting]

    def _plain(self, value: object) -> object:
        match value:
            case None | str() | int() | float():
                return value
            case Record() | Meeting():
                return self._record(value) if isinstance(value, Record) else self._meeting(value)
            case datetime.date() | datetime.time():
                return value.isoformat()
            case Mapping() | tuple() | list():
                return self._several(value)
            case Version():
                return self._plain(value.mark)
            case _ if isinstance(value, KNOWN):
                return (type(value).__name__, getattr(value, "slug", None) or getattr(value, "name", ""))
            case _ if is_dataclass(value):
                return (
                    type(value).__name__,
                    [self._plain(getattr(value, each.name)) for each in fields(value)],
                )
        raise _UnknownError

    def _several(self, values: Mapping[Any, object] | Sequence[object]) -> object:
        """The marks of several things; those of a long list once, since many pages are given the same."""
        if id(values) in self._long:
            return self._long[id(values)][1]
        pairs = values.items() if isinstance(values, Mapping) else values
        found: object = [self._plain(each) for each in pairs]
        if len(values) > MANY:
            found = key(found)
            self._long[id(values)] = (values, found)
        return found

    def _meeting(self, meeting: Meeting) -> object:
        passages = [] if meeting.id not in self._site.register.notes else list(links(meeting.introduction))
        previous = [self._thing(meeting.previous, meeting)] if meeting.previous else []
        return (self.note(meeting.id), previous, [self._way(each, meeting) for each in passages])

    def _record(self, record: Record) -> object:
        if record.key not in self._records:
            self._records[record.key] = key(record.key, self.note(record.meeting), list(self._tied(record)))
        return self._records[record.key]

    def _tied(self, record: Record) -> Iterator[object]:
        """What a record is tied to, with the notes in which that stands."""
        register = self._site.register
        if record.key not in register.records:
            return
        meeting = register.meeting(record)
        together = register.story(record) if record.own_page else register.thread(record)
        yield [(each.key, self.note(each.meeting)) for each in together if each is not record]
        for mention in self._site.mentions.of("record", record.key):
            by = mention.by.id if isinstance(mention.by, Meeting) else mention.by.meeting
            yield mention.how, getattr(mention.by, "key", ""), self.note(by)
        for how, reference in record.references():
            yield how, self._thing(reference, meeting)
        for reference in record.papers:
            yield self._way(reference, meeting)
        for passage in record.passages:
            yield from (self._way(each, meeting) for each in links(passage))
        yield from ((topic.slug, topic.title) for topic in register.topics_of(record))

    def _way(self, reference: Reference, meeting: Meeting) -> str:
        """Where a link leads."""
        thing = self._site.register.resolve(reference, meeting)
        return "" if isinstance(thing, Unresolved) else routes.address(thing)

    def _thing(self, reference: Reference, meeting: Meeting) -> object:
        """What a link leads to, with the note in which that stands."""
        thing: Thing | Unresolved = self._site.register.resolve(reference, meeting)
        match thing:
            case Unresolved():
                return ""
            case Record():
                return thing.key, self.note(thing.meeting)
            case Meeting():
                return thing.id, self.note(thing.id)
        return routes.address(thing)


class _UnknownError(Exception):
    """Something of which a mark cannot be told; caught in `of`."""
