"""Word files (.docx): what Word shows of them, with automatic numbers, and nothing that was deleted or
hidden.

Macros, links and embedded objects are never opened.
"""

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from scrutiny.authoring.importing.document import Block, Document, NotReadError, Paragraph, Run, Table
from scrutiny.authoring.importing.word.numbering import Numbering
from scrutiny.authoring.importing.word.package import Package, W, on, value
from scrutiny.authoring.importing.word.seen import is_plain, is_seen, is_shaded
from scrutiny.authoring.importing.word.styles import Styles

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_NEVER = {
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "delInstrText",
    "pPr",
    "rPr",
    "sdtPr",
    "rt",
    "commentReference",
}


def read(data: bytes) -> Document:
    """What a Word file shows. Raises `NotReadError`."""
    package = Package(data)
    tree = package.tree("word/document.xml")
    body = tree.find(W + "body") if tree is not None else None
    if body is None:
        raise NotReadError("it has no text of a Word file")
    return _Reading(package).document(body)


class _Reading:
    """One reading of a file, from its beginning to its end."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.tree("word/styles.xml"))
        self._numbering = Numbering(package.tree("word/numbering.xml"), self._styles)
        self._notes = {
            value(note, "id"): note
            for part in ("footnotes", "endnotes")
            for note in _all(package.tree(f"word/{part}.xml"), part[:-1])
        }
        self._count, self._page, self._number = 0, 1, 0
        self._noted = list[tuple[str, ET.Element]]()
        self._withheld = Counter[str]()
        self._boxes = list[ET.Element]()
        self._shaded = False
        """Whether what is read has a ground of another colour than the page."""

    def document(self, body: ET.Element) -> Document:
        """The whole of it."""
        blocks = tuple(self._blocks(body))
        furniture = []
        for tree in self._package.furniture():
            for paragraph in tree.iter(W + "p"):
                words = "".join(run.text for run in self._runs(paragraph, None)).strip()
                if words:
                    furniture.append(words)
        comments = len(list(_all(self._package.tree("word/comments.xml"), "comment")))
        if comments:
            self._withheld["comments of reviewers"] = comments
        withheld = tuple(f"{what}: {count}" for what, count in sorted(self._withheld.items()))
        return Document(blocks, tuple(dict.fromkeys(furniture)), withheld)

    def _blocks(self, parent: ET.Element) -> Iterator[Block]:
        pending = tuple[Run, ...]()
        for child in parent:
            name = child.tag.removeprefix(W)
            if name == "p":
                found = self._paragraph(child, pending)
                pending = ()
                if found and self._mark_deleted(child):
                    pending = found.runs
                elif found and found.text:
                    yield found
                yield from self._from_paragraph()
            elif name == "tbl":
                yield self._table(child)
                yield from self._from_paragraph()
            elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
                yield from self._blocks(child)
        if pending:
            yield Paragraph(pending, self._place())

    def _from_paragraph(self) -> Iterator[Block]:
        """The text boxes and notes that the last paragraph refers to."""
        around = self._shaded
        while self._boxes:
            self._shaded = True  # a box can have any ground
            yield from self._blocks(self._boxes.pop(0))
            self._shaded = around
        while self._noted:
            label, note = self._noted.pop(0)
            for number, paragraph in enumerate(note.iter(W + "p")):
                runs = tuple(self._runs(paragraph, self._styles.of(paragraph.find(W + "pPr"))))
                if "".join(run.text for run in runs).strip():
                    yield Paragraph(runs, f"note {label}", label="" if number else label, note=True)

    def _place(self) -> str:
        return f"paragraph {self._count}"

    def _mark_deleted(self, paragraph: ET.Element) -> bool:
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        return mark is not None and (
            mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
        )

    def _paragraph(self, element: ET.Element, before: tuple[Run, ...] = ()) -> Paragraph | None:
        self._count += 1
        properties = element.find(W + "pPr")
        style = self._styles.of(properties)
        around = self._shaded
        self._shaded = around or is_shaded(properties) or self._styles.property(style, W + "shd") is not None
        runs = before + tuple(self._runs(element, style))
        self._shaded = around
        if not "".join(run.text for run in runs).strip():
            return None
        breaks = sum(value(each, "type") == "page" for each in element.iter(W + "br"))
        breaks += len(list(element.iter(W + "lastRenderedPageBreak")))
        paragraph = Paragraph(
            runs,
            self._place(),
            style=self._styles.name(style),
            heading=self._styles.heading(properties, style),
            label=self._numbering.label(properties, style),
            page=self._page,
        )
        self._page += breaks
        return paragraph

    def _table(self, element: ET.Element) -> Table:
        rows = []
        place = f"table after {self._place()}"
        around = self._shaded
        for row in _descend(element, "tr"):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self._withheld["deleted rows of tables"] += 1
                continue
            cells = []
            for cell in _descend(row, "tc"):
                paragraphs = []
                self._shaded = around or not is_plain(element) or is_shaded(cell.find(W + "tcPr"))
                for block in self._blocks(cell):
                    if isinstance(block, Paragraph):
                        paragraphs.append(block)
                    else:
                        paragraphs += [each for r in block.rows for c in r for each in c]
                cells.append(tuple(paragraphs))
            rows.append(tuple(cells))
        self._shaded = around
        return Table(tuple(rows), place, self._page)

    def _runs(self, element: ET.Element, style: str | None) -> Iterator[Run]:
        for child in element:
            name = child.tag.removeprefix(W)
            if name == "r":
                yield from self._run(child, style)
            elif name in ("del", "moveFrom"):
                self._withheld["deleted words (tracked changes)"] += len(
                    "".join(
                        each.text or "" for each in child.iter() if each.tag in (W + "delText", W + "t")
                    ).split()
                )
            elif child.tag == _COMPATIBILITY + "AlternateContent":
                yield from self._runs(_choice(child), style)
            elif name not in _NEVER:
                yield from self._runs(child, style)

    def _run(self, run: ET.Element, style: str | None) -> Iterator[Run]:
        properties = run.find(W + "rPr")
        own = self._styles.of(properties, "rStyle")

        def looks(look: str) -> bool:
            said = on(properties.find(W + look)) if properties is not None else None
            return next(
                (
                    x
                    for x in (said, self._styles.looks(own, look), self._styles.looks(style, look))
                    if x is not None
                ),
                False,
            )

        words = "".join(self._words(run))
        if not words:
            return
        if looks("vanish"):
            self._withheld["hidden words"] += len(words.split())
            return
        if not is_seen(properties, self._shaded):
            self._withheld["words that cannot be seen"] += len(words.split())
            return
        yield Run(words, looks("b"), looks("i"), looks("u"))

    def _words(self, run: ET.Element) -> Iterator[str]:
        for child in run:
            name = child.tag.removeprefix(W)
            if name == "t":
                yield child.text or ""
            elif name in _SIGNS:
                yield "" if value(child, "type") in ("page", "column") and name == "br" else _SIGNS[name]
            elif name in ("footnoteReference", "endnoteReference"):
                yield from self._reference(child)
            elif child.tag == _COMPATIBILITY + "AlternateContent":
                self._box(_choice(child))
            elif name in ("drawing", "pict", "object"):
                self._box(child)

    def _reference(self, element: ET.Element) -> Iterator[str]:
        note = self._notes.get(value(element, "id"))
        if note is not None:
            self._number += 1
            label = f"[{self._number}]"
            self._noted.append((label, note))
            yield label

    def _box(self, element: ET.Element) -> None:
        self._boxes += list(element.iter(W + "txbxContent"))


def _all(tree: ET.Element | None, name: str) -> Iterator[ET.Element]:
    return tree.iter(W + name) if tree is not None else iter(())


def _choice(element: ET.Element) -> ET.Element:
    """What is shown of content that is there in two forms."""
    found = element.find(_COMPATIBILITY + "Choice")
    other = element.find(_COMPATIBILITY + "Fallback")
    return next((each for each in (found, other) if each is not None), element)


def _descend(parent: ET.Element, name: str) -> Iterator[ET.Element]:
    """The rows of a table, or cells of a row, through what may wrap them."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"):
            yield from _descend(child, name)
