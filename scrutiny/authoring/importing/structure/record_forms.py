"""Forms of one decision: a table with pairs of cells, and with headings over all columns above their text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrutiny.authoring.importing.document import Block, Table
from scrutiny.authoring.importing.structure.columns import Cell, kind, words


def forms_as_pairs(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each such form as a table of two columns: what is told, and the words."""
    return [_pairs(block) if isinstance(block, Table) else block for block in blocks]


def _pairs(table: Table) -> Table:
    rows = [row for row in table.rows if any(words(cell) for cell in row)]
    headed = [at for at, row in enumerate(rows) if len(row) == 1 and kind(words(row[0])) == "decision"]
    if not headed or not any(len(row) in (2, 4) for row in rows) or any(len(row) > 4 for row in rows):
        return table
    return replace(table, rows=tuple(_rows(rows)))


def _rows(rows: Sequence[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    waiting: Cell = ()
    for row in rows:
        if len(row) == 1 and not waiting:
            waiting = row[0]
            continue
        if len(row) == 1:
            yield waiting, row[0]
        else:
            yield from ((waiting, ()),) if waiting else ()
            yield from (row[at : at + 2] for at in range(0, len(row), 2))
        waiting = ()
    yield from ((waiting, ()),) if waiting else ()
