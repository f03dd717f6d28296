"""The words of a link should say where it leads (WCAG 2.2, success criterion 2.4.4)."""

from collections.abc import Iterable

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content import markdown as prose
from scrutiny.content.note import Note
from scrutiny.register.register import Register

VAGUE = {"here", "click here", "link", "this link", "read more", "more", "see here"}


def check(register: Register, report: Report) -> None:
    """Look at the words of each link in prose outside of notes."""
    _look(register.passages(), report)


def check_note(note: Note, report: Report) -> None:
    """Look at the words of each link in a note."""
    _look(note.passages(), report)


def _look(passages: Iterable[Text], report: Report) -> None:
    for passage in passages:
        for link in prose.links(passage):
            if link.words.strip().casefold() in VAGUE:
                what = f"the link says only '{link.words}'"
                report.warning(link.place, "vague-link", what, "say where the link goes")
