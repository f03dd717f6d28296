"""Texts with places.

A `Source` is one decoded file of the office's records; a `Text` is a piece of it with its place.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LONGEST_SOURCE = 1_000_000
"""Bytes in one file of text; a very long note has about 60,000."""


class Place(NamedTuple):
    """A point in a file: its path, line and column, both counted from 1 in characters."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{visible(self.path)}:{self.line}:{self.column}"


class Text(NamedTuple):
    """Words that a clerk wrote, and where they begin."""

    value: str
    place: Place

    def __str__(self) -> str:
        return self.value

    def at(self, offset: int) -> Place:
        """The place of the character `offset` characters into the text."""
        lines = self.value.count("\n", 0, offset)
        if not lines:
            return Place(self.place.path, self.place.line, self.place.column + offset)
        return Place(self.place.path, self.place.line + lines, offset - self.value.rindex("\n", 0, offset))

    def part(self, start: int, end: int) -> Text:
        """The characters from `start` up to `end`, with the place where they begin."""
        return Text(self.value[start:end], self.at(start))

    def cut(self, bounds: Sequence[int]) -> Iterator[Text]:
        """The parts between bounds, which must ascend."""
        place = self.at(bounds[0])
        for start, end in itertools.pairwise(bounds):
            part = Text(self.value[start:end], place)
            yield part
            place = part.at(end - start)

    def strip(self) -> Text:
        """The text without white space around it."""
        start = len(self.value) - len(self.value.lstrip())
        return Text(self.value.strip(), self.at(start))


class Source(NamedTuple):
    """One file of text: its path below the content folder, and its decoded text."""

    path: str
    text: str

    @property
    def whole(self) -> Text:
        """The whole text, placed at line 1."""
        return Text(self.text, Place(self.path, 1, 1))


def visible(text: str) -> str:
    """The text on one line, with every character that a terminal would hide or obey written out.

    Whatever is printed passes through here: a line end in the name of a file would begin a line of its own,
    which a log or a service may take for a command.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(f"<U+{ord(c):04X}>" if c in "\n\t" or _unsafe(c) else c for c in text)


def at_paragraphs(pattern: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern at the beginning of a paragraph; it must stay within a line."""
    start = 0
    while True:
        if found := pattern.match(words, start):
            yield found
        gap = words.find("\n\n", max(start - 1, 0))
        if gap < 0:
            return
        start = gap + 2


def plain_blanks(words: str) -> str:
    """The words with a plain space in place of every other kind of space; the length stays.

    A Mac writes a no-break space for Alt and the space bar, and Word for its own reasons.
    """
    return words if words.isascii() else words.translate(_BLANKS)


def unescaped(words: str) -> tuple[str, Sequence[int]]:
    """The words as readers see them, without the backslash before a sign, and where each character was."""
    if "\\" not in words:
        return words, range(len(words) + 1)
    out = {found.start() for found in _ESCAPE.finditer(words)}
    kept = [at for at in range(len(words) + 1) if at not in out]
    return "".join(words[at] for at in kept[:-1]), kept


_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_BLANKS = {ord(blank): " " for blank in "\u00a0\u2007\u202f\u2002\u2003\u2009"}


def slug(words: str) -> str:
    """The words as a part of an address: lower-case ASCII letters, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("’", "").replace("'", ""))
    kept = "".join(c if c.isascii() and c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return "-".join(kept.split())


def stem(path: str) -> tuple[str, str | None]:
    """The stem of a file's name, and the language that it names: `x.cy.md` is 'x' in 'cy', `x.md` is 'x'."""
    name = path.rpartition("/")[2].rpartition(".")[0]
    found = re.fullmatch(r"(.+)\.([a-z]{2,3})", name)
    return (found[1], found[2]) if found else (name, None)


def _unsafe(character: str) -> bool:
    """Whether Unicode calls it control, format, surrogate, private, unassigned or a line separator."""
    return character not in "\n\t" and unicodedata.category(character) in _UNSAFE


_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shortened(words: str, most: int) -> str:
    """Words on one line, cut where they are longer than `most` characters: at a blank, if there is one."""
    if len(words) <= most:
        return words
    return (words[: most + 1].rpartition(" ")[0].rstrip(" ,;:–-") or words[:most]) + " …"
