"""A restricted item should say when the restriction is looked at again."""

from __future__ import annotations

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.item import Item
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look for restricted items without a `Review` date."""
    for note in register.notes.values():
        for record in note.records:
            if isinstance(record, Item) and record.restricted and record.review is None:
                what = f"'{record.name}' is restricted without a date of review"
                fix = "write '- Review: 2028-03-01' where a date is known"
                report.warning(record.restricted.place, "restricted-review", what, fix)
