"""A priority area of a Police and Crime Plan: one file in `priorities/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import fields, values
from scrutiny.content.fields import Field, Values
from scrutiny.content.frontmatter import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """A priority area; `plan` names its plan, `succeeded_by` the areas that took it up in a later plan.

    `slug` is the stem of its file name; `prose` says what the area covers.
    """

    slug: str
    title: str
    plan: Text
    aliases: tuple[Text, ...]
    order: int
    succeeded_by: tuple[Text, ...]
    prose: Text
    place: Place


UNORDERED = 9999
"""The place of an area that says none: behind all others."""


@fields.reader({"type": ["integer", "string"], "pattern": "^[0-9]{1,4}$", "minimum": 0, "maximum": 9999})
def order(node: Node, report: Report) -> int | None:
    """A whole number from 0 to 9999."""
    text = values.words(node, report)
    if text is None or re.fullmatch("[0-9]{1,4}", text.value):
        return int(text.value) if text else None
    report.error(text.place, "bad-value", f"'{text}' is not a whole number", "write 1, 2, 3 …")
    return None


TITLE = Field("title", values.plain, "The title in the plan", required=True)
PLAN = Field("plan", values.words, "The title of its plan, as in plans.yaml", required=True)
ALIASES = Field("aliases", values.many(values.words), "Other ways in which notes write the title")
ORDER = Field("order", order, "Its place in the plan")
SUCCEEDED_BY = Field("succeeded_by", values.many(values.words), "The areas of a later plan that took it up")
FIELDS: tuple[Field[Any], ...] = (TITLE, PLAN, ALIASES, ORDER, SUCCEEDED_BY)


def make(slug: str, place: Place, prose: Text, found: Values) -> Priority | None:
    """A priority area from its fields, or None where a required one is missing."""
    title, plan, position = found.one(TITLE), found.one(PLAN), found.one(ORDER)
    if title is None or plan is None:
        return None
    return Priority(
        slug=slug,
        title=title,
        plan=plan,
        aliases=found.one(ALIASES) or (),
        order=position if position is not None else UNORDERED,
        succeeded_by=found.one(SUCCEEDED_BY) or (),
        prose=prose,
        place=place,
    )
