"""A note can be published when its meeting was held or its decision made, and not before.

An agenda that is all there will ever be is that of an earlier meeting.
"""

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date


def check(register: Register, report: Report) -> None:
    """Look for published notes, and for what is no more than an agenda, of meetings that lie ahead."""
    for note in register.notes.values():
        meeting = note.meeting
        if meeting.status in ("published", "agenda") and meeting.date.first > register.settings.today:
            state = "the note is published" if meeting.held else "the status is 'agenda'"
            of_meeting = isinstance(meeting, Meeting)
            what = f"{state}, and {'the meeting is on' if of_meeting else 'its date is'} {date(meeting.date)}"
            until = (
                "'status: scheduled' until the meeting was held"
                if of_meeting
                else "'status: draft' until then"
            )
            fix = f"correct the date, or write {until}"
            report.error(meeting.places.get("date", meeting.place), "future-meeting", what, fix)
