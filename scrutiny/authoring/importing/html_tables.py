"""Tables of HTML in Markdown, as converters leave what no table of Markdown can hold."""

import re
from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser

from scrutiny.authoring.importing.document import Paragraph, Run, Table

_BOLD, _ITALIC = ("b", "strong", "th"), ("i", "em")
_BREAKS = ("p", "div", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6")
_NEVER = ("script", "style", "template", "head")
_COUNTED = frozenset((*_BOLD, *_ITALIC, *_NEVER, "u", "table"))


def table(lines: Sequence[str], at: int, first: int = 1) -> tuple[Table, int] | None:
    """The table that begins with a line, and the line after it; None where none begins."""
    if not re.match(r"\s*<table\b", lines[at], re.IGNORECASE):
        return None
    depth = 0
    for end in range(at, len(lines)):
        depth += len(re.findall(r"<table\b", lines[end], re.IGNORECASE))
        depth -= len(re.findall(r"</table\s*>", lines[end], re.IGNORECASE))
        if depth <= 0:
            break
    reader = _Reader(f"line {first + at}")
    reader.feed("\n".join(lines[at : end + 1]))
    reader.close()
    return Table(tuple(tuple(row) for row in reader.rows if row), f"line {first + at}"), end + 1


class _Reader(HTMLParser):
    """Rows of cells; a table inside a cell is read as paragraphs of the cell."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.rows = list[list[tuple[Paragraph, ...]]]()
        self._place = place
        self._cell: list[Paragraph] | None = None
        self._runs = list[Run]()
        self._open = Counter[str]()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        inner = self._open["table"] > 1
        if tag in ("td", "th", "tr") and not inner:
            self._end_cell()
            if tag == "tr":
                self.rows.append([])
            else:
                self._cell = []
                self.rows = self.rows or [[]]
        elif tag in _BREAKS or (inner and tag in ("td", "th", "tr")):
            self._end_paragraph()
        elif tag == "br":
            self._runs.append(Run("\n"))
        self._open[tag] += tag in _COUNTED

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table") and self._open["table"] <= 1:
            self._end_cell()
        elif tag in _BREAKS:
            self._end_paragraph()
        self._open[tag] -= self._open[tag] > 0

    def handle_data(self, data: str) -> None:
        words = re.sub(r"\s+", " ", data)
        if any(self._open[tag] for tag in _NEVER):
            return
        if self._cell is None and words.strip():  # a caption, or what is behind the last cell
            self.rows.append([])
            self._cell = []
        if words.strip() or self._runs:
            bold, italic = (any(self._open[tag] for tag in kind) for kind in (_BOLD, _ITALIC))
            self._runs.append(Run(words, bold, italic, self._open["u"] > 0))

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _end_paragraph(self) -> None:
        if self._cell is not None and "".join(run.text for run in self._runs).strip():
            self._cell.append(Paragraph(tuple(self._runs), self._place))
        self._runs = []

    def _end_cell(self) -> None:
        self._end_paragraph()
        if self._cell is not None:
            self.rows[-1].append(tuple(self._cell))
        self._cell = None
