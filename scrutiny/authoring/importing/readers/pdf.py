"""PDF files, by PDFium: words with their places and looks, and the rules of tables. Nothing is run."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as c

from scrutiny.authoring.importing.document import Document, NotReadError
from scrutiny.authoring.importing.pages.flow import document
from scrutiny.authoring.importing.pages.geometry import Rule, Sheet, Word
from scrutiny.authoring.importing.structure.columns import kind
from scrutiny.safety.effort import Effort, TooMuchError

MOST_PAGES = 400
MOST_LETTERS = 1_500_000
MOST_DRAWN = 60_000

_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-", "\u00ad": "-"}
_BOLD = re.compile(r"bold|black|heavy|semib|demi|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|[-,]it\b", re.IGNORECASE)


def read(data: bytes) -> Document:
    """What a PDF shows. Raises `NotReadError`."""
    try:
        pdf = pypdfium2.PdfDocument(data)
        pages = len(pdf)
    except pypdfium2.PdfiumError as wrong:
        raise NotReadError(
            "it is damaged, or needs a password: open it, and print it to a new PDF"
        ) from wrong
    if pages > MOST_PAGES:
        raise NotReadError(f"it has more than {MOST_PAGES} pages: save it in several parts")
    letters, drawn = Effort(MOST_LETTERS, "letters"), Effort(MOST_DRAWN, "lines and boxes")
    try:
        sheets = [_sheet(pdf, number, letters, drawn) for number in range(pages)]
    except (TooMuchError, pypdfium2.PdfiumError) as wrong:
        raise NotReadError(f"it has {wrong}: print it to a new PDF, or save it in several parts") from wrong
    if not any(sheet.words for sheet in sheets):
        raise NotReadError(
            "it has no text, only pictures: let a program recognise the text (OCR), and import that"
        )
    return document(sheets, lambda words: bool(kind(words)))


def _sheet(pdf: Any, number: int, letters: Effort, drawn: Effort) -> Sheet:
    page = pdf[number]
    width, height = page.get_size()
    sheet = Sheet(number + 1, width, height)
    text = page.get_textpage()
    count = c.FPDFText_CountChars(text)
    letters.take(max(0, count))
    sheet.scanned = _is_scan(page, width, height, drawn)
    left, _, _, top = page.get_bbox()
    for word in _words(text, count, sheet, left, top):
        sheet.words.append(word)
    sheet.rules = list(_rules(page, left, top, drawn))
    text.close()
    page.close()
    return sheet


def _is_scan(page: Any, width: float, height: float, drawn: Effort) -> bool:
    """Whether a picture covers the page."""
    for each in page.get_objects(filter=[c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        drawn.take(1)
        x0, y0, x1, y1 = each.get_bounds()
        if (x1 - x0) * (y1 - y0) > 0.6 * width * height:
            return True
    return False


def _words(text: Any, count: int, sheet: Sheet, left: float, top: float) -> Iterator[Word]:
    gathered = list[Word]()
    slanted, hides = "", False
    fonts: dict[tuple[str, int], tuple[bool, bool]] = {}
    for at in range(count):
        letter = _letter(text, at, left, top, fonts)
        if letter is None or not letter.text.strip():
            if gathered:
                yield _word(gathered)
                gathered = []
            slanted += " " if slanted and not slanted.endswith(" ") else ""
            hides = False
            continue
        angle = c.FPDFText_GetCharAngle(text, at)
        if 0.1 < angle < 2 * math.pi - 0.1:
            slanted += letter.text
            continue
        if not sheet.scanned and _is_hidden(text, at, letter):
            sheet.hidden += not hides
            hides = True
            continue
        if gathered and not _follows(gathered[-1], letter):
            yield _word(gathered)
            gathered = []
        gathered.append(letter)
    if gathered:
        yield _word(gathered)
    if slanted.strip():
        sheet.slanted.append(slanted.strip())


def _letter(
    text: Any, at: int, left: float, top: float, fonts: dict[tuple[str, int], tuple[bool, bool]]
) -> Word | None:
    sign = chr(c.FPDFText_GetUnicode(text, at))
    sign = _HYPHENS.get(sign, sign)
    if c.FPDFText_IsGenerated(text, at) == 1 and sign != "-":
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
    bold, italic = _look(text, at, fonts)
    return Word(sign, box.left - left, box.right - left, top - y.value, max(size, 1.0), bold, italic)


def _look(text: Any, at: int, fonts: dict[tuple[str, int], tuple[bool, bool]]) -> tuple[bool, bool]:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    c.FPDFText_GetFontInfo(text, at, name, 128, flags)
    key = name.value.decode("latin-1"), flags.value
    if key not in fonts:
        weight = c.FPDFText_GetFontWeight(text, at)
        bold = bool(_BOLD.search(key[0])) or weight >= 600 or bool(key[1] & (1 << 18))
        fonts[key] = bold, bool(_ITALIC.search(key[0])) or bool(key[1] & (1 << 6))
    return fonts[key]


def _is_hidden(text: Any, at: int, letter: Word) -> bool:
    """Whether a letter cannot be seen: written without ink, as good as transparent, or far too small."""
    shape = c.FPDFText_GetTextObject(text, at)
    if shape and c.FPDFTextObj_GetTextRenderMode(shape) == c.FPDF_TEXTRENDERMODE_INVISIBLE:
        return True
    colour = [ctypes.c_uint() for _ in range(4)]
    known = c.FPDFText_GetFillColor(text, at, *colour)
    return letter.size < 1.5 or bool(known and colour[3].value < 10)


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
    )


def _rules(page: Any, left: float, top: float, drawn: Effort) -> Iterator[Rule]:
    """The straight lines that a page draws across or down, thin boxes among them."""
    for each in page.get_objects(filter=[c.FPDF_PAGEOBJ_PATH], max_depth=3):
        drawn.take(1)
        x0, y0, x1, y1 = each.get_bounds()
        box = Rule(x0 - left, top - y1, x1 - left, top - y0)
        if box.y1 - box.y0 < 2.6 < box.x1 - box.x0:
            middle = (box.y0 + box.y1) / 2
            yield Rule(box.x0, middle, box.x1, middle)
        elif box.x1 - box.x0 < 2.6 < box.y1 - box.y0:
            middle = (box.x0 + box.x1) / 2
            yield Rule(middle, box.y0, middle, box.y1)
        else:
            yield from _segments(each, left, top, drawn)


def _segments(shape: Any, left: float, top: float, drawn: Effort) -> Iterator[Rule]:
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
        x = matrix.a * px.value + matrix.c * py.value + matrix.e - left
        y = top - (matrix.b * px.value + matrix.d * py.value + matrix.f)
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
