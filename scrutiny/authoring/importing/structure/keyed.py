"""Decisions as lines of `Decision number: …`, `Title: …`, `Decision: …`: read like a table of two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scrutiny.authoring.importing.document import Block, Paragraph, Run, Table
from scrutiny.authoring.importing.structure.columns import kind

_KEY = re.compile(r"(?P<key>[A-Z][\w ./-]{1,40}?)\s*[:\t]\s*(?=\S)")


def keyed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with runs of such lines as tables; a key that comes again begins another one."""
    out, rows = list[Block](), list[tuple[str, Paragraph, Paragraph]]()
    for block in blocks:
        told = _told(block)
        if told is None:
            out += _made(rows)
            out.append(block)
            continue
        for row in told:
            if any(row[0] == each[0] for each in rows):
                out += _made(rows)
            rows.append(row)
    return [*out, *_made(rows)]


def _told(block: Block) -> list[tuple[str, Paragraph, Paragraph]] | None:
    """The keys and values of a paragraph, if each of its lines has one."""
    if not isinstance(block, Paragraph) or block.label:
        return None
    rows = []
    for line in block.lines():
        found = _KEY.match(line.text)
        name = kind(found["key"]) if found else ""
        if not found or not name:
            return None
        rows.append((name, line.cut(0, found.end()), line.cut(found.end())))
    return rows


def _made(rows: list[tuple[str, Paragraph, Paragraph]]) -> Iterator[Block]:
    """A table of the rows, if they are those of a decision; else the paragraphs as they were."""
    names = {name for name, _, _ in rows}
    if "decision" in names and len(names) >= 3 and names & {"number", "subject", "by", "reasons"}:
        yield Table(
            tuple(((_bare(key),), (value,)) for _, key, value in rows), rows[0][1].place, rows[0][1].page
        )
    else:
        for _, key, value in rows:
            gap = Run(" ") if key.text else Run("")
            yield Paragraph((*key.runs, gap, *value.runs), key.place, key.style, page=key.page, size=key.size)
    rows.clear()


def _bare(key: Paragraph) -> Paragraph:
    return key.cut(0, len(key.text.rstrip(" :\t")))
