"""A table as CSV (RFC 4180): a text of which no cell is a formula.

A spreadsheet runs a cell that begins with '=', '+', '-' or '@':
https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import csv
import re

from scrutiny.safety.paper import Fault, Paper, read_text


def inspect(data: bytes) -> Paper:
    """Read the cells."""
    found = read_text(data)
    faults = list(found.faults)
    if not faults:
        try:
            rows = enumerate(csv.reader(found.text.splitlines()), start=1)
            faults = [_fault(number, cell) for number, row in rows for cell in row if _runs(cell)]
        except csv.Error as wrong:
            what = f"the table cannot be read: {wrong}"
            faults.append(Fault("unreadable-paper", what, "save it as CSV again"))
    return Paper(found.text, tuple(faults))


def _runs(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula."""
    return bool(_FORMULA.match(cell)) and not _NUMBER.fullmatch(cell.strip())


def _fault(number: int, cell: str) -> Fault:
    what = f"row {number} of the paper has a cell that a spreadsheet would run: '{cell[:40]}'"
    return Fault("formula", what, "put a word or an apostrophe before its first sign")


_FORMULA = re.compile(r"\s*[=+@\t\r-]")
_NUMBER = re.compile(r"[+-]?[£$€]?[\d.,]+ ?%?|[-–]+")


def clean(data: bytes) -> bytes:
    """The table as it is: nothing of it is hidden."""
    return data
