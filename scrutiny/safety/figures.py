"""Figures told apart from numbers of people, by their columns and by the figures around them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from scrutiny.safety import personal_data
from scrutiny.safety.personal_data import Finding

CHECKED = {
    "a payment card": re.compile(r"(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d.,]\d|\d)"),
    "an NHS number": re.compile(r"(?<![\d.,-])\d{3}[ -]\d{3}[ -]\d{4}(?!\d)"),
}
"""Numbers with a check digit: by chance, one in ten figures of the same form passes."""

_NAMED = re.compile(r"\b(?:card|visa|mastercard|amex|debit|credit|NHS|patient|hospital)\b", re.IGNORECASE)


def find(text: str) -> Iterator[Finding]:
    """What looks like personal data in the text of a paper.

    A tab parts the cells of a table. Figures of several cells, or of several lines of a column, are never one
    number. The scale of a chart is none, nor is a figure among others of its form without a check digit.
    """
    apart = _parted(text)
    for found in personal_data.find(apart):
        if not _is_scale(found) and not _is_figure(found, apart):
            yield found


def _parted(text: str) -> str:
    """A text with an empty line between figures below one another, and cells that make one number joined."""
    lines = ["\t".join(_joined(line.split("\t"))) for line in text.split("\n")]
    parts = lines[:1]
    for before, line in pairwise(lines):
        column = "\t" in before or "\t" in line or not (_LETTER.search(before) or _LETTER.search(line))
        if column and not _SPLIT.fullmatch(f"{before}\t{line}"):
            parts.append("")
        parts.append(line)
    return "\n".join(parts)


def _joined(cells: list[str]) -> list[str]:
    """The cells of a row; a code and a number in two cells are one where the row has no other figures."""
    figures = [at for at, cell in enumerate(cells) if not _LETTER.search(cell) and re.search(r"\d", cell)]
    if len(figures) == 2 and figures[1] == figures[0] + 1:
        first, second = figures
        if _SPLIT.fullmatch("\t".join(cells[first : second + 1])):
            return [*cells[:first], f"{cells[first]} {cells[second]}", *cells[second + 1 :]]
    return cells


_LETTER = re.compile(r"[^\W\d_]")
_SPLIT = re.compile(r"\(?0\d{2,4}\)?[ \t]+(?:\d{3} ?\d{3,4}|\d{6,8})")
"""The code and the number of a telephone in two cells, or on two lines."""


def _is_scale(found: Finding) -> bool:
    """Whether digits are the numbers at the side of a chart: each more than the one before by the same."""
    groups = [int(group) for group in re.findall(r"\d+", found.words)]
    steps = {after - before for before, after in pairwise(groups)}
    return len(groups) > 3 and len(steps) == 1 and min(steps) > 0


def _is_figure(found: Finding, text: str) -> bool:
    """Whether a number with a check digit stands among others of its form, most of which have none."""
    form = CHECKED.get(found.kind)
    if form is None or _NAMED.search(text[max(found.start - 60, 0) : found.start]):
        return False
    others = [match[0] for match in form.finditer(text)]
    valid = sum(any(each.kind == found.kind for each in personal_data.find(other)) for other in others)
    return len(others) > 3 and valid * 2 < len(others)
