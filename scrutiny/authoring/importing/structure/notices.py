"""Decision notices as forms: a short table with the reference, and headings such as `Decision` and `Reasons`
with their text below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from scrutiny.authoring.importing.document import Block, Paragraph, Table
from scrutiny.authoring.importing.structure.columns import kind, pairs
from scrutiny.authoring.importing.structure.looks import stands_out, title_like

_KEYS = frozenset(("number", "subject", "date", "by", "decision", "reasons", "outcome"))
_SIGNED = re.compile(
    r"(?:i (?:confirm|hereby|have|am)\b|sign(?:ed|ature)\b|date[d:]?\b|declaration)", re.IGNORECASE
)

Row = tuple[tuple[Paragraph, ...], ...]


@dataclass(slots=True)
class _Notice:
    blocks: list[Block] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    rows: list[list[tuple[Paragraph, ...]]] = field(default_factory=list)
    open: bool = False
    """Whether the text of a heading is being read."""

    def made(self) -> list[Block]:
        """The notice as one table, or its blocks where it is none."""
        if "decision" in self.names and not {"number", "subject", "reasons"}.isdisjoint(self.names):
            first = self.rows[0][0][0]
            return [Table(tuple(tuple(row) for row in self.rows), first.place, first.page)]
        return self.blocks


def notices(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each decision notice as a table of two columns, as registers have them."""
    if not any(isinstance(each, Paragraph) and _key(each) == "decision" for each in blocks):
        return list(blocks)
    out, notice = list[Block](), _Notice()
    for block in blocks:
        told = pairs(block) if isinstance(block, Table) else []
        names = [name for name, _ in told if name] or ([_key(block)] if isinstance(block, Paragraph) else [])
        if told and "decision" not in names:
            if not set(names).isdisjoint(notice.names):
                out += notice.made()
                notice = _Notice()
            assert isinstance(block, Table)
            notice.rows += [list(row) for row in block.rows if any(row)]
            notice.names += names
            notice.blocks.append(block)
            notice.open = False
        elif isinstance(block, Paragraph) and names[0]:
            if names[0] in notice.names:
                out += notice.made()
                notice = _Notice()
            notice.names += names
            _begin(notice, block)
        elif notice.names and isinstance(block, Paragraph) and stands_out(block) and title_like(block.text):
            _begin(notice, block)
        elif notice.open and isinstance(block, Paragraph) and not _SIGNED.match(block.text):
            notice.rows[-1][1] += (block,)
            notice.blocks.append(block)
        else:
            out += notice.made()
            notice = _Notice()
            out.append(block)
    return out + notice.made()


def _key(block: Paragraph) -> str:
    told = kind(block.text) if stands_out(block) else ""
    return told if told in _KEYS else ""


def _begin(notice: _Notice, heading: Paragraph) -> None:
    notice.rows.append([(heading,), ()])
    notice.blocks.append(heading)
    notice.open = True
