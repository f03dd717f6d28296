"""Tables in plain text: drawn with signs, ruled with hyphens, or aligned below heads that are known."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from scrutiny.authoring.importing.document import Paragraph, Run, Table
from scrutiny.authoring.importing.structure.attendance import role_of
from scrutiny.authoring.importing.structure.columns import kind

_GRID = re.compile(r"\s*\+(?:[-=:]+\+)+\s*$")
_RULED = re.compile(r"\s*-{2,}(?: +-{2,})+\s*$")
_STROKES = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$")
_WHOLE = re.compile(r"\s*-{6,}\s*$")

Runs = Callable[[str], tuple[Run, ...]]


def _plain(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def table(lines: Sequence[str], at: int, runs: Runs = _plain, first: int = 1) -> tuple[Table, int] | None:
    """The table that begins with a line, and the line after it; None where none begins.

    `runs` reads the looks of a text, `first` is the number of the first line.
    """
    for way in (_grid, _piped, _divided, _ruled, _aligned):
        if (found := way(lines, at)) is not None:
            rows, end = found
            made = tuple(tuple(_cell(cell, f"line {first + at}", runs) for cell in row) for row in rows)
            return Table(made, f"line {first + at}"), end
    return None


def _cell(cell: list[str], place: str, runs: Runs) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell: blank lines part them."""
    width = max((len(line.rstrip()) for line in cell), default=0)
    out, gathered = list[Paragraph](), list[str]()
    for line in [*cell, ""]:
        words = line.split()
        room = gathered and words and len(gathered[-1].rstrip()) + 1 + len(words[0]) <= width
        if gathered and (room or not words):
            out.append(Paragraph(runs(" ".join(each.strip() for each in gathered)), place))
            gathered = []
        gathered += [line] if words else []
    return tuple(out)


def _grid(lines: Sequence[str], at: int) -> tuple[list[list[list[str]]], int] | None:
    """`+----+----+` above and below each row."""
    if not _GRID.match(lines[at]):
        return None
    rows, end = list[list[list[str]]](), at + 1
    row = list[list[str]]()
    while end < len(lines) and lines[end].strip()[:1] in ("+", "|"):
        if _GRID.match(lines[end]):
            rows += [row] if row else []
            row = []
        else:
            cells = lines[end].strip().strip("|").split("|")
            row = row or [[] for _ in cells]
            last = len(row) - 1
            for into, text in zip(row, [*cells[:last], "|".join(cells[last:])], strict=False):
                into.append(text)
        end += 1
    rows += [row] if row else []  # a rule is missing below it
    return (rows, end) if rows else None


def _piped(lines: Sequence[str], at: int) -> tuple[list[list[list[str]]], int] | None:
    """`|…|…|` on every line and no rule below the first: a line is a row, unless it goes on with one."""
    if not _STROKES.match(lines[at]) or (at + 1 < len(lines) and _RULE.match(lines[at + 1])):
        return None
    rows, end = list[list[list[str]]](), at
    while end < len(lines) and _STROKES.match(lines[end]):
        cells = lines[end].strip()[1:-1].split("|")
        if rows and len(rows[-1]) == len(cells) and _goes_on(rows[-1], cells):
            for into, text in zip(rows[-1], cells, strict=True):
                into.append(text)
        else:
            rows.append([[text] for text in cells])
        end += 1
    return (rows, end) if len(rows) > 1 and max(len(row) for row in rows) > 1 else None


def _divided(lines: Sequence[str], at: int) -> tuple[list[list[list[str]]], int] | None:
    """`… | … | …` with heads that are known, and as many cells on each line below them."""
    heads = lines[at].split(" | ")
    if "|" in (lines[at].strip()[:1], lines[at].strip()[-1:]) or re.fullmatch(
        r"[\s|:-]*", "".join(lines[at + 1 : at + 2])
    ):
        return None
    if len(heads) < 3 or sum(bool(kind(head)) for head in heads) < len(heads) - 1:
        return None
    end = at + 1
    while end < len(lines) and lines[end].count(" | ") == len(heads) - 1:
        end += 1
    return ([[[cell] for cell in line.split(" | ")] for line in lines[at:end]], end) if end > at + 1 else None


