"""A term of the glossary: one entry of `glossary.yaml`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, slug
from scrutiny.content import fields, values
from scrutiny.content.fields import Field
from scrutiny.content.frontmatter import Mapping, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term with its expansion (for an abbreviation), its meaning, and when that was last reviewed.

    `also` are other words for the same thing; the search takes them for one.
    """

    slug: str
    name: str
    expansion: str | None
    meaning: str | None
    also: tuple[str, ...]
    reviewed: datetime.date | None
    place: Place


EXPANSION = Field("expansion", values.plain, "What an abbreviation stands for")
MEANING = Field("meaning", values.plain, "What it means")
ALSO = Field("also", values.many(values.plain), "Other words for the same")
REVIEWED = Field("reviewed", values.date, "When its meaning was last looked at")


@fields.reader({"type": "object", "additionalProperties": fields.shape((EXPANSION, MEANING, ALSO, REVIEWED))})
def read(node: Node, report: Report) -> tuple[Term, ...]:
    """The terms of `glossary.yaml`: `TERM: {expansion, meaning, also, reviewed}`, one of the two first."""
    if not isinstance(node, Mapping):
        report.error(
            node.place, "bad-value", "terms are expected here", "write 'TERM:' with its fields below"
        )
        return ()
    terms: list[Term] = []
    for name, under in node.entries:
        if not isinstance(under, Mapping):
            fix = f"write '{name}:' and below it, indented, 'expansion: …' or 'meaning: …'"
            report.error(under.place, "bad-value", f"'{name}' has no fields", fix)
            continue
        found = fields.read(under.entries, (EXPANSION, MEANING, ALSO, REVIEWED), under.place, report)
        expansion, meaning = found.one(EXPANSION), found.one(MEANING)
        if not slug(name.value) or not (expansion or meaning):
            report.error(
                name.place, "bad-value", f"'{name}' explains nothing", "write its expansion or its meaning"
            )
            continue
        terms.append(
            Term(
                slug=slug(name.value),
                name=name.value,
                expansion=expansion,
                meaning=meaning,
                also=found.one(ALSO) or (),
                reviewed=found.one(REVIEWED),
                place=name.place,
            )
        )
    return tuple(terms)
