"""A document of any type, as its reader gives it: paragraphs and tables in the order in which they are read.

Readers say what they see and nothing of what it means. What a document does not show (deleted and hidden
words, comments) is never in it; `Document.withheld` says how much of each there was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace


class NotReadError(Exception):
    """A file that cannot be imported; the message says why, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or entry of a list.

    `place` says where it is in the source. `heading` is the level of a heading by its style, 0 where it is
    none; a title has level 1. `label` is the number or bullet of an entry of a list, as it is shown. `note`
    says that it is a footnote.
    """

    runs: tuple[Run, ...]
    place: str
    style: str = ""
    heading: int = 0
    label: str = ""
    page: int = 0
    size: float = 0
    note: bool = False

    @property
    def text(self) -> str:
        """Its words without the label; lines of one paragraph end with a line feed."""
        return "".join(run.text for run in self.runs).strip()

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return self._all("bold")

    @property
    def italic(self) -> bool:
        """Whether all of it is italic, but for signs and numbers."""
        return self._all("italic")

    @property
    def underlined(self) -> bool:
        """Whether all of it is underlined."""
        return self._all("underlined")

    def _all(self, look: str) -> bool:
        told = [run for run in self.runs if re.search(r"\w", run.text)]
        if len(told) > 1 and re.fullmatch(
            r"\s*\(?\w{1,4}[.)]?\s*", told[0].text
        ):  # a number before the words
            told = told[1:]
        return bool(told) and all(getattr(run, look) for run in told)

    def cut(self, start: int, end: int | None = None) -> Paragraph:
        """The part of it between two offsets in `text`, with its looks."""
        whole = "".join(run.text for run in self.runs)
        lead = len(whole) - len(whole.lstrip())
        stop = len(self.text) if end is None else end
        kept, at = list[Run](), -lead
        for run in self.runs:
            piece = run.text[max(0, start - at) : max(0, stop - at)]
            if piece:
                kept.append(replace(run, text=piece))
            at += len(run.text)
        return replace(self, runs=tuple(kept))

    def lines(self) -> Iterator[Paragraph]:
        """Each line of it as a paragraph."""
        at = 0
        for line in self.text.split("\n"):
            if line.strip():
                yield self.cut(at, at + len(line))
            at += len(line) + 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells of paragraphs. A cell over several columns is there once.

    `names` says what each row holds, where something else than its first cell tells that.
    """

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    place: str
    page: int = 0
    names: tuple[str, ...] = ()


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """What a file shows: its blocks, its running headers and footers, and how much it does not show.

    `scanned` says that its words were recognised in a picture, so that letters may be wrong.
    """

    blocks: tuple[Block, ...]
    furniture: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    scanned: bool = False

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph, those of tables included."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for row in block.rows:
                    for cell in row:
                        yield from cell


def words(text: str) -> frozenset[str]:
    """The words of a text, each once: for lists of words in the program."""
    return frozenset(text.split())
