"""The objects of a PDF, walked through and counted before anything is drawn."""

import re
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf

from scrutiny.safety.effort import Effort, TooMuchError

MOST_PAGES = 1000
MOST_PARTS = 2_000_000
"""Entries of all dictionaries and lists; a page has a few hundred."""

MOST_UNPACKED = 200_000_000
"""Bytes of all that is no picture, once unpacked."""

MOST_DRAWING = 20_000_000
MOST_DRAWING_ON_A_PAGE = 4_000_000
"""Bytes that draw the pages, counted as often as they are drawn; a page full of text has about 7,000."""

TO_BEGIN = 500
TO_STROKE = 50
TO_PAINT = 2_000
TO_BLEND = 50_000
"""Bytes for which it counts to begin a form, to draw a line or fill a shape, to paint a picture or a shading,
and to blend a form of the size of a page as a whole."""

A_PAGE = 595 * 842
"""Points by points of a page of A4."""

MOST_POINTS = 6_000_000_000
MOST_POINTS_OF_A_PICTURE = 100_000_000
"""Points of the pictures; a scanned page has about nine million."""

DEEPEST = 40
"""Forms in one another."""

WRONG = (
    pikepdf.PdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
)
"""What a damaged document raises."""


def dictionaries(thing: Any, effort: Effort) -> Iterator[Any]:
    """A thing that is or holds dictionaries, with those written inside it."""
    if isinstance(thing, pikepdf.Array):
        effort.take(len(thing))
        parts = list(thing)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        effort.take(len(thing.keys()))
        yield thing
        parts = [thing[name] for name in thing.keys()]  # noqa: SIM118 - a stream cannot be iterated over
    else:
        return
    for part in parts:
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            yield from dictionaries(part, effort)


def every(document: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of a document. Raises `TooMuchError`."""
    effort = Effort(MOST_PARTS, "parts")
    effort.take(len(document.objects))
    yield from dictionaries(document.trailer, effort)
    for whole in document.objects:
        yield from dictionaries(whole, effort)


def dictionary(thing: Any) -> pikepdf.Dictionary | pikepdf.Stream | None:
    """A thing where it is a dictionary, or a stream, which has one."""
    return thing if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)) else None


def items(thing: Any) -> list[Any]:
    """The dictionaries of a list; none where it is none."""
    parts = list(thing) if isinstance(thing, pikepdf.Array) else []
    return [each for each in parts if dictionary(each) is not None]


def count(document: pikepdf.Pdf) -> None:
    """Count what the document holds. Raises `TooMuchError` where that is more than is looked into."""
    if len(document.pages) > MOST_PAGES:
        raise TooMuchError(f"more than {MOST_PAGES:,} pages")
    drawing = Effort(MOST_DRAWING, "bytes that draw its pages")
    forms = _Forms()
    for number, page in enumerate(document.pages, start=1):
        drawn = forms.cost(page.obj)
        Effort(MOST_DRAWING_ON_A_PAGE, f"bytes that draw page {number}").take(drawn)
        drawing.take(drawn)
    points = Effort(MOST_POINTS, "points in its pictures")
    unpacked = Effort(MOST_UNPACKED, "bytes of text and drawing")
    for thing in every(document):
        if not isinstance(thing, pikepdf.Stream):
            continue
        if thing.get("/Subtype") == "/Image":
            size = int(thing.get("/Width", 0)) * int(thing.get("/Height", 0))
            Effort(MOST_POINTS_OF_A_PICTURE, "points in one picture").take(size)
            points.take(size)
        else:
            unpacked.take(len(content(thing, unpacked.left)))


def content(stream: Any, most: int = MOST_DRAWING_ON_A_PAGE) -> bytes:
    """The bytes of a stream, or more than `most` of them where it has more."""
    filters = stream.get("/Filter")
    names = (
        [str(each) for each in filters]
        if isinstance(filters, pikepdf.Array)
        else [str(filters)]
        if filters
        else []
    )
    if not names or "/Crypt" in names:
        return bytes(stream.read_bytes())
    if set(names) != {"/FlateDecode"}:
        try:
            return bytes(stream.read_bytes() if set(names) <= _TEXTUAL else stream.read_raw_bytes())
        except pikepdf.PdfError:
            return bytes(stream.read_raw_bytes())
    data = bytes(stream.read_raw_bytes())
    for _ in names:
        data = zlib.decompressobj().decompress(data, most + 1)
    return data if len(data) > most or "/DecodeParms" not in stream else bytes(stream.read_bytes())


_TEXTUAL = {"/FlateDecode", "/ASCIIHexDecode", "/ASCII85Decode", "/LZWDecode", "/RunLengthDecode"}


def drawing(page: Any) -> bytes:
    """The bytes that draw a page."""
    contents = page.get("/Contents")
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(content(each) for each in streams if isinstance(each, pikepdf.Stream))


class _Forms:
    """What it takes to draw a page or a form, each form counted once and added as often as it is drawn."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], int] = {}

    def cost(self, page: Any) -> int:
        """The bytes that draw a page."""
        return self._of(drawing(page), page.get("/Resources"), 0)

    def _of(self, data: bytes, resources: Any, depth: int) -> int:
        total = TO_BEGIN + len(data)
        if depth > DEEPEST or total > MOST_DRAWING_ON_A_PAGE:
            return max(total, MOST_DRAWING_ON_A_PAGE + 1)
        own = dictionary(resources)
        named = dictionary(own.get("/XObject")) if own is not None else None
        for found in _DRAWN.finditer(data) if named is not None else ():
            form = named.get(_name(found[1])) if named is not None else None
            if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
                total += self._form(form, depth + 1)
            else:
                total += TO_PAINT
        return total + TO_PAINT * len(_SHADED.findall(data)) + TO_STROKE * len(_STROKED.findall(data))

    def _form(self, form: Any, depth: int) -> int:
        if form.objgen not in self._known:
            self._known[form.objgen] = MOST_DRAWING_ON_A_PAGE + 1  # what draws itself never ends
            blended = int(TO_BLEND * min(_area(form), 1)) if "/Group" in form else 0
            self._known[form.objgen] = blended + self._of(content(form), form.get("/Resources"), depth)
        return self._known[form.objgen]


def _area(form: Any) -> float:
    """The area of a form, of 1 for a page."""
    left, bottom, right, top = (float(each) for each in form.get("/BBox", ()))
    return abs((right - left) * (top - bottom)) / A_PAGE


_SHADED = re.compile(rb"/[^\s/<>\[\]()%]+\s+sh\b")
_STROKED = re.compile(rb"(?<!\S)(?:[SsF]|[fBb]\*?)(?!\S)")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()%]+)\s+Do\b")


def _name(written: bytes) -> str:
    unescaped = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), written)
    return "/" + unescaped.decode("utf-8", "surrogateescape")
