"""A decision of the commissioner: `### Decision 1: Report noted`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from scrutiny.base.text import Text
from scrutiny.content import values
from scrutiny.content.fields import Field, Values
from scrutiny.content.record import Kind, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """A decision; `reference` is its number in the office's register, `restricted` why it is withheld."""

    kind: ClassVar[str] = "decision"

    outcome: str | None
    reference: Text | None


OUTCOMES = ("approved", "noted", "rejected", "deferred")
OUTCOME = Field("Outcome", values.choice(*OUTCOMES))
REFERENCE = Field("Reference", values.words)
PAPER = Field("Paper", values.paper, repeats=True)
RESTRICTED = Field("Restricted", values.words, never_empty=True)


def make(common: Mapping[str, Any], found: Values) -> Decision:
    """A decision from its heading, its parts and its fields."""
    return Decision(
        **common,
        outcome=found.one(OUTCOME),
        reference=found.one(REFERENCE),
        papers=found.all(PAPER),
        restricted=found.one(RESTRICTED),
    )


KIND = Kind("Decision", (OUTCOME, REFERENCE, PAPER, RESTRICTED), ("Reasons",), make)
