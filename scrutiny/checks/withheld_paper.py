"""A document that is withheld is linked nowhere in its note: a link would publish its file."""

from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.content import markdown as prose
from scrutiny.content.note import Note
from scrutiny.content.values import Reference
from scrutiny.register.titles import plain


def check_note(note: Note, report: Report) -> None:
    """Look for links with the title of a document that is withheld."""
    withheld = {plain(document.title) for document in note.meeting.documents if document.withheld}
    for link in _links(note) if withheld else ():
        if link.target and plain(link.words) in withheld:
            what = f"the document '{link.words}' is withheld, and this links to it"
            fix = "name it without a link, and take the file out of the repository, also out of its history"
            report.error(link.place, "withheld-paper", what, fix)


def _links(note: Note) -> Iterator[Reference]:
    for record in note.records:
        yield from record.papers
    for passage in note.passages():
        yield from prose.links(passage)
