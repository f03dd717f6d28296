"""A meeting on a Saturday or Sunday is rare enough to be looked at again."""

from scrutiny.base.diagnostics import Report
from scrutiny.register.register import Register
from scrutiny.wording.phrases import full_date

SATURDAY = 5


def check(register: Register, report: Report) -> None:
    """Look at the day of the week of each meeting."""
    for meeting in register.every_meeting():
        day = meeting.date.day
        if day and day.weekday() >= SATURDAY:
            what = f"{full_date(day)} was at a weekend"
            report.warning(
                meeting.places["date"], "weekend-meeting", what, "check the day, the month and the year"
            )
