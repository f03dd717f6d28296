"""A question with its answers: `### Question 3: Referral backlogs`, or a file in `questions/`."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from scrutiny.base.text import Text
from scrutiny.content import standalone, values
from scrutiny.content.fields import FILE, Form, field, repeated
from scrutiny.content.record import Record
from scrutiny.content.values import Reference

ORDER = 10

STATUSES = ("answered", "partly answered", "deferred", "not answered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question; asked by the commissioner and answered by the chief constable unless the fields say who.

    `status` is the commissioner's judgement of the answer, where one is recorded. One that stands by itself
    was put in writing, or by the public: who asked may be 'member of the public' or 'withheld'. Where it
    names somebody who asked and nobody who answers, it does not say who is to answer.
    """

    kind: ClassVar[str] = "question"
    stands_alone: ClassVar[bool] = True
    speakers: ClassVar[Mapping[str, str]] = {"Answer": "answered", "Supplementary question": "asked"}
    states: ClassVar[tuple[str, ...]] = (*STATUSES, "answer published", "no answer published")

    asked_by: Text | None = field(
        "Asked by", values.party, "Who asked, if not the commissioner", how="asked", show=""
    )
    answered_by: Text | None = field(
        "Answered by", values.party, "Who answered, if not the chief constable", how="answered", show=""
    )
    answered_on: datetime.date | None = field(
        "Answered", values.date, "The day on which it was answered", where=FILE
    )
    status: str | None = field(
        "Status",
        values.choice(*STATUSES),
        "The commissioner’s judgement of the answer",
        label="The commissioner’s judgement",
        front="judgement",
    )
    reference: Text | None = field(
        "Reference", values.words, "Its number in the office’s own register", where=FILE
    )
    made_at: Reference | None = field(
        "Meeting", values.reference, "The meeting at which it was taken up", how="made at", where=FILE
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
    def to_chief(self) -> bool:
        """Whether it is the chief constable who is to answer, since nothing else is said."""
        return self.answered_by is None and not (self.alone and self.asked_by)

    @property
    def state(self) -> str:
        """Its status; without one, whether an answer is published."""
        return self.status or ("answer published" if self.answered else "no answer published")

    @property
    def stated(self) -> bool:
        """Whether a judgement is recorded."""
        return self.status is not None


KIND = Question
FORM = Form("question", "questions/**/*.md", "A question that stands by itself", standalone.shape(Question))
