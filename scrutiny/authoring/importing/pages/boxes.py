"""Boxes with text: what is in one is read by itself, such as an action beside the minute that it is about."""

from collections.abc import Sequence

from scrutiny.authoring.importing.pages.geometry import Rule, Sheet, Word


def boxed(sheet: Sheet, words: Sequence[Word]) -> tuple[list[tuple[Rule, list[Word]]], list[Word]]:
    """The boxes of a page with their words, from the top, and the words outside of them. Of boxes within
    each other the inner one has the words; a box behind a whole page is none.
    """
    page = sheet.width * sheet.height
    boxes = sorted((box for box in sheet.boxes if _area(box) < 0.5 * page), key=_area)
    inside: dict[int, list[Word]] = {}
    left = list[Word]()
    for word in words:
        at = next((at for at, box in enumerate(boxes) if _holds(box, word)), None)
        (left if at is None else inside.setdefault(at, [])).append(word)
    return sorted(((boxes[at], held) for at, held in inside.items()), key=lambda each: each[0].y0), left


def edges(sheet: Sheet) -> list[Rule]:
    """The upper and lower edges of the boxes, which part the rows of a shaded table."""
    return [Rule(box.x0, y, box.x1, y) for box in sheet.boxes for y in (box.y0, box.y1)]


def _area(box: Rule) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _holds(box: Rule, word: Word) -> bool:
    x, y = word.middle
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
