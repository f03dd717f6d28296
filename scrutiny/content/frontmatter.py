"""Front matter: the YAML at the head of a note, read strictly.

Nothing else in the program knows YAML. Every value is the text that the clerk typed, with its place: `15:00`,
`NO` and `1.10` mean what they look like. Only the plain part of YAML is read (text, lists, mappings);
repeated keys, anchors, aliases, merge keys, tags and several documents are errors.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

import yaml

from scrutiny.base.decoding import refuse_hidden
from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Source, Text
from scrutiny.content import yaml_faults
from scrutiny.content.usage import plain

LONGEST = 64 * 1024
"""Characters in one front matter or data file."""

DEEPEST = 8
"""Levels of lists and mappings inside one another; the format itself needs three."""


class Sequence(NamedTuple):
    """A list, in order."""

    nodes: tuple[Node, ...]
    place: Place


class Mapping(NamedTuple):
    """Keys with their values, in the order written; no key twice."""

    entries: tuple[tuple[Text, Node], ...]
    place: Place


Node = Text | Sequence | Mapping


def split(source: Source, report: Report) -> tuple[Text, Text] | None:
    """The front matter and the body of a note, or None (and an error) where a fence is missing or broken.

    The first line is `---`, and so is the line after the front matter; white space behind either
    is allowed.
    """
    lines = source.text.split("\n")
    place = Place(source.path, 1, 1)
    if lines[0].rstrip(" \t") != FENCE:
        found = "is empty" if not source.text.strip() else "does not begin with a line of three hyphens"
        report.error(place, "no-front-matter", f"the file {found}", "write '---' as the very first line")
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip(" \t") == FENCE:
            front = Text("\n".join(lines[1:number]), Place(source.path, 2, 1))
            body = Text("\n".join(lines[number + 1 :]), Place(source.path, number + 2, 1))
            return front, body
    what = "the front matter is never closed"
    report.error(place, "no-front-matter", what, "write '---' on a line of its own after the last field")
    return None


FENCE = "---"


def uncommented(source: Source, without: Collection[str] = ()) -> str:
    """The text of a note whose front matter can be read, without the lines of comment in it.

    The fields `without` are left out too, where each begins on a line of its own.
    """
    parted = split(source, Report())
    assert parted is not None
    front, body = parted
    dropped = {front.value.count("\n", 0, start) for start, _ in comments(front.value)}
    if without:
        dropped.update(lines_of(front, without))
    kept = [line for number, line in enumerate(front.value.split("\n")) if number not in dropped]
    return "\n".join((FENCE, *kept, FENCE, body.value))


def lines_of(front: Text, names: Collection[str]) -> Iterator[int]:
    """The lines, counted from 0, that belong to fields of these names alone."""
    node = read(front, Report())
    keys = [key for key, _ in node.entries] if isinstance(node, Mapping) else []
    starts = [key.place.line - front.place.line for key in keys]
    ends = [*starts[1:], front.value.count("\n") + 1]
    known = set(map(plain, names))
    for key, start, end in zip(keys, starts, ends, strict=False):
        if plain(key.value) in known:
            yield from range(start, end)


def read(text: Text, report: Report) -> Node | None:
    """The YAML of a text as a tree of placed texts, or None (and errors) where it cannot be read."""
    if len(text.value) > LONGEST:
        what = f"there are {len(text.value):,} characters of YAML, and at most {LONGEST:,} are read"
        report.error(text.place, "too-long", what, "shorten it")
        return None
    text = text._replace(value=yaml_faults.usual(text.value))
    reader = _Reader(text, report)
    try:
        tree = reader.document()
        for start, end in comments(text.value) if "#" in text.value else ():
            if text.value[:start].rpartition("\n")[2].strip():
                what = f"'{text.value[start:end]}' would be lost: YAML drops what follows ' #'"
                report.error(text.at(start), "comment", what, "put quotation marks round the whole value")
        return tree
    except _RefusedError as refused:
        report.error(refused.place, refused.code, refused.what, refused.fix)
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        place = reader.place(mark) if mark else text.place
        unknown = (place, "this line, or the one above it, cannot be read", FIX)
        where, what, fix = yaml_faults.cause(text, place.line) or unknown
        report.error(where, "bad-yaml", what, fix)
    except yaml.YAMLError:
        report.error(text.place, "bad-yaml", "this is not readable", FIX)
    return None


def comments(yaml_text: str) -> tuple[tuple[int, int], ...]:
    """Where the comments of a readable YAML text begin and end, counted in characters from its start."""
    yaml_text = yaml_faults.usual(yaml_text)
    events: Iterator[Any] = yaml.parse(yaml_text, Loader=_LOADER)
    scalars = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    spans: list[tuple[Any, Any]] = [(scalar.start_mark, scalar.end_mark) for scalar in scalars]
    return tuple(
        found.span()
        for found in _COMMENT.finditer(yaml_text)
        if not any(start.index <= found.start() < end.index for start, end in spans)
    )


_COMMENT = re.compile(r"(?<![^\s])#.*")

FIX = "write each field as 'name: value', and put quotation marks round a value that holds ': ' or ' #'"


class _RefusedError(Exception):
    """A part of YAML that notes do not use; caught in `read`."""

    def __init__(self, place: Place, code: str, what: str, fix: str) -> None:
        super().__init__(what)
        self.place, self.code, self.what, self.fix = place, code, what, fix


class _Reader:
    """One pass over the events of one text."""

    def __init__(self, text: Text, report: Report) -> None:
        self._text = text
        self._report = report
        self._events: Iterator[yaml.Event] = yaml.parse(text.value, Loader=_LOADER)

    def place(self, mark: Any) -> Place:
        """The place of a mark; YAML counts from 0 at the start of the text."""
        begin = self._text.place
        return Place(begin.path, begin.line + mark.line, mark.column + 1)

    def document(self) -> Node | None:
        """The one document of the text; None where it is empty."""
        node: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None or event.explicit:
                    place = self.place(event.start_mark)
                    raise _RefusedError(place, "bad-yaml", "a second document begins here",
                                        "keep all fields between the first two lines of '---'")  # fmt: skip
                node = self._node(next(self._events), 0)
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        place = self.place(event.start_mark)
        self._refuse_graph(event, place)
        if depth > DEEPEST:
            raise _RefusedError(place, "too-deep", f"lists and mappings are nested more than {DEEPEST} deep",
                           "write the value flat")  # fmt: skip
        if isinstance(event, yaml.ScalarEvent):
            text = Text(event.value, place)
            refuse_hidden(text, self._report)
            self._refuse_merged(event, text)
            return text
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._node(each, depth + 1) for each in self._inside()), place)
        return self._mapping(place, depth)

    def _refuse_merged(self, event: yaml.ScalarEvent, text: Text) -> None:
        """Refuse a plain value into which YAML has joined the lines of a list."""
        start: Any = event.start_mark
        end: Any = event.end_mark
        if not event.style and start.line != end.line:
            written = self._text.value[start.index : end.index]
            if slip := yaml_faults.merged_list(written):
                raise _RefusedError(text.place, "bad-yaml", *slip)

    def _inside(self) -> Iterator[yaml.Event]:
        """The events that begin each child of the open list or mapping."""
        for event in self._events:
            if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                return
            yield event

    def _mapping(self, place: Place, depth: int) -> Mapping:
        entries: dict[str, tuple[Text, Node]] = {}
        for event in self._inside():
            key = self._key(event)
            value = self._node(next(self._events), depth + 1)
            if (first := entries.get(key.value)) is not None:
                for here, other in ((key, first[0]), (first[0], key)):
                    what = f"'{key.value}' is written twice, here and on line {other.place.line}"
                    self._report.error(here.place, "repeated-key", what, "keep one of the two")
                continue
            entries[key.value] = (key, value)
        return Mapping(tuple(entries.values()), place)

    def _key(self, event: yaml.Event) -> Text:
        place = self.place(event.start_mark)
        self._refuse_graph(event, place)
        if not isinstance(event, yaml.ScalarEvent):
            raise _RefusedError(
                place, "bad-yaml", "the name of a field is expected here, and this is a list or mapping", FIX
            )
        if event.value == "<<":
            raise _RefusedError(place, "merge-key", "the merge key '<<' is not used in notes",
                           "write the fields themselves")  # fmt: skip
        return Text(event.value, place)

    def _refuse_graph(self, event: yaml.Event, place: Place) -> None:
        """Refuse what makes YAML more than text: anchors, aliases and tags."""
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(place, "alias", f"the alias '*{event.anchor}' is not used in notes",
                           "write the value itself, or put quotation marks round it")  # fmt: skip
        if getattr(event, "anchor", None):
            raise _RefusedError(place, "anchor", "an anchor ('&…') is not used in notes",
                           "delete it, or put quotation marks round the value")  # fmt: skip
        if getattr(event, "tag", None):
            raise _RefusedError(place, "tag", "a tag ('!…') is not used in notes",
                           "delete it, or put quotation marks round the value")  # fmt: skip


# libyaml is ten times faster where PyYAML was built with it. Only its events are used: its loader
# recurses in C, and 200 KB of '[' would end the process.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
