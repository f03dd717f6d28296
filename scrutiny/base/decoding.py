"""Decodes the bytes of a file to text without hidden characters."""

import re
import unicodedata

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import LONGEST_SOURCE, Place, Source, Text, _unsafe


def decode(path: str, data: bytes, report: Report) -> Source | None:
    """The text of a file, or None (and an error) where it is not UTF-8 or too long.

    A byte-order mark is dropped and line ends become `\\n`; both are invisible to a clerk. Control
    characters, bidirectional overrides and zero-width characters are refused: a reader would see other words
    than a computer.
    """
    start = Place(path, 1, 1)
    if len(data) > LONGEST_SOURCE:
        what = f"the file has more than {LONGEST_SOURCE:,} bytes"
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
    source = Source(path, text)
    if _in_conflict(source.whole, report):
        return None
    refuse_hidden(source.whole, report)
    refuse_garbled(source.whole, report)
    return source


def _in_conflict(text: Text, report: Report) -> bool:
    """Whether git left marks of a conflict in the text; reports the first of each pair."""
    if not any(mark in text.value for mark in ("<<<<<<<", "|||||||", ">>>>>>>")):
        return False
    found = list(_CONFLICT.finditer(text.value))
    for mark in found:
        if mark[0].startswith("<"):
            what = "git could not join two versions of these lines, and left both here"
            fix = "keep the right lines, and delete the others and the lines '<<<<<<<', '=======', '>>>>>>>'"
            report.error(text.at(mark.start()), "conflict", what, fix)
    if found and not any(mark[0].startswith("<") for mark in found):
        what = "git left this mark when it joined two versions"
        report.error(text.at(found[0].start()), "conflict", what, "delete it, and look at the lines above it")
    return bool(found)


_CONFLICT = re.compile(r"^(?:>{7}|\|{7})(?= |$)|(?:^|(?<= ))<{7}(?= |$)", re.MULTILINE)


def refuse_hidden(text: Text, report: Report) -> None:
    """Report each character that a reader cannot see and a computer obeys."""
    if text.value.isascii() and text.value.replace("\n", "").isprintable():
        return
    if not any(map(_unsafe, set(text.value))):
        return
    for offset, character in enumerate(text.value):
        if _unsafe(character):
            name = unicodedata.name(character, "control character").lower()
            what = f"hidden {name} U+{ord(character):04X}"
            report.error(text.at(offset), "hidden-character", what, "delete it and type the words again")


def refuse_garbled(text: Text, report: Report) -> None:
    """Report characters that were lost or read in a wrong encoding on the way into the text."""
    if text.value.isascii():
        return
    for offset, character in enumerate(text.value):
        if character in _LOST:
            what = f"'{character}' is in the place of a character that was lost"
            report.error(text.at(offset), "garbled", what, "type the word again as the source has it")
    for found in _MISREAD.finditer(text.value):
        try:
            meant = found[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        what = f"'{found[0]}' was saved in one encoding and read in another"
        report.error(text.at(found.start()), "garbled", what, f"write '{meant}'")


_LOST = "\ufffd\ufffc"
_FOLLOWING = "[\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€¦¢]"
_MISREAD = re.compile(rf"[ÃÂ]{_FOLLOWING}|â€{_FOLLOWING}?")
