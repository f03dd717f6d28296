"""The day in the name of a note's file is the day of its meeting: the name becomes the address for good."""

from scrutiny.base.diagnostics import Report
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Compare `date` with the day, month or year that the name of each note begins with."""
    for note in register.notes.values():
        meeting = note.meeting
        named = meeting.dated
        if named and not named.holds(meeting.date) and "date" in meeting.places:
            what = f"the file is named {named}, and 'date' is {meeting.date}"
            other = f"{meeting.date}{meeting.name.removeprefix(str(named))}"
            fix = f"write 'date: {named}', or rename the file to '{other}.md'"
            report.error(meeting.places["date"], "name-and-date", what, fix, source=True)
