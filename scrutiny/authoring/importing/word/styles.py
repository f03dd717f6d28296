"""The styles of a Word file: what a paragraph or run has from its style, and those it is based on."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from scrutiny.authoring.importing.word.package import W, on, value


class Styles:
    """Styles by their ids."""

    def __init__(self, tree: ET.Element | None) -> None:
        found = tree.iter(W + "style") if tree is not None else ()
        self._styles = {value(style, "styleId") or "": style for style in found}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true")
            ),
            "",
        )

    def chain(self, name: str | None) -> Iterator[ET.Element]:
        """A style and those it is based on, nearest first."""
        seen = set[str]()
        while name is not None and name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            yield style
            name = value(style.find(W + "basedOn"))

    def of(self, properties: ET.Element | None, kind: str = "pStyle") -> str | None:
        """The style that the properties of a paragraph or run name."""
        found = value(properties.find(W + kind)) if properties is not None else None
        return found or (self._default if kind == "pStyle" else None)

    def name(self, style: str | None) -> str:
        """What Word calls it."""
        found = self._styles.get(style or "")
        return (value(found.find(W + "name")) if found is not None else None) or style or ""

    def looks(self, style: str | None, look: str) -> bool | None:
        """Whether a style makes its words bold, hidden and so on; None where it says nothing."""
        for each in self.chain(style):
            said = on(each.find(f"{W}rPr/{W}{look}"))
            if said is not None:
                return said
        return None

    def property(self, style: str | None, path: str) -> ET.Element | None:
        """The nearest property of paragraphs of a style."""
        for each in self.chain(style):
            found = each.find(f"{W}pPr/{path}")
            if found is not None:
                return found
        return None

    def heading(self, properties: ET.Element | None, style: str | None) -> int:
        """The level of a heading; a title has level 1; 0 for any other paragraph."""
        own = properties.find(W + "outlineLvl") if properties is not None else None
        told = value(own if own is not None else self.property(style, W + "outlineLvl"))
        if told and told.isdigit() and int(told) < 9:
            return int(told) + 1
        for each in self.chain(style):
            name = (value(each.find(W + "name")) or "").casefold()
            if name == "title":
                return 1
            if found := re.fullmatch(r"heading ?([1-9])", name):
                return int(found[1])
        return 0
