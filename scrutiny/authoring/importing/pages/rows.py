"""Tables with rules between their rows alone: their columns are told by the room that no word stands in."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scrutiny.authoring.importing.pages.geometry import Known, Rule, Word, in_columns, lines
from scrutiny.authoring.importing.pages.grids import Cell, Grid, whole

LEAST = 3
"""Rules, and columns, below which no table is seen."""

ROOM = 4.0
"""Points between two columns at the least."""


def rows(rules: Sequence[Rule], words: Sequence[Word], known: Known) -> tuple[list[Grid], list[Word]]:
    """The tables of a page, from the top, and the words outside of them. `known` says whether words are the
    head of a column.
    """
    found, left = list[Grid](), list(words)
    for group in (part for whole_group in _groups(rules) for part in _parts(whole_group, words)):
        made = _table(group, left, known)
        if made is not None:
            found.append(made)
            taken = {id(word) for row in made.rows for cell in row for word in cell.words}
            left = [word for word in left if id(word) not in taken]
    return sorted(found, key=lambda grid: grid.top), left


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules below each other that begin and end alike."""
    groups: dict[tuple[int, int], list[Rule]] = {}
    for rule in sorted((each for each in whole(rules) if each.across), key=lambda each: each.y0):
        left, right = round(rule.x0 / ROOM), round(rule.x1 / ROOM)
        near = ((left + a, right + b) for a in (0, -1, 1) for b in (0, -1, 1))
        group = next((groups[key] for key in near if key in groups and _alike(groups[key][-1], rule)), None)
        if group is None:
            groups[left, right] = [rule]
        elif rule.y0 - group[-1].y0 > ROOM:
            group.append(rule)
    return list(groups.values())


def _alike(rule: Rule, other: Rule) -> bool:
    return abs(rule.x0 - other.x0) < ROOM and abs(rule.x1 - other.x1) < ROOM


def _parts(group: list[Rule], words: Sequence[Word]) -> Iterator[list[Rule]]:
    """The rules of a group, cut where there is running text between two."""
    inside = _within(words, group[0])
    run, held, columns = group[:1], list[Word](), 0
    for above, below in pairwise(group):
        band = _between(inside, above.y0, below.y0)
        count = len(_starts([*held, *band], []))
        if not band or (count > 1 and not columns >= LEAST > count):
            run.append(below)
            held += band
            columns = count or columns
        else:
            yield run
            run, held, columns = [below], [], 0
    yield run


def _within(words: Sequence[Word], rule: Rule) -> list[Word]:
    """The words between the ends of a rule."""
    return [word for word in words if rule.x0 - 2 <= word.middle[0] <= rule.x1 + 2]


def _table(group: list[Rule], words: Sequence[Word], known: Known) -> Grid | None:
    inside = _within(words, group[0])
    bands = [_between(inside, above.y0, below.y0) for above, below in pairwise(group)]
    above = _above(inside, group[0].y0, known)
    bands = [band for band in (*above, *bands) if band]
    if len(bands) < 2 or (len(group) < LEAST and not above):
        return None
    starts = _starts([word for band in bands for word in band], bands[0])
    if len(starts) < LEAST and not all(known(_text(cell)) for cell in in_columns(bands[0], starts)):
        return None
    if len(starts) < 2:
        return None
    last = _last(inside, group[-1].y0, starts)
    bands += [last] if last else []
    cells = [in_columns(band, starts) for band in bands]
    ends = [max(word.x1 for row in cells for word in row[at]) + 6 for at in range(len(starts))]
    made = [
        [
            Cell(start, min(word.y for word in band), end, max(word.y for word in band), cell)
            for start, end, cell in zip(starts, ends, row, strict=True)
        ]
        for band, row in zip(bands, cells, strict=True)
    ]
    return Grid(starts, made, made[0][0].y0, made[-1][0].y1)


def _between(words: Sequence[Word], top: float, bottom: float) -> list[Word]:
    return [word for word in words if top <= word.middle[1] < bottom]


def _above(words: Sequence[Word], y: float, known: Known) -> list[list[Word]]:
    """The line of heads above the first rule, and the row between them, if there is such a line."""
    below, row = y, list[Word]()
    for line in reversed(lines([word for word in words if word.middle[1] < y], 0)):
        if below - line.y > 2.6 * line.size:
            break
        pieces = line.text.replace("\t", " ").split(" ")
        told = sum(known(each) for each in pieces)
        if told >= 2 and told * 2 >= len(pieces):
            return [line.words, row]
        row = [*line.words, *row]
        below = line.y
    return []


def _starts(words: Sequence[Word], heads: Sequence[Word]) -> list[float]:
    """Where columns begin: beyond room that no word stands in, at a head or to the left of it."""
    starts, reach = list[float](), float("-inf")
    for word in sorted(words, key=lambda each: each.x0):
        if word.x0 - reach >= ROOM:
            starts.append(word.x0 - 1)
        reach = max(reach, word.x1)
    ends = [*starts[1:], float("inf")] if starts else []
    return [
        start
        for at, (start, end) in enumerate(zip(starts, ends, strict=True))
        if not at or not heads or any(start <= word.x0 < end for word in heads)
    ]


def _text(cell: Sequence[Word]) -> str:
    return " ".join(word.text for word in cell)


def _fit(words: Sequence[Word], starts: Sequence[float]) -> bool:
    """Whether words keep to the columns."""
    return not any(word.x0 < start - 1 < start + 1 < word.x1 for word in words for start in starts)


def _last(words: Sequence[Word], y: float, starts: Sequence[float]) -> list[Word]:
    """The row below the last rule: lines that keep to the columns, and stand in several of them."""
    held, above = list[Word](), y
    for line in lines([word for word in words if word.middle[1] > y], 0):
        if line.y - above > 2.4 * line.size or not _fit(line.words, starts):
            break
        held += line.words
        above = line.y
    cells = in_columns(held, starts)
    filled = sum(bool(cell) for cell in cells)
    return held if filled > 1 and bool(cells[0]) == (filled == len(starts)) else []
