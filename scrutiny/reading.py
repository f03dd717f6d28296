"""From the files of `content/` to records.

Each file is read on its own: nothing here knows what another file says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, TypeVar

from scrutiny import frontmatter, outline, schema, values
from scrutiny.outline import Section
from scrutiny.record import Kind, Record, part_id
from scrutiny.records import (
    action,
    decision,
    inspection,
    item,
    meeting,
    office,
    page,
    person,
    plan,
    priority,
    question,
    recommendation,
    term,
)
from scrutiny.records.discussion import Discussion
from scrutiny.records.inspection import Inspection
from scrutiny.records.meeting import Meeting
from scrutiny.records.office import Office
from scrutiny.records.page import OwnPage
from scrutiny.records.person import Person
from scrutiny.records.plan import Plan
from scrutiny.records.priority import Priority
from scrutiny.records.term import Term
from scrutiny.text import Place, Report, Source, Text, decode, nearest, slug

KINDS = (question.KIND, recommendation.KIND, action.KIND, decision.KIND)
"""The kinds of record that a `###` heading can begin."""


@dataclass(frozen=True, slots=True)
class Note:
    """The note of one meeting: the meeting, its records in the order written, and the text of the file."""

    meeting: Meeting
    records: tuple[Record, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that the office wrote, read.

    `unread` are the paths of notes that could not be read, `attachments` those of all other files.
    """

    office: Office | None
    plans: tuple[Plan, ...]
    glossary: tuple[Term, ...]
    priorities: tuple[Priority, ...]
    people: tuple[Person, ...]
    inspections: tuple[Inspection, ...]
    pages: tuple[OwnPage, ...]
    notes: tuple[Note, ...]
    unread: frozenset[str]
    attachments: frozenset[str]


def read(files: Mapping[str, bytes], attachments: Iterable[str], report: Report) -> Content:
    """Read the texts of the content folder, by path, into records.

    `files` holds every `.md` and `.yaml` file; every other path is an attachment. A file that cannot
    be read whole is reported and left out; the report then stops publication.
    """
    sources = {path: source for path in sorted(files) if (source := decode(path, files[path], report))}
    written = {path for path in files if _is_note(path)}
    content = Content(
        office=_data(sources.pop("office.yaml", None), office.read, report),
        plans=_data(sources.pop("plans.yaml", None), plan.read, report) or (),
        glossary=_data(sources.pop("glossary.yaml", None), term.read, report) or (),
        priorities=tuple(
            _folder("priorities", sources, priority.FIELDS, _plain(priority.make, report), report)
        ),
        people=tuple(_folder("people", sources, person.FIELDS, _plain(person.make, report), report)),
        inspections=tuple(
            _folder("inspections", sources, inspection.FIELDS, _plain(inspection.make, report), report)
        ),
        pages=tuple(_folder("pages", sources, page.FIELDS, _page(report), report)),
        notes=(notes := tuple(_notes(sources, report))),
        unread=frozenset(written - {note.source.path for note in notes}),
        attachments=frozenset(attachments),
    )
    if content.office is None and not any(found.place.path == "office.yaml" for found in report.diagnostics):
        fix = "write it with the fields name, force, commissioner and chief_constable"
        report.error(Place("office.yaml", 1, 1), "no-office", "the file office.yaml is missing or empty", fix)
    for path in sources:
        fix = f"the places for notes and data are: {', '.join(_PLACES)}"
        report.error(Place(path, 1, 1), "unknown-file", "this file is not where a record is looked for", fix)
    return content


_PLACES = ("meetings/YEAR/*.md", "priorities/*.md", "people/*.md", "inspections/*.md", "pages/*.md",
           "office.yaml", "plans.yaml", "glossary.yaml")  # fmt: skip

T = TypeVar("T")


def _data(source: Source | None, read: schema.Reader[T], report: Report) -> T | None:
    node = frontmatter.read(source.whole, report) if source else None
    return read(node, report) if node is not None else None


