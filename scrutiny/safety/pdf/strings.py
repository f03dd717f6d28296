"""What a program reads in a PDF beside the words of its pages: bookmarks, links, alternative text."""

import re
import warnings
from collections.abc import Iterator
from typing import Any

import pikepdf

from scrutiny.safety.paper import Piece
from scrutiny.safety.pdf.objects import content, dictionary, every

REPLACED = "ActualText"
"""The name of the text that a program reads in the place of what is shown."""

_CALLED = {
    "/Alt": "an alternative text", "/ActualText": REPLACED, "/E": "the expansion of a short form",
    "/URI": "a link", "/Contents": "a note", "/Name": "a name", "/V": "a field",
}  # fmt: skip
_FONT = ("/Registry", "/Ordering", "/BaseFont", "/FontName", "/DA", "/CharSet", "/Panose", "/ID")


def pieces(document: pikepdf.Pdf) -> Iterator[Piece]:
    """Every string of a document's objects and drawing in which a program can read words."""
    seen = set[Piece]()
    for thing in every(document):
        for piece in (*_of(thing), *_of_drawing(thing)):
            if piece not in seen:
                seen.add(piece)
                yield piece


def _of(thing: Any) -> Iterator[Piece]:
    if str(thing.get("/Type")) in ("/Sig", "/DocTimeStamp") or "/ByteRange" in thing:
        shown = (run.decode("ascii") for run in _RUN.findall(bytes(thing.get("/Contents", b""))))
        yield Piece("its signature", "\n".join(shown))
    for name in thing.keys():  # noqa: SIM118 - iterating over a stream is something else
        value = thing[name]
        if name in _FONT or (name == "/Contents" and "/ByteRange" in thing):
            continue
        if name == "/Metadata" and isinstance(value, pikepdf.Stream):
            properties = content(value).decode("utf-8", "replace")
            yield Piece("its properties", re.sub(r"<[^>]*>", "\n", properties))
        for words in _words(value):
            called = (
                "a bookmark"
                if name == "/Title" and "/Parent" in thing
                else _CALLED.get(name, "its inner data")
            )
            yield Piece(called, words)


_RUN = re.compile(rb"[ -~]{6,}")


_DATE = re.compile(r"D:\d{4}")


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, pikepdf.String):
        words = str(value)
        if (
            sum(map(str.isalnum, words)) > 2
            and not _DATE.match(words)
            and words.isprintable() | ("\n" in words) | ("\r" in words)
        ):
            yield words
    elif isinstance(value, pikepdf.Array) and not value.is_indirect:
        for each in value:
            if isinstance(each, (pikepdf.String, pikepdf.Array)):
                yield from _words(each)


def _of_drawing(thing: Any) -> Iterator[Piece]:
    """The strings that mark what is drawn."""
    if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") == "/Image":
        return
    data = content(thing)
    if not any(b"(" in marked[1] or b"<" in marked[1] for marked in _MARKED.finditer(data)):
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a stream that is cut short
        marks = pikepdf.parse_content_stream(thing, "BDC DP")
    for each in marks:
        if len(each.operands) > 1 and dictionary(each.operands[1]) is not None:
            yield from _of(each.operands[1])


_MARKED = re.compile(rb"<<(.{0,20000}?)>>\s*(?:BDC|DP)\b", re.DOTALL)


def without_replaced(document: pikepdf.Pdf) -> bool:
    """Take out what is read in the place of what is shown (`ActualText`); whether there was any."""
    found = False
    for thing in list(every(document)):
        if "/ActualText" in thing:
            del thing["/ActualText"]
            found = True
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
            data = content(thing)
            if b"/ActualText" in data:
                thing.write(data.replace(b"/ActualText", b"/NoSuchText"))
                found = True
    return found
