"""Why something may appear that looks like personal data: an entry of `personal_data` in any front matter."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Source
from scrutiny.content import frontmatter, values
from scrutiny.content.fields import Field, required
from scrutiny.content.frontmatter import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """The words that may appear, for what reason, who decided so, and when."""

    text: str = required("text", values.plain, "The words that may appear")
    reason: str = required("reason", values.plain, "Why they may")
    by: str = required("by", values.plain, "Who decided so")
    date: datetime.date = required("date", values.date, "When")
    place: Place


FIELD = Field(
    name="personal_data",
    read=values.many(values.group(Allowance)),
    about="What looks like personal data and may appear all the same",
)


def of(source: Source) -> tuple[Allowance, ...]:
    """The allowances in the front matter of a file; none where they cannot be read."""
    if "personal" not in source.text.casefold():
        return ()
    parted = frontmatter.split(source, Report())
    node = frontmatter.read(parted[0], Report()) if parted else None
    entries = node.entries if isinstance(node, Mapping) else ()
    for name, value in entries:
        if name.value.casefold().replace(" ", "_").replace("-", "_") == FIELD.name:
            return tuple(FIELD.read(value, Report()) or ())
    return ()


def without(source: Source) -> str:
    """The text with blank lines in place of the allowances: every other word keeps its place."""
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
