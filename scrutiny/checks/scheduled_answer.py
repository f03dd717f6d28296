"""The note of a scheduled meeting holds its agenda and questions, and no answers or decisions."""

from __future__ import annotations

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.question import Question
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look for answers, decisions and the like in notes with the status 'scheduled'."""
    for note in register.notes.values():
        if note.meeting.status != "scheduled":
            continue
        for record in note.records:
            if record.parts or not (isinstance(record, Question) or not record.has_page):
                what = f"'{record.name}' says what was done at a meeting that has not been held"
                place = record.parts[0].prose.place if record.parts else record.place
                report.error(place, "scheduled-answer", what, "leave it out until the meeting has been held")
