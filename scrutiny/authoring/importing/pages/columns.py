"""The order in which the lines of a page are read: columns from left to right, between lines that go across
them.
"""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny.authoring.importing.pages.geometry import Line, gaps, middle

LEAST = 4
"""Lines beside each other, below which no columns are seen."""


def in_order(found: Sequence[Line], width: float) -> list[list[Line]]:
    """Lines as runs that are read one after the other."""
    gutter = _gutter(found, width)
    if gutter is None:
        return [list(found)] if found else []
    out, run = list[list[Line]](), list[Line]()
    for line in found:
        if _crosses(line, gutter):
            out += _columns(run, gutter)
            run = []
            if out and len(out[-1]) and _crosses(out[-1][-1], gutter):
                out[-1].append(line)
            else:
                out.append([line])
        else:
            run.append(line)
    out += _columns(run, gutter)
    return [each for each in out if each]


def _crosses(line: Line, gutter: float) -> bool:
    """Whether a line goes over the room between columns."""
    if line.x1 <= gutter or line.x0 >= gutter:
        return False
    return not any(a <= gutter <= b and b - a >= 0.8 * line.size for a, b in gaps(line))


def _columns(run: list[Line], gutter: float) -> list[list[Line]]:
    halves: tuple[list[Line], list[Line]] = ([], [])
    for line in run:
        for side in (0, 1):
            words = [word for word in line.words if (word.x0 >= gutter) == bool(side)]
            if words:
                halves[side].append(Line(words, line.page, line.number))
    both = sum(bool(line.x0 < gutter < line.x1) for line in run)
    if both < LEAST:
        return [run] if run else []
    return [*halves]


def _gutter(found: Sequence[Line], width: float) -> float | None:
    """Where the room between two columns of prose is."""
    best, most = None, 0
    for step in range(30, 71, 1):
        x = width * step / 100
        beside = [line for line in found if line.x0 < x < line.x1 and not _crosses(line, x)]
        if len(beside) > most and len(beside) >= LEAST and _is_prose(found, beside, x):
            best, most = x, len(beside)
    if best is None:
        return None
    room = [(a, b) for line in found for a, b in gaps(line) if a <= best <= b and b - a >= 0.8 * line.size]
    return (max(a for a, _ in room) + min(b for _, b in room)) / 2 if room else best


def _is_prose(found: Sequence[Line], beside: Sequence[Line], x: float) -> bool:
    """Whether both sides are full lines, and not the cells of a table."""
    left = [
        max(w.x1 for w in line.words if w.x1 <= x) - line.x0
        for line in beside
        if any(w.x1 <= x for w in line.words)
    ]
    right = [
        line.x1 - min(w.x0 for w in line.words if w.x0 >= x)
        for line in beside
        if any(w.x0 >= x for w in line.words)
    ]
    words = [sum((word.x0 >= x) == side for line in beside for word in line.words) for side in (False, True)]
    if not left or not right or min(words) < 3.2 * len(beside):
        return False
    crossing = sum(_crosses(line, x) for line in found)
    widest = max(left), max(right)
    full = middle(left) >= 0.75 * widest[0] and middle(right) >= 0.7 * widest[1]
    return full and min(widest) >= 0.6 * max(widest) and len(beside) * 2 >= crossing
