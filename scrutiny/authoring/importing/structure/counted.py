"""Paragraphs that are counted through a whole document, whatever is the heading above them: their numbers
are no part of what they say.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from scrutiny.authoring.importing.document import Block, Paragraph
from scrutiny.authoring.importing.structure.looks import numbered, stands_out, title_like

LEAST = 4
"""Paragraphs, and a half of this headings between them, below which they are a list."""


def uncounted(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, such paragraphs without their numbers."""
    row = dict[int, Paragraph]()
    last, headings, parted, other = 0, 0, 0, 0
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        told = numbered(block)
        if told and not told.named and told.number == str(last + 1) and _is_sentence(told.rest):
            parted += bool(row and headings)
            headings, last = 0, last + 1
            row[at] = told.rest
        elif stands_out(block) and title_like(block.text):
            headings += 1
        elif row and not block.label and len(block.text.split()) > 12:
            other += 1
    if len(row) < LEAST or parted * 2 < LEAST or other * 2 > len(row):
        return list(blocks)
    return [row.get(at, block) for at, block in enumerate(blocks)]


def _is_sentence(rest: Paragraph) -> bool:
    return not title_like(rest.text) and not rest.text.endswith("?") and not stands_out(rest)


def listed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that are counted one after the other from one as the entries of a list."""
    out, at = list(blocks), 0
    while at < len(out):
        row = list[Block]()
        for block in out[at:]:
            counted = isinstance(block, Paragraph) and not block.label and _COUNTED.match(block.text)
            if not counted or not isinstance(block, Paragraph) or int(counted[1]) != len(row) + 1:
                break
            row.append(replace(block.cut(counted.end()), label=f"{counted[1]}."))
        if len(row) > 1:
            out[at : at + len(row)] = row
        at += max(1, len(row))
    return out


_COUNTED = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
