"""Decisions as lines of `Decision number: …`, `Title: …`, `Decision: …`, or below headings such as `Reasons`:
read like a table of two columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrutiny.authoring.importing.document import Block, Paragraph, Table
from scrutiny.authoring.importing.structure.columns import kind, pairs
from scrutiny.authoring.importing.structure.looks import stands_out, title_like

_KEY = re.compile(r"(?P<key>[A-Z][\w ./-]{1,40}?)\s*[:\t]\s*(?=\S)")
_HEADED = re.compile(
    r"Decision(?: (?:no\.?|number|ref(?:erence)?\.?))?\s+"
    r"(?P<number>(?=[^\s:]*\d)[\w/.-]+(?: ?[/-] ?\d+)*)\s*(?:[:–—]|\s-)\s*(?=\S)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"Decision(?: (?:record|notice|no\.?|number|ref(?:erence)?\.?))*\s+"
    r"(?P<number>(?=[^:]*\d)(?-i:[A-Z\d])[\w /.-]{1,24})",
    re.IGNORECASE,
)
"""A heading that is nothing but the number of a decision."""
_REFERRED = re.compile(
    r"(?P<number>[A-Z]{1,8}(?:[ /-][A-Z]{1,4})?[ /-]?\d{1,4}(?:[/-]\d{1,4})*)\s*(?:[:–—\t]|\s-)\s*(?=[A-Z])"
)
"""A heading with the reference of a decision, and what it is about."""
_SIGNED = re.compile(
    r"(?:i (?:confirm|hereby|have|am)\b|sign(?:ed|ature)\b|date[d:]?\b|declaration)", re.IGNORECASE
)

Row = tuple[str, Paragraph, list[Paragraph]]


def decisions_as_tables(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with runs of such lines as tables; a key that comes again begins another one."""
    out, run = list[Block](), _Run()
    for block in blocks:
        if isinstance(block, Table) and (form := run.numbered(block)) is not None:
            out.append(form)
            run = _Run()
            continue
        told = _rows(block, run)
        begins = told is not None and [row[0] for row in told[:2]] == ["number", "subject"]
        if told is None or begins or any(row[0] and row[0] in run.names for row in told):
            out += run.made()
            run = _Run()
        if told is None:
            out.append(block)
        else:
            run.take(block, told)
    return [*out, *run.made()]


class _Run:
    """The blocks of what may be a decision, and the rows that they would make."""

    def __init__(self) -> None:
        self.blocks = list[Block]()
        self.rows = list[Row]()
        self.open = False

    @property
    def names(self) -> set[str]:
        return {name for name, _, _ in self.rows if name}

    def numbered(self, table: Table) -> Table | None:
        """The form of a decision with the number that was its heading; None for any other table."""
        alone = [name for name, _, _ in self.rows] == ["number"]
        names = _names(table)
        if not alone or "decision" not in names or "number" in names:
            return None
        _, key, value = self.rows[0]
        return replace(table, rows=(((key,), tuple(value)), *table.rows), names=("number", *names))

    @property
    def goes_on(self) -> bool:
        """Whether what has no key may be more of a decision that has a heading, or of its reasons."""
        return {"number", "subject"} <= self.names and self.rows[-1][0] in ("decision", "reasons")

    def take(self, block: Block, rows: list[Row]) -> None:
        self.blocks.append(block)
        self.rows += rows
        self.open = (self.open and not rows) or not self.rows[-1][2]

    def made(self) -> Iterator[Block]:
        """A table of the rows and what is under other headings, if they are those of a decision; else the
        blocks as they were.
        """
        names = self.names
        headed = (
            bool(self.blocks)
            and isinstance(self.blocks[0], Paragraph)
            and _REFERRED.match(self.blocks[0].text)
        )
        if headed and not names & {"date", "by"}:
            yield from self.blocks
        elif "decision" in names and len(names) >= 3 and names & {"number", "subject", "by", "reasons"}:
            told = [row for row in self.rows if row[0] and row[2]]
            yield Table(
                tuple(((key,), tuple(value)) for _, key, value in told),
                told[0][1].place,
                told[0][1].page,
                tuple(name for name, _, _ in told),
            )
            last = max(at for at, (name, _, _) in enumerate(self.rows) if name)
            for at, (name, key, value) in enumerate(self.rows):
                if not name:  # a heading within the decision is no item
                    yield from value if at < last else (key, *value)
        else:
            yield from self.blocks


def _names(table: Table) -> tuple[str, ...]:
    """What each row of a table of two columns holds."""
    return tuple(name for name, _ in pairs(table))


def _rows(block: Block, run: _Run) -> list[Row] | None:
    """What a block adds to a run; None where it ends one."""
    if isinstance(block, Table):
        told = pairs(block)
        if not told or any(name in ("decision", "minute", "action") for name, _ in told):
            return None
        return [
            (name, row[0][0], list(value))
            for (name, value), row in zip(told, (row for row in block.rows if any(row)), strict=True)
            if row[0]
        ] or None
    headed = _HEADED.match(block.text) or (_REFERRED.match(block.text) if stands_out(block) else None)
    if headed:
        return [
            ("number", block.cut(*headed.span("number")), [block.cut(*headed.span("number"))]),
            ("subject", block.cut(0, headed.start("number")), [block.cut(headed.end())]),
        ]
    if stands_out(block) and (alone := _NUMBERED.fullmatch(block.text)):
        return [("number", block.cut(0, alone.start("number")), [block.cut(*alone.span("number"))])]
    lines = None if block.label else _lines(block)
    if lines is not None:
        return lines
    if not run.rows:
        return None
    if stands_out(block) and title_like(block.text.rstrip(":"), 8):
        return [(kind(block.text), block, [])]
    if (run.open or run.goes_on) and not _SIGNED.match(block.text):
        run.rows[-1][2].append(block)
        return []
    return None


def _lines(block: Paragraph) -> list[Row] | None:
    """The keys and values of a paragraph, if each of its lines has one."""
    rows = list[Row]()
    for line in block.lines():
        found = _KEY.match(line.text)
        name = kind(found["key"]) if found else ""
        if not found or not name:
            return None
        rows.append((name, line.cut(*found.span("key")), [line.cut(found.end())]))
    return rows or None
