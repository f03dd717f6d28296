"""What inspection finds of a file that a note attaches."""

from typing import Any, NamedTuple

from scrutiny.base.decoding import decode
from scrutiny.base.diagnostics import Report


class Fault(NamedTuple):
    """Something to mend in a file: the code of the diagnostic, what, and how to fix it.

    A fault stops publication, unless it is a `warning`. An `acceptable` one may stay where a person says
    why.
    """

    code: str
    what: str
    fix: str
    acceptable: bool = False
    warning: bool = False


class About(NamedTuple):
    """What readers are told about a file: its bytes as published, its pages, and what they can expect.

    `searchable` is None for a file that has no pages of text, such as a picture.
    """

    size: int = 0
    pages: int = 0
    searchable: bool | None = None
    signed: bool = False


class Piece(NamedTuple):
    """Words that a program can read in a file, and where: 'page 3', 'a bookmark'."""

    where: str
    words: str


class Paper(NamedTuple):
    """What a file says: its visible words page by page, what else a program reads in it, and its faults."""

    pages: tuple[str, ...] = ()
    beside: tuple[Piece, ...] = ()
    faults: tuple[Fault, ...] = ()
    about: About = About()

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join((*self.pages, *(piece.words for piece in self.beside)))

    @property
    def stopped(self) -> bool:
        """Whether a fault stops publication, whoever might accept it."""
        return any(not fault.warning for fault in self.faults)


def read(stored: Any) -> Paper:
    """A paper as it was before it was written as JSON."""
    pages, beside, faults, about = stored
    return Paper(
        tuple(pages),
        tuple(Piece(*each) for each in beside),
        tuple(Fault(*each) for each in faults),
        About(*about),
    )


def refused(code: str, what: str, fix: str) -> Paper:
    """A paper of which nothing is known but why it is refused."""
    return Paper(faults=(Fault(code, what, fix),))


def masked(words: str) -> str:
    """Words as a public log may show them: each by its first letters, which are enough to find it again."""
    parts = words.split()
    shown = [part if len(part) < 2 else f"{part[: 1 + (len(part) > 3)]}…" for part in parts[:MOST_WORDS]]
    return " ".join(
        (*shown, f"and {len(parts) - MOST_WORDS:,} more" if len(parts) > MOST_WORDS else "")
    ).strip()


MOST_WORDS = 6
"""Words of a finding that are shown."""


def read_text(data: bytes) -> Paper:
    """A file of UTF-8 text; characters that a reader cannot see are faults."""
    report = Report()
    source = decode("paper", data, report)
    faults = tuple(
        Fault(each.code, f"line {each.place.line} of the paper: {each.what}", each.fix)
        for each in report.diagnostics
    )
    return Paper((source.text if source else "",), faults=faults, about=About(searchable=True))
