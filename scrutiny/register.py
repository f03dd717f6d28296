"""All records of the office joined: by id, by name on a day, by link, and back.

A register holds every note that could be read; what is `visible` is what this edition publishes.
Nothing of another note is reachable through `meetings`, `records`, `mentions` or `resolve`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from scrutiny import prose
from scrutiny.names import Names, Party, plain
from scrutiny.reading import Content, Note
from scrutiny.record import Record
from scrutiny.records.action import Action
from scrutiny.records.inspection import Inspection
from scrutiny.records.item import Item
from scrutiny.records.meeting import Document, Meeting
from scrutiny.records.office import Office
from scrutiny.records.page import OwnPage
from scrutiny.records.person import Person
from scrutiny.records.priority import Priority
from scrutiny.records.question import Question
from scrutiny.settings import Settings
from scrutiny.text import Place, Text, nearest, slug
from scrutiny.values import Reference


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside the notes, by its path below the content folder."""

    path: str


@dataclass(frozen=True, slots=True)
class External:
    """An address outside the site."""

    url: str


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A link that leads nowhere: why, and how to mend it."""

    what: str
    fix: str


Thing = Meeting | Record | Person | Priority | Inspection | OwnPage | Attachment | External
"""What a link can lead to."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, named by the words of the clerks; the first spelling stands."""

    slug: str
    title: str


R = TypeVar("R", bound=Record)


