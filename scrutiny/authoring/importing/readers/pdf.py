"""PDF files, by PDFium: words with their places and looks, and the rules of tables. Nothing is run."""

from typing import Any

import pypdfium2
import pypdfium2.raw as c

from scrutiny.authoring.importing.document import Document, NotReadError
from scrutiny.authoring.importing.pages.flow import document
from scrutiny.authoring.importing.pages.geometry import Sheet
from scrutiny.authoring.importing.pdfium.drawings import drawings, is_scan
from scrutiny.authoring.importing.pdfium.letters import written
from scrutiny.authoring.importing.pdfium.picture import picture
from scrutiny.authoring.importing.pdfium.view import View
from scrutiny.authoring.importing.structure.attendance_tables import is_head
from scrutiny.authoring.importing.structure.columns import kind
from scrutiny.safety.effort import Effort, TooMuchError

MOST_PAGES = 400
MOST_LETTERS = 1_500_000
MOST_DRAWN = 60_000


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
    return document(sheets, lambda words: bool(kind(words)) or is_head(words.strip(" :")))


def _sheet(pdf: Any, number: int, letters: Effort, drawn: Effort) -> Sheet:
    page = pdf[number]
    width, height = page.get_size()
    view = View.of(page)
    sheet = Sheet(number + 1, width, height)
    text = page.get_textpage()
    count = c.FPDFText_CountChars(text)
    letters.take(max(0, count))
    sheet.scanned = is_scan(page, width, height, drawn)
    found = written(text, count, view, sheet.scanned)
    seen = found.words if sheet.scanned else picture(page, width, height).seen(found.words)
    sheet.words, sheet.upright, sheet.slanted = seen, found.upright, found.slanted
    sheet.hidden = found.hidden + len(found.words) - len(seen)
    sheet.rules, sheet.boxes = drawings(page, view, drawn)
    text.close()
    page.close()
    return sheet
