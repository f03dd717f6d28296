"""Tables that hold both the head of a meeting and who was there: `Date`, `Venue`, `Attendees`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scrutiny.authoring.importing.document import Block, Paragraph, Run
from scrutiny.authoring.importing.structure.attendance import role_of
from scrutiny.authoring.importing.structure.head import is_field

Row = tuple[tuple[Paragraph, ...], ...]


def without_fields(block: Block) -> Iterator[Block]:
    """The block; of such a table the rows of the head as lines before it."""
    if isinstance(block, Paragraph) or not any(role_of(_text(row[0])) for row in block.rows if row):
        yield block
        return
    rows = list[Row]()
    for row in block.rows:
        fields = list(_fields(row))
        yield from fields
        if not fields:
            rows.append(row)
    yield replace(block, rows=tuple(rows))


def _fields(row: Row) -> Iterator[Paragraph]:
    """`Date` and the date, `Time` and the time as lines, if each label of a row is one of the head."""
    cells = [cell for cell in row if _text(cell)]
    told = list(zip(cells[::2], cells[1::2], strict=False))
    if len(cells) % 2 or not told or not all(is_field(f"{_text(label).rstrip(' :')}: ") for label, _ in told):
        return
    for label, value in told:
        runs = [run for each in value for run in (*each.runs, Run(" "))][:-1]
        label_runs = tuple(replace(run, text=run.text.rstrip(" :")) for run in label[0].runs)
        yield replace(label[0], runs=(*label_runs, Run(": "), *runs))


def _text(cell: tuple[Paragraph, ...]) -> str:
    return " ".join(each.text for each in cell).strip()
