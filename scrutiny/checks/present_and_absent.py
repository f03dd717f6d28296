"""Nobody can be at a meeting and send apologies for it."""

from __future__ import annotations

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.meeting import Attendance, Meeting
from scrutiny.register.names import Party
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Compare who was there with who sent apologies, by person and not by spelling."""
    for note in register.notes.values():
        meeting = note.meeting
        for absent in meeting.apologies:
            for there in meeting.present + meeting.in_attendance:
                if _who(register, meeting, absent) == _who(register, meeting, there) != ():
                    line = there.person.place.line
                    what = f"'{absent.person}' is listed under apologies and as present (line {line})"
                    fix = "delete the wrong one; for part of a meeting write {person: …, items: […]}"
                    report.error(absent.person.place, "present-and-absent", what, fix)


def _who(register: Register, meeting: Meeting, attendance: Attendance) -> tuple[Party, ...]:
    return register.names.parties(attendance.person.value, meeting.date)
