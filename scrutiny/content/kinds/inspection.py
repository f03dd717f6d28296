"""An inspection report whose recommendations are answered: one file in `inspections/`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from scrutiny.base.text import Place, Text
from scrutiny.content import values
from scrutiny.content.fields import Form, field, required, shape
from scrutiny.content.values import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """An inspection report; `body` is who inspected, `slug` the stem of the file name."""

    slug: str
    title: str = required("title", values.plain, "The title of the report")
    body: str | None = field("body", values.plain, "Who inspected")
    date: Moment | None = field("date", values.moment, "When the report was published")
    url: Text | None = field("url", values.web_address, "Where the report can be read")
    prose: Text
    place: Place

    @property
    def comments_due(self) -> datetime.date | None:
        """The 56th day after publication, by which comments are due: Police Act 1996, s.55.

        None where the day of publication is not known: 56 days cannot be counted from a year.
        """
        known = self.date and self.date.first == self.date.last
        return self.date.first + datetime.timedelta(days=56) if self.date and known else None


FORM = Form("inspection", "inspections/*.md", "An inspection report", shape(Inspection))
