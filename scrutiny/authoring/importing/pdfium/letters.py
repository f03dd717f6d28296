"""The words of a page, from its letters: their places, sizes and looks."""

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import pypdfium2.raw as c

from scrutiny.authoring.importing.pages.geometry import Word
from scrutiny.authoring.importing.pdfium.view import View

_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-", "\u00ad": "-"}
_BOLD = re.compile(r"bold|black|heavy|semib|demi|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|[-,]it\b", re.IGNORECASE)
_ASKEW = 0.1
"""Radians by which a line may be out of the level."""

Fonts = dict[tuple[str, int], tuple[bool, bool]]


class Written(NamedTuple):
    """The words of a page: level ones, those that go up or down the page, those that are slanted, and how
    many have no ink.
    """

    words: list[Word]
    upright: list[Word]
    slanted: list[str]
    hidden: int


def written(text: Any, count: int, view: View, scanned: bool) -> Written:
    """The words of a page. The words of a scan have no ink: they were recognised in its picture."""
    level, upright, slanted, hidden = (list[Word | None]() for _ in range(4))
    fonts: Fonts = {}
    for at in range(count):
        letter = _letter(text, at, view, fonts)
        if letter is None:
            for letters in (level, upright, slanted, hidden):
                letters.append(None)
            continue
        angle = view.angle(c.FPDFText_GetCharAngle(text, at))
        if abs(abs(angle - math.pi) - math.pi / 2) < _ASKEW:
            upright.append(letter)
        elif min(angle, 2 * math.pi - angle) >= _ASKEW:
            slanted.append(letter)
        elif not scanned and _has_no_ink(text, at, letter):
            hidden.append(letter)
        else:
            level.append(letter)
    return Written(
        [_word(each) for each in _runs(level, _follows)],
        [_column(each) for each in _runs(_without_blanks(upright), _is_below)],
        ["".join(letter.text for letter in each) for each in _runs(slanted, lambda *_: True)],
        len(list(_runs(hidden, lambda *_: True))),
    )


def _runs(letters: list[Word | None], follows: Callable[[Word, Word], bool]) -> Iterator[list[Word]]:
    """Letters that belong together: None is a blank between them."""
    run = list[Word]()
    for letter in letters:
        if run and (letter is None or not follows(run[-1], letter)):
            yield run
            run = []
        if letter is not None:
            run.append(letter)
    if run:
        yield run


def _letter(text: Any, at: int, view: View, fonts: Fonts) -> Word | None:
    """A letter, or None for a blank."""
    sign = chr(c.FPDFText_GetUnicode(text, at))
    sign = _HYPHENS.get(sign, sign)
    if not sign.strip() or (c.FPDFText_IsGenerated(text, at) == 1 and sign != "-"):
        return None
    box = c.FS_RECTF()
    c.FPDFText_GetLooseCharBox(text, at, box)
    x, y = ctypes.c_double(), ctypes.c_double()
    c.FPDFText_GetCharOrigin(text, at, x, y)
    matrix = c.FS_MATRIX()
    scale = 1.0
    if c.FPDFText_GetMatrix(text, at, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = c.FPDFText_GetFontSize(text, at) * scale
    x0, _, x1, _ = view.box(box.left, box.bottom, box.right, box.top)
    _, line = view.point(x.value, y.value)
    return Word(sign, x0, x1, line, max(size, 1.0), *_look(text, at, fonts), _ink(text, at))


def _ink(text: Any, at: int) -> int:
    """The colour of a letter, and how opaque it is, as a number; that of black is 255."""
    red, green, blue, opaque = (ctypes.c_uint() for _ in range(4))
    known = c.FPDFText_GetFillColor(text, at, red, green, blue, opaque)
    return int.from_bytes(bytes(each.value for each in (red, green, blue, opaque))) if known else 255


def _look(text: Any, at: int, fonts: Fonts) -> tuple[bool, bool]:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    c.FPDFText_GetFontInfo(text, at, name, 128, flags)
    key = name.value.decode("latin-1"), flags.value
    if key not in fonts:
        weight = c.FPDFText_GetFontWeight(text, at)
        bold = bool(_BOLD.search(key[0])) or weight >= 600 or bool(key[1] & (1 << 18))
        fonts[key] = bold, bool(_ITALIC.search(key[0])) or bool(key[1] & (1 << 6))
    return fonts[key]


def _has_no_ink(text: Any, at: int, letter: Word) -> bool:
    """Whether a letter is written without ink, as good as transparent, or far too small."""
    shape = c.FPDFText_GetTextObject(text, at)
    if shape and c.FPDFTextObj_GetTextRenderMode(shape) == c.FPDF_TEXTRENDERMODE_INVISIBLE:
        return True
    return letter.size < 1.5 or letter.ink & 255 < 10


def _follows(before: Word, letter: Word) -> bool:
    size = max(before.size, letter.size)
    return abs(before.y - letter.y) < 0.5 * size and -1.6 * size < letter.x0 - before.x1 < 0.25 * size


def _word(letters: list[Word]) -> Word:
    size = max(letter.size for letter in letters)
    big = [letter for letter in letters if letter.size > 0.85 * size]
    return Word(
        "".join(letter.text for letter in letters),
        min(letter.x0 for letter in letters),
        max(letter.x1 for letter in letters),
        big[0].y,
        size,
        sum(letter.bold for letter in letters) * 2 > len(letters),
        sum(letter.italic for letter in letters) * 2 > len(letters),
        letters[0].ink,
    )


def _without_blanks(letters: list[Word | None]) -> list[Word | None]:
    """Letters with the blanks between them as letters of the one before."""
    out = list[Word | None]()
    for letter in letters:
        if letter is not None:
            out.append(letter)
        elif out and out[-1] is not None and out[-1].text != " ":
            out.append(replace(out[-1], text=" "))
    return out


def _is_below(before: Word, letter: Word) -> bool:
    """Whether a letter stands above or below another, as those of a turned head of a column do."""
    return abs(before.x0 - letter.x0) < 0.5 * letter.size and abs(before.y - letter.y) < 3 * letter.size


def _column(letters: list[Word]) -> Word:
    """Letters above each other as one word in their middle."""
    middle = (min(letter.y for letter in letters) + max(letter.y for letter in letters)) / 2
    whole = _word(letters)
    return replace(whole, text=whole.text.strip(), y=middle)
