"""A restricted item says when the restriction is looked at again, and is looked at on that day."""

from __future__ import annotations

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.item import Item
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date


def check(register: Register, report: Report) -> None:
    """Look for restricted items without a `Review` date, or with one that has passed."""
    for note in register.notes.values():
        for record in note.records:
            if not isinstance(record, Item) or record.restricted is None:
                continue
            if record.review and record.review < register.settings.today:
                what = f"the restriction of '{record.name}' was to be looked at on {date(record.review)}"
                fix = "lift it, or write the day on which it is looked at next"
                report.warning(record.places["Review"], "restricted-review", what, fix)
            elif record.review is None:
                what = f"'{record.name}' is restricted without a date of review"
                fix = "write '- Review: 2028-03-01' where a date is known"
                report.warning(record.restricted.place, "restricted-review", what, fix)
