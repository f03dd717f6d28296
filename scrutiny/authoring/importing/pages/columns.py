"""The order in which the lines of a page are read: columns from left to right, between lines that go across
them.
"""

from collections.abc import Sequence

from scrutiny.authoring.importing.pages.geometry import Line, gaps, middle

LEAST = 4
"""Lines beside each other, below which no columns are seen."""


def in_order(found: Sequence[Line], width: float) -> list[list[Line]]:
    """Lines as runs that are read one after the other."""
    gutter = _gutter(found, width)
    if gutter is None:
        return [list(found)] if found else []
    out, run = _Runs(), list[Line]()
    for line in found:
        if _crosses(line, gutter):
            columns, below = _tail(_columns(run, gutter), line)
            out.add(columns)
            out.add([[*below, line]])
            run = []
        else:
            run.append(line)
    out.add(_columns(run, gutter))
    return out.runs


class _Runs:
    """Runs of lines; those over the whole width that follow one another are one run."""

    def __init__(self) -> None:
        self.runs = list[list[Line]]()
        self._wide = False

    def add(self, runs: list[list[Line]]) -> None:
        wide = len(runs) == 1
        if wide and self._wide:
            self.runs[-1] += runs[0]
        else:
            self.runs += [each for each in runs if each]
        self._wide = wide if runs else self._wide


def _tail(runs: list[list[Line]], after: Line) -> tuple[list[list[Line]], list[Line]]:
    """Columns without the lines that end the first of them and are the heading of what goes over both."""
    if len(runs) != 2 or not runs[1]:
        return runs, []
    left, right = runs
    cut = len(left)
    while cut > 1 and left[cut - 1].bold and left[cut - 1].y > right[-1].y + 1.2 * after.size:
        cut -= 1
    return [left[:cut], right], left[cut:]


def _crosses(line: Line, gutter: float) -> bool:
    """Whether a line goes over the room between columns."""
    if line.x1 <= gutter or line.x0 >= gutter:
        return False
    rooms = gaps(line)
    least = max(0.8 * line.size, 1.6 * middle([b - a for a, b in rooms]) if len(rooms) > 3 else 0.0)
    return not any(a <= gutter <= b and b - a >= least for a, b in rooms)


def _columns(run: list[Line], gutter: float) -> list[list[Line]]:
    left, right = _halves(run, gutter)
    if min(len(left), len(right)) < LEAST and (not left or not right or len(left) + len(right) < 2 * LEAST):
        return [run] if run else []
    return [left, right]


def _halves(found: Sequence[Line], x: float) -> tuple[list[Line], list[Line]]:
    """What is left and right of a place, of lines that do not cross it."""
    halves: tuple[list[Line], list[Line]] = ([], [])
    for line in found:
        for side in (0, 1):
            words = [word for word in line.words if (word.x0 >= x) == bool(side)]
            if words:
                halves[side].append(Line(words, line.page, line.number))
    return halves


def _gutter(found: Sequence[Line], width: float) -> float | None:
    """Where the room between two columns of prose is; their lines need not be level with each other."""
    best, most = None, 0
    for step in range(30, 71, 1):
        x = width * step / 100
        crossing = [line for line in found if _crosses(line, x)]
        left, right = _halves([line for line in found if not _crosses(line, x)], x)
        left, right = _beside(left, right), _beside(right, left)
        count = min(len(left), len(right))
        among = [line for line in crossing if right and right[0].y <= line.y <= right[-1].y]
        if count > most and count >= LEAST and len(among) <= count and _are_prose(left, right):
            best, most = x, count
    if best is None:
        return None
    free = [line for line in found if not _crosses(line, best)]
    left, right = _halves(free, best)
    ends = [line.x1 for line in left if line.x1 <= best], [line.x0 for line in right]
    return (max(ends[0]) + min(ends[1])) / 2 if all(ends) else best


def _beside(lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """The lines that are at the height of others."""
    if not others:
        return []
    top, bottom = others[0].y - others[0].size, others[-1].y + others[-1].size
    return [line for line in lines if top <= line.y <= bottom]


def _are_prose(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether both sides are full lines, and not the cells of a table, nor words that are apart by chance."""
    begins = [line.x0 for line in right]
    alike = max(sum(abs(x0 - other) < right[0].size for other in begins) for x0 in begins)
    if alike * 2 < len(right):
        return False
    widths = [[line.x1 - line.x0 for line in side] for side in (left, right)]
    if any(sum(len(line.words) for line in side) < 3.2 * len(side) for side in (left, right)):
        return False
    widest = [max(side) for side in widths]
    full = middle(widths[0]) >= 0.75 * widest[0] and middle(widths[1]) >= 0.7 * widest[1]
    return full and min(widest) >= 0.6 * max(widest)
