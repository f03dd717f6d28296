"""The head of a document as a form: a table whose cells are by turns what is told and the words, such as
`Date`, the day, `Time`, the time; read like lines of `Date: …`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrutiny.authoring.importing.document import Block, Paragraph, Run, Table
from scrutiny.authoring.importing.structure.attendance import begins_with_name, inline, role_of
from scrutiny.authoring.importing.structure.columns import Cell, words
from scrutiny.authoring.importing.structure.head import is_field, is_label

_FIRST = 12
"""Blocks among which the head of a document is looked for."""


def form_as_lines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the rows of a form at the beginning as lines; its lists of attendance stay a table."""
    out = list[Block]()
    for at, block in enumerate(blocks):
        out += _parts(block) if at < _FIRST and isinstance(block, Table) else [block]
    return out


def _parts(table: Table) -> list[Block]:
    """The lines of a form, and the table of its other rows; the table as it is where it is no form."""
    lines, rows = list[Block](), list[tuple[Cell, ...]]()
    fields = lists = others = 0
    for row in table.rows:
        for key, value in _pairs(row):
            label = words(key)
            fields += is_label(label)
            lists += role_of(label) is not None
            others += not is_key(label)
            if role_of(label):
                rows.append((key, value))
            else:
                lines += _line(key, value)
        if not next(_pairs(row), None) and any(row):
            rows.append(row)
    cells = [cell for row in table.rows for cell in row if cell]
    if cells and all(is_field(cell[0].text) or inline(cell[0].text) for cell in cells):
        return [each for cell in cells for each in cell]
    if not fields or fields + lists < 2 or others > fields + lists:
        return [table]
    return [*lines, *([replace(table, rows=tuple(rows))] if rows else [])]


def is_key(text: str) -> bool:
    """Whether a cell says what is in the one beside it."""
    return is_label(text) or role_of(text) is not None or inline(f"{text.rstrip(' :')}: Ann Hale") is not None


def _pairs(row: Sequence[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """Keys with their values. The first of two cells is a key, even if it is not known, but for a name."""
    named = len(row) == 2 and not begins_with_name(words(row[0]))
    begins = [at for at, cell in enumerate(row) if is_key(words(cell)) or (at == 0 and named)]
    if len(row) == 4 and is_key(words(row[0])):
        begins = [0, 2]
    if not begins or begins[0] or not words(row[0]):
        return
    for begin, end in zip(begins, [*begins[1:], len(row)], strict=True):
        yield row[begin], tuple(each for cell in row[begin + 1 : end] for each in cell)


def _line(key: Cell, value: Cell) -> Iterator[Paragraph]:
    label = key[0].cut(0, len(key[0].text.rstrip(" :")))
    said = [run for each in value for run in (Run(" "), *each.runs)][1:]
    if said:
        yield Paragraph((*label.runs, Run(": "), *said), label.place)
