"""Answers and updates are dated once, when they were given: not ahead, nor long before the meeting."""

import datetime

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.question import Question
from scrutiny.content.record import dates, said_on
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date

LONG_BEFORE = datetime.timedelta(days=183)
"""Questions are put in advance, but not by half a year. What becomes of an action can be older."""


def check(register: Register, report: Report) -> None:
    """Look at the dates in the labels of all parts."""
    for note in register.notes.values():
        held = note.meeting.date
        for record in note.records:
            for part in record.parts:
                day = said_on(part)
                if day is None or part.said is None:
                    continue
                if len(dates(part)) > 1:
                    what = f"the {part.label.lower()} has two dates: '{part.said}'"
                    report.error(part.said.place, "part-date", what, "keep the day on which it was given")
                elif day > max(held.last, register.settings.today):
                    what = f"the {part.label.lower()} is dated {date(day)}, which is still to come"
                    report.error(
                        part.said.place, "part-date", what, "correct the year or the date", source=True
                    )
                elif day < held.first - LONG_BEFORE and isinstance(record, Question):
                    what = f"the {part.label.lower()} is dated {date(day)}, and the meeting {date(held)}"
                    report.warning(
                        part.said.place, "part-date", what, "correct the year if it is wrong", source=True
                    )
