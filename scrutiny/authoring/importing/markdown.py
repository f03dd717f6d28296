"""Words of a document as Markdown of our format, so that they read as they did and mean nothing else."""

import json
import re
from collections.abc import Iterable

from scrutiny.authoring.importing.document import Paragraph, Table

_SIGNS = re.compile(r"[\\`*<>\[\]]|(?<!\w)_|_(?!\w)|&(?=#?\w{1,30};)|~~|\|")
_BEGINS = re.compile(r"^(\s*)(#{1,6}(?=\s)|>|[-+](?=\s)|\d{1,9}[.)](?=\s)|[-=]{3,}\s*$|\{:)")
_BULLETS = ("•", "·", "▪", "-", "–", "*", "o")


def escaped(text: str) -> str:
    """Words without what Markdown would take for marks."""
    text = re.sub(r"[\t\u00a0\u2003\u2002\u2009\u202f\x0b\x0c]+", " ", text)
    text = "".join(each for each in text if each.isprintable() or each == "\n")
    return _SIGNS.sub(r"\\\g<0>", text)


def one_line(text: str) -> str:
    """Words for a heading or a field."""
    return re.sub(r"\s+", " ", escaped(text)).strip()


def prose(blocks: Iterable[Paragraph | Table], numbers: bool = True) -> str:
    """Paragraphs, lists and tables with blank lines between.

    Without `numbers` lists have bullets alone, so that their numbers are not taken for words that somebody
    said.
    """
    out, in_list = list[str](), False
    for block in blocks:
        text = table(block) if isinstance(block, Table) else paragraph(block, numbers)
        if not text:
            continue
        listed = isinstance(block, Paragraph) and bool(_mark(block.label, numbers))
        if listed and in_list:
            out[-1] += f"\n{text}"
        else:
            out.append(text)
        in_list = listed
    return "\n\n".join(out)


def _mark(label: str, numbers: bool = True) -> str:
    if label in _BULLETS or (label and not numbers and not label.startswith("[")):
        return "-"
    found = re.fullmatch(r"\(?(\d{1,3})[.)]", label)
    return f"{found[1]}." if found else ""


def paragraph(block: Paragraph, numbers: bool = True) -> str:
    """A paragraph, or an entry of a list with its mark."""
    text = escaped(block.text)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    mark = _mark(block.label, numbers)
    if not mark:
        lines = [_BEGINS.sub(_harmless, line) for line in lines]
        label = one_line(block.label)
        if label and lines:
            lines[0] = _BEGINS.sub(_harmless, f"{label} {lines[0]}")
        return "  \n".join(lines)
    return f"{mark} " + " ".join(lines)


def _harmless(found: re.Match[str]) -> str:
    sign = found[2]
    if sign[0].isdigit():
        return f"{found[1]}{sign[:-1]}\\{sign[-1]}"
    return f"{found[1]}\\{sign}"


def table(block: Table) -> str:
    """A table with its first row as heads."""
    width = max((len(row) for row in block.rows), default=0)
    rows = [
        [" ".join(one_line(f"{_shown(each.label)}{each.text}") for each in cell) for cell in row]
        for row in block.rows
    ]
    if not any(any(row) for row in rows):
        return ""
    if width == 1:
        return "\n\n".join(row[0] for row in rows if row and row[0])
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _shown(label: str) -> str:
    return f"{label} " if label and label not in _BULLETS else ""


def quoted(value: str, inside: bool = False) -> str:
    """A value of front matter; `inside` of braces or brackets."""
    value = re.sub(r"\s+", " ", value).strip()
    plain = re.fullmatch(r"[A-Za-z0-9À-ÿ(](?:[\w .,/()'’–—&;£%-]|:(?! |$))*", value)
    if plain and not (inside and re.search(r"[,{}\[\]]", value)) and not value.endswith(":"):
        return value
    return json.dumps(value, ensure_ascii=False)
