"""Lists of people side by side: the lines of each are put one below the other again.

`Ann Hale, Commissioner    Ben Ito, Chief Constable` above `Cy Orme, Clerk    Di Vane, Superintendent`; the
columns may have a heading each, and a post may go on in the next line.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from scrutiny.authoring.importing.document import Block, Paragraph
from scrutiny.authoring.importing.structure.attendance import begins_with_name, role_of
from scrutiny.authoring.importing.structure.columns import kind
from scrutiny.authoring.importing.structure.people import INITIALS, is_name, names_body
from scrutiny.authoring.importing.structure.posts import holds_post


def untwined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, such lines below a label of attendance in the order in which they are read."""
    out, at = list[Block](), 0
    while at < len(blocks):
        block = blocks[at]
        out.append(block)
        at += 1
        if not isinstance(block, Paragraph) or role_of(block.text) is None:
            continue
        end = at
        while end < len(blocks) and _pieces(blocks[end]):
            end += 1
        lines = [_pieces(each) for each in blocks[at:end]]
        named = sum(len(line) == 2 and begins_with_name(line[1].text) for line in lines)
        letters = all(re.fullmatch(INITIALS, line[0].text) for line in lines)  # of the name beside them
        posts = all(holds_post(line[0].text) and not begins_with_name(line[0].text) for line in lines)
        if named >= 2 and named * 2 >= len(lines) and not letters and not posts:
            while end < len(blocks) and _is_left(blocks[end]):
                lines.append([blocks[end]])  # type: ignore[list-item]
                end += 1
            out += _column([line[0] for line in lines]) + _column(
                [line[1] for line in lines if len(line) == 2]
            )
            at = end
    return out


def _pieces(block: Block) -> list[Paragraph]:
    """The two parts of a line in columns; nothing for any other block."""
    if not isinstance(block, Paragraph) or block.label:
        return []
    cuts = list(re.finditer(r"\t+", block.text))
    if len(cuts) != 1 or kind(block.text[: cuts[0].start()]):
        return []
    return [block.cut(0, cuts[0].start()), block.cut(cuts[0].end())]


def _is_left(block: Block) -> bool:
    """Whether a line goes on with the left column alone."""
    return isinstance(block, Paragraph) and begins_with_name(block.text) and len(block.text.split()) < 14


def _column(lines: list[Paragraph]) -> list[Paragraph]:
    """The entries of a column, without the body of which they are."""
    out = list[Paragraph]()
    for line in lines:
        if begins_with_name(line.text) or not out:
            if not (names_body(line.text) and not begins_with_name(line.text)):
                out.append(line)
        else:
            last = out[-1].runs[-1]
            gap = ", " if is_name(out[-1].text) else " "
            out[-1] = replace(
                out[-1], runs=(*out[-1].runs[:-1], replace(last, text=last.text + gap), *line.runs)
            )
    return out
