"""Why something may appear that looks like personal data: an entry of `personal_data` in any front matter."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Source
from scrutiny.content import frontmatter, values
from scrutiny.content.fields import Field, Values
from scrutiny.content.frontmatter import Mapping


class Allowance(NamedTuple):
    """The words that may appear, for what reason, who decided so, and when."""

    text: str
    reason: str
    by: str
    date: datetime.date
    place: Place


TEXT = Field("text", values.words, "The words that may appear", required=True)
REASON = Field("reason", values.words, "Why they may", required=True)
BY = Field("by", values.words, "Who decided so", required=True)
DATE = Field("date", values.date, "When", required=True)


def _make(found: Values, place: Place) -> Allowance:
    day = found.one(DATE)
    assert day is not None
    return Allowance(str(found.one(TEXT)), str(found.one(REASON)), str(found.one(BY)), day, place)


_read = values.many(values.group((TEXT, REASON, BY, DATE), _make))

FIELD = Field("personal_data", _read, "What looks like personal data and may appear all the same")


def of(source: Source) -> tuple[Allowance, ...]:
    """The allowances in the front matter of a file; none where it has none that can be read."""
    if "personal" not in source.text.casefold():
        return ()
    parted = frontmatter.split(source, Report())
    node = frontmatter.read(parted[0], Report()) if parted else None
    entries = node.entries if isinstance(node, Mapping) else ()
    for name, value in entries:
        if name.value.casefold().replace(" ", "_").replace("-", "_") == FIELD.name:
            return _read(value, Report()) or ()
    return ()


def without(source: Source) -> str:
    """The text with blanks in the place of the allowances, so that every other word keeps its place."""
    if not of(source):
        return source.text
    kept = frontmatter.uncommented(source, {FIELD.name}).split("\n")
    lines, following = [], iter([*kept, None])
    wanted = next(following)
    for line in source.text.split("\n"):
        if line == wanted or (wanted == frontmatter.FENCE and line.rstrip() == frontmatter.FENCE):
            lines.append(line)
            wanted = next(following, None)
        else:
            lines.append("")
    return "\n".join(lines)
