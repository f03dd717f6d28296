"""Passages of prose: which Markdown they may hold, and their HTML.

Hides Python-Markdown and the sanitiser. Notes use paragraphs, emphasis, lists, quotations, tables,
code spans and links; everything else of Markdown and all HTML is refused with its place by `faults`,
and would come out as plain text here. The sanitiser behind it changes nothing in a passage without
faults; where it would, `Altered` is raised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from scrutiny import catalogue
from scrutiny.text import Report, Text
from scrutiny.values import LINK, Reference


def faults(text: Text, report: Report) -> None:
    """Report everything in a passage that notes do not use, each at its place."""
    spans = _links(text)
    for code, pattern, what, fix in _FAULTS:
        if code == "underlined-heading" and not _UNDERLINE.search(text.value):
            continue  # its pattern tries every sign of a long line
        for found in pattern.finditer(text.value):
            if code == "bad-link" and any(start <= found.start() < end for start, end in spans):
                continue
            report.error(text.at(found.start("here")), code, what.format(found["here"].strip()), fix)
    for reference in links(text):
        if not reference.words.strip():
            fix = "write the words that name the target between the square brackets"
            report.error(reference.place, "bad-link", "the link has no words", fix)
        if not reference.target:
            fix = "write the address of what it leads to between the round brackets"
            report.error(reference.place, "bad-link", "the link has no address", fix)
        scheme = SCHEME.match(reference.target)
        if reference.target.startswith("//") or (scheme and scheme[1].casefold() not in SCHEMES):
            what = f"'{reference.target}' is not an address that notes link to"
            fix = "link to https://…, http://…, mailto:…, or a file beside the note"
            report.error(reference.place, "link-scheme", what, fix)


SCHEMES = ("http", "https", "mailto")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")

_UNDERLINE = re.compile(r"\n {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)

_PLAIN = "write plain text or the Markdown that the guide shows"
_FAULTS = tuple(
    (code, re.compile(pattern, re.MULTILINE), what, fix)
    for code, pattern, what, fix in (
        ("raw-html", r"(?P<here><[A-Za-z/!?][^\s>]{0,20})", "HTML is not used in notes: '{}'", _PLAIN),
        ("character-reference", r"(?P<here>&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);)",
         "'{}' is the code of a character", "write the character itself"),
        ("image", r"(?P<here>!\[)", "pictures are not shown in notes", "attach it as a paper with a link"),
        ("link-definition", r"^ {0,3}(?P<here>\*?\[[^\]\n]+\]:)",
         "'{}' would not be shown", "write the link where it belongs: [words](address)"),
        ("attribute-syntax", r"(?P<here>\{:)", "'{}' is not used in notes", _PLAIN),
        ("code-fence", r"^\s*(?P<here>```|~~~)", "'{}' begins program code", "delete the line"),
        ("underlined-heading", r"^[^\n]*[^\s|>-][^\n]*\n {0,3}(?P<here>=+|-+)[ \t]*$",
         "this line makes the one above it a heading", "leave a blank line above it"),
        ("too-deep", r"^(?P<here>[ \t]*(?:(?:[-*+]|[0-9]+[.)])[ \t]+|>[ \t]*){6,}(?=[^\s*+-]))",
         "lists or quotations begin inside one another here", "write them one below the other"),
        ("bad-link", r"(?P<here>\]\()", "this is no link that can be read",
         "write [words](address): no brackets in the words, no spaces or title in the address"),
    )
)  # fmt: skip


def links(text: Text) -> Iterator[Reference]:
    """The links of a passage, in order."""
    for found in LINK.finditer(text.value):
        yield Reference(found["words"], found["target"], text.at(found.start()))


def words(text: Text) -> str:
    """The words of a passage on one line, without its Markdown and the addresses of links."""
    plain = LINK.sub(lambda found: found["words"], text.value)
    plain = re.sub(r"^[ \t]*(?:[-*+]|[0-9]+[.)]|>)[ \t]+|^[ \t|:-]+$", "", plain, flags=re.MULTILINE)
    return " ".join(re.sub(r"\\(?=[^\w\s])|(?<!\w)[*_`]+|[*_`]+(?!\w)|\|", " ", plain).split())


def _links(text: Text) -> list[tuple[int, int]]:
    return [found.span() for found in LINK.finditer(text.value)]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A name that prose links to, a term or a person: as written, its expansion if any, its address.

    `key` is the kind of the thing and its slug.
    """

    name: str
    expansion: str | None
    address: str
    key: tuple[str, str]


