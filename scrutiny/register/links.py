"""What a link that a clerk wrote leads to."""

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from scrutiny.base.diagnostics import nearest
from scrutiny.content import markdown as prose
from scrutiny.content import translations
from scrutiny.content.head import Head
from scrutiny.content.kinds import RECORDS
from scrutiny.content.kinds.custom_page import CustomPage
from scrutiny.content.kinds.discussion import Discussion
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.item import Item
from scrutiny.content.kinds.person import Person
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.note import Note
from scrutiny.content.reading import Content
from scrutiny.content.record import Record
from scrutiny.content.values import Reference


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
    """A link that leads nowhere: what is wrong with it, and how to fix it."""

    what: str
    fix: str


Thing = Head | Record | Person | Priority | Inspection | CustomPage | Attachment | External
"""What a link can lead to."""


class Links:
    """Resolves links among the files of an office.

    `is_visible` says whether this edition publishes anything of a note, or about a person or an inspection.
    `shows` says whether it publishes the text of a note. Only a note whose text is not published can link to
    what is not visible.
    """

    def __init__(
        self,
        content: Content,
        is_visible: Callable[[Head | Person | Inspection], bool],
        shows: Callable[[Head], bool],
    ) -> None:
        self._notes: Mapping[str, Note] = {note.meeting.id: note for note in content.notes}
        self._called: dict[str, list[str]] = {}
        for note in content.notes:
            self._called.setdefault(note.meeting.name, []).append(note.meeting.id)
        self._attachments = content.attachments
        self._unread = content.unread | {PurePosixPath(path).stem for path in content.unread}
        self._is_visible = is_visible
        self._shows = shows
        things: tuple[Person | Priority | Inspection | CustomPage, ...] = (
            *content.people,
            *content.priorities,
            *content.inspections,
            *content.pages,
        )
        self._original = translations.paths(content)
        self._things = {self._named(thing.place.path): thing for thing in things}
        self._by_path = {self._named(note.meeting.path): note.meeting for note in content.notes}

    def resolve(self, reference: Reference, note: Head | None) -> Thing | Unresolved:
        """What a link leads to, seen from a note or, with None, from another file."""
        target = reference.target
        if prose.SCHEME.match(target):
            return External(target)
        path, _, anchor = target.partition("#")
        if note and not path:
            return self._record(note, note, anchor)
        if path.endswith(".md"):
            return self._file(reference.place.path, path, anchor, note)
        if found := self._named_by_id(target):
            return self._record(found[0], note, found[1])
        if note and (_RECORD_ID.fullmatch(target) or target in self._titled(note)):
            return self._record(note, note, target)
        attached = _beside(reference.place.path, path)
        if attached in self._attachments:
            return Attachment(attached)
        return self._nothing(target, attached, posixpath.dirname(reference.place.path))

    def _titled(self, note: Head) -> Iterable[str]:
        """The ids of the items of a note that have no number."""
        records = self._notes[note.id].records if note.id in self._notes else ()
        return (record.id for record in records if isinstance(record, Item) and not record.number)

    def _named_by_id(self, target: str) -> tuple[Head, str] | None:
        """The note whose id a target is or begins with, and the id of a record in it.

        A record that stands by itself can be named without its folder where no other note has its name.
        """
        identity, _, record = target.partition("/")
        for each, rest in ((target, ""), (identity, record)):
            if each in self._notes:
                return self._notes[each].meeting, rest
        several = self._called.get(target, ())
        return (self._notes[several[0]].meeting, "") if len(several) == 1 else None

    def _nothing(self, target: str, path: str, folder: str) -> Unresolved:
        """Nothing, for a target that means a path; `folder` is that of the file with the link."""
        if path.startswith("../"):
            return Unresolved(f"'{target}' leads out of the content folder", "link to a file inside it")
        if path in self._unread or target.partition("/")[0] in self._unread:
            return Unresolved(f"'{target}' cannot be read", "correct the errors of that note first")
        near = _near_file(path, [*self._attachments, *self._by_path, *self._things])
        near = posixpath.relpath(near, folder or ".") if near else _near_file(target, self._notes)
        fix = f"did you mean '{near}'?" if near else "check the path and the name"
        return Unresolved(f"there is no '{target}'", fix)

    def _named(self, path: str) -> str:
        """The path of a file, or of the file that it translates."""
        return self._original.get(path, path)

    def _file(self, own: str, target: str, anchor: str, note: Head | None) -> Thing | Unresolved:
        path = self._named(_beside(own, target))
        if path in self._by_path and (anchor or path not in self._things):
            return self._record(self._by_path[path], note, anchor)
        thing = self._things.get(path)
        if thing is None or anchor:
            return self._nothing(f"{path}#{anchor}" if anchor else path, path, posixpath.dirname(own))
        report = self._by_path.get(path)
        if report and report.status == "withdrawn" and not self._hidden(report, note):
            return report
        if isinstance(thing, Person | Inspection) and self._hidden(thing, note):
            return _withheld(path)
        return thing

    def _record(self, meeting: Head, note: Head | None, identity: str) -> Thing | Unresolved:
        if self._hidden(meeting, note):
            return _withheld(meeting.id)
        records = {record.id: record for record in self._notes[meeting.id].records}
        if meeting.status in ("withdrawn", "cancelled") or (not identity and "" not in records):
            return meeting
        if identity in records:
            return records[identity]
        near = nearest(identity, records)
        fix = f"did you mean '{near}'?" if near else "see the numbers of its items and records"
        return Unresolved(f"the note '{meeting.id}' has no record '{identity}'", fix)

    def _hidden(self, thing: Head | Person | Inspection, note: Head | None) -> bool:
        return not self._is_visible(thing) and (note is None or self._shows(note))


def _near_file(path: str, known: Iterable[str]) -> str | None:
    """The file whose name is most like that of a path: folders are long, and say little."""
    names = {posixpath.basename(each): each for each in sorted(known, reverse=True)}
    name = posixpath.basename(path)
    near = name if name in names else nearest(name, names)
    return names[near] if near and _words_alike(name, near) else None


def _words_alike(name: str, other: str) -> bool:
    """Whether names are alike without their digits: every date is like another."""
    plain, others = (re.sub(r"[0-9-]+", " ", each.casefold()).strip() for each in (name, other))
    return plain == others or nearest(plain, (others,)) is not None


def _withheld(name: str) -> Unresolved:
    return Unresolved(f"'{name}' is not published", "publish it first, or leave the link out")


_KINDS = "|".join((*(kind.kind for kind in RECORDS), Discussion.kind))
_RECORD_ID = re.compile(rf"(?:{_KINDS})-[a-z0-9-]+")


def _beside(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
