"""An inspection recommendation with the force's response: `### Recommendation 3: Body-worn cameras`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from scrutiny.base.text import Text
from scrutiny.content import values
from scrutiny.content.fields import Field, Values
from scrutiny.content.record import Kind, Record
from scrutiny.content.values import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Record):
    """A recommendation; `source` names the inspection report that made it, `to` whom it was made to."""

    kind: ClassVar[str] = "recommendation"

    source: Text | None
    to: Text | None
    status: str | None
    due: datetime.date | None
    updates: Reference | None

    @property
    def pending(self) -> bool:
        """Whether it is still to be met; without a status nobody has said so."""
        return self.status in ("open", "accepted", "in progress")

    def people(self) -> Iterator[tuple[str, Text]]:
        """Whom it was made to, and who responds."""
        if self.to:
            yield "was recommended", self.to
        for name in self.speakers(RESPONSE):
            yield "responded", name

    def references(self) -> Iterator[tuple[str, Reference]]:
        """The record of an earlier meeting that it continues."""
        if self.updates:
            yield "updates", self.updates


FROM = Field("From", values.words)
TO = Field("To", values.words)
STATUSES = ("open", "accepted", "in progress", "complete", "rejected", "transferred")
STATUS = Field("Status", values.choice(*STATUSES))
DUE = Field("Due", values.date)
UPDATES = Field("Updates", values.reference)

RESPONSE = "Response"


def make(common: Mapping[str, Any], found: Values) -> Recommendation:
    """A recommendation from its heading, its parts and its fields."""
    return Recommendation(
        **common,
        source=found.one(FROM),
        to=found.one(TO),
        status=found.one(STATUS),
        due=found.one(DUE),
        updates=found.one(UPDATES),
    )


KIND = Kind("Recommendation", (FROM, TO, STATUS, DUE, UPDATES), (RESPONSE,), make)
