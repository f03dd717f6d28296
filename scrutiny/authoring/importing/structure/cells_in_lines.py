"""Tables that a converter wrote cell by cell, a line each: the heads of the columns, and then the rows."""

import re
from collections.abc import Sequence

from scrutiny.authoring.importing.document import Block, Paragraph, Table
from scrutiny.authoring.importing.structure.columns import kind


def cells_as_tables(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each such table of actions as one."""
    out, at = list[Block](), 0
    while at < len(blocks):
        heads = _heads(blocks, at)
        rows = _rows(blocks, at, heads) if heads else []
        if rows:
            first = blocks[at]
            assert isinstance(first, Paragraph)
            out.append(Table(tuple(tuple((cell,) for cell in row) for row in rows), first.place, first.page))
            at += len(heads) * len(rows)
        else:
            out.append(blocks[at])
            at += 1
    return out


def _heads(blocks: Sequence[Block], at: int) -> list[str]:
    """What the columns hold that begin at a block: an action and its owner, and others that are known."""
    names = list[str]()
    for block in blocks[at : at + 6]:
        name = kind(block.text) if isinstance(block, Paragraph) and not block.label else ""
        name = "number" if name == "subject" and not names else name  # `Item` above the number of one
        if not name or name in names:
            break
        names.append(name)
    return names if {"action", "owner"} <= set(names) else []


def _rows(blocks: Sequence[Block], at: int, names: list[str]) -> list[list[Paragraph]]:
    """The rows, that of the heads first; empty where none is below it."""
    rows = list[list[Paragraph]]()
    for begin in range(at, len(blocks), len(names)):
        row = [block for block in blocks[begin : begin + len(names)] if isinstance(block, Paragraph)]
        if len(row) < len(names) or (rows and not all(map(_fits, names, row))):
            break
        rows.append(row)
    return rows if len(rows) > 1 else []


def _fits(name: str, cell: Paragraph) -> bool:
    """Whether words could be in a column."""
    text = cell.text
    if name == "number":
        return bool(re.fullmatch(r"(?:[A-Z]{1,5}[ /-]?)?\d[\w./-]{0,8}", text))
    if name == "owner":
        return len(text.split()) <= 7 and bool(re.match(r"[A-Z]", text))
    return name not in ("due", "status") or len(text.split()) <= 7
