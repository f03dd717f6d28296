"""The words of a page of a PDF as a program reads them: their letters, and the place of each."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from scrutiny.safety.effort import Effort

Place = tuple[float, float, float, float]
"""A box on the page, in its points: left, bottom, right, top."""

GAP = 1.3
"""Heights of a letter by which the cells of a table are apart, and words of a line are not."""

ACROSS = 0.3
"""The part of a word that another lies over, where they are not merely close."""

MOST_PAIRS = 2_000_000
"""Pairs of words on one page that are near each other."""

_NOTHING = "\x02\ufffe\uffff"
"""Signs by which a hyphen at the end of a line is read."""


@dataclass(slots=True, eq=False)
class Word:
    """A word: its signs, the places of its letters and digits, and of all its signs.

    `at` is the number of its first sign on the page, `before` what stands between it and the word before.
    """

    at: int
    before: str = ""
    signs: str = ""
    letters: list[Place] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    garbled: int = 0

    @property
    def height(self) -> float:
        """The height of its highest letter; the width, where letters lie on their side."""
        return max(max(right - left, top - bottom) for left, bottom, right, top in self.letters)


def around(places: Sequence[Place]) -> Place:
    """The box of all places."""
    left, bottom, right, top = zip(*places, strict=True)
    return min(left), min(bottom), max(right), max(top)


def read(text: Any, count: int) -> Iterator[Word]:
    """The words of a page's text, of so many signs, in the order in which a program reads them."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    word, last, blank = Word(0), None, ""
    for index in range(count):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        if sign.isspace() or sign == "\0" or sign in _NOTHING:
            if word.signs:
                yield word
                last, word = word, Word(0)
            if sign not in _NOTHING:
                blank += sign
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        here = left.value, bottom.value, right.value, top.value
        if not word.signs:
            word.at, word.before, blank = index, _between(blank, last, here), ""
        word.signs += sign
        word.garbled += pdfium.FPDFText_HasUnicodeMapError(text, index) == 1
        if here[2] > here[0] and here[3] > here[1]:
            word.places.append(here)
            if sign.isalnum():
                word.letters.append(here)
    if word.signs:
        yield word


def _between(blank: str, last: Word | None, here: Place) -> str:
    """What stands between two words: the end of a line, a blank, or a tab between the cells of a table."""
    if "\n" in blank or "\r" in blank:
        return "\n"
    if last is None or not last.letters:
        return blank and " "
    _, bottom, right, top = around(last.letters)
    apart = here[0] - right > GAP * min(last.height, max(here[3] - here[1], 1.0) * 2)
    return "\t" if apart and here[1] < top and here[3] > bottom else " " if blank else ""


def crossed(words: Sequence[Word]) -> list[Word]:
    """The words over which, or under which, others are written. Raises `TooMuchError`."""
    near: dict[tuple[int, int], list[tuple[Word, Place]]] = {}
    pairs = Effort(MOST_PAIRS, "words on one another")
    found: dict[Word, None] = {}
    for word in words:
        if word.places:
            place = around(word.places)
            for cell in _cells(place):
                neighbours = near.setdefault(cell, [])
                pairs.take(len(neighbours))
                for other, there in neighbours:
                    both = _common(place, there)
                    if both and word.signs not in other.signs and other.signs not in word.signs:
                        found |= {
                            each: None
                            for each, box in ((word, place), (other, there))
                            if both >= ACROSS * _area(box)
                        }
                neighbours.append((word, place))
    return [word for word in found if word.letters]


def _cells(place: Place) -> Iterator[tuple[int, int]]:
    """The squares of the page in which a word stands, as far as there are few."""
    left, bottom, right, top = (int(each // 40) for each in place)
    for x in range(left, min(right, left + 60) + 1):
        for y in range(bottom, min(top, bottom + 60) + 1):
            yield x, y


def _common(one: Place, other: Place) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _area(place: Place) -> float:
    return (place[2] - place[0]) * (place[3] - place[1])
