"""Nobody can be at a meeting and send apologies for it."""

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.register.people import Party
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Compare who was there with who sent apologies, by person and not by spelling."""
    for meeting in register.every_meeting():
        named = [each.person for each in meeting.present + meeting.in_attendance if each.person]
        for absent in (each.person for each in meeting.apologies if each.person):
            for there in named:
                if _who(register, meeting, absent) == _who(register, meeting, there) != ():
                    what = f"'{absent}' is listed under apologies and as present (line {there.place.line})"
                    fix = "delete the wrong one; for part of a meeting write {person: …, items: […]}"
                    report.error(absent.place, "present-and-absent", what, fix)


def _who(register: Register, meeting: Meeting, name: Text) -> tuple[Party, ...]:
    return register.names.parties(name.value, meeting.date)
