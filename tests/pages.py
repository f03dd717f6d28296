"""What the pages of the example site are made of: their elements, and few pages that have each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from tests.support import EXAMPLE

SITE = EXAMPLE / "site"
EMPTY = ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
"""Elements that have no end."""

TOLD_APART = ("class", "role", "type", "scope", "rel", "tabindex", "hidden", "open", "aria-current")
"""Attributes whose values matter to how a page looks and works; of others only that they are there."""


@dataclass(eq=False)
class Element:
    """An element of a page: its attributes, the elements in it, and all text in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inner: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self) -> Iterator[Element]:
        """This element and all in it, in the order of the page."""
        yield self
        for each in self.inner:
            yield from each.all()

    def ways(self, above: str = "") -> Iterator[str]:
        """Each element with those around it, as tags and attributes: what styles and rules go by."""
        way = f"{above}/{self.tag}" + "".join(
            f"[{name}={value}]" if name in TOLD_APART else f"[{name}]"
            for name, value in sorted(self.attributes.items())
        )
        yield way
        for each in self.inner:
            yield from each.ways(way)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inner.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self.open.pop().tag == tag, f"</{tag}> ends another element"

    def handle_data(self, data: str) -> None:
        for each in self.open:
            each.text += data


def read(html: str) -> Element:
    """The root of a page. Fails where elements are not closed in their order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, reader.open[-1].tag
    return reader.open[0]


@cache
def pages() -> dict[str, Element]:
    """Every page of the example site, by its path."""
    return {
        path.relative_to(SITE).as_posix(): read(path.read_text("utf-8"))
        for path in sorted(SITE.rglob("*.html"))
    }


@cache
def representatives() -> tuple[str, ...]:
    """Few pages which together have every element of the site, within the same elements, at least once."""
    ways = {path: frozenset(page.ways()) for path, page in pages().items()}
    left = set[str]().union(*ways.values())
    chosen = []
    while left:
        most = max(ways, key=lambda path: (len(ways[path] & left), len(ways[path]), path))
        chosen.append(most)
        left -= ways[most]
    return tuple(sorted(chosen))