class Register:
    """The records of an office on one day."""

    def __init__(self, content: Content, office: Office, settings: Settings) -> None:
        self.content = content
        self.office = office
        self.settings = settings
        self.names = Names(content)
        self.notes: Mapping[str, Note] = {note.meeting.id: note for note in content.notes}
        visible = [note for note in content.notes if _visible(note.meeting, settings)]
        self.meetings = tuple(
            sorted((note.meeting for note in visible), key=lambda meeting: (meeting.date, meeting.id))
        )
        self._visible = {note.meeting.id for note in visible}
        shown = [self.notes[meeting.id] for meeting in self.meetings if self.tells(meeting)]
        self.records: Mapping[str, Record] = {record.key: record for note in shown for record in note.records}
        self._by_path = {note.meeting.path: note.meeting for note in content.notes}
        things: tuple[Person | Priority | Inspection | OwnPage, ...] = (
            *content.people,
            *content.priorities,
            *content.inspections,
            *content.pages,
        )
        self._things = {thing.place.path: thing for thing in things}
        self.topics = _topics(self.records.values())
        self._continued = dict(self._continuations())

    def asked_by(self, question: Question) -> tuple[Party, ...]:
        """Who asked a question: whom it names, else the commissioner of the day."""
        return self._party(question.asked_by or self.office.commissioner, question)

    def answered_by(self, question: Question) -> tuple[Party, ...]:
        """Who is to answer a question: whom it names, else the chief constable of the day."""
        return self._party(question.answered_by or self.office.chief_constable, question)

    def _party(self, name: Text, record: Record) -> tuple[Party, ...]:
        return self.names.parties(name.value, self.meeting(record).date)

    def meeting(self, record: Record) -> Meeting:
        """The meeting in whose note a record stands."""
        return self.notes[record.meeting].meeting

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The visible records of one kind, by date of the meeting and order in the note."""
        return tuple(record for record in self.records.values() if isinstance(record, kind))

    def of_meeting(self, meeting: Meeting) -> tuple[Record, ...]:
        """The visible records of a meeting, in the order of its note."""
        note = self.notes[meeting.id]
        return tuple(record for record in note.records if record.key in self.records)

    def latest(self, record: Record) -> Record:
        """The last record of the thread that continues this one through `Updates`, or itself."""
        seen = {record.key}
        while (later := self._continued.get(record.key)) and later.key not in seen:
            seen.add(later.key)
            record = later
        return record

    def is_open(self, record: Record) -> bool:
        """Whether a record is an action still to be done, and the one by which its thread stands."""
        return isinstance(record, Action) and record.open and record.key not in self._continued

    def is_overdue(self, record: Record) -> bool:
        """Whether an action is open past the day on which it was due."""
        due = record.due if isinstance(record, Action) else None
        return due is not None and due < self.settings.today and self.is_open(record)

    def _continuations(self) -> Iterator[tuple[str, Record]]:
        """Each record that another continues, with the one that does; the latest meeting's stands."""
        for record in self.records.values():
            for how, reference in record.references():
                earlier = self.resolve(reference, self.meeting(record)) if how == "updates" else None
                if isinstance(earlier, Record):
                    yield earlier.key, record

    def item(self, record: Record) -> Item | None:
        """The agenda item that a record stands under, or None for an item itself."""
        found = self.records.get(f"{record.meeting}/{record.item}")
        return found if isinstance(found, Item) else None

    def is_visible(self, meeting: Meeting) -> bool:
        """Whether this edition publishes anything of the meeting."""
        return meeting.id in self._visible

    def document(self, paper: Reference, note: Meeting) -> Document | None:
        """The document of a meeting that a paper names by its title."""
        wanted = plain(paper.words)
        return next((each for each in note.documents if plain(each.title) == wanted), None)

    def replacement(self, meeting: Meeting) -> Meeting | None:
        """The published meeting that stands in the place of a withdrawn one."""
        name = meeting.withdrawn.replaced_by if meeting.withdrawn else None
        found = self.notes.get(name.value.removesuffix(".md")) if name else None
        return found.meeting if found and self.is_visible(found.meeting) else None

    def passages(self) -> Iterator[Text]:
        """The passages of prose outside notes: people, priority areas, inspections, pages."""
        things: tuple[Person | Priority | Inspection, ...] = (
            *self.content.people,
            *self.content.priorities,
            *self.content.inspections,
        )
        yield from (thing.prose for thing in things)
        for page in self.content.pages:
            yield from page.passages()

    def attached(self, notes: Iterable[Note]) -> Iterator[tuple[str, Place]]:
        """The files that notes link to, each by its path, with where the link stands."""
        for note in notes:
            references = [each.reference for each in note.meeting.documents if each.reference]
            references += prose.links(note.meeting.introduction)
            for record in note.records:
                references += record.papers
                references += (link for passage in record.passages for link in prose.links(passage))
            for reference in references:
                thing = self.resolve(reference, note.meeting)
                if isinstance(thing, Attachment):
                    yield thing.path, reference.place

    def tells(self, meeting: Meeting) -> bool:
        """Whether this edition publishes what the note says; of a withdrawn one it says only that."""
        return self.is_visible(meeting) and meeting.status != "withdrawn"

    def priorities_of(self, record: Record) -> tuple[Priority, ...]:
        """The priority areas of a record: its own, else those of its item."""
        item = self.item(record)
        named = record.priorities or (item.priorities if item else ())
        day = self.meeting(record).date
        found = (self.names.priorities(name.value, day) for name in named)
        return tuple({each.slug: each for several in found for each in several}.values())

    def topics_of(self, record: Record) -> tuple[Topic, ...]:
        """The topics of a record: its own, else those of its item."""
        item = self.item(record)
        named = record.topics or (item.topics if item else ())
        return tuple(self.topics[slug(name.value)] for name in named)

    def resolve(self, reference: Reference, note: Meeting | None) -> Thing | Unresolved:
        """What a link leads to, seen from a note or, with None, from the file in which it stands."""
        target = reference.target
        if prose.SCHEME.match(target):
            return External(target)
        path, _, anchor = target.partition("#")
        if note and not path:
            return self._record(note, note, anchor)
        if path.endswith(".md"):
            return self._file(_beside(reference.place.path, path), anchor, note)
        identity, _, named = target.partition("/")
        if identity in self.notes and "#" not in target:
            return self._record(self.notes[identity].meeting, note, named)
        if note and _RECORD_ID.fullmatch(target):
            return self._record(note, note, target)
        attached = _beside(reference.place.path, path)
        if attached in self.content.attachments:
            return Attachment(attached)
        return Unresolved(*self._nothing(target, attached))

    def _nothing(self, target: str, attached: str) -> tuple[str, str]:
        if attached.startswith("../"):
            return f"'{target}' leads out of the content folder", "link to a file inside it"
        near = nearest(attached, [*self.content.attachments, *self._by_path, *self._things])
        near = near or nearest(target, self.notes)
        return f"there is no '{target}'", f"did you mean '{near}'?" if near else "check the path and the name"

    def _file(self, path: str, anchor: str, note: Meeting | None) -> Thing | Unresolved:
        if path in self._by_path:
            return self._record(self._by_path[path], note, anchor)
        if path in self._things and not anchor:
            return self._things[path]
        return Unresolved(*self._nothing(f"{path}#{anchor}" if anchor else path, path))

    def _record(self, meeting: Meeting, note: Meeting | None, identity: str) -> Thing | Unresolved:
        """A meeting, or a record of it; a withheld one is reachable only from a note withheld itself."""
        if not self.is_visible(meeting) and (note is None or self.is_visible(note)):
            return Unresolved(
                f"the note '{meeting.id}' is not published", "publish it first, or leave the link out"
            )
        if not identity or meeting.status == "withdrawn":
            return meeting
        records = {record.id: record for record in self.notes[meeting.id].records}
        if identity in records:
            return records[identity]
        near = nearest(identity, records)
        fix = f"did you mean '{near}'?" if near else "see the numbers of its items and records"
        return Unresolved(f"the note '{meeting.id}' has no record '{identity}'", fix)


_RECORD_ID = re.compile(r"(?:item|question|recommendation|action|decision|discussion)-[a-z0-9-]+")


def _beside(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def _visible(meeting: Meeting, settings: Settings) -> bool:
    if settings.drafts:
        return True
    released = meeting.publish_at is None or meeting.publish_at <= settings.as_of
    return released and meeting.status in ("published", "scheduled", "cancelled", "withdrawn")


def _topics(records: Iterable[Record]) -> Mapping[str, Topic]:
    found: dict[str, Topic] = {}
    for record in records:
        for name in record.topics:
            found.setdefault(slug(name.value), Topic(slug(name.value), name.value))
    return dict(sorted(found.items()))
