"""The note of a meeting can be published when the meeting was held, and not before.

An agenda that is all there will ever be is that of an earlier meeting.
"""

from __future__ import annotations

from scrutiny.base.diagnostics import Report
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date


def check(register: Register, report: Report) -> None:
    """Look for published notes, and for what is no more than an agenda, of meetings that lie ahead."""
    for note in register.notes.values():
        meeting = note.meeting
        if meeting.status in ("published", "agenda") and meeting.date.first > register.settings.today:
            state = "the note is published" if meeting.held else "the status is 'agenda'"
            what = f"{state}, and the meeting is on {date(meeting.date)}"
            fix = "correct the date, or write 'status: scheduled' until the meeting was held"
            report.error(meeting.places.get("date", meeting.place), "future-meeting", what, fix)
