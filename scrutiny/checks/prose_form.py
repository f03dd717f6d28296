"""Prose holds the plain Markdown that the guide shows, and nothing that a browser would obey."""

from __future__ import annotations

from scrutiny import prose
from scrutiny.register import Register
from scrutiny.text import Report


def check(register: Register, report: Report) -> None:
    """Look at every passage of every file for what notes do not use."""
    for note in register.notes.values():
        prose.faults(note.meeting.introduction, report)
        for record in note.records:
            for passage in record.passages:
                prose.faults(passage, report)
    for passage in register.passages():
        prose.faults(passage, report)
