"""The structure of a note: its headings, and the text under each.

It turns a body into a tree of sections, in which every piece has its place. What the words mean is read
elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text, plain_blanks


class Section(NamedTuple):
    """A heading, the text under it up to the next heading, and the sections within it."""

    heading: Text
    under: Text
    sections: tuple[Section, ...]


class Outline(NamedTuple):
    """A whole body: the prose before the first heading, and the level-two sections."""

    introduction: Text
    sections: tuple[Section, ...]

    def passages(self) -> Iterator[Text]:
        """Its passages of prose, in order."""
        yield self.introduction
        for section in self.sections:
            yield section.under
            yield from (inner.under for inner in section.sections)


def scan(body: Text, report: Report, loose: bool = False) -> Outline:
    """Divide a body at its `##` and `###` headings; report headings of a form that notes do not use.

    A `###` heading before the first `##` is an error, unless it is `loose`: then it is in a section whose
    heading is empty.
    """
    headings = [found for found in _headings(body, report) if found.level in (ITEM, RECORD)]
    bounds = [*(found.start for found in headings), len(body.value)]
    pieces = zip(headings, body.cut(bounds), strict=True)
    flat = [(found, piece.part(found.length, len(piece.value))) for found, piece in pieces]
    introduction = body.part(0, bounds[0]).strip()

    tree: list[Section] = []
    children: list[Section] = []
    for found, under in reversed(flat):
        if found.level == RECORD:
            children.append(Section(found.words, under, ()))
        else:
            tree.append(Section(found.words, under, tuple(reversed(children))))
            children = []
    if loose and children:
        tree.append(
            Section(Text("", children[-1].heading.place), introduction.part(0, 0), tuple(children[::-1]))
        )
        children = []
    for orphan in reversed(children):
        what = f"'{orphan.heading}' comes before the first agenda item"
        report.error(
            orphan.heading.place, "outside-item", what, "write its item above it, such as '## 1. Title'"
        )
    return Outline(introduction, tuple(reversed(tree)))


def plain(body: Text, what: str, report: Report) -> Text:
    """A body that has no headings, since it is what is said of it: each is an error."""
    for section in scan(body, report).sections:
        said = f"'{section.heading}' is a heading, and {what} has none"
        report.error(section.heading.place, "heading-form", said, "write paragraphs without headings")
    return body.strip()


ITEM, RECORD = 2, 3
"""Levels of heading: `##` is an agenda item, `###` a record or a sub-heading of the discussion."""


class _Heading(NamedTuple):
    level: int
    words: Text
    start: int
    length: int


def _headings(body: Text, report: Report) -> Iterator[_Heading]:
    headings = list(_HEADING.finditer(plain_blanks(body.value)))
    bounds = [*(found.start() for found in headings), len(body.value)]
    for found, piece in zip(headings, body.cut(bounds), strict=True):
        level, start = len(found["hashes"]), found.start()
        words = _words(piece.part(found.start("words") - start, found.end("words") - start))
        where = "hashes"
        if found["space"] is None:
            what, fix = f"there is no space after '{found['hashes']}'", f"write '{found['hashes']} {words}'"
        elif not words.value:
            what, fix = "the heading has no words", "write its title, or delete it"
        elif level not in (ITEM, RECORD):
            what = f"a heading begins with '{found['hashes']}'"
            fix = "write '##' for an agenda item and '###' for a heading under it; the title is a field"
            if level > RECORD and re.match(r"[*_ ]*[0-9]{1,3}[.)]", words.value):
                fix = "write '### Question 1: a short title', and its words below it"
        elif _MARKUP.search(words.value):
            where = "words"
            what = "the heading holds a link, emphasis or code"
            bare = re.sub(r"^(?:\*\*|__|[*_])(.+?)(?:\*\*|__|[*_])$", r"\1", words.value)
            fix = f"write '{found['hashes']} {bare}'"
            if _MARKUP.search(bare):
                fix = "write plain words; put links in the text below"
        else:
            yield _Heading(level, words, start, found.end() - start)
            continue
        report.error(piece.at(found.start(where) - start), "heading-form", what, fix)


def _words(rest: Text) -> Text:
    """A heading's words without the closing row of hashes that Markdown allows."""
    words = rest.value.rstrip()
    bare = words.rstrip("#")
    return rest.part(0, len(bare if not bare or bare[-1].isspace() else words)).strip()


_HEADING = re.compile(
    r"^ {0,3}(?P<hashes>#{1,6})(?:(?P<space>[ \t]+)|(?<=##)(?=\w)|$)(?P<words>[^\n]*)$", re.MULTILINE
)
_MARKUP = re.compile(r"\]\(|\*\S|`|(?<!\w)__?\S")
