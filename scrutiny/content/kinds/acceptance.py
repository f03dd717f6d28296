"""A finding that a named person accepts, and why: an entry of `accepted` in any front matter."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.text import Place, Source, Text
from scrutiny.content import frontmatter, values
from scrutiny.content.fields import Field, required
from scrutiny.content.fields import field as optional
from scrutiny.content.usage import plain

PERSONAL = "personal-data"
"""The finding that words look like personal data. Its entries say with `text` which words may appear."""

CONTRADICTIONS = frozenset({
    "absent-signatory", "due-before-meeting", "end-before-start", "name-and-date", "part-date",
    "printed-date", "skipped-number", "wrong-minutes",
})  # fmt: skip
"""Findings that may come from the signed source itself: where one is accepted, the reader is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """The code of the finding, words by which to know it, for what reason it is accepted, by whom, and when.

    `text` is in the message of the finding or on its line; without it, every such finding of the file is
    accepted. `old` says that it was written in the field `personal_data`.
    """

    finding: str = required("finding", values.plain, "The code of the finding, as the check prints it")
    text: Text | None = optional("text", values.words, "Words of the message or of its line")
    reason: str = required("reason", values.plain, "Why it is accepted, for readers")
    by: str = required("by", values.plain, "Who decided so")
    date: datetime.date = required("date", values.date, "When")
    place: Place
    old: bool = False

    def covers(self, found: Diagnostic, source: Source) -> bool:
        """Whether a finding in its file, whose text is `source`, is accepted."""
        if not found.acceptable or found.code != self.finding:
            return False
        if self.text is None:
            return True
        line = source.text.split("\n")[found.place.line - 1]
        words = re.compile(rf"(?<!\w){re.escape(self.text.value)}(?!\w)", re.IGNORECASE)
        return bool(words.search(found.what) or words.search(line))


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """An entry of `personal_data`, in which notes said what may appear before there was `accepted`."""

    text: Text = required("text", values.words, "The words that may appear")
    reason: str = required("reason", values.plain, "Why they may")
    by: str = required("by", values.plain, "Who decided so")
    date: datetime.date = required("date", values.date, "When")
    place: Place


FIELD = Field(
    name="accepted",
    read=values.many(values.group(Acceptance)),
    about="Findings of the check that a named person accepts, and why",
)
OLD = Field(
    name="personal_data",
    read=values.many(values.group(Allowance)),
    about="An earlier form of accepted, for words that look like personal data",
)


def of(source: Source) -> tuple[Acceptance, ...]:
    """The entries in the front matter of a file; none where they cannot be read."""
    parted = frontmatter.split(source, Report())
    node = frontmatter.read(parted[0], Report()) if parted and _SIGN.search(parted[0].value) else None
    found: list[Acceptance] = []
    for name, value in node.entries if isinstance(node, frontmatter.Mapping) else ():
        called = plain(name.value)
        if called == plain(FIELD.name):
            found += FIELD.read(value, Report()) or ()
        elif called == plain(OLD.name):
            found += (
                Acceptance(
                    finding=PERSONAL,
                    text=each.text,
                    reason=each.reason,
                    by=each.by,
                    date=each.date,
                    place=each.place,
                    old=True,
                )
                for each in OLD.read(value, Report()) or ()
            )
    return tuple(found)


_SIGN = re.compile("accepted|personal.?data", re.IGNORECASE)


def may_appear(source: Source) -> Mapping[Text, Acceptance]:
    """The words that may appear although they look like personal data, each with the entry that says so."""
    return {each.text: each for each in of(source) if each.finding == PERSONAL and each.text}


def without(source: Source) -> str:
    """The text with blanks for the words of entries for personal data: every other word keeps its place."""
    lines = source.text.split("\n")
    for words in may_appear(source):
        at = words.place.line - 1
        start = words.place.column - 1
        lines[at] = lines[at][:start] + lines[at][start:].replace(words.value, " " * len(words.value), 1)
    return "\n".join(lines)
