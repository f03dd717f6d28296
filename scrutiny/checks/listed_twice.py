"""Nobody is listed twice at one meeting, under a name and under a post."""

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look for people who are listed twice as there; for some items each time is no fault."""
    for meeting in register.every_meeting():
        first: dict[str, Text] = {}
        for there in meeting.present + meeting.in_attendance:
            if there.person is None or there.items:
                continue
            person = register.names.person(there.person.value, meeting.date)
            if person is None:
                continue
            other = first.setdefault(person.slug, there.person)
            if other is not there.person:
                what = f"'{there.person}' is {person.name}, who is listed on line {other.place.line} already"
                report.warning(there.person.place, "listed-twice", what, "delete one of the two entries")
