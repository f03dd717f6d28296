"""The pages of a document as its blocks: running heads taken out, tables made, page ends healed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scrutiny.authoring.importing.document import Block, Document, Paragraph, Table
from scrutiny.authoring.importing.healing import counted, goes_on, joined
from scrutiny.authoring.importing.pages.aligned import aligned
from scrutiny.authoring.importing.pages.boxes import boxed, edges
from scrutiny.authoring.importing.pages.columns import in_order
from scrutiny.authoring.importing.pages.furniture import furniture
from scrutiny.authoring.importing.pages.geometry import Known, Line, Rule, Sheet, Text, Word, lines
from scrutiny.authoring.importing.pages.grids import Cell, Grid, grids, put
from scrutiny.authoring.importing.pages.margin import parted
from scrutiny.authoring.importing.pages.paragraphs import Setting, paragraphs
from scrutiny.authoring.importing.pages.rows import rows
from scrutiny.authoring.importing.pages.spaced import joined as joined_letters


def document(sheets: Sequence[Sheet], known: Known = lambda _: False) -> Document:
    """The blocks of all pages; `known` says whether words are the head of a column."""
    scanned = any(sheet.scanned for sheet in sheets)
    for sheet in sheets:
        sheet.words = [
            word for line in lines(sheet.words, sheet.number) for word in joined_letters(line.words)
        ]
    by_page = [_clean(lines(sheet.words, sheet.number), sheet.scanned) for sheet in sheets]
    heads = furniture(sheets, by_page, known)
    aside, left = list[str](), list[list[Line]]()
    for page in by_page:
        aside += [line.text.replace("\t", " ") for line in page if id(line) in heads]
        left.append([line for line in page if id(line) not in heads])
    words = counted(line.text for page in left for line in page)
    setting = Setting(words, scanned)
    prepared = [_prepared(sheet, page, setting, known) for sheet, page in zip(sheets, left, strict=True)]
    aside += [words for sheet in sheets for words in sheet.slanted]
    blocks = list[Block]()
    last: Grid | None = None
    for sheet, parts in zip(sheets, prepared, strict=True):
        for at, part in enumerate(parts):
            made, grid = _blocks(part, sheet, setting)
            _add(blocks, made, at == 0, last, grid)
            last = grid
    hidden = sum(sheet.hidden for sheet in sheets)
    withheld = (f"hidden words: {hidden}",) if hidden else ()
    return Document(tuple(blocks), tuple(aside), withheld, scanned)


def _clean(page: list[Line], scanned: bool) -> list[Line]:
    """Lines of a scan without specks at their ends, which were taken for signs."""
    if not scanned:
        return page
    before = ""
    for line in page:
        dash = (
            len(line.words) > 1 and line.words[0].text in ("-", "–", "—") and line.words[1].text[0].islower()
        )
        if dash and before and not before.endswith((":", ";", ",", ".")):
            line.words.pop(0)
        before = line.text
        while (
            len(line.words) > 1
            and not re.search(r"\w", line.words[0].text)
            and not re.match(r"[•(\[£-]|[\"'“‘]\S", line.words[0].text)
        ):
            line.words.pop(0)
        while len(line.words) > 1 and not re.search(r"\w", line.words[-1].text):
            line.words.pop()
    return [line for line in page if re.search(r"\w", line.text)]


def _prepared(sheet: Sheet, page: list[Line], setting: Setting, known: Known) -> list[Grid | Text]:
    """The tables and runs of lines of a page, in their order."""
    words: list[Word] = [word for line in page for word in line.words]
    found, outside = grids(sheet.rules, words)
    more, outside = rows(_free([*sheet.rules, *edges(sheet)], found), outside, known)
    found = sorted([*found, *more], key=lambda grid: grid.top)
    sheet.slanted += [word.text for word in sheet.upright if not any(put(grid, word) for grid in found)]
    boxes, outside = boxed(sheet, outside)
    free = lines(outside, sheet.number)
    parts = list[Grid | Text]()
    above = float("-inf")
    others: list[tuple[float, Grid | Text | None]] = [(grid.top, grid) for grid in found]
    for box, held in boxes:  # there is as much room at the right of its text as at the left
        right = box.x1 + box.x0 - min(word.x0 for word in held)
        others.append((box.y0, Text(lines(held, sheet.number), right=right)))
    beside = [box for box, _ in boxes if box.x1 - box.x0 < 0.5 * sheet.width]
    others += [(box.y1, None) for box in beside]
    for until, other in [*sorted(others, key=lambda each: each[0]), (float("inf"), None)]:
        between = [line for line in free if above <= line.y < until]
        runs = in_order(between, sheet.width)
        wide = len(runs) == 1 and not any(box.y0 <= above < box.y1 for box in beside)
        for run in runs:
            setting.learn(run, sheet.width if wide else 0.0)
            for piece in parted(run, sheet.width, setting, known):
                if isinstance(piece, (Grid, Text)):
                    parts.append(piece)
                    continue
                parts += [
                    Text(each, wide) if isinstance(each, list) else each for each in aligned(piece, known)
                ]
        free = [line for line in free if line not in between]
        above = until
        if isinstance(other, Grid):
            for row in other.rows:
                for cell in row:
                    setting.learn(lines(cell.words, sheet.number))
        if other:
            parts.append(other)
    return parts


def _free(rules: Sequence[Rule], found: Sequence[Grid]) -> list[Rule]:
    """The rules outside of tables."""
    return [rule for rule in rules if not any(grid.top - 3 <= rule.y0 <= grid.bottom + 3 for grid in found)]


def _blocks(part: Grid | Text, sheet: Sheet, setting: Setting) -> tuple[list[Block], Grid | None]:
    if isinstance(part, Text):
        right = setting.right(sheet.width) if part.wide else part.right
        return [replace(each, style=part.style) for each in paragraphs(part.lines, setting, right)], None
    made = tuple(tuple(_cell(cell, sheet, setting) for cell in row) for row in part.rows)
    return [Table(made, f"page {sheet.number}, table", sheet.number)], part


def _cell(cell: Cell, sheet: Sheet, setting: Setting) -> tuple[Paragraph, ...]:
    return tuple(
        paragraphs(lines(cell.words, sheet.number), setting, cell.x1 - min(6.0, (cell.x1 - cell.x0) * 0.1))
    )


def _add(blocks: list[Block], made: list[Block], top: bool, last: Grid | None, grid: Grid | None) -> None:
    """Add what follows; what a page or column end cut is joined."""
    if not blocks or not made:
        blocks += made
        return
    before, first = blocks[-1], made[0]
    if (
        isinstance(before, Paragraph)
        and isinstance(first, Paragraph)
        and goes_on(before, first, page_end=True)
    ):
        blocks[-1] = joined(before, first)
        made = made[1:]
    elif isinstance(before, Table) and isinstance(first, Paragraph) and top and _is_cut(before, first):
        minute, *others = before.rows[-1]
        whole = (*minute[:-1], joined(minute[-1], first))
        blocks[-1] = replace(before, rows=(*before.rows[:-1], (whole, *others)))
        made = made[1:]
    elif (
        top and last and grid and isinstance(before, Table) and isinstance(first, Table) and _same(last, grid)
    ):
        blocks[-1] = _joined_tables(before, first)
        made = made[1:]
    blocks += made


def _is_cut(table: Table, after: Paragraph) -> bool:
    """Whether a paragraph with something in the margin goes on on the next page."""
    minute = table.rows[-1][0]
    return not table.rows[0][0] and bool(minute) and goes_on(minute[-1], after, page_end=True)


def _same(last: Grid, grid: Grid) -> bool:
    return all(any(abs(a - b) < 6 for a in last.columns) for b in grid.columns)


def _joined_tables(before: Table, after: Table) -> Table:
    """A table that goes on on the next page, with its heads once, and with a row that was cut as one row."""
    rows = list(after.rows)
    if _texts(rows[0]) == _texts(before.rows[0]):
        rows.pop(0)
    cut = bool(rows) and len(rows[0]) == len(before.rows[-1]) and len(before.rows) > 1
    if cut and (not rows[0][0] or any(map(_cell_goes_on, before.rows[-1], rows[0]))):
        more = rows.pop(0)
        whole = tuple(_joined_cells(a, b) for a, b in zip(before.rows[-1], more, strict=True))
        return replace(before, rows=(*before.rows[:-1], whole, *rows))
    return replace(before, rows=(*before.rows, *rows))


def _cell_goes_on(above: tuple[Paragraph, ...], below: tuple[Paragraph, ...]) -> bool:
    """Whether a page end cut a paragraph of a cell."""
    small = bool(above and below) and below[0].text[:1].islower()
    return small and goes_on(above[-1], below[0], page_end=True)


def _texts(row: tuple[tuple[Paragraph, ...], ...]) -> list[list[str]]:
    return [[each.text for each in cell] for cell in row]


def _joined_cells(above: tuple[Paragraph, ...], below: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    if above and below and goes_on(above[-1], below[0], page_end=True):
        return (*above[:-1], joined(above[-1], below[0]), *below[1:])
    return (*above, *below)
