"""A translation says what its original says: the same records, dates, statuses and restrictions."""

from collections.abc import Iterator
from typing import Any

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.content import translations
from scrutiny.content.fields import Field
from scrutiny.content.head import Head
from scrutiny.content.kinds.inspection import FOLDER
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
    heads = (note.meeting for note in content.notes if note.meeting.folder != FOLDER)
    yield from ((head.folder, head.name, head.place) for head in heads)
    yield from (("priorities", each.slug, each.place) for each in content.priorities)
    yield from (("people", each.slug, each.place) for each in content.people)
    yield from (("inspections", each.slug, each.place) for each in content.inspections)


def _compare(note: Note, original: Note, report: Report) -> None:
    here, there = note.meeting, original.meeting
    for name, ours, theirs in _differences(here, there):
        what = f"'{name}' {ours}, and in {there.path} it {theirs}"
        report.error(here.places.get(name, here.place), "translation", what, SAME)
    for document, other in zip(here.documents, there.documents, strict=False):
        if document.says != other.says:
            said = f"has {', '.join(document.says)}, and in {there.path} it has {', '.join(other.says)}"
            report.error(document.place, "translation", f"the document '{document.title}' {said}", SAME)
    originals = {record.id: record for record in original.records}
    for identity in originals.keys() - {record.id for record in note.records}:
        what = f"'{identity}' is missing here; {there.path} has it"
        report.error(here.place, "translation", what, "translate it, or write 'status: draft' here")
    for record in note.records:
        if record.id not in originals:
            what = f"{there.path} has no '{record.id}'"
            report.error(record.place, "translation", what, "give it the number that it has there")
            continue
        for name, ours, theirs in _differences(record, originals[record.id]):
            what = f"'{name}' of '{record.id}' {ours}, and in {there.path} it {theirs}"
            report.error(record.places.get(name, record.place), "translation", what, SAME)
        ours, theirs = _parts(record), _parts(originals[record.id])
        if bool(record.after) != bool(originals[record.id].after):
            what = f"'---' ends '{record.id}' in one language only; {there.path} is the other"
            report.error(record.place, "translation", what, SAME)
        if ours != theirs:
            what = f"the parts of '{record.id}' are: {ours}; in {there.path} they are: {theirs}"
            report.error(record.place, "translation", what, SAME)


SAME = "write the same in both, or 'status: draft' here"


def _differences(ours: Head | Record, theirs: Head | Record) -> Iterator[tuple[str, str, str]]:
    """The fields that differ where no language can make them differ: the name of each, and both in words."""
    for (field, here), (_, there) in zip(ours.details, theirs.details, strict=True):
        if here != there and _shared(field, here) != _shared(field, there):
            yield field.name, _shared(field, here), _shared(field, there)


def _shared(field: Field, value: Any) -> str:
    """What every language has to say of a value; empty where each can say something else."""
    if field.many:
        return f"has {len(value) or 'no'} {'entry' if len(value) == 1 else 'entries'}"
    if not field.read.translatable:
        return f"is {value or 'not given'}"
    return ("is given" if value else "is not given") if field.never_empty else ""


def _parts(record: Record) -> str:
    return ", ".join(f"{part.label} {part.number}".strip() for part in record.parts) or "none"
