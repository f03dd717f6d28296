"""Text laid out as a page, with the actions of each passage beside it under a head such as `Action`."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scrutiny.authoring.importing.structure.columns import kind

Line = tuple[int, int, str]
"""A line with its number and the number of its page."""

_FAR = 40
"""Characters before a margin at the right, at least."""
_NEAR = 12
"""Characters by which the head of a margin may be off its text."""


class Part(NamedTuple):
    """Lines of the text, the head of the margin, and the lines beside them: none where there is no margin."""

    lines: list[Line]
    head: str = ""
    beside: Sequence[str] = ()


def parts(lines: Sequence[Line]) -> Iterator[Part]:
    """The parts of a text, in its order. A part ends at a blank line, unless the margin goes on beside it."""
    found = _head(lines)
    told = list(_parts(lines, found)) if found else []
    yield from told if any(any(part.beside) for part in told) else [Part(list(lines))]


def _parts(lines: Sequence[Line], found: tuple[int, str, range]) -> Iterator[Part]:
    at, head, margin = found
    number, page, line = lines[at]
    left = line.rstrip()[: -len(head)].rstrip()
    yield Part([*lines[:at], *([(number, page, left)] if left else [])])
    text, beside = list[Line](), list[str]()
    ended = False
    for number, page, line in lines[at + 1 :]:
        left, right = _cut(line, margin)
        if left and ended:
            yield Part(text, head, beside)
            text, beside = [], []
        ended = bool(text) and not left and (ended or not right)
        text.append((number, page, left))
        beside.append(right)
    yield Part(text, head, beside)


def _head(lines: Sequence[Line]) -> tuple[int, str, range] | None:
    """The line that ends with the head of a margin, and where the margin begins."""
    for at, (_, _, line) in enumerate(lines):
        words = line.rstrip()
        head = words.rpartition(" " * 6)[2]
        begin = len(words) - len(head)
        if begin >= _FAR and re.fullmatch(r"\S+(?: \S+)?", head) and kind(head) in ("action", "owner"):
            near = [start for start in _starts(lines[at + 1 :]) if abs(start - begin) <= _NEAR]
            return (at, head, range(min(near) - 1, max(near) + 2)) if near else None
    return None


def _starts(lines: Sequence[Line]) -> list[int]:
    """Where words begin behind a wide gap."""
    return [found.end() for _, _, line in lines for found in re.finditer(r"(?<! ) {3,}(?=\S)", line)]


def _cut(line: str, margin: range) -> tuple[str, str]:
    """What is in the text and what is in the margin."""
    for found in re.finditer(r"(?:^|(?<! ) {2}) +(?=\S)", line):
        if found.end() in margin:
            return line[: found.start()].rstrip(), line[found.end() :].strip()
    return line.rstrip(), ""
