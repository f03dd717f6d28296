"""Prose holds the plain Markdown that the guide shows, and nothing that a browser would obey."""

from scrutiny.base.diagnostics import Report
from scrutiny.content import markdown as prose
from scrutiny.content.note import Note
from scrutiny.register.register import Register


def check_note(note: Note, report: Report) -> None:
    """Look at every passage of a note for what notes do not use."""
    for passage in note.passages():
        prose.faults(passage, report)


def check(register: Register, report: Report) -> None:
    """Look at every passage outside of notes."""
    for passage in register.passages():
        prose.faults(passage, report)
