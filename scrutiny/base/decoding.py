"""Bytes of a file to text without hidden characters."""

from __future__ import annotations

import unicodedata

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import LONGEST_SOURCE, Place, Source, Text, _unsafe


def decode(path: str, data: bytes, report: Report) -> Source | None:
    """The text of a file, or None (and an error) where it is no clean UTF-8.

    A byte-order mark is dropped and line ends become `\\n`; both are invisible to a clerk. Control
    characters, bidirectional overrides and zero-width characters are refused: they make a note read
    differently from what it says.
    """
    start = Place(path, 1, 1)
    if len(data) > LONGEST_SOURCE:
        what = f"the file has {len(data):,} bytes, and at most {LONGEST_SOURCE:,} are read"
        report.error(start, "too-long", what, "split it into several notes")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as broken:
        line = data.count(b"\n", 0, broken.start) + 1
        column = broken.start - data.rfind(b"\n", 0, broken.start)
        what = "the file is not UTF-8 text"
        report.error(Place(path, line, column), "not-utf-8", what, "save it again with the encoding UTF-8")
        return None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = Source(path, (text,))
    refuse_hidden(source.whole, report)
    return source


def refuse_hidden(text: Text, report: Report) -> None:
    """Report each character of the text that a reader cannot see and a computer obeys."""
    if text.value.isascii() and text.value.replace("\n", "").isprintable():
        return
    if not any(map(_unsafe, set(text.value))):
        return
    for offset, character in enumerate(text.value):
        if _unsafe(character):
            name = unicodedata.name(character, "a control character").lower()
            what = f"the hidden character {name} (U+{ord(character):04X}) stands here"
            report.error(text.at(offset), "hidden-character", what, "delete it and type the words again")
