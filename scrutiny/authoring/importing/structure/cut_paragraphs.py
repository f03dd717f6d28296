"""Paragraphs as they were before a converter cut them: sentences in two, numbers from their titles."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scrutiny.authoring.importing.document import Block, Paragraph, Run
from scrutiny.authoring.importing.healing import goes_on, joined
from scrutiny.authoring.importing.structure.attendance import role_of
from scrutiny.authoring.importing.structure.looks import numbered


def sentences_joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the halves of a sentence as one paragraph. A bullet before a number or `(a)` goes."""
    out = list[Block]()
    for block in blocks:
        before = out[-1] if out else None
        if not isinstance(block, Paragraph):
            out.append(block)
            continue
        plain = replace(block, label="") if re.fullmatch(r"[^\w\s(]", block.label) else block
        if plain is not block and (letter := re.match(r"(\((?:[a-z]|[ivx]{1,4})\))\s+", block.text)):
            block = replace(block.cut(letter.end()), label=letter[1])
        if numbered(plain):
            out.append(plain)
        elif isinstance(before, Paragraph) and goes_on(before, block, page_end=False):
            out[-1] = joined(before, block)
        else:
            out.append(block)
    return out


def labels_joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the label of a list that is on two lines, `In` and `attendance:`, before its first name."""
    out = list[Block]()
    for block in blocks:
        before = out[-1] if out else None
        if not isinstance(before, Paragraph) or not isinstance(block, Paragraph):
            out.append(block)
            continue
        first, _, name = before.text.partition("\t")
        second, _, other = block.text.partition("\t")
        label = f"{first} {second.rstrip(' :')}"
        if name and other and role_of(label) and not role_of(first):
            out[-1] = replace(before, runs=(Run(f"{label}:\t"), *before.cut(len(first) + 1).runs))
            block = block.cut(len(second) + 1)
        out.append(block)
    return out


def numbers_joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a number that stands alone with the title below it as one paragraph."""
    out = list[Block]()
    for block in blocks:
        before = out[-1] if out else None
        if (
            isinstance(before, Paragraph)
            and isinstance(block, Paragraph)
            and re.fullmatch(r"\d{1,2}[a-z]?[.)]?", before.text)
            and not before.label
            and len(block.text.split()) <= 12
        ):
            out[-1] = replace(block, runs=(*before.runs, Run(" "), *block.runs), place=before.place)
        else:
            out.append(block)
    return out
