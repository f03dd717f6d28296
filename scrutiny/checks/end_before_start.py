"""A meeting ends after it begins."""

from scrutiny.base.diagnostics import Report
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Compare `start` and `end` of each meeting."""
    for meeting in register.every_meeting():
        if meeting.start and meeting.end and meeting.end <= meeting.start:
            start, end = (each.isoformat("minutes") for each in (meeting.start, meeting.end))
            what = f"the meeting ends at {end} and starts at {start}"
            fix = "correct the time that is wrong, with 'am' or 'pm'"
            report.error(meeting.places["end"], "end-before-start", what, fix, source=True)
