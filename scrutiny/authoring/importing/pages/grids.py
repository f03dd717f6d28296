"""Tables with rules drawn between their cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scrutiny.authoring.importing.pages.geometry import Rule, Word

NEAR = 3.0
"""Points within which two ends meet."""

OPEN = 8.0
"""Points by which the sides of a table go on beyond its last rule, where a row is cut."""


@dataclass(slots=True)
class Cell:
    """A cell: where it is, and its words."""

    x0: float
    y0: float
    x1: float
    y1: float
    words: list[Word]


@dataclass(slots=True)
class Grid:
    """A table: the columns' left ends, its rows of cells, and where it begins and ends."""

    columns: list[float]
    rows: list[list[Cell]]
    top: float
    bottom: float


def grids(rules: Sequence[Rule], words: Sequence[Word]) -> tuple[list[Grid], list[Word]]:
    """The tables of a page, from the top, and the words outside of them."""
    found = [grid for group in _groups(whole(rules)) if (grid := _grid(group)) is not None]
    found.sort(key=lambda grid: grid.top)
    left = list[Word]()
    for word in words:
        if not any(put(grid, word) for grid in found):
            left.append(word)
    kept = []
    for grid in found:
        grid.rows = [row for row in grid.rows if any(cell.words for cell in row)]
        filled = sum(bool(cell.words) for row in grid.rows for cell in row)
        columns = max((len(row) for row in grid.rows), default=0)
        if columns >= 2 and (filled >= 2 or columns >= 3):  # of a row that was cut, one cell may be left
            kept.append(grid)
        else:
            left += [word for row in grid.rows for cell in row for word in cell.words]
    return kept, left


def whole(rules: Sequence[Rule]) -> list[Rule]:
    """The rules, those that are drawn in pieces as one."""
    out = list[Rule]()
    for across in (True, False):
        made = list[Rule]()
        for rule in sorted(
            (each for each in rules if each.across == across),
            key=lambda each: (round(each.y0 if across else each.x0), each.x0 if across else each.y0),
        ):
            last = made[-1] if made else None
            if last is not None and _goes_on(last, rule, across):
                made[-1] = Rule(last.x0, last.y0, max(last.x1, rule.x1), max(last.y1, rule.y1))
            else:
                made.append(rule)
        out += made
    return out


def _goes_on(last: Rule, rule: Rule, across: bool) -> bool:
    if across:
        return abs(last.y0 - rule.y0) < 1.2 and rule.x0 <= last.x1 + NEAR
    return abs(last.x0 - rule.x0) < 1.2 and rule.y0 <= last.y1 + NEAR


def put(grid: Grid, word: Word) -> bool:
    """Put a word into the cell where it is; False where it is in none."""
    x, y = word.middle
    for row in grid.rows:
        for cell in row:
            if cell.x0 - 1 <= x <= cell.x1 + 1 and cell.y0 - 1 <= y <= cell.y1 + 1:
                cell.words.append(word)
                return True
    return False


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that touch each other."""
    across = [rule for rule in rules if rule.across]
    down = [rule for rule in rules if not rule.across]
    parent = {id(rule): rule for rule in rules}

    def root(rule: Rule) -> Rule:
        while parent[id(rule)] is not rule:
            parent[id(rule)] = parent[id(parent[id(rule)])]
            rule = parent[id(rule)]
        return rule

    for each in across:
        for other in down:
            if each.x0 - NEAR <= other.x0 <= each.x1 + NEAR and other.y0 - NEAR <= each.y0 <= other.y1 + NEAR:
                parent[id(root(each))] = root(other)
    groups: dict[int, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(id(root(rule)), []).append(rule)
    return [group for group in groups.values() if len(group) >= 4]


def _merged(numbers: Iterable[float]) -> list[float]:
    out = list[float]()
    for number in sorted(numbers):
        if not out or number - out[-1] > NEAR:
            out.append(number)
    return out


def _grid(group: list[Rule]) -> Grid | None:
    across = [rule for rule in group if rule.across]
    down = [rule for rule in group if not rule.across]
    xs, ys = _merged(rule.x0 for rule in down), _merged(rule.y0 for rule in across)
    ends = min((rule.y0 for rule in down), default=0.0), max((rule.y1 for rule in down), default=0.0)
    if ys and ends[0] < ys[0] - OPEN:  # a row that a page end cut has no rule there
        ys.insert(0, ends[0])
    if ys and ends[1] > ys[-1] + OPEN:
        ys.append(ends[1])
    if len(xs) < 3 or len(ys) < 2:
        return None
    rows = list[list[Cell]]()
    for top, bottom in pairwise(ys):
        row, y = list[Cell](), (top + bottom) / 2
        for left, right in pairwise(xs):
            wall = any(abs(rule.x0 - left) <= NEAR and rule.y0 - NEAR <= y <= rule.y1 + NEAR for rule in down)
            if wall or not row:
                row.append(Cell(left, top, right, bottom, []))
            else:
                row[-1].x1 = right
        rows.append(row)
    for above, below in pairwise(rows):
        _join_down(above, below, across)
    return Grid(xs, rows, ys[0], ys[-1])


def _join_down(above: list[Cell], below: list[Cell], across: list[Rule]) -> None:
    """A cell without a rule above it belongs to the one there."""
    for at, cell in enumerate(below):
        x = (cell.x0 + cell.x1) / 2
        if any(abs(rule.y0 - cell.y0) <= NEAR and rule.x0 - NEAR <= x <= rule.x1 + NEAR for rule in across):
            continue
        over = next((each for each in above if each.x0 <= x <= each.x1), None)
        if over is not None and abs(over.x0 - cell.x0) <= NEAR and abs(over.x1 - cell.x1) <= NEAR:
            over.y1 = cell.y1
            below[at] = Cell(cell.x0, cell.y1, cell.x1, cell.y1, [])
