"""Texts with places, and what is said about them.

A `Source` is one file of the office's records, decoded; a `Text` is a piece of it that knows where
it stands; a `Diagnostic` is one thing wrong at one place. Nothing here knows what a record is.
"""

from __future__ import annotations

import difflib
import enum
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

LONGEST_SOURCE = 1_000_000
"""Bytes in one file of text; a very long note has about 60,000."""


class Place(NamedTuple):
    """A point in a file: its path, line and column, both counted from 1 in characters."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


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
        """The parts between bounds, which ascend: lines are counted from one to the next."""
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
    """One file of text: its path below the content folder, and its decoded text.

    The text is kept in one piece, or in several where some are passages that something else keeps as well.
    """

    path: str
    pieces: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.pieces)

    def sharing(self, passages: Iterable[str]) -> Source:
        """The same in pieces, some of which are passages that stand in it, given in their order."""
        text, pieces, end = self.text, list[str](), 0
        for passage in passages:
            if passage and (start := text.find(passage, end)) >= 0:
                pieces += (text[end:start], passage)
                end = start + len(passage)
        return Source(self.path, (*pieces, text[end:]))

    @property
    def whole(self) -> Text:
        """The whole text, placed at line 1."""
        return Text(self.text, Place(self.path, 1, 1))


class Severity(enum.StrEnum):
    """How grave a diagnostic is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Diagnostic(NamedTuple):
    """One thing wrong with the content: where, how grave, which rule, what, and how to fix it."""

    place: Place
    severity: Severity
    code: str
    what: str
    fix: str

    def __str__(self) -> str:
        """The line that a clerk reads: `file:line:column: severity[code]: what – how to fix it`."""
        return f"{self.place}: {self.severity}[{self.code}]: {visible(self.what)} – {visible(self.fix)}"


class Report:
    """Collects the diagnostics of one run; every stage adds to it and carries on.

    A `strict` one takes warnings for errors, a `lenient` one errors for warnings.
    """

    def __init__(self, strict: bool = False, lenient: bool = False) -> None:
        self._strict, self._lenient = strict, lenient
        self._found: dict[Diagnostic, None] = {}

    def error(self, place: Place, code: str, what: str, fix: str) -> None:
        """Record something that stops publication."""
        severity = Severity.WARNING if self._lenient else Severity.ERROR
        self._found[Diagnostic(place, severity, code, what, fix)] = None

    def warning(self, place: Place, code: str, what: str, fix: str) -> None:
        """Record something that a clerk should look at; it stops publication only if the run is strict."""
        severity = Severity.ERROR if self._strict else Severity.WARNING
        self._found[Diagnostic(place, severity, code, what, fix)] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Record what another stage found, where nothing of its kind is known at the same place."""
        known = {(found.place, found.code) for found in self._found}
        self._found.update(
            dict.fromkeys(found for found in diagnostics if (found.place, found.code) not in known)
        )

    @property
    def kind(self) -> str:
        """Whether it is strict or lenient; reports of one kind say the same of the same."""
        return f"{self._strict} {self._lenient}"

    def beside(self) -> Report:
        """An empty report that is as strict as this one."""
        return Report(self._strict, self._lenient)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found so far, each once, by file, line and column."""
        return tuple(sorted(self._found))

    @property
    def failed(self) -> bool:
        """Whether anything found stops publication."""
        return any(found.severity is Severity.ERROR for found in self._found)


def visible(text: str) -> str:
    """The text on one line, with every character that a terminal would hide or obey written out."""
    return "".join(f"<U+{ord(c):04X}>" if _unsafe(c) else c for c in text.replace("\n", " "))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like `word`, in any letter case, or None where none is near."""
    spelled = {candidate.casefold(): candidate for candidate in sorted(known, reverse=True)}
    close = difflib.get_close_matches(word.casefold(), spelled, n=1, cutoff=0.6)
    return spelled[close[0]] if close else None


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """The words 'did you mean …?' for the known word nearest to `word`, else `otherwise`."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near is not None else otherwise


def at_paragraphs(pattern: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
    """Where a pattern, which stays within a line, is at the beginning of a paragraph."""
    start = 0
    while True:
        if found := pattern.match(words, start):
            yield found
        gap = words.find("\n\n", max(start - 1, 0))
        if gap < 0:
            return
        start = gap + 2


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


def _unsafe(character: str) -> bool:
    """Whether Unicode calls it control, format, surrogate, private, unassigned or a line separator."""
    return character not in "\n\t" and unicodedata.category(character) in _UNSAFE


_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
