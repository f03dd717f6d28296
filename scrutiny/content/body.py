"""Reads the records in the body of a note: agenda items, and the records under them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrutiny.base.diagnostics import Report, nearest
from scrutiny.base.text import slug
from scrutiny.content import field_list, fields, parts
from scrutiny.content.kinds import RECORDS
from scrutiny.content.kinds.discussion import Discussion
from scrutiny.content.kinds.item import Item
from scrutiny.content.outline import Section
from scrutiny.content.record import Record, part_id

KINDS = {kind.kind.capitalize(): kind for kind in RECORDS if kind is not Item}
"""The kinds of record that a `###` heading can begin, by the word it begins with."""


def read(meeting: str, sections: tuple[Section, ...], report: Report) -> tuple[Record, ...]:
    """The records of the note of a meeting (its id), in the order written."""
    records = tuple(_records(meeting, sections, report))
    _refuse_repeated(records, report)
    return records


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
        agenda_item = _record(Item, stem, "", f"item-{number}", number, title, section, report)
        yield agenda_item
        yield from _children(stem, number, agenda_item.id, section.sections, report)


_ITEM = re.compile(
    r"(?:item\s+)?(?P<number>[0-9]{1,4}[a-z]?)(?:\s*[.:)]\s*|\s*[-–—]\s*|\s+)(?P<title>\S.*)", re.IGNORECASE
)


def _children(
    stem: str, number: str, item_id: str, sections: tuple[Section, ...], report: Report
) -> Iterator[Record]:
    last = dict.fromkeys(KINDS, 0)
    for section in sections:
        found = _NUMBERED.fullmatch(section.heading.value)
        word = _word(found["word"] if found else section.heading.value)
        if word is None:
            yield _discussion(stem, number, item_id, section, report)
            continue
        if found is None:
            fix = f"write '### {word} {last[word] + 1}', with ': ' and a short title if you like"
            report.error(section.heading.place, "no-number", f"the {word.lower()} has no number", fix)
            continue
        last[word] = int(found["number"])
        identity = f"{word.lower()}-{number}-{int(found['number'])}"
        yield _record(
            KINDS[word],
            stem,
            item_id,
            identity,
            str(int(found["number"])),
            found["title"] or "",
            section,
            report,
        )


_NUMBERED = re.compile(
    r"(?P<word>[^\W\d_]+)\s+(?P<number>[0-9]{1,4})(?:(?:\s*[.:)]\s*|\s*[-–—]\s*|\s+)(?P<title>\S.*)|[.:)]?)"
)


def _word(heading: str) -> str | None:
    """The word of a kind that a heading is, alone or with a colon and title behind it but no number."""
    first = re.split(r"\s*[:–—]|\s+-\s", heading)[0].capitalize()
    return first if first in KINDS else None


def _record(
    kind: type[Record],
    stem: str,
    item_id: str,
    identity: str,
    number: str,
    title: str,
    section: Section,
    report: Report,
) -> Record:
    declared = fields.declared(kind).values()
    listed, below = field_list.divide(section.under, [field.name for field in declared], report)
    prose, divided = parts.divide(below, tuple(kind.speakers), report)
    found = fields.read(listed, declared, section.heading.place, report)
    record = fields.build(
        kind,
        found,
        id=identity,
        meeting=stem,
        item=item_id,
        number=number,
        title=title,
        place=section.heading.place,
        prose=prose,
        parts=divided,
        places=found.places,
    )
    assert record is not None, "no field of a record is required"
    return record


def _discussion(stem: str, number: str, item_id: str, section: Section, report: Report) -> Discussion:
    words = section.heading.value
    near = nearest(words.split()[0], KINDS)
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
