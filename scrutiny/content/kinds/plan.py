"""A Police and Crime Plan: one entry of `plans.yaml`."""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny.base.text import Place, slug
from scrutiny.content import values
from scrutiny.content.fields import Field, Values
from scrutiny.content.values import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan and the period it holds for; `source` says where its priority areas were read."""

    slug: str
    title: str
    period: Period
    source: str | None
    place: Place


TITLE = Field("title", values.words, "The title of the plan", required=True)
FROM = Field("from", values.moment, "Since when it is in force", required=True)
TO = Field("to", values.moment, "Until when")
SOURCE = Field("source", values.plain, "Where its priority areas were read")


def _make(found: Values, place: Place) -> Plan:
    title = str(found.one(TITLE))
    return Plan(
        slug=slug(title),
        title=title,
        period=Period(found.one(FROM), found.one(TO)),
        source=found.one(SOURCE),
        place=place,
    )


read = values.many(values.group((TITLE, FROM, TO, SOURCE), _make))
"""Reads the list of plans in `plans.yaml`."""
