"""Markdown as converters leave it: headings of any depth, bold and italic as asterisks, pipe and simple
tables.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from scrutiny.authoring.importing import html_tables, pandoc, text_tables
from scrutiny.authoring.importing.document import Block, Document, Paragraph, Run, Table
from scrutiny.authoring.importing.healing import healed

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_ITEM = re.compile(r"(\s*)([-*+•o]|\d{1,3}[.)]|\(?[a-z]{1,4}[.)])\s+(?=\S)")
_LOOKS = re.compile(
    r"(?<!\\)(\*\*\*|\*\*|__|\*|(?<!\w)_|_(?!\w)|<br\s*/?>"
    r"|</?(?:u|sup|sub|b|strong|i|em|p|div|span|center|font|a|hr|mark|ins)\b[^<>]*>)",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_DIVIDER = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*$")


def document(text: str) -> Document:
    """What a Markdown text says."""
    shown = pandoc.plain(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
    return healed(Document(tuple(_blocks(shown.split("\n")))))


def is_markdown(text: str) -> bool:
    """Whether a text has the marks of Markdown, whatever its file is called."""
    return len(re.findall(r"^#{1,6} \S|\*\*\S[^*\n]*\*\*|^\|.*\|$", text, re.MULTILINE)) >= 3


def _blocks(lines: list[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        found = html_tables.table(lines, at) or (
            text_tables.table(lines, at, lambda text: tuple(_runs(text))) if lines[at].strip() else None
        )
        if found is not None:
            yield found[0]
            at = found[1]
        elif not lines[at].strip() or _DIVIDER.match(lines[at]):
            at += 1
        elif at + 1 < len(lines) and re.fullmatch(r"(?:={3,}|-{3,})\s*", lines[at + 1]):
            yield replace(_made(lines[at], at + 1), heading=1 if lines[at + 1][0] == "=" else 2)
            at += 2
        elif lines[at].lstrip().startswith("|") or (
            at + 1 < len(lines) and "|" in lines[at] and _RULE.match(lines[at + 1])
        ):
            end = _until(lines, at, lambda line: "|" not in line)
            yield _table(lines[at:end], at + 1)
            at = end
        else:
            end = _until(lines, at, lambda line: not line.strip())
            yield from _paragraphs(lines[at:end], at + 1)
            at = end


def _until(lines: list[str], at: int, ends: Callable[[str], bool]) -> int:
    return next((end for end in range(at + 1, len(lines)) if ends(lines[end])), len(lines))


def _table(lines: list[str], number: int) -> Table:
    rows = []
    for offset, line in enumerate(lines):
        if _RULE.match(line):
            continue
        cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
        rows.append(
            tuple(
                (Paragraph(tuple(_runs(cell.strip())), f"line {number + offset}"),) if cell.strip() else ()
                for cell in cells
            )
        )
    return Table(tuple(rows), f"line {number}")


def _paragraphs(lines: list[str], number: int) -> Iterator[Paragraph]:
    """Headings, entries of lists, and the rest, of lines without a blank one between."""
    gathered, start = list[str](), number

    def made() -> Iterator[Paragraph]:
        if gathered:
            yield _made("\n".join(gathered), start)
            gathered.clear()

    for offset, line in enumerate(lines):
        if _HEADING.match(line) or _ITEM.match(line) or line.startswith(">"):
            yield from made()
        if not gathered:
            start = number + offset
        gathered.append(line)
        if _HEADING.match(line):
            yield from made()
    yield from made()


def _made(text: str, number: int) -> Paragraph:
    place, heading, label = f"line {number}", 0, ""
    if found := _HEADING.match(text):
        heading, text = len(found[1]), found[2]
    else:
        text = re.sub(r"^> ?", "", text, flags=re.MULTILINE)
        if found := _ITEM.match(text):
            label, text = found[2], re.sub(r"^\[[ xX]\]\s+", "", text[found.end() :])
            if (label in "-*+") and (inner := re.match(r"(\*\*|\*)?\s*(\d{1,3}[.)])\s+", text)):
                label, text = inner[2], (inner[1] or "") + text[inner.end() :]
            label = "•" if label in ("-", "*", "+", "•", "o") else label
    if text.count("**") % 2 and text.rstrip().endswith("**"):  # a converter lost where the bold words began
        text = "**" + text
    text = re.sub(r"(?:  |\\)\n", "\x00", text)
    text = re.sub(r"\s*\n\s*", " ", text).replace("\x00", "\n")
    runs = tuple(_runs(text))
    return Paragraph(runs, place, heading=heading, label=label)


def _runs(text: str) -> Iterator[Run]:
    text = re.sub(r"(?<!\S)--(?!\S)", "–", _LINK.sub(r"\1", text))  # a dash, as pandoc writes it
    text = re.sub(r"\^(\w{1,4})\^", r"\1", text)
    on = set[str]()
    for piece in _LOOKS.split(text):
        tag = re.fullmatch(r"<(/?)(\w+)\b[^<>]*>", piece.casefold())
        if piece in ("**", "__"):
            on ^= {"bold"}
        elif piece in ("*", "_"):
            on ^= {"italic"}
        elif piece == "***":
            on ^= {"bold", "italic"}
        elif tag and tag[2] == "br":
            yield Run("\n")
        elif tag:
            if look := {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underlined"}.get(
                tag[2]
            ):
                on = on - {look} if tag[1] else on | {look}
        elif piece:
            words = html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", piece))
            yield Run(words, "bold" in on, "italic" in on, "underlined" in on)
