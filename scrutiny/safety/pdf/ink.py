"""The words of a PDF page by page, and which of them a reader can see.

A word is seen where the page without its words looks otherwise at that place. What text recognition adds to a
scan is invisible itself: such a word is seen where the picture shows something like writing.
"""

import ctypes
import math
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from scrutiny.safety.effort import Effort
from scrutiny.safety.pdf.words import Place, Word, around, crossed, read
from scrutiny.safety.pictures import Box, Sheet, blank, grey

MOST_LETTERS = 3_000_000
MOST_LETTERS_ON_A_PAGE = 40_000
"""A page full of text has about 4,000."""

MOST_CROSSED = 200
"""Words of one page that are written over one another: each is looked at by itself."""

DOTS = 2.0
"""Points of the picture for each of the page: 144 an inch. Pages larger than A3 are shown smaller."""

MOST_DOTS = 8_000_000

SMALLEST = 1.5
"""Points of the page: a word of which no letter is so high or so wide cannot be read."""

LARGE = 24.0
"""Points of the page: letters so high are seen in fainter tones."""

FEW = 3
"""Letters of a word of which text recognition makes many out of lines and specks."""

SCAN = 0.8
"""The part of a page that pictures cover where it is a scan."""

PICTURE = 0.3
"""The part of a page that pictures cover where a reader takes them for its content."""

OUTSIDE, SMALL, COVERED = (
    "outside of the page",
    "too small to read",
    "covered, or in the colour of what is behind them",
)
"""Why words are not seen."""


class Hidden(NamedTuple):
    """Words that a program can read and nobody sees, and why."""

    words: str
    why: str


class Seen(NamedTuple):
    """A page: its visible words, those that are hidden, and whether it can be searched.

    A page is `mute` where it shows pictures and has no words, `garbled` where many letters have no meaning.
    """

    words: str
    hidden: tuple[Hidden, ...]
    mute: bool
    garbled: bool


class Damaged(Exception):  # noqa: N818 - it is what the document is
    """A document that cannot be drawn."""


def pages(data: bytes) -> Iterator[Seen]:
    """Look at each page. Raises `Damaged`, and `TooMuchError` where there is more than is looked at."""
    letters = Effort(MOST_LETTERS, "letters")
    for number, page in _opened(data):
        yield _Page(page, number, letters).seen()


def words(data: bytes) -> list[str]:
    """The words that a program reads on each page, seen or not. Raises `Damaged`."""
    found = []
    for _, page in _opened(data):
        text = page.get_textpage()
        found.append(" ".join(word.signs for word in read(text.raw, text.count_chars())))
        text.close()
    return found


def _opened(data: bytes) -> Iterator[tuple[int, pypdfium2.PdfPage]]:
    try:
        with pypdfium2.PdfDocument(data) as document:
            for index in range(len(document)):
                page = document[index]
                yield index + 1, page
                page.close()
    except pypdfium2.PdfiumError as wrong:
        raise Damaged(str(wrong)) from wrong


