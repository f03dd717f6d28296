"""The numbers that Word counts by itself: of lists and of headings."""

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from scrutiny.authoring.importing.word.package import W, value
from scrutiny.authoring.importing.word.styles import Styles

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
BULLET = "•"


def roman(number: int) -> str:
    """A number in small Roman letters."""
    out = ""
    for worth, letters in _ROMAN:
        out += letters * (number // worth)
        number %= worth
    return out


def letters(number: int) -> str:
    """A number as Word letters it: a to z, aa to zz."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def formatted(number: int, form: str) -> str:
    """A number in a format of Word."""
    number = min(number, 9999)
    forms = {
        "lowerRoman": roman(number),
        "upperRoman": roman(number).upper(),
        "lowerLetter": letters(number),
        "upperLetter": letters(number).upper(),
        "decimalZero": f"{number:02}",
        "none": "",
    }
    return forms.get(form, str(number))


@dataclass
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass
class Numbering:
    """Counts the paragraphs of each list; `label` is to be asked once for each paragraph, in their order."""

    tree: ET.Element | None
    styles: Styles
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        tree = self.tree if self.tree is not None else ET.Element("none")
        abstract = {value(each, "abstractNumId") or "": each for each in tree.iter(W + "abstractNum")}
        self._abstract = {key: self._levels(each) for key, each in abstract.items()}
        self._lists = dict[str, tuple[str, dict[int, _Level], dict[int, int]]]()
        for num in tree.iter(W + "num"):
            of = value(num.find(W + "abstractNumId")) or ""
            levels, starts = dict(self._abstract.get(of, {})), dict[int, int]()
            for override in num.iter(W + "lvlOverride"):
                depth = int(value(override, "ilvl") or 0)
                start = value(override.find(W + "startOverride"))
                if start and start.isdigit():
                    starts[depth] = int(start)
                levels |= self._levels(override)
            self._lists[value(num, "numId") or ""] = (of, levels, starts)

    def _levels(self, parent: ET.Element) -> dict[int, _Level]:
        found = {}
        for level in parent.iter(W + "lvl"):
            start = value(level.find(W + "start")) or "1"
            found[int(value(level, "ilvl") or 0)] = _Level(
                value(level.find(W + "numFmt")) or "decimal",
                value(level.find(W + "lvlText")) or "",
                int(start) if start.isdigit() else 1,
            )
        return found

    def label(self, properties: ET.Element | None, style: str | None) -> str:
        """The number or bullet of a paragraph as it is shown; empty where it has none."""
        own = properties.find(W + "numPr") if properties is not None else None
        from_style = self.styles.property(style, W + "numPr")
        of = self._said(own, "numId") or self._said(from_style, "numId")
        depth = self._said(own, "ilvl") or self._said(from_style, "ilvl") or "0"
        if not of or of == "0" or of not in self._lists or not depth.isdigit():
            return ""
        return self._count(of, min(int(depth), 8))

    def _said(self, properties: ET.Element | None, name: str) -> str | None:
        return value(properties.find(W + name)) if properties is not None else None

    def _count(self, of: str, depth: int) -> str:
        abstract, levels, starts = self._lists[of]
        counts = self._counts.setdefault(abstract, {})
        if of not in self._begun:
            self._begun.add(of)
            for at, start in starts.items():
                counts[at] = start - 1
        level = levels.get(depth, _Level())
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return BULLET

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            there = levels.get(at, _Level())
            return formatted(counts.setdefault(at, there.start), there.form)

        return re.sub(r"%([1-9])", shown, level.text).strip()
