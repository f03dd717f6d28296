"""A series of meetings that hold a further body to account is spelled as in the notes of its meetings."""

from scrutiny.base.diagnostics import Report, nearest
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Compare the series of each body of the office with those of the notes."""
    known = {note.meeting.series for note in register.notes.values() if note.meeting.series}
    for body in register.office.bodies:
        for series in body.series:
            meant = nearest(series, known) if series not in known else None
            if meant:
                what = f"no meeting is of the series '{series}', at which {body.name} answers"
                report.error(body.chief.place, "unknown-series", what, f"did you mean '{meant}'?")