class _Page:
    """One page, drawn with its words and without them."""

    def __init__(self, page: pypdfium2.PdfPage, number: int, letters: Effort) -> None:
        self._page, self._number = page, number
        self._text = page.get_textpage()
        count = self._text.count_chars()
        Effort(MOST_LETTERS_ON_A_PAGE, f"letters on page {number}").take(count)
        letters.take(count)
        self._words = list(read(self._text.raw, count))
        self._drawn = list(page.get_objects(max_depth=15))
        self._area = float(max(page.get_width() * page.get_height(), 1.0))
        self._scale = min(DOTS, math.sqrt(MOST_DOTS / self._area))
        self._axes = self._transform()
        self._modes: dict[int, bool] = {}

    def seen(self) -> Seen:
        """What is seen of it."""
        pictured = self._pictured()
        hidden = [Hidden("(no letters)", SMALL)] if self._squeezed() else []
        visible = []
        why = self._hidden(pictured >= SCAN) if any(word.letters for word in self._words) else {}
        for word in self._words:
            if word in why:
                hidden.append(Hidden(word.signs, why[word]))
            else:
                visible.append(word.before + word.signs)
        letters = sum(len(word.letters) for word in self._words)
        garbled = sum(word.garbled for word in self._words) * 5 > max(letters, 1)
        mute = letters == 0 and pictured >= PICTURE and not blank(self._picture())
        self._text.close()
        return Seen("".join(visible).strip(), tuple(hidden), mute, garbled)

    def _hidden(self, scanned: bool) -> dict[Word, str]:
        """The words that are not seen, and why."""
        whole, written = self._picture(), self._written()
        if all(self._invisible(word) for word in self._words if word.letters):
            sheet = Sheet(whole, whole)  # as in most scans, of which it takes longest to draw a page
        else:
            self._show(written, False)
            sheet = Sheet(whole, self._picture())
            self._show(written, True)
        why = {word: self._why(word, sheet, scanned) for word in self._words if word.letters}
        several = Effort(MOST_CROSSED, f"words on one another on page {self._number}")
        for word in crossed([word for word in self._words if not why.get(word)]):
            if self._invisible(word):
                continue  # that there is writing in the picture is known
            several.take(1)
            own = self._of(word)
            self._show(own, False)
            alone = Sheet(whole, self._picture())
            self._show(own, True)
            why[word] = self._why(word, alone, False)
        return {word: each for word, each in why.items() if each}

    def _why(self, word: Word, sheet: Sheet, scanned: bool) -> str | None:
        """Why a word is not seen; None where it is."""
        box = self._pixels(around(word.letters))
        if not (0 <= (box[0] + box[2]) / 2 <= sheet.width and 0 <= (box[1] + box[3]) / 2 <= sheet.height):
            return OUTSIDE
        if word.height < SMALLEST:
            return SMALL
        large, invisible = word.height >= LARGE, self._invisible(word)
        letters = (self._pixels(place) for place in word.letters)
        if not invisible and sheet.plain(box, large) and all(sheet.shows(each, large) for each in letters):
            return None
        in_picture = (invisible or scanned) and not sheet.covered(box)
        return None if in_picture and (len(word.letters) < FEW or sheet.written(box)) else COVERED

    def _invisible(self, word: Word) -> bool:
        """Whether a word is drawn by a mode that leaves no ink."""
        drawn = pdfium.FPDFText_GetTextObject(self._text.raw, word.at)
        name = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if name not in self._modes:
            self._modes[name] = bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) in (3, 7)
        return self._modes[name]

    def _of(self, word: Word) -> list[Any]:
        """What draws a word."""
        signs = range(word.at, word.at + len(word.signs))
        return [each for at in signs if (each := pdfium.FPDFText_GetTextObject(self._text.raw, at))]

    def _written(self) -> list[Any]:
        """What draws the words of the page."""
        return [each for each in self._drawn if each.type == pdfium.FPDF_PAGEOBJ_TEXT]

    def _show(self, drawn: Iterable[Any], shown: bool) -> None:
        for each in drawn:
            pdfium.FPDFPageObj_SetIsActive(each, shown)

    def _squeezed(self) -> bool:
        """Whether something is written so small or so narrow that no program tells its letters."""
        for each in self._written():
            left, bottom, right, top = each.get_bounds()
            if min(right - left, top - bottom) < LEAST and top > bottom:
                return True
        return False

    def _pictured(self) -> float:
        """How much of the page its pictures cover, of 1; one inside a form counts as the whole page."""
        area = 0.0
        for each in self._drawn:
            if each.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = each.get_bounds()
                area += self._area if each.level else (right - left) * (top - bottom)
        return area / self._area

    def _picture(self) -> Any:
        """The page as it is shown, in grey."""
        bitmap = self._page.render(
            scale=self._scale, prefer_bgrx=True, rev_byteorder=True, may_draw_forms=False
        )
        picture = grey(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride)
        bitmap.close()
        return picture

    def _transform(self) -> tuple[float, ...]:
        """How a place on the page becomes one in its picture: turned, cropped and scaled."""
        wide = math.ceil(self._page.get_width() * self._scale)
        high = math.ceil(self._page.get_height() * self._scale)
        fine, x, y = 256, ctypes.c_int(), ctypes.c_int()

        def at(right: float, up: float) -> tuple[float, float]:
            pdfium.FPDF_PageToDevice(self._page.raw, 0, 0, wide * fine, high * fine, 0, right, up, x, y)
            return x.value / fine, y.value / fine

        (x0, y0), (xr, yr), (xu, yu) = at(0, 0), at(100, 0), at(0, 100)
        return x0, y0, (xr - x0) / 100, (yr - y0) / 100, (xu - x0) / 100, (yu - y0) / 100

    def _pixels(self, place: Place) -> Box:
        """The points of the picture in which a place of the page is."""
        x0, y0, xr, yr, xu, yu = self._axes
        left, bottom, right, top = place
        across = x0 + xr * left + xu * bottom, x0 + xr * right + xu * top
        down = y0 + yr * left + yu * bottom, y0 + yr * right + yu * top
        return math.floor(min(across)), math.floor(min(down)), math.ceil(max(across)), math.ceil(max(down))


LEAST = 0.012
"""Points of the page: PDFium reads no letters of what is lower or narrower."""
