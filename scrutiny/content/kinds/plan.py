"""A Police and Crime Plan: one entry of `plans.yaml`."""

from dataclasses import dataclass

from scrutiny.base import text
from scrutiny.base.text import Place
from scrutiny.content import values
from scrutiny.content.fields import Form, field, required
from scrutiny.content.moments import Moment, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan and the period it holds for; `source` is where its priority areas were found.

    `slug` is made from the title, unless the plan is a translation: then it is that of the original.
    """

    slug: str = ""
    title: str = required("title", values.plain, "The title of the plan")
    start: Moment = required("from", values.moment, "Since when it is in force")
    end: Moment | None = field("to", values.moment, "Until when")
    source: str | None = field("source", values.plain, "Where its priority areas were found")
    place: Place

    def __post_init__(self) -> None:
        """Make the slug."""
        object.__setattr__(self, "slug", self.slug or text.slug(self.title))

    @property
    def period(self) -> Period:
        """When it is in force."""
        return Period(self.start, self.end)


read = values.many(values.group(Plan))
"""Reads the list of plans in `plans.yaml`."""

FORM = Form("plans", "plans.yaml", "The plans", read.shape)
