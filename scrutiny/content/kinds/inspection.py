"""An inspection report whose recommendations are answered: one file in `inspections/`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from scrutiny.base.text import Place, Text
from scrutiny.content import values
from scrutiny.content.fields import Field, Values
from scrutiny.content.values import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """An inspection report; `body` is who inspected, `slug` the stem of the file name."""

    slug: str
    title: str
    body: str | None
    date: Moment | None
    url: Text | None
    prose: Text
    place: Place

    @property
    def comments_due(self) -> datetime.date | None:
        """The 56th day after publication, by which comments are due: Police Act 1996, s.55.

        None where the day of publication is not known: 56 days cannot be counted from a year.
        """
        known = self.date and self.date.first == self.date.last
        return self.date.first + datetime.timedelta(days=56) if self.date and known else None


TITLE = Field("title", values.plain, "The title of the report", required=True)
BODY = Field("body", values.plain, "Who inspected")
DATE = Field("date", values.moment, "When the report was published")
URL = Field("url", values.web_address, "Where the report can be read")
FIELDS: tuple[Field[Any], ...] = (TITLE, BODY, DATE, URL)


def make(slug: str, place: Place, prose: Text, found: Values) -> Inspection | None:
    """An inspection report from its fields, or None where its title is missing."""
    title = found.one(TITLE)
    if title is None:
        return None
    return Inspection(
        slug=slug,
        title=title,
        body=found.one(BODY),
        date=found.one(DATE),
        url=found.one(URL),
        prose=prose,
        place=place,
    )
