"""A decision of the commissioner: `### Decision 1: Report noted`, or a file in `decisions/`."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from scrutiny.base.text import Text
from scrutiny.content import standalone, values
from scrutiny.content.fields import FILE, HEADING, Form, field, repeated
from scrutiny.content.record import Record
from scrutiny.content.values import Reference

ORDER = 40

OUTCOMES = ("approved", "agreed", "noted", "received", "endorsed", "rejected", "deferred")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """A decision; `subject_to` are the conditions of its outcome, `restricted` is why it is withheld.

    One that is recorded by itself was made at a meeting (`made_at`) or at none. It must be published where it
    is of significant public interest: SI 2011/3050, Schedule, paragraph 5(d).
    """

    kind: ClassVar[str] = "decision"
    stands_alone: ClassVar[bool] = True
    speakers: ClassVar[Mapping[str, str]] = {"Reasons": ""}
    states: ClassVar[tuple[str, ...]] = (*OUTCOMES, "restricted")

    outcome: str | None = field("Outcome", values.choice(*OUTCOMES), "What was decided")
    subject_to: tuple[Text, ...] = repeated("Subject to", values.words, "A condition of it")
    reference: Text | None = field("Reference", values.words, "Its number in the office’s own register")
    value: Text | None = field("Value", values.words, "What it costs or is worth")
    decided_by: tuple[Text, ...] = repeated(
        "Decided by", values.party, "Who decided it", how="decided", where=FILE
    )
    delegated: str | None = field(
        "Delegated",
        values.choice("yes", "no"),
        "Whether it was made under delegated powers",
        label="Delegated decision",
        show="word",
        where=FILE,
    )
    published: datetime.date | None = field(
        "Published", values.date, "The day on which the office published it", where=FILE
    )
    made_at: Reference | None = field(
        "Meeting", values.reference, "The meeting at which it was made", how="made at", where=FILE
    )
    priorities: tuple[Text, ...] = repeated(
        "Priority",
        values.words,
        "A priority area",
        label="Priority area",
        show="priorities",
        data=False,
        where=FILE,
    )
    topics: tuple[Text, ...] = repeated(
        "Topic", values.words, "A topic", show="topics", data=False, where=FILE
    )
    papers: tuple[Reference, ...] = repeated(
        "Paper", values.paper, "A paper that it rests on", label="Papers", data=False, where=HEADING
    )
    restricted: Text | None = field(
        "Restricted", values.ground, "The ground on which its text is withheld", data=False, never_empty=True
    )
    review: datetime.date | None = field(
        "Review", values.date, "When the restriction is to be reviewed", label="To be reviewed", where=FILE
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
FORM = Form("decision", "decisions/**/*.md", "A decision that stands by itself", standalone.shape(Decision))