def _goes_on(row: list[list[str]], cells: list[str]) -> bool:
    """Whether a line goes on with a row: the cell above has no room for the first word below it."""
    return not cells[0].strip() and any(
        text.strip()
        and above[-1].strip()
        and len(above[-1].rstrip()) + 1 + len(text.split()[0]) > len(above[-1])
        for above, text in zip(row, cells, strict=True)
    )


def _ruled(lines: Sequence[str], at: int) -> tuple[list[list[list[str]]], int] | None:
    """Heads above groups of hyphens, one for each column; blank lines part rows of several lines."""
    rule = at + 1
    many = bool(_WHOLE.match(lines[at])) and not (at and lines[at - 1].strip())
    while many and rule < len(lines) and rule < at + 5 and not _RULED.match(lines[rule]):
        rule += 1
    if rule >= len(lines) or not _RULED.match(lines[rule]) or not lines[at].strip():
        return None
    starts = [found.start() for found in re.finditer(r"-+", lines[rule])]
    rows = [_sliced(lines[at + many : rule], starts)]
    gathered, end = list[str](), rule + 1
    while end < len(lines) and not _WHOLE.match(lines[end]) and not _RULED.match(lines[end]):
        blank = not lines[end].strip()
        if blank and not many:
            break
        if gathered and (blank or not many):
            rows.append(_sliced(gathered, starts))
            gathered = []
        gathered += [] if blank else [lines[end]]
        end += 1
    rows += [_sliced(gathered, starts)] if gathered else []
    closed = end < len(lines) and bool(lines[end].strip())
    return rows, end + closed


def _sliced(lines: Sequence[str], starts: Sequence[int]) -> list[list[str]]:
    """The cells of a row: its lines, cut where the columns begin."""
    cells = [list[str]() for _ in starts]
    for line in lines:
        cuts = [0, *(_whole_word(line, start) for start in starts[1:]), len(line)]
        for cell, (begin, end) in zip(cells, pairwise(cuts), strict=True):
            cell.append(line[begin:end])
    return cells


def _whole_word(line: str, at: int) -> int:
    """Where a column begins in a line: before the word that is over its beginning."""
    while 0 < at < len(line) and not line[at].isspace() and not line[at - 1].isspace():
        at -= 1
    return min(at, len(line))


def _aligned(lines: Sequence[str], at: int) -> tuple[list[list[list[str]]], int] | None:
    """Three heads or more that are known, or lists of attendance side by side, with wide gaps between, and
    lines in the same columns.
    """
    heads = [(found.start(), found[0].strip()) for found in re.finditer(r"\S+(?: \S+)*", lines[at])]
    lists = len(heads) > 1 and all(role_of(name) for _, name in heads)
    if not lists and (len(heads) < 3 or sum(bool(kind(name)) for _, name in heads) < max(3, len(heads) - 1)):
        return None
    starts = [start for start, _ in heads]
    rows, end, blanks = [_sliced([lines[at]], starts)], at + 1, 0
    while end < len(lines) and blanks < (1 if lists and rows[1:] else 2):
        line = lines[end]
        if not line.strip():
            blanks += 1
        elif not _in_columns(line, starts):
            break
        else:
            cells = _sliced([line], starts)
            if cells[0][0].strip() or not rows[1:] or lists:
                rows.append(cells)
            else:
                for into, more in zip(rows[-1], cells, strict=True):
                    into += ([""] if blanks else []) + more
            blanks = 0
        end += 1
    return (rows, end) if len(rows) > 1 else None


def _in_columns(line: str, starts: Sequence[int]) -> bool:
    """Whether each column after the first begins behind a blank, or is empty."""
    return all(start >= len(line) or line[start - 1 : start].isspace() for start in starts[1:])
