"""A table has as many cells in each row as in its first, a row of hyphens below that, and no tabs."""

import re
from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content.note import Note


def check_note(note: Note, report: Report) -> None:
    """Look at the tables in the prose of a note."""
    for passage in note.passages():
        if "|" in passage.value:
            for start, rows in _blocks(passage.value, _ROW):
                _table(passage, start, rows, report)
        if "\t" in passage.value:
            for start, rows in _blocks(passage.value, _TABBED):
                if len(rows) > 1:
                    cells = [cell.strip() for cell in rows[0].split("\t")]
                    what = "these lines look like a table with tabs between its cells"
                    rule = "---|" * len(cells)
                    fix = f"write '| {' | '.join(cells)} |', below it '|{rule}', then each row like the first"
                    report.error(passage.at(start), "table-form", what, fix)


def _blocks(words: str, row: re.Pattern[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines of a form that follow one another, with the place of the first."""
    start, rows, position = 0, list[str](), 0
    for line in [*words.split("\n"), ""]:
        if row.fullmatch(line):
            start = start if rows else position
            rows.append(line)
        elif rows:
            yield start, rows
            rows = []
        position += len(line) + 1


def _table(passage: Text, start: int, rows: list[str], report: Report) -> None:
    if len(rows) < 2 or not _RULE.fullmatch(rows[1]):
        if rows[0].lstrip().startswith("|"):
            cells = len(_cells(rows[0]))
            what = "this line is in the form of a table and no row of hyphens follows it"
            report.error(passage.at(start), "table-form", what, f"write '|{'---|' * cells}' below it")
        return
    wanted, offset = len(_cells(rows[0])), start
    for row in rows:
        if (number := len(_cells(row))) != wanted:
            what = f"this row has {number} cells, and the first has {wanted}"
            fix = "write each cell between two '|', an empty one as well, and a '|' of the text as '\\|'"
            report.error(passage.at(offset), "table-form", what, fix)
        offset += len(row) + 1


def _cells(row: str) -> list[str]:
    inner = row.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return re.split(r"(?<!\\)\|", inner)


_ROW = re.compile(r"[ \t]*(?:\|[^\n]*|[^\n]*[^\\\n]\|[^\n]*)")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_TABBED = re.compile(r"(?![-*+•·▪◦‣–—>|]|[0-9]{1,3}[.)]\t)[^\t\n]*[^\s][ ]*\t+[ ]*[^\s][^\n]*")
