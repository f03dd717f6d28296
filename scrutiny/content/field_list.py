"""The fields under a heading: a list, each line of which is `Field: value`."""

import re
from collections.abc import Collection
from typing import NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text, plain_blanks

Pair = tuple[Text, Text]
"""The name of a field and its value."""


def divide(under: Text, names: Collection[str], report: Report) -> tuple[tuple[Pair, ...], Text]:
    """The fields at the top of the text under a heading, and the prose that follows them.

    `names` are the fields that the heading may have. A list in which every line is `Field: value` is one of
    fields. So are lines that name known fields in another form: with a dash, in bold, without a bullet. Any
    other line among fields is an error.
    """
    words = plain_blanks(under.value)
    known = {name.casefold() for name in names}
    pairs: list[Pair] = []
    end = 0
    for run in _RUN.finditer(words):
        lines = _lines(words, run.start(), run.end())
        kept = _fields(under, words, lines, known, not pairs, report)
        pairs += [pair for _, pair in kept]
        end = kept[-1][0] if kept else end
        if not kept or end < run.end():
            break
    return tuple(pairs), under.part(end, len(under.value)).strip()


class _Line(NamedTuple):
    start: int
    end: int
    bullet: bool
    indented: bool


def _lines(words: str, start: int, end: int) -> list[_Line]:
    found = list[_Line]()
    for line in re.finditer(r"[^\n]+", words[start:end]):
        bullet = _BULLET.match(line[0])
        indented = line[0][0] in " \t" and bool(found)
        found.append(_Line(start + line.start(), start + line.end(), bool(bullet), indented))
    return found


def _fields(
    under: Text, words: str, lines: list[_Line], known: Collection[str], first: bool, report: Report
) -> list[tuple[int, Pair]]:
    """The fields that a run of lines begins with, each with the end of its last line."""
    named = [_field(words, line, known) for line in lines]
    shaped = [
        bool(_FIELD.match(words, line.start, line.end)) for line in lines if line.bullet and not line.indented
    ]
    if not any(named) and not (lines[0].bullet and shaped and all(shaped)):
        return []
    if not named[0] and not lines[0].bullet:
        return []
    if not first and not (lines[0].bullet and (named[0] or all(shaped))):
        return []
    kept: list[tuple[int, Pair]] = []
    for line, name in zip(lines, named, strict=True):
        field = name or (_FIELD.match(words, line.start, line.end) if line.bullet else None)
        if line.indented and line.bullet and not name:
            what = f"'{under.value[line.start : line.end].strip()}' is a list inside a field"
            fix = "write all values on the field's own line, with commas, or repeat the field"
            report.error(under.at(line.start), "near-field", what, fix)
        elif line.indented and not name and kept:
            _, (title, value) = kept[-1]
            both = " ".join(f"{value.value} {under.value[line.start : line.end]}".split())
            kept[-1] = line.end, (title, Text(both, value.place))
        elif field:
            kept.append((line.end, _pair(under, field)))
        elif line.bullet:
            what = (
                f"'{under.value[line.start : line.end].strip()}' is in the list of fields and is not a field"
            )
            fix = f"leave a blank line above it, or write one of: {', '.join(sorted(known))}"
            if any(other and other["name"].strip().casefold() == "restricted" for other in named):
                fix = "take it out: what is restricted has a title, a ground and no text"
            report.error(under.at(line.start), "near-field", what, fix)
            kept[-1:] = [(line.end, kept[-1][1])] if kept else []
        else:
            break
    return kept


def _field(words: str, line: _Line, known: Collection[str]) -> re.Match[str] | None:
    """A line that names a known field, in any form."""
    for pattern in (_FIELD, _DRESSED, _BARE):
        found = pattern.match(words, line.start, line.end)
        if found and found["name"].strip().casefold() in known:
            return found
    return None


def _pair(under: Text, field: re.Match[str]) -> Pair:
    name = under.part(*field.span("name")).strip()
    value = under.part(*field.span("value")).strip() if field["value"] is not None else name.part(0, 0)
    return name, Text(" ".join(value.value.split()), value.place)


_RUN = re.compile(r"^[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", re.MULTILINE)
_BULLET = re.compile(r"[ \t]*[-*+•·–—][ \t]+")
_FIELD = re.compile(
    r"[ \t]*[-*+•·–—][ \t]+(?:\*\*|__)?(?P<name>[^\W\d_][\w '’/-]{0,40}?)"
    r"[ \t]*(?:(?:\*\*|__)[ \t]*:|:[ \t]*(?:\*\*|__)|:)(?:[ \t]+(?P<value>[^\n]*)|$)"
)
_DRESSED = re.compile(
    r"[ \t]*(?:[-*+•·–—][ \t]+)?(?:\*\*|__)?(?P<name>[^\W\d_][\w '’/-]{0,40}?)[ \t]*"
    r"(?:\*\*|__)?[ \t]*(?::|(?<=[ \t])[-–—](?=[ \t]))[ \t]*(?:\*\*|__)?[ \t]*(?P<value>[^\n]*)"
)
_BARE = re.compile(
    r"[ \t]*[-*+•·–—][ \t]+(?:\*\*|__)?(?P<name>[^\W\d_][\w '’/-]{0,40}?)(?:\*\*|__)?(?P<value>[ \t]*)$"
)
