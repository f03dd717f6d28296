"""A question put to the chief constable, with its answers: `### Question 3: Referral backlogs`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from scrutiny.base.text import Text
from scrutiny.content import values
from scrutiny.content.fields import Field, Values
from scrutiny.content.record import Kind, Record
from scrutiny.content.values import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question; asked by the commissioner and answered by the chief constable unless the fields say who.

    `status` is the commissioner's judgement of the answer, where one is recorded.
    """

    kind: ClassVar[str] = "question"

    asked_by: Text | None
    answered_by: Text | None
    status: str | None
    follows: tuple[Reference, ...]

    @property
    def answered(self) -> bool:
        """Whether any answer is recorded."""
        return any(part.label == ANSWER for part in self.parts)

    def people(self) -> Iterator[tuple[str, Text]]:
        """Who asked and who answered, where the note says so."""
        for name in (self.asked_by, *self.speakers(SUPPLEMENTARY)):
            if name:
                yield "asked", name
        for name in (self.answered_by, *self.speakers(ANSWER)):
            if name:
                yield "answered", name

    def references(self) -> Iterator[tuple[str, Reference]]:
        """The earlier questions it follows."""
        for reference in self.follows:
            yield "follows", reference


ASKED_BY = Field("Asked by", values.words)
ANSWERED_BY = Field("Answered by", values.words)
STATUSES = ("answered", "partly answered", "deferred", "not answered")
STATUS = Field("Status", values.choice(*STATUSES))
FOLLOWS = Field("Follows", values.reference, repeats=True)
PRIORITY = Field("Priority", values.words, repeats=True)
TOPIC = Field("Topic", values.words, repeats=True)

ANSWER = "Answer"
SUPPLEMENTARY = "Supplementary question"


def make(common: Mapping[str, Any], found: Values) -> Question:
    """A question from its heading, its parts and its fields."""
    return Question(
        **common,
        asked_by=found.one(ASKED_BY),
        answered_by=found.one(ANSWERED_BY),
        status=found.one(STATUS),
        follows=found.all(FOLLOWS),
        priorities=found.all(PRIORITY),
        topics=found.all(TOPIC),
    )


KIND = Kind(
    "Question", (ASKED_BY, ANSWERED_BY, STATUS, FOLLOWS, PRIORITY, TOPIC), (ANSWER, SUPPLEMENTARY), make
)
