"""A PDF (ISO 32000): one that shows all it holds, published without its properties and older versions.

Text is hidden where it is drawn invisible, in the colour of the page, too small to read, outside the
page, or under something drawn over it: a black box in a PDF hides nothing from a computer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import (
    LAParams,
    LTChar,
    LTCurve,
    LTFigure,
    LTImage,
    LTItem,
    LTLine,
    LTPage,
    LTTextContainer,
)
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException

from scrutiny.safety.paper import Fault, Paper

MOST_PAGES = 1000

_WRONG = (PDFException, PSException, ValueError, TypeError, KeyError, IndexError, AttributeError)

SMALLEST = 2.0
"""Points: letters below this height cannot be read."""

AGAIN = "print the document to a new PDF from the program in which it was written"


def inspect(data: bytes) -> Paper:
    """Read the document and each of its pages."""
    if not data.startswith(b"%PDF-"):
        return _unreadable("it does not begin as a PDF does")
    try:
        with pikepdf.open(BytesIO(data)) as document:
            faults = list(_structure(document))
    except pikepdf.PasswordError:
        fault = Fault("unreadable-paper", "the PDF is locked with a password", "save it without a password")
        return Paper("", (fault,))
    except pikepdf.PdfError:
        return _unreadable("its parts do not fit together")
    if faults:
        return Paper("", tuple(faults))
    try:
        text, hidden = _pages(data)
    except _WRONG:
        return _unreadable("its text is damaged")
    for page, words, how in hidden:
        what = f"page {page} of the PDF holds text that a reader does not see ({how}): '{words[:3]}…'"
        faults.append(
            Fault("hidden-content", what, f"take the text out before you save the PDF, then {AGAIN}")
        )
    return Paper(text, tuple(faults))


def clean(data: bytes) -> bytes:
    """The document without its properties, its private data and its earlier versions."""
    with pikepdf.open(BytesIO(data)) as document:
        if "/Info" in document.trailer:
            del document.trailer.Info
        for holder in (document.Root, *document.pages, *document.objects):
            if isinstance(holder, (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Page)):
                for name in ("/Metadata", "/PieceInfo", "/Thumb", "/LastModified"):
                    if name in holder:
                        del holder[name]
        written = BytesIO()
        document.save(
            written,
            deterministic_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return written.getvalue()


def _unreadable(why: str) -> Paper:
    return Paper("", (Fault("unreadable-paper", f"the PDF cannot be read: {why}", AGAIN),))


_COMMENTS = "comments or other marks laid over its pages"
_HOLDS = (
    ("/JavaScript", "a script"), ("/JS", "a script"), ("/Launch", "a command"),
    ("/EmbeddedFile", "an attached file"), ("/RichMedia", "a film or sound"),
    ("/OCGs", "layers that can be switched off"), ("/SubmitForm", "a form"), ("/XFA", "a form"),
)  # fmt: skip


def _structure(document: pikepdf.Pdf) -> Iterator[Fault]:
    """What a PDF can hold beside its pages."""
    found = set()
    if len(document.pages) > MOST_PAGES:
        yield Fault("too-long", f"the PDF has more than {MOST_PAGES:,} pages", "split it into several papers")
    for whole in document.objects:
        for thing in _dictionaries(whole):
            found |= set(_held(thing))
    for name in ("/OpenAction", "/AA"):
        if name in document.Root and "/S" in (_dictionary(document.Root[name]) or ()):
            action = document.Root[name]
            if str(action.S) != "/GoTo":
                found.add("a command")
    form = _dictionary(document.Root.get("/AcroForm"))
    if form is not None and len(form.get("/Fields", [])):
        found.add("a form")
    for what in sorted(found):
        yield Fault("hidden-content", f"the PDF holds {what}", AGAIN)


def _dictionaries(thing: Any) -> Iterator[Any]:
    """A thing that is or holds dictionaries, with those written inside it."""
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        yield thing
        parts = [thing[name] for name in thing.keys()]  # noqa: SIM118 - iterating over a stream is something else
    else:
        parts = list(thing) if isinstance(thing, pikepdf.Array) else []
    for part in parts:
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            yield from _dictionaries(part)


def _dictionary(thing: Any) -> pikepdf.Dictionary | None:
    return thing if isinstance(thing, pikepdf.Dictionary) else None


def _held(thing: Any) -> Iterator[str]:
    kinds = (
        {str(thing.get(name)) for name in ("/Type", "/S")} if not isinstance(thing, pikepdf.Array) else set()
    )
    for name, what in _HOLDS:
        if name in kinds or (name in thing and name != "/EmbeddedFile"):
            yield what
    for annotation in thing.get("/Annots", ()) if "/Annots" in thing else ():
        kind = str(annotation.get("/Subtype"))
        if kind == "/FileAttachment":
            yield "an attached file"
        elif kind not in ("/Link", "/Widget", "None"):
            yield _COMMENTS


class _Eye(PDFLayoutAnalyzer):
    """Lays out pages, and remembers which letters are drawn invisible."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager, laparams=None)
        self.pages: list[LTPage] = []
        self.invisible: set[int] = set()
        self._mode = 0

    def receive_layout(self, ltpage: LTPage) -> None:
        """Keep a page."""
        self.pages.append(ltpage)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Draw a string."""
        self._mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        """Draw a letter."""
        advance = super().render_char(*args, **kwargs)
        if self._mode in (3, 7):
            self.invisible.add(id(list(self.cur_item)[-1]))
        return advance


def _pages(data: bytes) -> tuple[str, list[tuple[int, str, str]]]:
    """The text of the document, and its hidden words: page, words and how they are hidden."""
    manager = PDFResourceManager(caching=False)
    texts, hidden = [], []
    document = PDFDocument(PDFParser(BytesIO(data)))
    for number, page in enumerate(PDFPage.create_pages(document), start=1):
        eye = _Eye(manager)
        PDFPageInterpreter(manager, eye).process_page(page)
        for layout in eye.pages:
            hidden += [(number, words, how) for how, words in _hidden(layout, eye.invisible).items()]
            layout.analyze(LAParams())
            texts += [item.get_text() for item in layout if isinstance(item, LTTextContainer)]
    return "\n".join(texts), hidden


def _hidden(page: LTPage, invisible: set[int]) -> dict[str, str]:
    """The hidden letters of a page, by how they are hidden."""
    drawn = list(_drawn(page))
    solid = [(order, item) for order, item in enumerate(drawn) if _covers(item)]
    found: dict[str, str] = {}
    for order, item in enumerate(drawn):
        if isinstance(item, LTChar) and item.get_text().strip():
            how = "drawn invisible" if id(item) in invisible else _how(order, item, solid, page)
            if how:
                found[how] = found.get(how, "") + item.get_text()
    return found


def _drawn(items: Iterable[LTItem]) -> Iterator[LTItem]:
    """What is drawn on a page, in order."""
    for item in items:
        if isinstance(item, LTFigure):
            yield from _drawn(item)
        else:
            yield item


def _covers(item: LTItem) -> bool:
    filled = isinstance(item, LTCurve) and not isinstance(item, LTLine) and bool(item.fill)
    return filled or isinstance(item, LTImage)


def _how(order: int, letter: LTChar, solid: list[tuple[int, LTItem]], page: LTPage) -> str | None:
    """How a letter is hidden, or None where it is seen."""
    x, y = (letter.x0 + letter.x1) / 2, (letter.y0 + letter.y1) / 2
    if not (page.x0 <= x <= page.x1 and page.y0 <= y <= page.y1):
        return "outside the page"
    if letter.size < SMALLEST:
        return "too small to read"
    under = [(place, item) for place, item in solid if _holds(item, x, y)]
    if any(place > order for place, _ in under):
        return "under something drawn over it"
    light = all(_white(getattr(item, "non_stroking_color", 0)) for _, item in under)
    if light and _white(letter.graphicstate.ncolor):
        return "in the colour of the page"
    return None


def _holds(item: Any, x: float, y: float) -> bool:
    return bool(item.x0 <= x <= item.x1 and item.y0 <= y <= item.y1)


def _white(colour: Any) -> bool:
    """Whether a colour of one (grey), three (RGB) or four (CMYK) parts is nearly white."""
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return False
    if len(parts) == 4:
        return bool(max(parts) < 0.05)
    return bool(min(parts) > 0.95)
