"""An action that somebody undertook: `### Action 1: Memorandum of understanding`."""

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
class Action(Record):
    """An action; `arises_from` is the question or item that drew it. Without a status it is open."""

    kind: ClassVar[str] = "action"

    owner: Text | None
    due: datetime.date | None
    status: str
    arises_from: Reference | None
    updates: Reference | None

    def people(self) -> Iterator[tuple[str, Text]]:
        """Who owns it, and who reports on it."""
        if self.owner:
            yield "owns", self.owner
        for name in self.speakers(UPDATE):
            yield "reported", name

    def references(self) -> Iterator[tuple[str, Reference]]:
        """The record of an earlier meeting that it continues, and what it arises from."""
        if self.updates:
            yield "updates", self.updates
        if self.arises_from:
            yield "arises from", self.arises_from

    @property
    def pending(self) -> bool:
        """Whether it is still to be done."""
        return self.status in ("open", "in progress")


OWNER = Field("Owner", values.words)
DUE = Field("Due", values.date)
STATUSES = ("open", "in progress", "complete", "cancelled", "transferred")
STATUS = Field("Status", values.choice(*STATUSES))
FROM = Field("From", values.reference)
UPDATES = Field("Updates", values.reference)

UPDATE = "Update"


def make(common: Mapping[str, Any], found: Values) -> Action:
    """An action from its heading, its parts and its fields."""
    return Action(
        **common,
        owner=found.one(OWNER),
        due=found.one(DUE),
        status=found.one(STATUS) or "open",
        arises_from=found.one(FROM),
        updates=found.one(UPDATES),
    )


KIND = Kind("Action", (OWNER, DUE, STATUS, FROM, UPDATES), (UPDATE,), make)
