"""A PDF (ISO 32000): one that shows all it holds, published without its properties and older versions.

Text is hidden where it is drawn invisible, in the colour of the page, too small to read, outside the
page, or under something drawn over it: a black box in a PDF hides nothing from a computer.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psexceptions import PSException

from scrutiny.safety.effort import Effort, TooMuchError
from scrutiny.safety.paper import Fault, Paper

MOST_PAGES = 1000
MOST_PARTS = 2_000_000
"""Entries of all dictionaries and lists; a page has a few hundred."""

MOST_DRAWING = 20_000_000
MOST_DRAWING_ON_A_PAGE = 4_000_000
"""Bytes that draw the pages, counted as often as they are drawn; a page full of text has about 7,000."""

TO_BEGIN = 500
"""Bytes for which it counts to begin to draw a form, however short: it takes as long."""

MOST_FONTS = 20_000_000
"""Bytes that tell which letters the signs of fonts stand for."""

MOST_LETTERS = 3_000_000
MOST_LETTERS_ON_A_PAGE = 20_000
"""A page full of text has about 4,000."""

MOST_COVERS = 300_000_000
"""Pairs of a letter and a surface on the same page, each of which is looked at."""

_WRONG = (PDFException, PSException, zlib.error, ValueError, TypeError, KeyError, IndexError, AttributeError)

SMALLEST = 2.0
"""Points: letters below this height cannot be read."""

AGAIN = "print the document to a new PDF from the program in which it was written"


COPY = f"copy the file again from where it came from; if that does not help, {AGAIN}"


def inspect(data: bytes) -> Paper:
    """Read the document and each of its pages."""
    if not data.startswith(b"%PDF-"):
        return _unreadable("it does not begin as a PDF does")
    try:
        with pikepdf.open(BytesIO(data)) as document:
            faults = list(_structure(document))
    except TooMuchError as much:
        return _too_long(str(much))
    except pikepdf.PasswordError:
        fault = Fault("unreadable-paper", "the PDF is locked with a password", "save it without a password")
        return Paper("", (fault,))
    except pikepdf.PdfError:
        return _unreadable("the file is damaged or cut short")
    if faults:
        return Paper("", tuple(faults))
    try:
        text, hidden = _pages(data)
    except TooMuchError as much:
        return _too_long(str(much))
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
    return Paper("", (Fault("unreadable-paper", f"the PDF cannot be read: {why}", COPY),))


def _too_long(what: str) -> Paper:
    fix = f"{AGAIN}, or split it into several papers"
    return Paper("", (Fault("too-long", f"the PDF has {what}", fix),))


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
        raise TooMuchError(f"more than {MOST_PAGES:,} pages")
    parts = Effort(MOST_PARTS, "parts")
    parts.take(len(document.objects))
    for whole in document.objects:
        for thing in _dictionaries(whole, parts):
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


def _dictionaries(thing: Any, effort: Effort) -> Iterator[Any]:
    """A thing that is or holds dictionaries, with those written inside it."""
    if isinstance(thing, pikepdf.Array):
        effort.take(len(thing))
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        effort.take(len(thing.keys()))
        yield thing
        parts = [thing[name] for name in thing.keys()]  # noqa: SIM118 - iterating over a stream is something else
    else:
        parts = list(thing) if isinstance(thing, pikepdf.Array) else []
    for part in parts:
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            yield from _dictionaries(part, effort)


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


class _Fonts(PDFResourceManager):
    """The fonts of a document, each read once."""

    def __init__(self) -> None:
        super().__init__(caching=True)
        self._effort = Effort(MOST_FONTS, "bytes in its fonts")

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """A font."""
        if not (objid and objid in self._cached_fonts):
            for name in ("ToUnicode", "Encoding"):
                if isinstance(table := resolve1(spec.get(name)), PDFStream):
                    self._effort.take(_unpacked(table, self._effort.left))
        return super().get_font(objid, spec)


def _unpacked(stream: PDFStream, most: int) -> int:
    """The bytes of a stream, or more than `most` where it has more."""
    packed = stream.get_rawdata()
    if packed is not None and len(packed) <= most and stream.get_filters():
        first = str(stream.get_filters()[0][0])
        if "Fl" in first:
            size = len(zlib.decompressobj().decompress(packed, most + 1))
            return size if size > most else len(stream.get_data())
    return len(packed) if packed is not None and len(packed) > most else len(stream.get_data())


class _Drawing(PDFPageInterpreter):
    """Draws pages; of what is drawn the bytes are counted first."""

    def execute(self, streams: Sequence[object]) -> None:
        """Draw what streams say."""
        efforts: tuple[Effort, ...] = self.device.efforts  # type: ignore[attr-defined] # it is an _Eye
        for each in streams:
            size = _unpacked(stream_value(each), min(effort.left for effort in efforts))
            for effort in efforts:
                effort.take(TO_BEGIN + size)
        super().execute(streams)


class _Eye(PDFLayoutAnalyzer):
    """Lays out pages, and remembers which letters are drawn invisible."""

    def __init__(self, manager: PDFResourceManager, *efforts: Effort) -> None:
        super().__init__(manager, laparams=None)
        self.efforts = efforts
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
    manager, texts, hidden = _Fonts(), list[str](), list[tuple[int, str, str]]()
    drawing = Effort(MOST_DRAWING, "bytes that draw its pages")
    letters, covers = Effort(MOST_LETTERS, "letters"), Effort(MOST_COVERS, "letters on surfaces")
    document = PDFDocument(PDFParser(BytesIO(data)))
    for number, page in enumerate(PDFPage.create_pages(document), start=1):
        one = Effort(MOST_DRAWING_ON_A_PAGE, f"bytes that draw page {number}")
        eye = _Eye(manager, drawing, one)
        _Drawing(manager, eye).process_page(page)
        for layout in eye.pages:
            drawn = list(_drawn(layout))
            count = sum(isinstance(item, LTChar) for item in drawn)
            Effort(MOST_LETTERS_ON_A_PAGE, f"letters on page {number}").take(count)
            letters.take(count)
            covers.take(count * sum(map(_covers, drawn)))
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
