"""Plain text as converters leave it: wrapped lines, or the look of a page with form feeds between pages."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from scrutiny.authoring.importing import converted, margins, tabbed, text_tables
from scrutiny.authoring.importing.document import Block, Document, Paragraph, Run, Table
from scrutiny.authoring.importing.healing import (
    counted,
    goes_on,
    hyphen,
    is_page_number,
    joined,
    likeness,
    repeated,
)
from scrutiny.authoring.importing.margins import Line
from scrutiny.authoring.importing.plain_text import decoded

_LABEL = re.compile(
    r"([•·▪◦‣]|[-*–o](?=\s)|\[\d{1,2}\]|\d{1,2}(?:\.\d{1,2})*[.)]?(?=\s{1,8}\D)|\(?[a-z]{1,4}\)|[a-z]\.(?=\s+[A-Z]))\s+(?=\S)"
)
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}|_{5,}|\*{3,}")
_BULLETS = "•·▪◦‣-*–o"
_HARD = re.compile(
    r"(?:ACTION|AP ?\d|RESOLVED|DECISION|AGREED|NOTED|Action|Decision|Resolved|Agreed)\b.{0,30}[:–—-]"
    r"|(?:Present|Attendees|In attendance|Also present|Apologies)\b.{0,40}?[:–—]"
    r"|[QA]\d+[.:]?\s"
    r"|[A-Z][a-z]+(?: [a-z]+){0,2}: "
    r"|(?:Question|Answer|Recommendation|Response|Supplementary question)\b"
    r"|(?:Action|Decision)s?:?$"
)
_REFERS = re.compile(
    r"\b(?:items?|sections?|paragraphs?|questions?|actions?|no\.?|of|and|to|in)\s*$", re.IGNORECASE
)
"""Words whose number may be on the next line."""
_GAP = re.compile(r"\S {3,}\S")
_ENDLESS = 10_000
"""The width of text that is not wrapped."""
_ALONE = re.compile(r"(?:(?:Supplementary )?[Qq]uestion|Answer|Response|Reply|Action|Decision)(?: \d+)?:?")
"""A label that is alone on its line."""


def read(data: bytes) -> Document:
    """What a text file says."""
    text = decoded(data)
    if _run_together(text):
        text = re.sub(
            r"(?<![A-Z][a-z])(?<![A-Z]a[ck])(?<=[a-z][a-z.)?!;]|[a-z0-9][.)?!])(?=[A-Z][A-Za-z])", "\n", text
        )
    if converted.is_markdown(text):
        return converted.document(text)
    text = tabbed.drawn(text)
    pages = [_spaced(page).split("\n") for page in text.split("\f")]
    edges = [line for page in pages for line in _edge(page)]
    heads = repeated(edges, len([page for page in pages if any(page)]))
    furniture, lines = list[str](), list[Line]()
    number = 0
    for at, page in enumerate(pages, start=1):
        edge = set(map(id, _edge(page)))
        for line in page:
            number += 1
            if (
                line.strip()
                and id(line) in edge
                and (likeness(line) in heads or (len(pages) > 1 and is_page_number(line)))
            ):
                furniture.append(line.strip())
            else:
                lines.append((number, at, line))
    return Document(_healed(list(_laid_out(lines))), tuple(furniture))


def _spaced(page: str) -> str:
    """A page with spaces for tabs, three at least, so that each tab can be told from a blank."""
    marked = page.replace("\t", "\x00\t").expandtabs(8)
    return re.sub(r"\x00( *)", lambda found: " " * max(3, 1 + len(found[1])), marked)


def _run_together(text: str) -> bool:
    """Whether a converter lost the ends of lines, so that words run together: `Present:Ann HaleBen Ito`."""
    return len(re.findall(r"[a-z][.)]?[A-Z][a-z]+ ", text)) >= 2


def _edge(page: list[str]) -> list[str]:
    """The first two and the last two lines of a page."""
    filled = [line for line in page if line.strip()]
    return [*filled[:2], *filled[-2:]] if len(filled) > 4 else filled


def _width(lines: list[Line]) -> int:
    """How long lines may be before they are wrapped: as long as the longest that goes on in small letters."""
    texts = [line.rstrip() for _, _, line in lines]
    going_on = [
        len(line)
        for line, after in pairwise(texts)
        if line and after.strip()[:1].islower() and not _LABEL.match(after)
    ]
    laid_out = sum(bool(_GAP.search(line)) for line in texts) > 2  # letters were not of one width
    longest = max(map(len, texts), default=0)
    near = sum(len(line) > longest - 12 for line in texts)
    wrapped = longest <= 100 and near > 1 and near * 5 >= sum(map(bool, texts))
    width = max(going_on, default=longest if wrapped else _ENDLESS)
    prose = [line for line in texts if not _GAP.search(line)]
    if sum(len(line) > width + 20 for line in prose) > 2:  # what goes on is in cells of a table
        return _ENDLESS
    return width - (6 if laid_out else 0)


def _laid_out(lines: list[Line]) -> Iterator[Block]:
    """The blocks of a text; what has something in the margin is a row of a table."""
    told = list(margins.parts(lines))
    words = counted(line for _, _, line in lines)
    width = _width([line for part in told for line in part.lines])
    for part in told:
        blocks = list(_blocks(part.lines, width, words))
        if not any(part.beside):
            yield from blocks
            continue
        margin = [(number, at, text) for (number, at, _), text in zip(part.lines, part.beside, strict=True)]
        beside = [*_blocks(margin, max(map(len, part.beside)), words)]
        cells = [tuple(each for each in cell if isinstance(each, Paragraph)) for cell in (blocks, beside)]
        place, page = f"line {part.lines[0][0]}", part.lines[0][1]
        head = Paragraph((Run(part.head),), place)
        if len(cells[0]) < len(blocks):
            yield from (*blocks, head, *beside)
            continue
        yield Table((((), (head,)), tuple(cells)), place, page=page)


def _blocks(lines: list[Line], width: int, words: Counter[str]) -> Iterator[Block]:
    gathered, first, page_of = list[str](), 0, 0

    def made() -> Iterator[Paragraph]:
        if gathered:
            yield _made(gathered, first, page_of, words)
            gathered.clear()

    texts, skip = [line for _, _, line in lines], 0
    for at, (number, page, line) in enumerate(lines):
        if at < skip:
            continue
        if not line.strip():
            yield from made()
            continue
        if (found := text_tables.table(texts, at)) is not None:
            yield from made()
            yield replace(found[0], place=f"line {number}", page=page)
            skip = found[1]
            continue
        if _UNDERLINE.fullmatch(line.strip()):
            level = (1 if line.strip()[0] == "=" else 2) if len(gathered) == 1 else 0
            yield from (replace(each, heading=level) for each in made())
            continue
        if gathered and _breaks(gathered[-1], line, width):
            yield from made()
        if not gathered:
            first, page_of = number, page
        gathered.append(line)
    yield from made()


def _breaks(before: str, line: str, width: int) -> bool:
    """Whether a line begins a paragraph: the line before had room for its first word, or it has a label."""
    words = line.split()
    if len(before) - len(before.lstrip()) > len(line) - len(line.lstrip()) + 12:
        return True
    room = len(before.rstrip()) + 1 + len(words[0]) <= width
    label = _LABEL.match(line.lstrip())
    return (
        room
        or bool(_ALONE.fullmatch(before.strip()))
        or bool(_HARD.match(line.strip()))
        or bool(label and not words[0][0].isdigit())
        or bool(label and re.search(r"[.:;?!]$", before.rstrip()))
        or bool(re.match(r"\s*\d{1,2}\.\s+[A-Z]", line) and not _REFERS.search(before))
    )


def _made(lines: list[str], number: int, page: int, words: Counter[str]) -> Paragraph:
    text = _tabbed(lines[0])
    for line in lines[1:]:
        text, gap = hyphen(text, _tabbed(line), words)
        text += gap + _tabbed(line)
    label = ""
    found = _LABEL.match(text)
    if found and (found[1] in _BULLETS or found[1][0] in "(["):
        label, text = "•" if found[1] in _BULLETS else found[1], text[found.end() :]
    return Paragraph((Run(text),), f"line {number}", label=label, page=page, note=label.startswith("["))


def _tabbed(line: str) -> str:
    """A line with a tab where it has a wide gap."""
    return re.sub(r"(?<=\S) {3,}(?=\S)", "\t", line.strip())


def _healed(blocks: list[Block]) -> tuple[Block, ...]:
    out = list[Block]()
    for block in blocks:
        before = out[-1] if out else None
        if (
            isinstance(block, Paragraph)
            and isinstance(before, Paragraph)
            and before.page != block.page
            and goes_on(before, block, page_end=True)
        ):
            out[-1] = joined(before, block)
        else:
            out.append(block)
    return tuple(out)
