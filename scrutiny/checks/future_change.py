"""The public history of a note tells what has happened: no entry lies in the future, and no withdrawal."""

import datetime

from scrutiny.base.diagnostics import Report
from scrutiny.content.head import MEETINGS, Head
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date


def check(register: Register, report: Report) -> None:
    """Look at the entries of `changes`, and at `withdrawn`, in each note that is released."""
    for note in register.notes.values():
        meeting = note.meeting
        if not register.is_visible(meeting):
            continue
        for entry in meeting.changes:
            _look("changes", entry.date, meeting, register, report)
            if entry.date < meeting.date.first and meeting.folder == MEETINGS:
                what = f"a change of {entry.date} is recorded, before the meeting of {date(meeting.date)}"
                fix = "delete it if it came from another note; a change of an agenda stays"
                place = meeting.places.get("changes", meeting.place)
                report.warning(place, "early-change", what, fix)
        if meeting.withdrawn:
            _look("withdrawn", meeting.withdrawn.date, meeting, register, report)


def _look(field: str, day: datetime.date, meeting: Head, register: Register, report: Report) -> None:
    today = register.settings.today
    if day > today:
        what = f"'{field}' has the date {day}, and today is {today}"
        fix = "write the day on which the change is published"
        report.error(meeting.places.get(field, meeting.place), "future-change", what, fix)
