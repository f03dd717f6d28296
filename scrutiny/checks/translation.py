"""A translation says what its original says: the same records, dates, statuses and restrictions."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.content import translations
from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.decision import Decision
from scrutiny.content.kinds.question import Question
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.note import Note
from scrutiny.content.reading import Content
from scrutiny.content.record import Record
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Compare each translated file with what it translates; a draft may still lack parts."""
    _alone(register, report)
    for note, original in translations.pairs(register.content):
        if note.meeting.language == original.meeting.language:
            what = f"this is a translation into its own language, '{note.meeting.language}'"
            report.error(note.meeting.place, "translation", what, "write 'language: …' as it is")
        elif note.meeting.status != "draft":
            _compare(note, original, report)


def _alone(register: Register, report: Report) -> None:
    """Translations of notes, people and so on that are not there, or are translated twice."""
    content = register.content.original or register.content
    there = {(folder, name) for folder, name, _ in _files(content)}
    for each in content.translations.values():
        first: dict[tuple[str, str], Place] = {}
        for folder, name, place in _files(each):
            other = first.setdefault((folder, name), place)
            if other is not place:
                what = f"'{name}' is translated twice into one language, here and in {other.path}"
                report.error(place, "translation", what, "keep one of the two")
            if (folder, name) not in there:
                what = f"there is no '{name}.md' that this file translates"
                fix = "correct the name; a note in one language alone has no language in its name"
                report.error(place, "translation", what, fix)


def _files(content: Content) -> Iterator[tuple[str, str, Place]]:
    yield from (("meetings", note.meeting.id, note.meeting.place) for note in content.notes)
    yield from (("priorities", each.slug, each.place) for each in content.priorities)
    yield from (("people", each.slug, each.place) for each in content.people)
    yield from (("inspections", each.slug, each.place) for each in content.inspections)


def _compare(note: Note, original: Note, report: Report) -> None:
    here, there = note.meeting, original.meeting
    for field in ("date", "start", "end", "status", "publish_at", "series"):
        ours, theirs = getattr(here, field), getattr(there, field)
        if ours != theirs:
            what = f"'{field}' is {ours or 'not given'}, and in {there.path} it is {theirs or 'not given'}"
            fix = "write the same in both, or 'status: draft' here"
            report.error(here.places.get(field, here.place), "translation", what, fix)
    for field in ("present", "in_attendance", "apologies", "documents", "changes"):
        if len(getattr(here, field)) != len(getattr(there, field)):
            what = f"'{field}' has {len(getattr(here, field))} entries, and {len(getattr(there, field))} in "
            place = here.places.get(field, here.place)
            report.error(place, "translation", what + there.path, "list the same in both")
    originals = {record.id: record for record in original.records}
    ours_by_id = {record.id: record for record in note.records}
    for identity in originals.keys() - ours_by_id.keys():
        what = f"'{identity}' is missing here; {there.path} has it"
        report.error(here.place, "translation", what, "translate it, or write 'status: draft' here")
    for record in note.records:
        if record.id not in originals:
            what = f"{there.path} has no '{record.id}'"
            report.error(record.place, "translation", what, "give it the number that it has there")
            continue
        for name, ours, theirs in _differences(record, originals[record.id]):
            what = f"{name} of '{record.id}': {ours or 'none'} here, and {theirs or 'none'} in {there.path}"
            report.error(record.place, "translation", what, "write the same in both")


def _differences(record: Record, original: Record) -> Iterator[tuple[str, object, object]]:
    for (name, ours), (_, theirs) in zip(_facts(record), _facts(original), strict=True):
        if ours != theirs:
            yield name, ours, theirs


def _facts(record: Record) -> Iterator[tuple[str, object]]:
    """What does not depend on the language."""
    yield "the parts", ", ".join(f"{part.label} {part.number}".strip() for part in record.parts)
    yield "the number of papers", len(record.papers)
    yield "the number of topics", len(record.topics)
    yield "the number of priority areas", len(record.priorities)
    yield "a restriction", "restricted" if record.restricted else None
    match record:
        case Action() | Recommendation():
            yield "the status", record.status
            yield "the due date", record.due
        case Question():
            yield "the status", record.status
        case Decision():
            yield "the outcome", record.outcome
