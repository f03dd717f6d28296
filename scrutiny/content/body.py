"""Reads the records in the body of a note: agenda items, and the records under them."""

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from scrutiny.base import paths
from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text, slug
from scrutiny.content import field_list, fields, headings, parts, values
from scrutiny.content.kinds import RECORDS
from scrutiny.content.kinds.discussion import Discussion
from scrutiny.content.kinds.item import Item
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.outline import Section
from scrutiny.content.record import Record, part_id

KINDS = {kind.kind.capitalize(): kind for kind in RECORDS if kind is not Item}
"""The kinds of record that a `###` heading can begin, by the word it begins with."""


def read(meeting: str, sections: tuple[Section, ...], report: Report) -> tuple[Record, ...]:
    """The records of the note of a meeting (its id), in the order written."""
    records = tuple(_records(meeting, sections, report))
    _refuse_repeated(records, report)
    return records


class _Under(NamedTuple):
    """The agenda item under which records stand: its id, and what stands for it in theirs (`2a`, `roads`)."""

    id: str
    within: str


def _records(stem: str, sections: tuple[Section, ...], report: Report) -> Iterator[Record]:
    last, current = 0, _Under("", "")
    numbered = any(headings.item(section.heading.value).number for section in sections)
    for section in sections:
        heading = section.heading
        meant = headings.record(heading.value, KINDS)
        if current.id and meant and meant.number:
            what = f"'{heading}' is in the place of an agenda item"
            report.error(heading.place, "near-heading", what, f"write '{meant.right}'")
            yield from _children(stem, current, (section._replace(sections=()), *section.sections), report)
            continue
        number, title = headings.item(heading.value)
        if not number and meant and meant.number:
            what = f"'{heading}' is in the place of an agenda item, and comes before the first"
            report.error(
                heading.place, "near-heading", what, f"write its item above it, then '{meant.right}'"
            )
        elif not number and numbered:
            what = f"the agenda item '{heading}' has no number, and others have"
            report.error(heading.place, "no-number", what, f"write '## {last + 1}. {heading}'")
            number = str(last + 1)
        last = _first(number)
        current = _numbered(number) if number else _titled(heading, report)
        yield _record(Item, stem, None, current.id, number, title, section, report)
        yield from _children(stem, current, section.sections, report)


def _first(number: str) -> int:
    digits = re.match(r"[0-9]+", number)
    return int(digits[0]) if digits else 0


def _numbered(number: str) -> _Under:
    within = number.replace(".", "-")
    return _Under(f"item-{within}", within)


def _titled(heading: Text, report: Report) -> _Under:
    """The item of a note without numbers: its id is its title."""
    name = slug(heading.value)
    if not name or name in OWN:
        what = f"'{name}' is the address of a part of each page" if name else "its title has no letters"
        what = f"the agenda item '{heading}' has no number, and {what}"
        report.error(
            heading.place, "heading-form", what, "number all items of the note, or write another title"
        )
    elif paths.fault(f"recommendation-{name}-9999"):
        what = "the heading is too long for an address"
        report.error(heading.place, "heading-form", what, "shorten it, or number all items of the note")
    return _Under(name, name)


OWN = frozenset({"changes", "contents", "documents", "formerly", "main", "quick"})
"""What the page of a meeting has at addresses of its own, beside its items and records."""


def _children(stem: str, under: _Under, sections: tuple[Section, ...], report: Report) -> Iterator[Record]:
    last = dict.fromkeys(KINDS, 0)
    for section in sections:
        heading = section.heading
        if headings.is_item(heading.value):
            number, title = headings.item(heading.value)
            what = f"'{heading}' is in the place of a record"
            report.error(heading.place, "near-heading", what, f"write '## {number}. {title}'")
            under, last = _numbered(number), dict.fromkeys(KINDS, 0)
            yield _record(Item, stem, None, under.id, number, title, section, report)
            continue
        found = headings.record(heading.value, KINDS)
        if found is None:
            yield _discussion(stem, under, section, report)
            continue
        code = "near-heading" if found.number else "no-number"
        found = found._replace(number=found.number or last[found.word] + 1)
        if found.fault:
            report.error(heading.place, code, f"'{heading}': {found.fault}", f"write '{found.right}'")
        last[found.word] = found.number
        identity = f"{found.word.lower()}-{under.within}-{found.number}"
        kind = KINDS[found.word]
        yield _record(kind, stem, under, identity, str(found.number), found.title, section, report)


R = TypeVar("R", bound=Record)


def _record(
    kind: type[R],
    stem: str,
    under: _Under | None,
    identity: str,
    number: str,
    title: str,
    section: Section,
    report: Report,
) -> R:
    declared = fields.under_heading(kind)
    listed, below = field_list.divide(section.under, [field.name for field in declared], report)
    said, after = parts.until_rule(below) if kind.has_page else (below, None)
    prose, divided = parts.divide(said, tuple(kind.speakers), report)
    item = under or _Under(identity, identity.removeprefix("item-") if number else identity)
    links = {field.name.casefold() for field in declared if field.read is values.reference}
    listed = tuple(
        (name, values.within(value, item.within) if name.value.casefold() in links else value)
        for name, value in listed
    )
    found = fields.read(listed, declared, section.heading.place, report, TEXT)
    record = fields.build(
        kind,
        found,
        id=identity,
        meeting=stem,
        item=under.id if under else "",
        number=number,
        title=title,
        place=section.heading.place,
        prose=prose,
        parts=divided,
        after=after,
        places=found.places,
    )
    assert record is not None, "no field of a record is required"
    return record


TEXT = "; if the list is text, write a sentence above it"


def _discussion(stem: str, under: _Under, section: Section, report: Report) -> Discussion:
    words = section.heading.value
    if several := headings.plural(words, KINDS):
        what = f"'{words}' is read as a heading of the discussion"
        fix = f"write a heading for each, such as '### {several} 1: a short title'"
        report.error(section.heading.place, "near-heading", what, fix)
    if label := headings.label(words):
        what = f"'{words}' is read as a heading of the discussion"
        fix = f"write '**{label}:**' and its words under the heading of the question"
        report.error(section.heading.place, "near-heading", what, fix)
    if not slug(words):
        what = f"the heading '{words}' has no letters for its address"
        report.error(section.heading.place, "heading-form", what, "write it in words")
    identity = f"discussion-{under.within}-{slug(words)}"
    if paths.fault(identity):
        what = "the heading is too long for an address"
        report.error(section.heading.place, "heading-form", what, "shorten it, and write the rest below it")
    return _record(Discussion, stem, under, identity, "", words, section, report)


def recommendations(note: str, sections: tuple[Section, ...], report: Report) -> tuple[Recommendation, ...]:
    """The recommendations in the file of a report, whose note has an id, in the order written."""
    found: list[Recommendation] = []
    last = 0
    for section in sections:
        heading = headings.record(section.heading.value, KINDS)
        assert heading is not None, "what is no recommendation was left out"
        number = heading.number or last + 1
        if heading.fault:
            code = "near-heading" if heading.number else "no-number"
            what = f"'{section.heading}': {heading.fault}"
            report.error(
                section.heading.place, code, what, f"write '{heading._replace(number=number).right}'"
            )
        last = number
        identity = f"{Recommendation.kind}-{number}"
        found.append(
            _record(Recommendation, note, None, identity, str(number), heading.title, section, report)
        )
    _refuse_repeated(tuple(found), report)
    return tuple(found)


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
