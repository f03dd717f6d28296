"""The picture of a page, which shows whether a word can be seen on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from scrutiny.authoring.importing.pages.geometry import Word

LEAST = 12
"""Of 255 shades of grey: by how much the lightest and the darkest point of a word differ at the least."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in shades of grey, a byte a point, in rows of `stride` bytes; `scale` points are one unit."""

    grey: bytes
    width: int
    height: int
    stride: int
    scale: float

    def seen(self, words: Iterable[Word]) -> list[Word]:
        """The words that a reader can see: not those in the colour of the paper, those behind a box, and
        those beyond the edge. Words of a line and a colour are seen if most of them are, since a mark
        behind one that is hidden may look like it.
        """
        out = list[Word]()
        for _, run in groupby(words, lambda word: (word.ink, round(word.y))):
            line = list(run)
            shown = [self._shows(word) for word in line]
            if sum(shown) * 2 > len(line):
                out += line
        return out

    def _shows(self, word: Word) -> bool:
        left, right = max(0, int(word.x0 * self.scale)), min(self.width, int(word.x1 * self.scale) + 1)
        first = max(0, int((word.y - 0.75 * word.size) * self.scale))
        last = min(self.height, int((word.y + 0.1 * word.size) * self.scale) + 1)
        lightest, darkest = 0, 255
        for row in range(first, last):
            points = self.grey[row * self.stride + left : row * self.stride + right]
            if points:
                lightest, darkest = max(lightest, max(points)), min(darkest, min(points))
        return lightest - darkest >= LEAST
