"""A question put to the chief constable, with its answers: `### Question 3: Referral backlogs`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from scrutiny.base.text import Text
from scrutiny.content import values
from scrutiny.content.fields import field, repeated
from scrutiny.content.record import Record
from scrutiny.content.values import Reference

ORDER = 10

STATUSES = ("answered", "partly answered", "deferred", "not answered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question; asked by the commissioner and answered by the chief constable unless the fields say who.

    `status` is the commissioner's judgement of the answer, where one is recorded.
    """

    kind: ClassVar[str] = "question"
    speakers: ClassVar[Mapping[str, str]] = {"Answer": "answered", "Supplementary question": "asked"}
    states: ClassVar[tuple[str, ...]] = (*STATUSES, "answer published", "no answer published")

    asked_by: Text | None = field(
        "Asked by", values.party, "Who asked, if not the commissioner", how="asked", show=""
    )
    answered_by: Text | None = field(
        "Answered by", values.party, "Who answered, if not the chief constable", how="answered", show=""
    )
    status: str | None = field(
        "Status",
        values.choice(*STATUSES),
        "The commissioner’s judgement of the answer",
        label="The commissioner’s judgement",
    )
    follows: tuple[Reference, ...] = repeated(
        "Follows", values.reference, "An earlier question that it takes up again", how="follows"
    )
    priorities: tuple[Text, ...] = repeated(
        "Priority", values.words, "A priority area", label="Priority area", show="priorities", data=False
    )
    topics: tuple[Text, ...] = repeated("Topic", values.words, "A topic", show="topics", data=False)

    @property
    def answered(self) -> bool:
        """Whether any answer is recorded."""
        return any(part.label == "Answer" for part in self.parts)

    @property
    def state(self) -> str:
        """Its status; without one, whether an answer is published."""
        return self.status or ("answer published" if self.answered else "no answer published")

    @property
    def stated(self) -> bool:
        """Whether a judgement is recorded."""
        return self.status is not None


KIND = Question
