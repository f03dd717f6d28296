"""Words, rules and lines on a page. All lengths are in points, from the top left corner."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scrutiny.authoring.importing.document import Run

Known = Callable[[str], bool]
"""Whether words are the head of a column."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of one look; `y` is its base line, and `ink` a number for its colour."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    ink: int = 0

    @property
    def middle(self) -> tuple[float, float]:
        """The point that decides in which cell of a table it is."""
        return (self.x0 + self.x1) / 2, self.y - self.size * 0.3


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line that is drawn: across, where `y0` and `y1` are alike, or down."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def across(self) -> bool:
        """Whether it goes from left to right."""
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(slots=True)
class Line:
    """Words beside each other."""

    words: list[Word]
    page: int = 0
    number: int = 0

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return max(word.x1 for word in self.words)

    @property
    def y(self) -> float:
        """Its base line."""
        return sum(word.y for word in self.words) / len(self.words)

    @property
    def size(self) -> float:
        """The largest size that a quarter of its letters have: others are small capitals, or raised."""
        letters = sum(len(word.text) for word in self.words)
        return max(
            size
            for size in {word.size for word in self.words}
            if 4 * sum(len(word.text) for word in self.words if word.size >= size) >= letters
        )

    @property
    def text(self) -> str:
        """Its words, with a tab where a wide gap is."""
        return "".join(run.text for run in self.runs())

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return all(word.bold for word in self.words if re.search(r"\w", word.text)) and any(
            word.bold for word in self.words
        )

    @property
    def italic(self) -> bool:
        """Whether all its words are italic."""
        return all(word.italic for word in self.words if re.search(r"\w", word.text)) and any(
            word.italic for word in self.words
        )

    def runs(self) -> list[Run]:
        """Its words as runs of one look."""
        out = list[Run]()
        for at, word in enumerate(self.words):
            gap = ""
            if at:
                before = self.words[at - 1]
                room = word.x0 - before.x1
                gap = "\t" if room > 1.8 * max(word.size, before.size) else " "
            if out and (out[-1].bold, out[-1].italic) == (word.bold, word.italic):
                out[-1] = Run(out[-1].text + gap + word.text, word.bold, word.italic)
            else:
                if out and gap:
                    out[-1] = Run(out[-1].text + gap, out[-1].bold, out[-1].italic)
                out.append(Run(word.text, word.bold, word.italic))
        return out


@dataclass(slots=True)
class Text:
    """Lines that are read one after the other; `wide` says whether they have the whole width of the page, and
    `right` how far they may go, where that is known.
    """

    lines: list[Line]
    wide: bool = False
    right: float | None = None
    style: str = ""


@dataclass(slots=True)
class Sheet:
    """A page: its size, words, rules and coloured boxes. `upright` are words that go up or down the page, and
    `hidden` counts those that it does not show.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    boxes: list[Rule] = field(default_factory=list)
    upright: list[Word] = field(default_factory=list)
    slanted: list[str] = field(default_factory=list)
    hidden: int = 0
    scanned: bool = False


def lines(words: Iterable[Word], page: int) -> list[Line]:
    """Words as lines, from the top to the bottom; words of two columns beside each other make one line."""
    found = list[Line]()
    for word in sorted(words, key=lambda each: (each.y, each.x0)):
        line = next(
            (
                each
                for each in reversed(found[-4:])
                if abs(_near(each, word).y - word.y) < 0.42 * max(each.size, word.size)
            ),
            None,
        )
        if line is None:
            found.append(Line([word], page))
        else:
            line.words.append(word)
    for line in found:
        line.words.sort(key=lambda each: each.x0)
    found.sort(key=lambda each: each.y)
    for number, line in enumerate(found, start=1):
        line.number = number
    return found


def _near(line: Line, word: Word) -> Word:
    """The word of a line that is nearest beside another: lines of a scan are not level."""
    return min(line.words[-12:], key=lambda each: min(abs(each.x1 - word.x0), abs(word.x1 - each.x0)))


def in_columns(words: Iterable[Word], starts: Sequence[float]) -> list[list[Word]]:
    """Words by the columns that begin at `starts`."""
    cells = [list[Word]() for _ in starts]
    for word in words:
        cells[max(0, sum(word.x0 >= start for start in starts) - 1)].append(word)
    return cells


def gaps(line: Line) -> list[tuple[float, float]]:
    """The room between the words of a line."""
    return [(a.x1, b.x0) for a, b in pairwise(line.words)]


def middle(numbers: Sequence[float]) -> float:
    """The middle one of numbers; 0 of none."""
    return sorted(numbers)[len(numbers) // 2] if numbers else 0.0
