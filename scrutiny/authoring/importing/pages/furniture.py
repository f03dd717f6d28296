"""Running heads and feet: what a page has above and below its text.

They stand at the edge, and nothing of the text between them and it. They are no larger than the text, and
are alike on several pages but for numbers, or the number of a page; or, at the top or with a number of a
page, they are smaller than the text and apart from it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scrutiny.authoring.importing.healing import is_page_number, likeness
from scrutiny.authoring.importing.pages.geometry import Known, Line, Sheet

_ZONE = 0.15
"""Of the height of a page, from its edge."""

_MOST = 4
"""Lines of a running head."""

_SAME = 4.0
"""Points within which heads of several pages are at the same height."""

Place = tuple[str, bool]
"""The likeness of a line, and whether it is at the top."""


def furniture(sheets: Sequence[Sheet], pages: Sequence[Sequence[Line]], known: Known) -> frozenset[int]:
    """The `id` of each line that is none of the text. `known` says whether words are the head of a column."""
    size = _text_size(pages)
    seen: dict[Place, list[float]] = {}
    for sheet, page in zip(sheets, pages, strict=True):
        for top in (True, False):
            for line in _edge(sheet, page, top):
                seen.setdefault((likeness(line.text), top), []).append(_from_edge(sheet, line, top))
    count = sum(bool(page) for page in pages)
    found = set[int]()
    for number, (sheet, page) in enumerate(zip(sheets, pages, strict=True), 1):
        for top in (True, False):
            edge = list(_edge(sheet, page, top))
            for at, line in enumerate(edge):
                following = edge[at + 1] if at + 1 < len(edge) else _after(page, len(edge), top)
                alike = [
                    each
                    for each in seen[likeness(line.text), top]
                    if abs(each - _from_edge(sheet, line, top)) < _SAME
                ]
                again = len(alike) >= 2 and len(alike) * 3 >= count
                counted = rf"\bpage\s*\d|(?:^|\s){number}(?: ?[–—-]| of \d+)?$"
                told = top or bool(re.search(counted, line.text, re.IGNORECASE))
                apart = told and line.size < 0.93 * size and _is_apart(line, following)
                if line.size > 1.15 * size or not (again or is_page_number(line.text) or apart):
                    break
                if _is_of_table(sheet, line, known):
                    break
                found.add(id(line))
    return frozenset(found)


def _is_of_table(sheet: Sheet, line: Line, known: Known) -> bool:
    """Whether a line has the heads of columns, which each page of a long table repeats."""
    if any(not rule.across and rule.y0 <= line.y <= rule.y1 for rule in sheet.rules):
        return True
    pieces = [piece for piece in line.text.split("\t") if piece]
    return len(pieces) > 1 and all(known(piece) for piece in pieces)


def _text_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size of most words."""
    sizes = Counter(round(word.size, 1) for page in pages for line in page for word in line.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _edge(sheet: Sheet, page: Sequence[Line], top: bool) -> Iterator[Line]:
    """The lines near the top or bottom of a page, from its edge."""
    for line in page[:_MOST] if top else page[: -_MOST - 1 : -1]:
        if _from_edge(sheet, line, top) <= _ZONE * sheet.height:
            yield line


def _from_edge(sheet: Sheet, line: Line, top: bool) -> float:
    return line.y if top else sheet.height - line.y


def _after(page: Sequence[Line], count: int, top: bool) -> Line | None:
    """The line that comes after so many from the edge."""
    if count >= len(page):
        return None
    return page[count] if top else page[-count - 1]


def _is_apart(line: Line, following: Line | None) -> bool:
    return following is None or abs(following.y - line.y) > 2 * max(line.size, following.size)
