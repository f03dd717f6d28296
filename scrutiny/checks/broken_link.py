"""Every link of a note must lead to something that is published, papers included."""

from collections.abc import Iterator

from scrutiny.base.diagnostics import Report, suggestion
from scrutiny.base.text import Text
from scrutiny.content import markdown as prose
from scrutiny.content.head import Head
from scrutiny.content.note import Note
from scrutiny.content.values import Reference
from scrutiny.register.links import Attachment, External, Unresolved
from scrutiny.register.register import Register
from scrutiny.safety.papers import TYPES


def check(register: Register, report: Report) -> None:
    """Follow the links in the fields and the prose of notes, and in the prose of every other file."""
    for note in register.notes.values():
        for reference in _references(note):
            _follow(register, reference, note.meeting, report)
        for reference in _papers(note):
            _open(register, reference, note.meeting, report)
        _replacement(register, note.meeting, report)
    for passage in register.passages(embargoed=False):
        for reference in prose.links(passage):
            _follow(register, reference, None, report)
    for comments in (each.comments for each in register.content.inspections):
        if comments and comments.reference:
            _open(register, comments.reference, None, report)


def _references(note: Note) -> Iterator[Reference]:
    meeting = note.meeting
    if meeting.previous:
        yield meeting.previous.meeting
    if meeting.translation_of:
        yield meeting.translation_of
    yield from prose.links(meeting.introduction)
    for record in note.records:
        yield from (reference for _, reference in record.references())
        for passage in record.passages:
            yield from prose.links(passage)


def _papers(note: Note) -> Iterator[Reference]:
    yield from (document.reference for document in note.meeting.documents if document.reference)
    for record in note.records:
        yield from record.papers


def _follow(register: Register, reference: Reference, note: Head | None, report: Report) -> None:
    found = register.resolve(reference, note)
    if isinstance(found, Unresolved):
        report.error(reference.place, "broken-link", found.what, found.fix)


def _open(register: Register, paper: Reference, note: Head | None, report: Report) -> None:
    if paper.target:
        found = register.resolve(paper, note)
        if isinstance(found, Unresolved):
            report.error(paper.place, "broken-link", found.what, found.fix)
        elif not isinstance(found, Attachment | External):
            what = f"'{paper.target}' is not a file beside this one"
            report.error(paper.place, "broken-link", what, "put the paper into papers/ and link to it there")
    elif note and register.document(paper, note) is None:
        known = [document.title for document in note.documents]
        otherwise = "list it under 'documents', with its file, its address, or why it is missing"
        what = f"no document of this note is called '{paper.words}'"
        if paper.words.casefold().endswith(TYPES):
            what = f"'{paper.words}' is the path of a file, and not a link"
            fix = f"write '[title]({paper.words})', with the title of the paper"
        else:
            fix = suggestion(paper.words, known, otherwise)
        report.error(paper.place, "broken-link", what, fix)


def _replacement(register: Register, meeting: Head, report: Report) -> None:
    name: Text | None = meeting.withdrawn.replaced_by if meeting.withdrawn else None
    if name and register.replacement(meeting) is None:
        fix = suggestion(name.value, register.notes, "write the name of its file without '.md'")
        report.error(name.place, "broken-link", f"no published note is called '{name}'", fix)