class Explanations:
    """Finds terms of the glossary and names of people in prose, letter for letter, with plurals."""

    def __init__(self, explanations: Iterable[Explanation]) -> None:
        self._by_name = {explanation.name: explanation for explanation in explanations}
        names = "|".join(re.escape(name) for name in sorted(self._by_name, key=lambda n: (-len(n), n)))
        self._pattern = re.compile(rf"(?<![\w-])(?P<name>{names})(?:[’']?s)?(?![\w-])") if names else None

    def find(self, words: str) -> Iterator[tuple[re.Match[str], Explanation]]:
        """Each mention, with what explains it."""
        if self._pattern:
            for found in self._pattern.finditer(words):
                yield found, self._by_name[found["name"]]


class Altered(Exception):  # noqa: N818 - it says what happened to the passage
    """The sanitiser would have changed a passage, or it is nested too deep to be read."""


class Converter:
    """Turns passages into HTML; one converter serves a whole run."""

    def __init__(self, explanations: Explanations) -> None:
        self._explanations = explanations
        self._markdown = markdown.Markdown(
            extensions=["tables", "sane_lists"], output_format="html", tab_length=2
        )
        for name in _UNUSED_INLINE:
            self._markdown.inlinePatterns.deregister(name)
        for name in _UNUSED_BLOCKS:
            self._markdown.parser.blockprocessors.deregister(name)
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.register(_Link(LINK.pattern, self._markdown), "link", 160)
        self._marks = _Marks(self._markdown)
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
            html: str = self._markdown.reset().convert(_LIST.sub(r"\g<0>\n", passage.value))
        except RecursionError:
            raise Altered("it is nested too deep") from None
        clean = nh3.clean(
            html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=None
        ).replace("&nbsp;", "\N{NO-BREAK SPACE}")
        if clean != html:
            raise Altered("it holds what a reader's browser might obey")
        return clean


_UNUSED_INLINE = ("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref",
                  "autolink", "automail", "html", "entity")  # fmt: skip
_UNUSED_BLOCKS = ("reference", "code", "hashheader", "setextheader")

# Readers of Markdown elsewhere begin a list right under a paragraph; Python-Markdown wants a blank line.
_LIST = re.compile(
    r"^(?![ \t]*(?:[-*+>|]|[0-9]+[.)])[ \t])(?=\S)[^\n]+(?=\n(?:[-*+]|1[.)])[ \t])", re.MULTILINE
)

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
                    parent[index] = _scrolling(child)
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
        """The text before the first mark, and the marks with the text behind each as their tail."""
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


REDACTION = re.compile(r"\[redacted:[^\[\]]*\]", re.IGNORECASE)
"""A labelled blank: `[redacted: FOIA s.40(2)]`."""

FOREIGN = re.compile(
    r"\[(?P<language>(?!redacted\b)[a-z]+(?: [a-z]+)?): ?(?P<words>[^\[\]]+)\]", re.IGNORECASE
)
"""Words in another language, which the English name of it marks: `[Welsh: Bore da]`. WCAG 2.2, 3.1.2."""


def _explained_in_text(words: str, found: re.Match[str], expansion: str) -> bool:
    """Whether the sentence gives the expansion itself, one of the two in brackets behind the other."""
    before, behind = words[: found.start()].casefold(), words[found.end() :].casefold()
    full = expansion.casefold()
    return before.endswith((f"{full} (", f"{full}s (")) or behind.startswith(f" ({full}")


def _element(tag: str, kind: str, words: str) -> Element:
    element = Element(tag, {"class": kind})
    element.text = words
    return element


def _scrolling(table: Element) -> Element:
    """A table in a region that scrolls by itself where it is wider than the page."""
    for cell in table.iter():
        if (style := cell.attrib.pop("style", None)) is not None:
            cell.set("class", style.removeprefix("text-align: ").rstrip(";"))
    region = Element("div", {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": "Table"})
    region.tail, table.tail = table.tail, None
    region.append(table)
    return region
