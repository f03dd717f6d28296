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
    """A decision; `subject_to` are the conditions of its outcome, `restricted` is why it is withheld."""

    kind: ClassVar[str] = "decision"
    speakers: ClassVar[Mapping[str, str]] = {"Reasons": ""}
    states: ClassVar[tuple[str, ...]] = (*OUTCOMES, "restricted")

    outcome: str | None = field("Outcome", values.choice(*OUTCOMES), "What was decided")
    subject_to: tuple[Text, ...] = repeated("Subject to", values.words, "A condition of it")
    reference: Text | None = field("Reference", values.words, "Its number in the office’s own register")
    value: Text | None = field("Value", values.words, "What it costs or is worth")
    papers: tuple[Reference, ...] = repeated(
        "Paper", values.paper, "A paper that it rests on", label="Papers", data=False
    )
    restricted: Text | None = field(
        "Restricted", values.words, "The ground on which its text is withheld", data=False, never_empty=True
    )
    updates: Reference | None = field(
        "Updates",
        values.reference,
        "The earlier decision that it continues",
        label="Continues",
        how="updates",
    )

    @property
    def state(self) -> str | None:
        """Its outcome."""
        return self.outcome


KIND = Decision
