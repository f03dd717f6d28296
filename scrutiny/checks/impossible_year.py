"""No meeting of a commissioner can be older than the office, and none is planned years ahead.

The first commissioners were elected in November 2012 (Police Reform and Social Responsibility Act
2011); London's office began in January 2012.
"""

from scrutiny.base.diagnostics import Report
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date

FIRST_YEAR = 2012
YEARS_AHEAD = 2


def check(register: Register, report: Report) -> None:
    """Look at the year of each meeting."""
    latest = register.settings.today.year + YEARS_AHEAD
    for note in register.notes.values():
        meeting = note.meeting
        place = meeting.places.get("date", meeting.place)
        if meeting.date.year < FIRST_YEAR:
            what = f"on {date(meeting.date)} there was no commissioner"
            report.error(place, "impossible-year", what, "correct the year")
        elif meeting.date.year > latest:
            what = f"{date(meeting.date)} is more than {YEARS_AHEAD} years ahead"
            report.warning(place, "impossible-year", what, "correct the year if it is wrong")