def _page(report: Report) -> Callable[[str, Place, Text, schema.Values], OwnPage | None]:
    def make(stem: str, place: Place, body: Text, found: schema.Values) -> OwnPage | None:
        return page.make(stem, place, outline.scan(body, report), found)

    return make


def _plain(
    make: Callable[[str, Place, Text, schema.Values], T | None], report: Report
) -> Callable[[str, Place, Text, schema.Values], T | None]:
    """The same with a body that has no headings."""

    def make_plain(stem: str, place: Place, body: Text, found: schema.Values) -> T | None:
        for section in outline.scan(body, report).sections:
            what = f"'{section.heading}' is a heading, and this file has none"
            report.error(section.heading.place, "heading-form", what, "write paragraphs without headings")
        return make(stem, place, body.strip(), found)

    return make_plain


def _folder(
    folder: str,
    sources: dict[str, Source],
    fields: tuple[schema.Field[Any], ...],
    make: Callable[[str, Place, Text, schema.Values], T | None],
    report: Report,
) -> Iterator[T]:
    """The records of a folder with one file each; takes its files out of `sources`."""
    for path in [
        path for path in sources if PurePosixPath(path).match(f"{folder}/*.md") and path.count("/") == 1
    ]:
        parted = _parted(sources.pop(path), fields, report)
        if parted:
            made = make(PurePosixPath(path).stem, Place(path, 1, 1), parted[1], parted[0])
            if made is not None:
                yield made


def _parted(
    source: Source, fields: tuple[schema.Field[Any], ...], report: Report
) -> tuple[schema.Values, Text] | None:
    """The values of a file's front matter, and its body."""
    place = Place(source.path, 1, 1)
    stem = PurePosixPath(source.path).stem
    if not values.is_slug(stem):
        what = f"'{stem}' becomes part of an address"
        fix = (
            f"name the file '{slug(stem) or 'a-few-words'}.md': lower-case letters, digits and single hyphens"
        )
        report.error(place, "file-name", what, fix)
    parted = frontmatter.split(source, report)
    node = frontmatter.read(parted[0], report) if parted else None
    if parted is None or (node is None and parted[0].value.strip()):
        return None
    if node is None or not isinstance(node, frontmatter.Mapping):
        what = "the front matter has no fields"
        report.error(node.place if node else parted[0].place, "bad-yaml", what, frontmatter.FIX)
        return None
    return schema.read(node.entries, fields, place, report), parted[1]


def _is_note(path: str) -> bool:
    return path.startswith("meetings/") and path.endswith(".md")


def _notes(sources: dict[str, Source], report: Report) -> Iterator[Note]:
    seen: dict[str, str] = {}
    for path in [path for path in sources if _is_note(path)]:
        source = sources.pop(path)
        stem = PurePosixPath(path).stem
        if stem in seen:
            what = f"two notes are called '{stem}': this one and {seen[stem]}"
            report.error(Place(path, 1, 1), "repeated-id", what, "give one of the files another name")
        seen.setdefault(stem, path)
        note = read_note(source, report)
        if note:
            yield note


def read_note(source: Source, report: Report) -> Note | None:
    """The note of a meeting from its file, or None where its front matter cannot be read."""
    parted = _parted(source, meeting.FIELDS, report)
    if parted is None:
        return None
    found, body = parted
    stem = PurePosixPath(source.path).stem
    outlined = outline.scan(body, report)
    records = tuple(_records(stem, outlined.sections, report))
    _refuse_repeated(records, report)
    held = meeting.make(stem, Place(source.path, 1, 1), outlined.introduction, found, report)
    return Note(held, records, source) if held else None


def _records(stem: str, sections: tuple[Section, ...], report: Report) -> Iterator[Record]:
    last = 0
    for section in sections:
        found = _ITEM.fullmatch(section.heading.value)
        if found is None:
            what = f"the agenda item '{section.heading}' has no number"
            report.error(
                section.heading.place, "no-number", what, f"write '## {last + 1}. {section.heading}'"
            )
            number = str(last + 1)
            title = section.heading.value
        else:
            number, title = found["number"].lower(), found["title"]
        last = int(number.rstrip("abcdefghijklmnopqrstuvwxyz"))
        agenda_item = _record(item.KIND, stem, "", f"item-{number}", number, title, section, report)
        yield agenda_item
        yield from _children(stem, number, agenda_item.id, section.sections, report)


