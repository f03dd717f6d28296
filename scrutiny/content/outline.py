"""The structure of a note: headings, the fields under them, and the parts of a record.

Hides the grammar of headings, fields and parts. Turns a body into a tree of sections in which every
piece knows its place, and says nothing about what the words mean.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text, at_paragraphs


class Section(NamedTuple):
    """A heading, the text under it up to the next heading, and the sections within it."""

    heading: Text
    under: Text
    sections: tuple[Section, ...]


class Outline(NamedTuple):
    """A whole body: the prose before the first heading, and the level-two sections."""

    introduction: Text
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled passage of a record, such as `**Answer (Chief Constable):** …`.

    `label` is the known label it was recognised as, `number` the number behind it (or empty), `said`
    the words in brackets, if any.
    """

    label: str
    number: str
    said: Text | None
    prose: Text


def scan(body: Text, report: Report) -> Outline:
    """Divide a body at its `##` and `###` headings; report headings of a form that notes do not use."""
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
    for orphan in reversed(children):
        what = f"'{orphan.heading}' stands before the first agenda item"
        report.error(
            orphan.heading.place, "outside-item", what, "write its item above it, such as '## 1. Title'"
        )
    return Outline(introduction, tuple(reversed(tree)))


ITEM, RECORD = 2, 3
"""Levels of heading: `##` is an agenda item, `###` a record or a sub-heading of the discussion."""


class _Heading(NamedTuple):
    level: int
    words: Text
    start: int
    length: int


def _headings(body: Text, report: Report) -> Iterator[_Heading]:
    headings = list(_HEADING.finditer(body.value))
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
            fix = "write '##' for an agenda item and '###' for what stands under it; the title is a field"
        elif _MARKUP.search(words.value):
            where = "words"
            what = "the heading holds a link, emphasis or code"
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


def fields(under: Text) -> tuple[tuple[tuple[Text, Text], ...], Text]:
    """The fields at the top of the text under a heading, and the prose that follows them.

    The fields are the bullets directly under the heading, when every one is `Field: value`;
    otherwise the list is prose like the rest.
    """
    found: list[tuple[Text, Text]] = []
    end = 0
    for run in _RUN.finditer(under.value):
        bullets = list(_BULLET.finditer(under.value, run.start(), run.end()))
        if not bullets or bullets[0].start() != run.start():
            break
        pairs = [_field(under, bullet) for bullet in bullets]
        kept = [pair for pair in pairs if pair is not None]
        if len(kept) < len(pairs):
            break
        found += kept
        end = run.end()
    return tuple(found), under.part(end, len(under.value)).strip()


def _field(under: Text, bullet: re.Match[str]) -> tuple[Text, Text] | None:
    pair = _FIELD.fullmatch(under.value, bullet.start("words"), bullet.end("words"))
    if pair is None:
        return None
    value = under.part(*pair.span("value"))
    return under.part(*pair.span("name")).strip(), Text(" ".join(value.value.split()), value.place)


# A run is what stands together between blank lines; a bullet goes on over indented lines.
_RUN = re.compile(r"^[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", re.MULTILINE)
_BULLET = re.compile(r"^[-*+][ \t]+(?P<words>[^\n]*(?:\n(?![-*+][ \t])[^\n]+)*)", re.MULTILINE)
_FIELD = re.compile(
    r"(?:\*\*)?(?P<name>[^\W\d_][\w '’/-]{0,40}?)(?:\*\*:|:\*\*|:)(?:\s+(?P<value>.*))?", re.DOTALL
)


def parts(prose: Text, labels: Collection[str]) -> tuple[Text, tuple[Part, ...]]:
    """Divide the prose of a record at its labelled paragraphs: the words before them, and the parts."""
    known = {label.casefold(): label for label in labels}
    starts = [found for found in labelled(prose) if found["label"].casefold() in known]
    bounds = [*(found.start() for found in starts), len(prose.value)]
    divided = tuple(
        Part(
            known[found["label"].casefold()],
            (found["number"] or "").lstrip("0"),
            prose.part(*found.span("said")) if found["said"] else None,
            prose.part(found.end(), bound).strip(),
        )
        for found, bound in zip(starts, bounds[1:], strict=True)
    )
    return prose.part(0, bounds[0]).strip(), divided


def labelled(prose: Text) -> Iterator[re.Match[str]]:
    """Each paragraph that begins with a bold label and a colon: groups `label`, `number`, `said`."""
    return at_paragraphs(_LABEL, prose.value)


_LABEL = re.compile(
    r"\*\*(?P<label>[^\W\d_][^\n*():]{0,60}?)(?:[ \t]+(?P<number>[0-9]{1,3}))?[ \t]*"
    r"(?:\((?P<said>[^\n()]*)\))?[ \t]*(?::\*\*|\*\*:)[ \t]*"
)
