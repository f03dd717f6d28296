"""Tables without rules: a line of known heads, and the lines below it in the same columns."""

from collections.abc import Sequence

from scrutiny.authoring.importing.pages.geometry import Known, Line, Word, in_columns
from scrutiny.authoring.importing.pages.grids import Cell, Grid


def aligned(found: Sequence[Line], known: Known) -> list[Grid | list[Line]]:
    """Lines as runs of lines and tables; `known` says whether words are the head of a column."""
    out, run, at = list[Grid | list[Line]](), list[Line](), 0
    while at < len(found):
        grid, end = _table(found, at, known)
        if grid is None:
            run.append(found[at])
            at += 1
            continue
        if run:
            out.append(run)
        out.append(grid)
        run, at = [], end
    return [*out, run] if run else out


def _cells(line: Line) -> list[list[Word]]:
    """The words of a line, parted where a wide gap is."""
    out = [[line.words[0]]]
    for word in line.words[1:]:
        if word.x0 - out[-1][-1].x1 > 0.9 * word.size:
            out.append([word])
        else:
            out[-1].append(word)
    return out


def _table(found: Sequence[Line], at: int, known: Known) -> tuple[Grid | None, int]:
    heads = _cells(found[at])
    told = sum(known(" ".join(word.text for word in cell)) for cell in heads)
    if len(heads) < 3 or told < len(heads) - 1 or told < 3:
        return None, at
    starts = [cell[0].x0 - 3 for cell in heads]
    rows, end, before = [[list(cell) for cell in heads]], at + 1, found[at]
    while end < len(found) and _fits(found[end], starts) and found[end].y - before.y < 3.2 * before.size:
        line = found[end]
        cells = in_columns(line.words, starts)
        if cells[0] or line.y - before.y > 1.7 * before.size:
            rows.append(cells)
        else:
            for into, more in zip(rows[-1], cells, strict=True):
                into += more
        before, end = line, end + 1
    if len(rows) < 2:
        return None, at
    return _grid(rows, starts), end


def _fits(line: Line, starts: Sequence[float]) -> bool:
    """Whether no words of a line go over from one column to the next."""
    for cell in _cells(line):
        if cell[0].x0 < starts[0] or any(
            cell[0].x0 < start - 4 and cell[-1].x1 > start + 12 for start in starts
        ):
            return False
    return True


def _grid(rows: list[list[list[Word]]], starts: list[float]) -> Grid:
    ends = [*starts[1:], max(word.x1 for row in rows for cell in row for word in cell) + 6]
    ys = [min(word.y for cell in row for word in cell) for row in rows]
    made = [
        [Cell(start, y, end, y, cell) for start, end, cell in zip(starts, ends, row, strict=True)]
        for row, y in zip(rows, ys, strict=True)
    ]
    return Grid(starts, made, ys[0], ys[-1])