_ITEM = re.compile(
    r"(?:item\s+)?(?P<number>[0-9]{1,4}[a-z]?)(?:\s*[.:)]\s*|\s*[-–—]\s*|\s+)(?P<title>\S.*)", re.IGNORECASE
)


def _children(
    stem: str, number: str, item_id: str, sections: tuple[Section, ...], report: Report
) -> Iterator[Record]:
    last = {kind.word: 0 for kind in KINDS}
    for section in sections:
        found = _NUMBERED.fullmatch(section.heading.value)
        kind = _kind(found["word"] if found else section.heading.value)
        if kind is None:
            yield _discussion(stem, number, item_id, section, report)
            continue
        if found is None:
            fix = f"write '### {kind.word} {last[kind.word] + 1}', with ': ' and a short title if you like"
            report.error(section.heading.place, "no-number", f"the {kind.word.lower()} has no number", fix)
            continue
        last[kind.word] = int(found["number"])
        identity = f"{kind.word.lower()}-{number}-{int(found['number'])}"
        yield _record(
            kind, stem, item_id, identity, str(int(found["number"])), found["title"] or "", section, report
        )


_NUMBERED = re.compile(
    r"(?P<word>[^\W\d_]+)\s+(?P<number>[0-9]{1,4})(?:(?:\s*[.:)]\s*|\s*[-–—]\s*|\s+)(?P<title>\S.*)|[.:)]?)"
)


def _kind(word: str) -> Kind | None:
    """The kind whose word this is, alone or with a colon and title behind it but no number."""
    first = re.split(r"\s*[:–—]|\s+-\s", word)[0].casefold()
    return next((kind for kind in KINDS if kind.word.casefold() == first), None)


def _record(
    kind: Kind,
    stem: str,
    item_id: str,
    identity: str,
    number: str,
    title: str,
    section: Section,
    report: Report,
) -> Record:
    listed, below = outline.fields(section.under)
    prose, parts = outline.parts(below, kind.parts)
    found = schema.read(listed, kind.fields, section.heading.place, report)
    common = {
        "id": identity,
        "meeting": stem,
        "item": item_id,
        "number": number,
        "title": title,
        "place": section.heading.place,
        "prose": prose,
        "parts": parts,
        "places": found.places,
    }
    return kind.make(common, found)


def _discussion(stem: str, number: str, item_id: str, section: Section, report: Report) -> Discussion:
    words = section.heading.value
    near = nearest(words.split()[0], [kind.word for kind in KINDS])
    if near and re.match(r"\S+\s+\S*\d", words):
        rest = words.split(maxsplit=1)[1]
        what = f"'{words}' is read as a heading of the discussion"
        report.warning(section.heading.place, "near-heading", what, f"did you mean '### {near} {rest}'?")
    if not slug(words):
        what = f"the heading '{words}' has no letters for its address"
        report.error(section.heading.place, "heading-form", what, "write it in words")
    return Discussion(
        id=f"discussion-{number}-{slug(words)}",
        meeting=stem,
        item=item_id,
        number="",
        title=words,
        place=section.heading.place,
        prose=section.under.strip(),
        places={},
    )


def _refuse_repeated(records: tuple[Record, ...], report: Report) -> None:
    for record in records:
        numbered = [part for part in record.parts if part.number]
        for part in numbered:
            if next(each for each in numbered if part_id(record, each) == part_id(record, part)) is not part:
                what = f"{record.label} has two parts called '{part.label} {part.number}'"
                report.error(part.prose.place, "repeated-id", what, "give one of the two another number")
    first: dict[str, Record] = {}
    for record in records:
        other = first.setdefault(record.id, record)
        if other is record:
            continue
        for here, there in ((record, other), (other, record)):
            what = f"'{here.name}' has the id {here.id}, and so has line {there.place.line}"
            report.error(
                here.place, "repeated-id", what, "give one of the two another number or another title"
            )
