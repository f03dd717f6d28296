"""Passages of prose as HTML.

Hides Python-Markdown and the sanitiser. What `prose.faults` refuses would come out as plain text here.
The sanitiser changes nothing in a passage without faults; where it would, `Altered` is raised.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from scrutiny.base.text import Text
from scrutiny.content.markdown import FOREIGN, REDACTION, SCHEMES
from scrutiny.content.values import LINK, Reference
from scrutiny.register.autolinks import Explanations
from scrutiny.site.layout import tidied
from scrutiny.wording import catalogue


class Altered(Exception):  # noqa: N818 - it says what happened to the passage
    """The sanitiser would have changed a passage, or it is nested too deep to be read."""


class Converter:
    """Turns passages into HTML, in which a table is called `table`; one converter serves a whole run."""

    def __init__(self, explanations: Explanations, table: str) -> None:
        self._explanations, self._table = explanations, table
        self._begin()

    def _begin(self) -> None:
        """Have a reader of Markdown that is in the midst of nothing."""
        self._markdown = markdown.Markdown(
            extensions=[TableExtension(), SaneListExtension()], output_format="html", tab_length=2
        )
        for name in _UNUSED_INLINE:
            self._markdown.inlinePatterns.deregister(name)
        for name in _UNUSED_BLOCKS:
            self._markdown.parser.blockprocessors.deregister(name)
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.register(_Link(LINK.pattern, self._markdown), "link", 160)
        self._marks = _Marks(self._markdown, self._table)
        self._markdown.treeprocessors.register(self._marks, "marks", -10)

    def convert(
        self, passages: Iterable[Text], address: Callable[[Reference], str | None]
    ) -> tuple[str, ...]:
        """The HTML of the passages of one record.

        `address` gives the address of a link, or None for one that leads nowhere, whose words then
        stand alone. The first mention of each term in the record links to the glossary and is
        followed by its expansion; that of each person links to the person. Raises `Altered`.
        """
        explained: set[str] = set()
        return tuple(self._convert(passage, address, explained) for passage in passages)

    def _convert(self, passage: Text, address: Callable[[Reference], str | None], explained: set[str]) -> str:
        self._marks.prepare(
            lambda target: address(Reference("", target, passage.place)), self._explanations, explained
        )
        try:
            html: str = self._markdown.reset().convert(_AMPERSAND.sub(_BARE, tidied(passage.value)))
        except RecursionError:
            self._begin()  # Python-Markdown would read the next passage as one inside the lists of this
            raise Altered("it is nested too deep") from None
        html = html.replace(_BARE, "&amp;")
        clean = _CLEANER.clean(html).replace("&nbsp;", "\N{NO-BREAK SPACE}")
        if clean != html:
            raise Altered("it holds what a reader's browser might obey")
        return clean


_AMPERSAND = re.compile(r"&(?=[A-Za-z][A-Za-z0-9]*;)")
_BARE = "\ue000"
"""Stands for '&' where Python-Markdown would take it for the beginning of a character's code, as in 'R&D;'.

No note holds this character: it is refused as a hidden one.
"""

_UNUSED_INLINE = ("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref",
                  "autolink", "automail", "html", "entity")  # fmt: skip
_UNUSED_BLOCKS = ("reference", "code", "hashheader", "setextheader")


_TAGS = {"a", "blockquote", "br", "code", "div", "em", "hr", "li", "ol", "p", "span", "strong", "table",
         "tbody", "td", "th", "thead", "tr", "ul"}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "class"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "ol": {"start"},
    "span": {"class", "lang"},
    "td": {"class"},
    "th": {"class"},
}
_CLEANER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=None)


class _Link(InlineProcessor):
    """A link in the one form that notes use, so that what is checked is what is shown."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        element = Element("a", {"href": m["target"]})
        element.text = m["words"]
        return element, m.start(0), m.end(0)


class _Marks(Treeprocessor):
    """Gives links their addresses, marks names and redactions, and makes wide tables scroll."""

    def __init__(self, reader: markdown.Markdown, table: str) -> None:
        super().__init__(reader)
        self._table = table

    def prepare(
        self, address: Callable[[str], str | None], explanations: Explanations, explained: set[str]
    ) -> None:
        self._address, self._explanations, self._explained = address, explanations, explained

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "a":
                    self._lead(child)
                elif child.tag == "table":
                    parent[index] = _scrolling(child, self._table)
        self._mark(root)

    def _lead(self, link: Element) -> None:
        address = self._address(link.attrib.pop("href"))
        if address is None:
            link.tag = "span"
        else:
            link.set("href", address)

    def _mark(self, element: Element) -> None:
        """Mark the text inside an element, in the order in which it is read."""
        children = list(element)
        pieces = self._pieces(element.text or "")
        element.text = pieces[0]
        rest = list(pieces[1:])
        for child in children:
            if child.tag not in ("a", "code"):
                self._mark(child)
            rest.append(child)
            before, *marked = self._pieces(child.tail or "")
            child.tail = before
            rest += marked
        element[:] = rest

    def _pieces(self, words: str) -> tuple[str, *tuple[Element, ...]]:
        """The text before the first mark, and the marks, each with the text after it as its tail."""
        marks: list[Element] = []
        before, end = "", 0
        for start, stop, elements in sorted(self._found(words), key=lambda found: found[0]):
            if start < end:
                continue
            if marks:
                marks[-1].tail = words[end:start]
            else:
                before = words[:start]
            marks += elements
            end = stop
        if not marks:
            return (words,)
        marks[-1].tail = words[end:]
        return (before, *marks)

    def _found(self, words: str) -> Iterator[tuple[int, int, list[Element]]]:
        blanks = [found.span() for found in REDACTION.finditer(words)]
        for start, end in blanks:
            yield start, end, [_element("span", "redacted", words[start:end])]
        for found in FOREIGN.finditer(words):
            if code := catalogue.code_of(found["language"]):
                passage = Element("span", {"lang": code})
                passage.text = found["words"]
                blanks.append(found.span())
                yield *found.span(), [passage]
        for found, explanation in self._explanations.find(words):
            inside = any(start <= found.start() < end for start, end in blanks)
            if inside or explanation.name in self._explained:
                continue
            self._explained.add(explanation.name)
            link = _element("a", explanation.key[0], found[0])
            link.set("href", explanation.address)
            elements = [link]
            if explanation.expansion and not _explained_in_text(words, found, explanation.expansion):
                link.tail = " "
                elements.append(_element("span", "expansion", f"({explanation.expansion})"))
            yield found.start(), found.end(), elements


def _explained_in_text(words: str, found: re.Match[str], expansion: str) -> bool:
    """Whether the sentence has the expansion itself, with one of the two in brackets after the other."""
    before, after = words[: found.start()].casefold(), words[found.end() :].casefold()
    full = expansion.casefold()
    return before.endswith((f"{full} (", f"{full}s (")) or after.startswith(f" ({full}")


def _element(tag: str, kind: str, words: str) -> Element:
    element = Element(tag, {"class": kind})
    element.text = words
    return element


def _scrolling(table: Element, name: str) -> Element:
    """A table in a region that scrolls by itself where it is wider than the page."""
    for cell in table.iter():
        if (style := cell.attrib.pop("style", None)) is not None:
            cell.set("class", style.removeprefix("text-align: ").rstrip(";"))
    region = Element("div", {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": name})
    region.tail, table.tail = table.tail, None
    region.append(table)
    return region
