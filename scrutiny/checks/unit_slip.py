"""A figure should have its unit once: not '£200,000k', '5%%' or '5% per cent'."""

import re

from scrutiny.base.diagnostics import Report
from scrutiny.content.note import Note


def check_note(note: Note, report: Report) -> None:
    """Look for figures with a unit too many."""
    for record in note.records:
        for passage in record.passages:
            if "£" not in passage.value and "%" not in passage.value:
                continue
            for found in _SLIP.finditer(passage.value):
                what = f"'{found[0]}' has a unit too many"
                report.warning(passage.at(found.start()), "unit-slip", what, "check the figure and its unit")


_SLIP = re.compile(
    r"£\d{1,3}(?:,\d{3})+(?:\.\d+)?\s?(?:k|thousand)\b|£\d{1,3}(?:,\d{3}){2,}\s?(?:m|million)\b"
    r"|\d\s?%\s?(?:%|per ?cent)|£\s?£\s?\d|£\d[\d,.]*\s?pounds\b",
    re.IGNORECASE,
)
