"""Sentences that were cut into two paragraphs, and bullets before numbers, which a converter put there."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scrutiny.authoring.importing.document import Block, Paragraph
from scrutiny.authoring.importing.healing import goes_on, joined
from scrutiny.authoring.importing.structure.looks import numbered


def made_whole(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the halves of a sentence as one paragraph, and `• 5. HMIC found …` without its bullet."""
    out = list[Block]()
    for block in blocks:
        before = out[-1] if out else None
        if not isinstance(block, Paragraph):
            out.append(block)
            continue
        plain = replace(block, label="") if re.fullmatch(r"[^\w\s(]", block.label) else block
        if numbered(plain):
            out.append(plain)
        elif isinstance(before, Paragraph) and goes_on(before, block, page_end=False):
            out[-1] = joined(before, block)
        else:
            out.append(block)
    return out
