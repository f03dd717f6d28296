"""Lists and tables as clerks paste them, in the Markdown that the converter reads.

Only blanks, line ends and the signs of list items are changed, never a word.
"""

import re
from typing import NamedTuple


def tidied(passage: str) -> str:
    """A passage with each list item, table and lettered line where the converter finds it.

    Bullets of a word processor become hyphens, `1)` becomes `1.`, nested items are indented by two spaces a
    level whatever they were indented by, lists and tables have a blank line around them, and lines that begin
    with `(a)`, `ii)` or `1.1` stay lines of their own.
    """
    if "\n" not in passage and not _ITEM.match(passage):
        return passage
    tidy = _Tidy()
    for line in passage.split("\n"):
        tidy.add(line)
    return "\n".join(tidy.lines)


class _Item(NamedTuple):
    """A list item that is open: how far it was indented, and how far its own text is."""

    indent: int
    text: int
    numbered: bool


class _Tidy:
    """Lines of a passage, one after another."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._open: list[_Item] = []
        self._table = False

    def add(self, line: str) -> None:
        """Add the next line."""
        if not line.strip():
            self._table = False
            self.lines.append("")
            return
        indent, words = _indent(line), line.strip(" \t")
        if item := _ITEM.fullmatch(line):
            self._item(indent, item)
        elif words.startswith("|") or (self._table and "|" in words):
            self._separate(self._table)
            self._table = True
            self._open = []
            self.lines.append(line.lstrip(" \t"))
        else:
            self._text(indent, words, line)

    def _item(self, indent: int, item: re.Match[str]) -> None:
        numbered = item["number"] is not None
        while self._open and indent < self._open[-1].text and indent <= self._open[-1].indent:
            self._open.pop()
        if self._open and indent > self._open[-1].indent:
            depth = len(self._open)
        else:
            if self._open:
                self._open.pop()
            depth = len(self._open)
        starts = item["number"] in (None, "1")
        if depth == 0 and self._previous() and not _ITEM.match(self._previous()):
            if not starts:  # a year or a number at the start of a line of text
                self._text(indent, item[0].strip(" \t"), item[0])
                return
            self.lines.append("")
        self._table = False
        mark = f"{item['number']}." if numbered else "-"
        self._open.append(_Item(indent, indent + len(item["mark"]) + 1, numbered))
        self.lines.append(f"{'  ' * depth}{mark} {item['words']}")

    def _text(self, indent: int, words: str, line: str) -> None:
        after_blank = not self._previous()
        if self._open and (not after_blank or indent):
            while len(self._open) > 1 and indent <= self._open[-1].indent:
                self._open.pop()
            if after_blank and indent <= self._open[0].indent:
                self._open = []
        else:
            self._open = []
        self._separate(not self._table)
        self._table = False
        if self._previous() and _LETTERED.match(words):
            self.lines[-1] = f"{self._previous().rstrip(' ')}  "
        keeps = words.startswith(">") or line.endswith("  ")
        end = "  " if line.endswith("  ") else ""
        depth = len(self._open)
        self.lines.append(line if keeps and not depth else f"{'  ' * depth}{words}{end}")

    def _separate(self, there: bool) -> None:
        """Put a blank line where a table begins or ends right beside text."""
        if not there and self._previous():
            self.lines.append("")

    def _previous(self) -> str:
        return self.lines[-1] if self.lines else ""


def _indent(line: str) -> int:
    blanks = re.match(r"[ \t\u00a0]*", line)
    return len(blanks[0].expandtabs(4)) if blanks else 0


_ITEM = re.compile(
    r"[ \t\u00a0]*(?P<mark>[-*+•·▪◦‣∙●○■–—➢➤►▶✓✔❖◆]|o(?=\t)|(?P<number>[0-9]{1,3})[.)])"
    r"[ \t\u00a0]+(?P<words>\S.*)"
)
_LETTERED = re.compile(
    r"\(?(?:[a-z]|[ivx]{1,4})\)[ \t]+\S|[a-z]\.[ \t]+\S|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?[ \t]+[A-Z]"
)
