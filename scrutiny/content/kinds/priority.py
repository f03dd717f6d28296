"""A priority area of a Police and Crime Plan: one file in `priorities/`."""

import re
from dataclasses import dataclass

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import values
from scrutiny.content.fields import Form, field, required, shape

UNORDERED = 9999
"""The place of an area without `order`: after all others."""


@values.of_words(
    {"type": ["integer", "string"], "pattern": "^[0-9]{1,4}$", "minimum": 0, "maximum": 9999},
    translatable=False,
)
def order(text: Text, report: Report) -> int | None:
    """A whole number from 0 to 9999."""
    if re.fullmatch("[0-9]{1,4}", text.value):
        return int(text.value)
    report.error(text.place, "bad-value", f"'{text}' is not a whole number", "write 1, 2, 3 …")
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """A priority area; `plan` names its plan, `succeeded_by` the areas that took it up in a later plan.

    `slug` is the stem of its file name; `prose` says what the area covers.
    """

    slug: str
    title: str = required("title", values.plain, "The title in the plan")
    plan: Text = required("plan", values.words, "The title of its plan, as in plans.yaml")
    aliases: tuple[Text, ...] = field(
        "aliases", values.many(values.words), "Other ways in which notes write the title", default=()
    )
    order: int = field("order", order, "Its place in the plan", default=UNORDERED)
    succeeded_by: tuple[Text, ...] = field(
        "succeeded_by", values.many(values.words), "The areas of a later plan that took it up", default=()
    )
    prose: Text
    place: Place


FORM = Form("priority", "priorities/*.md", "A priority area", shape(Priority))
