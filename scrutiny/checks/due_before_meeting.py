"""What is agreed at a meeting is due after it; what continues an earlier record may be overdue already."""

from scrutiny.base.diagnostics import Report
from scrutiny.content.moments import Moment
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date


def check(register: Register, report: Report) -> None:
    """Compare the due date of each new action and recommendation with the day of its meeting."""
    for note in register.notes.values():
        held = note.meeting.date
        for record in note.records:
            due = record.due
            if isinstance(due, Moment) and due.last < held.first and not record.updates:
                what = f"'{record.name}' is due by {date(due)}, before the meeting of {date(held)}"
                fix = "correct the year or the date; an action of an earlier meeting needs '- Updates: …'"
                report.error(record.places["Due"], "due-before-meeting", what, fix, source=True)
