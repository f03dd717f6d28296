"""Where things are on a page as it is shown: cropped, turned, and measured from its top left corner."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

Box = tuple[float, float, float, float]
"""The left, top, right and bottom end."""


class View(NamedTuple):
    """The visible box of a page in its own units, and by how many degrees a reader sees it turned."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @classmethod
    def of(cls, page: Any) -> View:
        """The view of a page."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation() % 360)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page is seen."""
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Where a box of the page is seen."""
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def angle(self, told: float) -> float:
        """The angle of a letter as it is seen, from 0 up to a whole turn."""
        return (told + math.radians(self.turn)) % (2 * math.pi)
