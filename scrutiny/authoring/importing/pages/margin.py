"""Pages with a margin at the right, below a head such as `Action`: what is in it, beside its paragraph."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scrutiny.authoring.importing.pages.geometry import Known, Line, Word
from scrutiny.authoring.importing.pages.grids import Cell, Grid
from scrutiny.authoring.importing.pages.paragraphs import Setting, edge_of, paragraphs

_FAR = 0.55
"""The part of the width of a page that is left of a margin, at least."""
_OFF = 40.0
"""Points by which the words of a margin may begin left of its head."""


def parted(
    found: Sequence[Line], width: float, setting: Setting, known: Known
) -> Iterator[Grid | list[Line]]:
    """Lines as runs of lines, and paragraphs with something in the margin as rows of a table."""
    head = next((at for at, line in enumerate(found) if _is_head(line, width, known)), None)
    if head is not None:
        setting.margin = found[head].words
    below = list(found) if head is None else list(found[head + 1 :])
    start = _start(below, setting.margin) if setting.margin else None
    if start is None:
        yield list(found)
        return
    yield from (list(found[:head]),) if head else ()
    yield from _rows(below, start, setting)


def _is_head(line: Line, width: float, known: Known) -> bool:
    return line.x0 > _FAR * width and len(line.words) <= 2 and known(line.text)


def _start(found: Sequence[Line], head: Sequence[Word]) -> float | None:
    """Where the margin begins; None where nothing is in it, or the text goes into it."""
    least = head[0].x0 - _OFF
    apart = [line.words[0].x0 for line in found if line.words[0].x0 >= least]
    apart += [
        after.x0
        for line in found
        for before, after in pairwise(line.words)
        if after.x0 >= least and after.x0 - before.x1 > 1.8 * after.size
    ]
    if not apart:
        return None
    start = min(apart) - 2
    over = sum(any(word.x0 < start < word.x1 - 2 for word in line.words) for line in found)
    return start if over == 0 else None


def _rows(found: Sequence[Line], start: float, setting: Setting) -> Iterator[Grid | list[Line]]:
    text = list[Line]()
    beside: dict[int, list[Word]] = {}
    for line in found:
        left = [word for word in line.words if word.x0 < start]
        right = [word for word in line.words if word.x0 >= start]
        if left:
            text.append(Line(left, line.page, line.number))
        if right:
            beside.setdefault(id(text[-1]) if text else 0, []).extend(right)
    edge = edge_of(text) if text else start
    begins = {each.place for each in paragraphs(text, setting, edge)}
    blocks = list[list[Line]]()
    for line in text:
        if f"page {line.page}, line {line.number}" in begins or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    run = list[Line]()
    for block in blocks:
        held = [word for each in block for word in beside.get(id(each), [])]
        if held:
            yield from (run,) if run else ()
            yield _grid(block, held, edge + 6, setting)
            run = []
        else:
            run += block
    yield from (run,) if run else ()


def _grid(block: Sequence[Line], held: list[Word], edge: float, setting: Setting) -> Grid:
    """A row of two cells, below the head of the margin."""
    words = [word for line in block for word in line.words]
    left, right = min(word.x0 for word in words), max(word.x1 for word in held) + 6
    top, bottom = block[0].y, max(block[-1].y, *(word.y for word in held))
    made = [
        [Cell(left, top, edge, top, []), Cell(edge, top, right, top, list(setting.margin))],
        [Cell(left, top, edge, bottom, words), Cell(edge, top, right, bottom, held)],
    ]
    return Grid([left, edge], made, top, bottom)
