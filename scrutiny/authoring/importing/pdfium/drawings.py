"""The lines that a page draws, among them the edges of coloured boxes; and whether it is a scan."""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as c

from scrutiny.authoring.importing.pages.geometry import Rule
from scrutiny.authoring.importing.pdfium.view import View
from scrutiny.safety.effort import Effort


def is_scan(page: Any, width: float, height: float, drawn: Effort) -> bool:
    """Whether a picture covers the page."""
    for each in page.get_objects(filter=[c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        drawn.take(1)
        x0, y0, x1, y1 = each.get_bounds()
        if (x1 - x0) * (y1 - y0) > 0.6 * width * height:
            return True
    return False


class Drawn(NamedTuple):
    """What a page draws: straight lines across or down, thin boxes among them; and other boxes, each as the
    line from its one corner to the other.
    """

    rules: list[Rule]
    boxes: list[Rule]


def drawings(page: Any, view: View, drawn: Effort) -> Drawn:
    """The lines and boxes of a page. A white box is none, for nobody sees it."""
    found = Drawn([], [])
    for each in page.get_objects(filter=[c.FPDF_PAGEOBJ_PATH], max_depth=3):
        drawn.take(1)
        box = Rule(*view.box(*each.get_bounds()))
        found.rules.extend(_rules(each, box, view, drawn))
        if min(box.x1 - box.x0, box.y1 - box.y0) > 8 and _is_coloured(each):
            found.boxes.append(box)
    return found


def _is_coloured(shape: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(shape.raw, fill, stroke)
    colour = [ctypes.c_uint() for _ in range(4)]
    known = c.FPDFPageObj_GetFillColor(shape.raw, *colour)
    shade = [each.value for each in colour]
    return bool(fill.value and known and shade[3] > 10 and min(shade[:3]) < 250)


def _rules(each: Any, box: Rule, view: View, drawn: Effort) -> Iterator[Rule]:
    if box.y1 - box.y0 < 2.6 < box.x1 - box.x0:
        middle = (box.y0 + box.y1) / 2
        yield Rule(box.x0, middle, box.x1, middle)
    elif box.x1 - box.x0 < 2.6 < box.y1 - box.y0:
        middle = (box.x0 + box.x1) / 2
        yield Rule(middle, box.y0, middle, box.y1)
    else:
        yield from _segments(each, view, drawn)


def _segments(shape: Any, view: View, drawn: Effort) -> Iterator[Rule]:
    """The straight parts of a shape that is drawn with a line."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(shape.raw, fill, stroke)
    if not stroke.value:
        return
    matrix = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(shape.raw, matrix)
    count = c.FPDFPath_CountSegments(shape.raw)
    drawn.take(max(0, count))
    last: tuple[float, float] | None = None
    begin = last
    for at in range(count):
        segment = c.FPDFPath_GetPathSegment(shape.raw, at)
        px, py = ctypes.c_float(), ctypes.c_float()
        c.FPDFPathSegment_GetPoint(segment, px, py)
        x, y = view.point(
            matrix.a * px.value + matrix.c * py.value + matrix.e,
            matrix.b * px.value + matrix.d * py.value + matrix.f,
        )
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            begin = (x, y)
        elif kind == c.FPDF_SEGMENT_LINETO and last is not None:
            yield from _straight(last, (x, y))
        if c.FPDFPathSegment_GetClose(segment) and begin is not None:
            yield from _straight((x, y), begin)
        last = (x, y)


def _straight(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Rule]:
    if abs(a[1] - b[1]) < 1 < abs(a[0] - b[0]) or abs(a[0] - b[0]) < 1 < abs(a[1] - b[1]):
        yield Rule(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
