"""What changed between two published texts: paragraphs first, then words inside those that changed."""

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple

MOST_PARAGRAPHS = 3000
MOST_WORDS = 1500
"""Beyond these a passage is shown as taken out and put in whole: comparing takes quadratic time."""


class Piece(NamedTuple):
    """Some words that are 'same' in both texts, 'gone' from the first or 'new' in the second."""

    kind: str
    words: str


class Passage(NamedTuple):
    """Paragraphs that changed, in pieces, after `skipped` paragraphs that did not."""

    skipped: int
    pieces: tuple[Piece, ...]


def compare(before: str, after: str) -> tuple[Passage, ...]:
    """The passages in which two texts differ, in order; none where they are equal."""
    old, new = paragraphs(before), paragraphs(after)
    if max(len(old), len(new)) > MOST_PARAGRAPHS:
        return (Passage(0, (Piece("gone", before), Piece("new", after))),) if old != new else ()
    found = []
    skipped = 0
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            skipped = b - a
            continue
        found.append(Passage(skipped, tuple(_pieces("\n\n".join(old[a:b]), "\n\n".join(new[c:d])))))
        skipped = 0
    return tuple(found)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a note: what blank lines part, and in lists and front matter each line."""
    found = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.split("\n")
        listed = all(_LINE.match(line) for line in lines)
        found += [line.strip() for line in lines] if listed else [block.strip()]
    return [paragraph for paragraph in found if paragraph]


_LINE = re.compile(r"\s*(-|\*|\d+\.|[\w -]+:|#)(\s|$)")


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if not old or not new or max(len(old), len(new)) > MOST_WORDS:
        yield from (piece for piece in (Piece("gone", before), Piece("new", after)) if piece.words)
        return
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(new[c:d]))
            continue
        if b > a:
            yield Piece("gone", "".join(old[a:b]))
        if d > c:
            yield Piece("new", "".join(new[c:d]))


_WORD = re.compile(r"\S+|\s+")
