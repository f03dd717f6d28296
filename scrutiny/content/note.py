"""A note from its file: its front matter, its records, and its text."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.fingerprint import digest
from scrutiny.base.text import Place, Source, Text, slug, stem
from scrutiny.content import body as notes
from scrutiny.content import fields as schema
from scrutiny.content import frontmatter, interface, outline, standalone, values
from scrutiny.content import markdown as prose
from scrutiny.content.fields import Field
from scrutiny.content.head import MEETINGS, Head
from scrutiny.content.kinds import RECORDS, acceptance, meeting
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.record import Record

STANDALONE: Mapping[str, type[Record]] = {f"{kind.kind}s": kind for kind in RECORDS if kind.stands_alone}
"""The folders with notes of one record that stands by itself, and what kind that is."""

FOLDERS = (MEETINGS, *STANDALONE)
"""The folders with notes."""


def is_note(path: str) -> bool:
    """Whether a path is that of a note."""
    return path.partition("/")[0] in FOLDERS and path.endswith(".md")


class Note(NamedTuple):
    """A note: its head, its records in the order written, and the text of the file.

    `meeting` is the meeting, or what is said of a record that stands by itself. `digest` is that of the
    published text (see `compared`). `digests` are those of the passage of each record, from its heading to
    that of the next. `interface` is the fingerprint of the interface of the head with the whole front matter,
    `interfaces` are those of each record. `abbreviations` are those in its prose, with their places.
    """

    meeting: Head
    records: tuple[Record, ...]
    source: Source
    digest: str
    digests: tuple[str, ...]
    interface: str
    interfaces: tuple[str, ...]
    abbreviations: tuple[tuple[str, Place], ...]

    def titles(self) -> Iterator[tuple[Place, str]]:
        """Its own title, those of its documents, and those of its records, each with its place."""
        yield self.meeting.places.get("title", self.meeting.place), self.meeting.title
        yield from ((document.place, document.title) for document in self.meeting.documents)
        yield from ((record.place, record.title) for record in self.records if not record.alone)

    def passages(self) -> Iterator[Text]:
        """Its passages of prose, in order."""
        yield self.meeting.introduction
        for record in self.records:
            yield from record.passages


def read_note(source: Source, report: Report) -> Note | None:
    """A note from its file, or None where its front matter cannot be read."""
    made = _standalone(source, report) if _folder(source) in STANDALONE else _of_meeting(source, report)
    if made is None:
        return None
    head, records, body = made
    front = source.text[: len(source.text) - len(body.value)]
    return noted(head, records, source, front, _digests(source, records))


def noted(
    head: Head, records: tuple[Record, ...], source: Source, front: str, digests: tuple[str, ...]
) -> Note:
    """The note of a head and its records, with their fingerprints; `front` is its front matter as text."""
    passages = (head.introduction, *(passage for record in records for passage in record.passages))
    return Note(
        meeting=head,
        records=records,
        source=source,
        digest=digest(compared(source)),
        digests=digests,
        interface=interface.fingerprint(head, front),
        interfaces=tuple(map(interface.fingerprint, records)),
        abbreviations=tuple(found for passage in passages for found in prose.abbreviations(passage)),
    )


def _folder(source: Source) -> str:
    return source.path.partition("/")[0]


def _of_meeting(source: Source, report: Report) -> tuple[Head, tuple[Record, ...], Text] | None:
    divided = parted(source, schema.declared(Meeting).values(), report)
    if divided is None:
        return None
    found, body = divided
    name = stem(source.path)[0]
    outlined = outline.scan(body, report)
    records = notes.read(name, outlined.sections, report)
    held = meeting.make(name, Place(source.path, 1, 1), outlined.introduction, found, report)
    return (held, records, body) if held else None


def _standalone(source: Source, report: Report) -> tuple[Head, tuple[Record, ...], Text] | None:
    folder = _folder(source)
    kind = STANDALONE[folder]
    divided = parted(source, standalone.named(kind).values(), report)
    if divided is None:
        return None
    found, body = divided
    made = standalone.make(kind, folder, source.path, found, body, report)
    return made and (made[0], made[1:], body)


def _digests(source: Source, records: tuple[Record, ...]) -> tuple[str, ...]:
    lines = source.text.split("\n")
    starts = [record.place.line - 1 for record in records]
    ends = [*starts[1:], len(lines)]
    passages = ("\n".join(lines[start:end]).strip() for start, end in zip(starts, ends, strict=False))
    return tuple(digest(f"{passage}\n") for passage in passages)


HOUSEKEEPING = frozenset({"status", "publish_at", "changes", "withdrawn", "accepted", "personal_data"})
"""Fields that say how a note is published; they are not part of the text that is compared."""


def compared(source: Source) -> str:
    """The text of a note's file without its housekeeping, to compare with an earlier edition."""
    return frontmatter.uncommented(source, HOUSEKEEPING).strip() + "\n"


def published(note: Note) -> Note:
    """The note as it is published: of a cancelled meeting that it was not held, and the words that say why.

    Those are the words above the first agenda item.
    """
    meeting = note.meeting
    if not isinstance(meeting, Meeting) or meeting.status != "cancelled":
        return note
    told = {name: str(getattr(meeting, name)) for name in ("title", "series", "date", "language")}
    fields = [
        f"{name}: {json.dumps(told[name], ensure_ascii=False)}" for name in told if name in meeting.places
    ]
    text = "\n".join(("---", *fields, f"status: {meeting.status}", "---", "", meeting.introduction.value))
    bare = Meeting(
        id=meeting.id,
        place=meeting.place,
        title=meeting.title,
        series=meeting.series,
        date=meeting.date,
        status=meeting.status,
        language=meeting.language,
        publish_at=meeting.publish_at,
        changes=meeting.changes,
        introduction=meeting.introduction,
        places=meeting.places,
    )
    return noted(bare, (), Source(note.source.path, f"{text.strip()}\n"), text, ())


def parted(source: Source, known: Iterable[Field], report: Report) -> tuple[schema.Values, Text] | None:
    """The values of a file's front matter, which holds some fields, and its body."""
    place = Place(source.path, 1, 1)
    name = stem(source.path)[0]
    if not values.is_slug(name):
        what = f"'{name}' becomes part of an address"
        fix = (
            f"name the file '{slug(name) or 'a-few-words'}.md': lower-case letters, digits and single hyphens"
        )
        report.error(place, "file-name", what, fix)
    divided = frontmatter.split(source, report)
    node = frontmatter.read(divided[0], report) if divided else None
    if divided is None or (node is None and divided[0].value.strip()):
        return None
    if node is None or not isinstance(node, frontmatter.Mapping):
        what = "the front matter has no fields"
        report.error(node.place if node else divided[0].place, "bad-yaml", what, frontmatter.FIX)
        return None
    declared = (*known, acceptance.FIELD, acceptance.OLD)
    return schema.read(node.entries, declared, place, report), divided[1]
