"""Marks: digests of everything that a page or file of the site is made from, but for the words of notes.

What holds for every page (templates, the office, people, plans, settings …) is in every mark, as a whole.
Of the notes, a mark has the faces of what the page is given, and of what is tied to that: by a thread or
story, by a link, as what links there. Templates may ask about no more of the notes than that: where one
asks for more (see `environment.asks_beyond`), every mark has all notes. Of whose words a page shows, note is
taken while it is made (`Output.words`), and `words` is the digest of those.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import is_dataclass
from typing import Any, NamedTuple

from scrutiny.base.fingerprint import key
from scrutiny.base.text import Text
from scrutiny.content import translations
from scrutiny.content.face import names
from scrutiny.content.kinds.custom_page import OwnPage
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.person import Person
from scrutiny.content.kinds.plan import Plan
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.kinds.term import Term
from scrutiny.content.markdown import links
from scrutiny.content.note import Note
from scrutiny.content.record import Record
from scrutiny.content.values import Reference
from scrutiny.publication.versions import Version
from scrutiny.register import addresses
from scrutiny.register.links import Thing, Unresolved
from scrutiny.register.names import Organisation
from scrutiny.site.site import Site

KNOWN = (Person, Priority, Plan, Inspection, OwnPage, Term, Organisation)
"""What files outside of notes tell in full, so that their names are enough."""


MANY = 20
"""Things in a list that is long."""
NOTES = 1000
"""Notes of which the faces and the digests of words are at hand."""

NONE: frozenset[str] = frozenset()


class Marks:
    """The marks of one site.

    `around` is what it is rendered with, `asking` whether that asks for all notes.
    """

    def __init__(self, site: Site, around: object, asking: Callable[[], bool] = lambda: False) -> None:
        self._site, self._around, self._asking = site, around, asking
        versions = translations.versions(site.register.content)
        originals = {note.meeting.id: note for note in versions[0].notes}
        self._long: dict[int, tuple[object, object, frozenset[str]]] = {}
        self._meetings: dict[str, str] = {}
        self._of_note = functools.lru_cache(NOTES)(functools.partial(_read, site.register.notes, originals))
        self._records: dict[str, tuple[str, frozenset[str]]] = {}
        self._tied: set[str] = set()

    @functools.cached_property
    def all(self) -> str:
        """The digest of what holds for every page."""
        site, register, settings = self._site, self._site.register, self._site.settings
        versions = translations.versions(register.content)
        written = {note.source.path for version in versions for note in version.notes}
        others = [
            (path, source.text)
            for version in versions
            for path, source in sorted(version.sources.items())
            if path not in written
        ]
        return key(
            self._around,
            others,
            (settings.today.isoformat(), settings.base_url, settings.drafts, settings.folder),
            (site.words.language, str(site.began)),
            [each.slug for each in register.people],
            [each.slug for each in register.inspections],
            [(each.slug, each.name) for each in register.organisations],
            [(self.meeting(each.id), self.words([each.id])) for each in register.meetings]
            if self._asking()
            else [],
        )

    def of(self, *given: object) -> str | None:
        """The mark of what is made from these; None where it cannot be told from them."""
        return self.tied(*given)[0]

    def tied(self, *given: object) -> tuple[str | None, Set[str]]:
        """The mark of what is made from these, and the ids of the meetings whose notes it tells of."""
        self._tied = set()
        try:
            return key(self.all, [self._plain(each) for each in given]), self._tied
        except _UnknownError:
            return None, self._tied

    def words(self, whose: Iterable[str]) -> str:
        """The digest of the words of records, by their keys, and of notes, by the ids of their meetings."""
        return key([self._said(each) for each in whose])

    def _said(self, whose: str) -> str:
        return self._of_note(whose.partition("/")[0]).words.get(whose, "")

    def meeting(self, meeting: str) -> str:
        """A meeting as it stands on this day."""
        self._tied.add(meeting)
        if meeting not in self._meetings:
            face = self._of_note(meeting).faces[meeting]
            held = self._site.register.notes[meeting].meeting
            out = held.publish_at is None or held.publish_at <= self._site.settings.as_of
            self._meetings[meeting] = key(meeting, face, out, self._site.register.tells(held))
        return self._meetings[meeting]

    def _face(self, record: Record) -> tuple[str, str, str]:
        """A record with the item under which it stands, and its meeting, but nothing that is tied to it."""
        meeting = self.meeting(record.meeting)
        faces = self._of_note(record.meeting).faces
        return meeting, faces[record.key], faces.get(f"{record.meeting}/{record.item}", "")

    def _plain(self, value: object) -> object:
        match value:
            case None | str() | int() | float():
                return value
            case Record():
                return self._record(value)
            case Meeting():
                return self._meeting(value)
            case datetime.date() | datetime.time():
                return value.isoformat()
            case Text():
                return value.value
            case Mapping() | tuple() | list():
                return self._several(value)
            case Version():
                return self._plain(value.mark)
            case _ if isinstance(value, KNOWN):
                return (type(value).__name__, getattr(value, "slug", None) or getattr(value, "name", ""))
            case _ if is_dataclass(value):
                return (
                    type(value).__name__,
                    [self._plain(getattr(value, name)) for name in names(value.__class__)],
                )
        raise _UnknownError

    def _several(self, values: Mapping[Any, object] | Sequence[object]) -> object:
        """The marks of several things; those of a long list once, since many pages are given the same."""
        if id(values) in self._long:
            _, found, tied = self._long[id(values)]
            self._tied |= tied
            return found
        pairs = values.items() if isinstance(values, Mapping) else values
        if len(values) <= MANY:
            return [self._plain(each) for each in pairs]
        around, self._tied = self._tied, set()
        found = key([self._plain(each) for each in pairs])
        self._long[id(values)] = (values, found, frozenset(self._tied))
        self._tied |= around
        return found

    def _meeting(self, meeting: Meeting) -> object:
        passages = [] if meeting.id not in self._site.register.notes else list(links(meeting.introduction))
        previous = [self._thing(meeting.previous, meeting)] if meeting.previous else []
        return (self.meeting(meeting.id), previous, [self._way(each, meeting) for each in passages])

    def _record(self, record: Record) -> object:
        if record.key not in self._records:
            around, self._tied = self._tied, set()
            found = key(record.key, self._face(record), list(self._ties(record)))
            self._tied.discard(record.meeting)
            self._records[record.key] = found, frozenset(self._tied) if self._tied else NONE
            self._tied = around
        found, tied = self._records[record.key]
        self._tied.add(record.meeting)
        self._tied |= tied
        return found

    def _ties(self, record: Record) -> Iterator[object]:
        """What a record is tied to, as that stands."""
        register = self._site.register
        if record.key not in register.records:
            return
        meeting = register.meeting(record)
        together = register.story(record) if record.own_page else register.thread(record)
        yield [(each.key, self._face(each)) for each in together if each is not record]
        for mention in self._site.mentions.of("record", record.key):
            by = mention.by
            yield mention.how, self.meeting(by.id) if isinstance(by, Meeting) else (by.key, self._face(by))
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
        if isinstance(thing, Record | Meeting):
            self._tied.add(thing.meeting if isinstance(thing, Record) else thing.id)
        return "" if isinstance(thing, Unresolved) else addresses.address(thing)

    def _thing(self, reference: Reference, meeting: Meeting) -> object:
        """What a link leads to, as that stands."""
        thing: Thing | Unresolved = self._site.register.resolve(reference, meeting)
        match thing:
            case Unresolved():
                return ""
            case Record():
                return thing.key, self._face(thing)
            case Meeting():
                return thing.id, self.meeting(thing.id)
        return addresses.address(thing)


class _OfNote(NamedTuple):
    """The faces of a note and its records, and the digests of their words, by its id and their keys."""

    faces: Mapping[str, str]
    words: Mapping[str, str]


def _read(notes: Mapping[str, Note], originals: Mapping[str, Note], meeting: str) -> _OfNote:
    """What is known of the note of a meeting; its face has the note that it translates in it."""
    note = notes.get(meeting)
    if note is None:
        return _OfNote({}, {})
    original = originals.get(meeting)
    translated = original.stamp if original and original.source is not note.source else ""
    keys = [meeting, *(record.key for record in note.records)]
    faces = zip(keys, (f"{note.face}{translated}", *note.faces), strict=True)
    return _OfNote(dict(faces), dict(zip(keys, (note.stamp, *note.digests), strict=True)))


class _UnknownError(Exception):
    """Something of which a mark cannot be told; caught in `tied`."""
