"""The date printed in the signed note must be the date of the meeting; a slip is kept and reported."""

import re

from scrutiny.base.diagnostics import Report
from scrutiny.content.dates import as_date
from scrutiny.register.register import Register
from scrutiny.wording.phrases import DAYS, MONTHS, full_date


def check(register: Register, report: Report) -> None:
    """Compare the day of the week and the date in `printed_date` with `date`."""
    for meeting in register.every_meeting():
        printed, held = meeting.printed_date, meeting.date
        if printed is None:
            continue
        named = [name for name in DAYS if re.search(rf"\b{name}\b", printed.value, re.IGNORECASE)]
        dated = _DATE.search(printed.value)
        day = as_date(f"{dated[1]} {dated[2]} {dated[3]}") if dated else held.day
        other_date = day is None or not held.holds(day)
        other_day = named and held.day and named[0] != DAYS[held.day.weekday()]
        if other_day or other_date:
            what = f"the note prints '{printed}', and the meeting was on {full_date(held)}"
            fix = "correct 'date' if it is wrong"
            report.warning(printed.place, "printed-date", what, fix, source=True)


_DATE = re.compile(
    rf"\b([0-9]{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(MONTHS)})\s+([0-9]{{4}})\b", re.IGNORECASE
)
