"""Terms that a document explains where it uses them: `Multi-Agency Safeguarding Hub (MASH)`.

Only an abbreviation of three letters or more is taken, and only where each letter begins a word just before
the bracket.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scrutiny.authoring.importing.document import Document

_SHORT = re.compile(r"\s\((?P<short>[A-Z]{3,8})\)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SLIGHT = frozenset(("a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"))
"""Words that an abbreviation may leave out."""


class Term(NamedTuple):
    """An abbreviation, what it stands for, and where the document says so."""

    name: str
    expansion: str
    place: str


def terms(document: Document) -> list[Term]:
    """The terms of a document in their order, each with the first words that explain it."""
    found: dict[str, Term] = {}
    for paragraph in document.paragraphs():
        for term in _terms(paragraph.text, paragraph.place):
            found.setdefault(term.name, term)
    return list(found.values())


def _terms(text: str, place: str) -> Iterator[Term]:
    last = 0
    for bracket in _SHORT.finditer(text):
        before = text[last : bracket.start()]
        last = bracket.end()
        begin = _begin(before, bracket["short"])
        if begin is not None and not re.search(r"[.:;?!()\n]", before[begin:]):
            yield Term(bracket["short"], before[begin:], place)


def _begin(before: str, short: str) -> int | None:
    """Where the words begin that the letters stand for; None where they stand for others."""
    left = list(short)
    for word in reversed(list(_WORD.finditer(before))):
        if word[0][0].upper() == left[-1]:
            left.pop()
            if not left:
                return word.start()
        elif word[0] not in _SLIGHT:
            return None
    return None
