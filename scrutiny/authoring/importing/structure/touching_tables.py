"""Tables that touch, divided where another begins, and boxes and signatures that are no tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrutiny.authoring.importing.document import Block, Run, Table
from scrutiny.authoring.importing.structure.columns import heads, kind, words

_SIGNATURE = re.compile(r"(?:signed|signature|(?:print )?name|date[d:]?|position|title)\W*", re.IGNORECASE)
"""Labels in a table for a signature."""


def tables_divided(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each table by itself."""
    return [part for block in blocks for part in (_alone(block) if isinstance(block, Table) else (block,))]


def _alone(table: Table) -> Iterator[Block]:
    """The tables of one that may be several, without blank rows at its top.

    A box round paragraphs is those paragraphs, and a table for a signature one paragraph.
    """
    while table.rows and not any(words(cell) for cell in table.rows[0]):
        table = replace(table, rows=table.rows[1:])
    cells = [each for row in table.rows for cell in row for each in cell if each.text]
    if cells and len(cells) < 8 and re.match(r"signed\b", cells[0].text, re.IGNORECASE):
        said = [each for at, each in enumerate(cells) if not at or not _SIGNATURE.fullmatch(each.text)]
        runs = tuple(run for each in said for run in (*each.runs, Run(" ")))
        yield replace(cells[0], runs=runs)
        return
    for part in _parts(table):
        if all(len(row) <= 1 for row in part.rows):
            yield from (each for row in part.rows for cell in row for each in cell)
        else:
            yield part


def _parts(table: Table) -> Iterator[Table]:
    rows, first = list(table.rows), 0
    for at in range(1, len(rows)):
        if _begins(table, first, at):
            yield replace(table, rows=tuple(rows[first:at]))
            first = at
    yield replace(table, rows=tuple(rows[first:]))


def _begins(table: Table, first: int, at: int) -> bool:
    """Whether another table begins with a row: heads of columns, or the first key of a register again."""
    row = table.rows[at]
    if len(row) == 2:
        begun, here = words(table.rows[first][0]), words(row[0])
        again = here == begun and bool(kind(here)) and at - first > 2
        return again or (len(table.rows[first]) != 2 and bool(kind(here)))
    named = heads(replace(table, rows=(row,)))
    return len(named) >= 3 and sum(bool(name) for name in named) == len(named)
