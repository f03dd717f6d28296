"""An agenda item: `## 1. Protecting vulnerable people`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from scrutiny.base.text import Text
from scrutiny.content import values
from scrutiny.content.fields import Field, Values
from scrutiny.content.record import Kind, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """An agenda item; `restricted` is the ground on which its text is withheld until the `review`."""

    kind: ClassVar[str] = "item"
    own_page: ClassVar[bool] = False

    purpose: str | None
    presented_by: tuple[Text, ...]
    review: datetime.date | None

    def people(self) -> Iterator[tuple[str, Text]]:
        """Who presented it."""
        for name in self.presented_by:
            yield "presented", name


PRIORITY = Field("Priority", values.words, repeats=True)
TOPIC = Field("Topic", values.words, repeats=True)
PAPER = Field("Paper", values.paper, repeats=True)
PURPOSE = Field("For", values.choice("information", "decision", "discussion"))
PRESENTED_BY = Field("Presented by", values.words, repeats=True)
RESTRICTED = Field("Restricted", values.words, never_empty=True)
REVIEW = Field("Review", values.date)


def make(common: Mapping[str, Any], found: Values) -> Item:
    """An item from its heading and its fields."""
    return Item(
        **common,
        priorities=found.all(PRIORITY),
        topics=found.all(TOPIC),
        papers=found.all(PAPER),
        purpose=found.one(PURPOSE),
        presented_by=found.all(PRESENTED_BY),
        restricted=found.one(RESTRICTED),
        review=found.one(REVIEW),
    )


KIND = Kind("Item", (PRIORITY, TOPIC, PAPER, PURPOSE, PRESENTED_BY, RESTRICTED, REVIEW), (), make)
