"""Pages with a margin at the right: what is in it, beside its paragraph, or behind it where no head such as
`Action` is above it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scrutiny.authoring.importing.pages.geometry import Known, Line, Text, Word, lines
from scrutiny.authoring.importing.pages.grids import Cell, Grid
from scrutiny.authoring.importing.pages.paragraphs import Setting, edge_of, paragraphs

_FAR = 0.55
"""The part of the width of a page that is left of a margin, at least."""
STYLE = "margin"
"""The style of paragraphs of a margin without a head."""
_OFF = 40.0
"""Points by which the words of a margin may begin left of its head."""


def parted(
    found: Sequence[Line], width: float, setting: Setting, known: Known
) -> Iterator[Grid | Text | list[Line]]:
    """Lines as runs of lines, and paragraphs with something in the margin as rows of a table. What is in a
    margin without a head is a text of its own.
    """
    head = next((at for at, line in enumerate(found) if _is_head(line, width, known)), None)
    if head is not None:
        setting.margin = found[head].words
    below = list(found) if head is None else list(found[head + 1 :])
    start = _start(below, setting.margin) if setting.margin else None
    if start is None:
        bare = _bare(found, width)
        yield from _behind(found, bare, setting) if bare else (list(found),)
        return
    made = list(_rows(below, start, setting))
    if not any(isinstance(each, Grid) for each in made):
        yield list(found)
        return
    yield from (list(found[:head]),) if head else ()
    yield from made


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


def _bare(found: Sequence[Line], width: float) -> float | None:
    """Where a margin without a head begins: beside full lines of text, now and then, always at one place."""
    firsts = [line.words[0].x0 for line in found]
    firsts += [b.x0 for line in found for a, b in pairwise(line.words) if b.x0 - a.x1 > 0.9 * b.size]
    for start in sorted({round(x0) for x0 in firsts if x0 > _FAR * width}):
        beside = [line for line in found if line.words[-1].x0 >= start - 2]
        text = [
            Line(left) for line in found if (left := [word for word in line.words if word.x0 < start - 2])
        ]
        edge = max((line.x1 for line in text), default=start)
        full = sum(line.x1 > edge - 0.15 * width and len(line.words) > 5 for line in text)
        at = sum(abs(x0 - start) <= 2 for x0 in firsts)
        if edge < start - 4 and at >= len(beside) >= 3 and len(beside) * 2 < len(text) < 2 * full:
            return start - 2.0
    return None


def _behind(found: Sequence[Line], start: float, setting: Setting) -> Iterator[Text | list[Line]]:
    """The text, and behind each paragraph what is in the margin beside it."""
    text = [Line(left, line.page, line.number) for line in found if (left := _until(line, start))]
    margin = lines([word for line in found for word in line.words if word.x0 >= start], found[0].page)
    groups = list[list[Line]]()
    for line in margin:
        if groups and line.y - groups[-1][-1].y < 1.8 * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    run = list[Line]()
    for block in _blocks(text, setting):
        run += block
        while groups and groups[0][0].y <= block[-1].y + block[-1].size:
            yield run
            yield Text(groups.pop(0), style=STYLE)
            run = []
    yield from (run,) if run else ()
    yield from (Text(group, style=STYLE) for group in groups)


def _until(line: Line, start: float) -> list[Word]:
    return [word for word in line.words if word.x0 < start]


def _blocks(text: Sequence[Line], setting: Setting) -> list[list[Line]]:
    """The lines of each paragraph."""
    begins = {each.place for each in paragraphs(text, setting, edge_of(text))} if text else set[str]()
    blocks = list[list[Line]]()
    for line in text:
        if f"page {line.page}, line {line.number}" in begins or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


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
    run = lines(beside.get(0, []), found[0].page)  # above all text
    for block in _blocks(text, setting):
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
