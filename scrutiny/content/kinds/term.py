"""A term of the glossary: one entry of `glossary.yaml`."""

import datetime
from dataclasses import dataclass

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, slug
from scrutiny.content import fields, values
from scrutiny.content.fields import Form, field
from scrutiny.content.frontmatter import Mapping, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term with its expansion (for an abbreviation), its meaning, and when that was last reviewed.

    `also` are other words for the same thing; the search takes them for one.
    """

    slug: str
    name: str
    expansion: str | None = field("expansion", values.plain, "What an abbreviation stands for")
    meaning: str | None = field("meaning", values.plain, "What it means")
    also: tuple[str, ...] = field("also", values.many(values.plain), "Other words for the same", default=())
    reviewed: datetime.date | None = field("reviewed", values.date, "When its meaning was last looked at")
    place: Place


@fields.reader({"type": "object", "additionalProperties": fields.shape(Term)})
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
        found = fields.read(under.entries, fields.declared(Term).values(), under.place, report)
        term = fields.build(Term, found, slug=slug(name.value), name=name.value, place=name.place)
        if term is None or not term.slug or not (term.expansion or term.meaning):
            report.error(
                name.place, "bad-value", f"'{name}' explains nothing", "write its expansion or its meaning"
            )
            continue
        terms.append(term)
    return tuple(terms)


FORM = Form("glossary", "glossary.yaml", "The glossary", read.shape)
