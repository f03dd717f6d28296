"""What readers print: a page of each kind as a PDF, read back."""

import io
import unicodedata
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

KINDS = (
    "",
    "actions/",
    "questions/",
    "recommendations/",
    "decisions/",
    "deadlines/",
    "meetings/",
    "meetings/2023-09-14-performance-meeting/",
    "meetings/2026-09-10-public-accountability-meeting/",
    "meetings/2018-11-22-performance-meeting/action-2-1/",
    "priorities/safer-roads-2025/",
    "priorities/",
    "people/maud-ellery/",
    "organisations/mardale-police/",
    "inspections/hmicfrs-2024-peel/",
    "data/",
)

CELLS = "[...document.querySelectorAll('th, td')].filter(e => e.checkVisibility()).map(e => e.innerText)"
HEADINGS = "[...document.querySelectorAll('h2, h3, h4, caption')].map(e => e.innerText.trim())"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def printed(page: Page) -> list[tuple[str, list[float], float]]:
    """Each sheet of a page on A4: its text, where each piece of that begins, and how wide the sheet is."""
    sheets = []
    for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages:
        places: list[float] = []

        def seen(text: str, matrix: Any, text_matrix: Any, *_: Any, places: list[float] = places) -> None:
            if text.strip():
                places.append(matrix[0] * text_matrix[4] + matrix[4])

        sheets.append((sheet.extract_text(visitor_text=seen), places, float(sheet.mediabox.width)))
    return sheets


def plain(words: str) -> str:
    """Words without blanks, ligatures and hyphens, which printing puts in and takes out."""
    return "".join(unicodedata.normalize("NFKC", words).replace("-", "").split())


@pytest.mark.parametrize("kind", KINDS)
def test_no_table_is_cut_and_no_heading_is_alone(page: Page, address: str, kind: str) -> None:
    page.goto(address + kind)
    page.emulate_media(media="print")
    cells, headings = page.evaluate(CELLS), set(page.evaluate(HEADINGS))
    sheets = printed(page)
    text = plain("".join(said for said, _, _ in sheets))
    assert [
        cell
        for cell in cells
        if plain(cell) not in text and not all(plain(word) in text for word in cell.split())
    ] == []
    for _, places, width in sheets:
        assert all(0 <= place < width - 20 for place in places)
    for said, _, _ in sheets[:-1]:
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        assert lines[-1] not in headings, lines[-3:]
