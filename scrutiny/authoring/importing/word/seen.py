"""Whether a reader of a Word file sees words: not white ones on a white page, black ones under black marking,
or ones too small to read.
"""

from xml.etree import ElementTree as ET

from scrutiny.authoring.importing.word.package import W, value

_NONE = ("", "AUTO", "FFFFFF", "WHITE", "NONE", "CLEAR")
_PLAIN_TABLES = (None, "", "TableGrid", "TableNormal", "TableGridLight", "PlainTable2")
SMALLEST = 5
"""Half points; smaller words cannot be read."""


def is_shaded(properties: ET.Element | None) -> bool:
    """Whether the properties of a paragraph, cell or run give it a ground of another colour."""
    shade = properties.find(W + "shd") if properties is not None else None
    return (value(shade, "fill") or "").upper() not in _NONE


def is_plain(table: ET.Element) -> bool:
    """Whether the style of a table gives no cell another ground."""
    return value(table.find(f"{W}tblPr/{W}tblStyle")) in _PLAIN_TABLES


def is_seen(run: ET.Element | None, shaded: bool) -> bool:
    """Whether words with these properties are seen, where their paragraph or cell may be shaded."""
    if run is None:
        return True
    colour = (value(run.find(W + "color")) or "AUTO").upper()
    marked = (value(run.find(W + "highlight")) or "NONE").upper()
    size = value(run.find(W + "sz")) or ""
    if size.isdigit() and int(size) < SMALLEST:
        return False
    if marked == "BLACK":
        return colour not in ("AUTO", "000000")
    if is_shaded(run) and (value(run.find(W + "shd"), "fill") or "") == "000000":
        return colour != "000000"
    return colour != "FFFFFF" or shaded or is_shaded(run) or marked not in _NONE
