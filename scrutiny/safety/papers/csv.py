"""A table as CSV (RFC 4180): a text of which no cell is a formula, read cell by cell with the headings.

A spreadsheet runs a cell that begins with '=', '+', '-' or '@':
https://owasp.org/www-community/attacks/CSV_Injection.
"""

import csv
import re
from collections.abc import Iterator, Sequence

from scrutiny.safety.paper import Fault, Paper, Piece, masked, read_text, refused


def inspect(data: bytes) -> Paper:
    """Read the cells."""
    found = read_text(data)
    if found.faults:
        return found
    try:
        rows = list(csv.reader(found.text.splitlines(), delimiter=_separator(found.text)))
    except csv.Error as wrong:
        return refused("unreadable-paper", f"the table cannot be read: {wrong}", "save it as CSV again")
    faults = [_fault(number, cell) for number, row in enumerate(rows, start=1) for cell in row if _runs(cell)]
    text = "\n".join("\t".join(row) for row in rows)
    return found._replace(pages=(text,), beside=tuple(_pieces(rows)), faults=tuple(faults))


def _separator(text: str) -> str:
    """What stands between the cells; programs in other languages write semicolons or tabs."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _pieces(rows: Sequence[Sequence[str]]) -> Iterator[Piece]:
    """Each row as it can be understood: every cell with its heading, then all of them as one line."""
    headings = rows[0] if rows else ()
    for number, row in enumerate(rows[1:], start=2):
        named = "\n\n".join(
            f"{heading}: {cell}" for heading, cell in zip(headings, row, strict=False) if cell and heading
        )
        yield Piece(f"row {number}", f"{named}\n\n{', '.join(row)}")


def _runs(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula."""
    return bool(_FORMULA.match(cell)) and not _FIGURE.fullmatch(cell.strip())


def _fault(number: int, cell: str) -> Fault:
    what = f"row {number} of the paper has a cell that a spreadsheet would run: '{masked(cell)}'"
    return Fault("formula", what, "put a word or an apostrophe before its first sign")


_FORMULA = re.compile(r"\s*[=+@\t\r-]")
_SIGNED = r"[+−–-]? ?[£$€]? ?\d[\d.,]*(?: ?%| ?[A-Za-z]+(?: [A-Za-z]+){0,2})?"
_FIGURE = re.compile(rf"{_SIGNED}(?: ?\({_SIGNED}\)| (?:to|and) {_SIGNED})?\*{{0,3}}|[-–−]+")
"""A number with a sign, a currency and a unit, such as '-£1.2m' or '+1.5 pp (-3%)': nothing in it is run."""


def clean(data: bytes) -> bytes:
    """The table as it is: nothing of it is hidden."""
    return data
