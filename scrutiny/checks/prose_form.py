"""Prose holds the plain Markdown that the guide shows, and nothing that a browser would obey."""

from __future__ import annotations

from scrutiny import prose
from scrutiny.note import Note
from scrutiny.register import Register
from scrutiny.text import Report


def check(note: Note, report: Report) -> None:
    """Look at every passage of a note for what notes do not use."""
    for passage in note.passages():
        prose.faults(passage, report)


def check_others(register: Register, report: Report) -> None:
    """Look at every passage outside of notes."""
    for passage in register.passages():
        prose.faults(passage, report)
