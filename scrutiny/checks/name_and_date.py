"""The day in the name of a note's file is the day of its meeting: the name becomes the address for good."""

from __future__ import annotations

from scrutiny.base.diagnostics import Report
from scrutiny.content.dates import as_date
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Compare `date` with the date that the name of each note begins with."""
    for note in register.notes.values():
        meeting = note.meeting
        named = as_date(meeting.id[:10])
        if named and named != meeting.date and "date" in meeting.places:
            what = f"the file is named {named}, and 'date' is {meeting.date}"
            fix = f"write 'date: {named}', or rename the file to '{meeting.date}{meeting.id[10:]}.md'"
            report.error(meeting.places["date"], "name-and-date", what, fix, source=True)
