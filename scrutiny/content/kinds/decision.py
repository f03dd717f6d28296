"""A decision of the commissioner: `### Decision 1: Report noted`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from scrutiny.base.text import Text
from scrutiny.content import values
from scrutiny.content.fields import field, repeated
from scrutiny.content.record import Record
from scrutiny.content.values import Reference

ORDER = 40

OUTCOMES = ("approved", "agreed", "noted", "received", "endorsed", "rejected", "deferred")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """A decision; `reference` is its number in the office's register, `restricted` why it is withheld."""

    kind: ClassVar[str] = "decision"
    speakers: ClassVar[Mapping[str, str]] = {"Reasons": ""}
    states: ClassVar[tuple[str, ...]] = (*OUTCOMES, "restricted")

    outcome: str | None = field("Outcome", values.choice(*OUTCOMES), "What was decided")
    reference: Text | None = field("Reference", values.words, "Its number in the office’s own register")
    papers: tuple[Reference, ...] = repeated(
        "Paper", values.paper, "A paper that it rests on", label="Papers", data=False
    )
    restricted: Text | None = field(
        "Restricted", values.words, "The ground on which its text is withheld", data=False, never_empty=True
    )

    @property
    def state(self) -> str | None:
        """Its outcome."""
        return self.outcome


KIND = Decision
