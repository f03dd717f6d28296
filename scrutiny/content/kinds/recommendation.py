"""An inspection recommendation with its response and comments: `### Recommendation 3: Body-worn cameras`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from scrutiny.base.text import Text
from scrutiny.content import due, values
from scrutiny.content.due import Due
from scrutiny.content.fields import field, repeated
from scrutiny.content.record import Record
from scrutiny.content.values import Reference

ORDER = 20

STATUSES = ("open", "accepted", "in progress", "complete", "rejected", "transferred")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Record):
    """A recommendation; `source` names the inspection report that made it, `to` whom it was made to."""

    kind: ClassVar[str] = "recommendation"
    speakers: ClassVar[Mapping[str, str]] = {
        "Response": "responded",
        "Comment": "commented",
        "Update": "reported",
    }
    states: ClassVar[tuple[str, ...]] = ("overdue", *STATUSES)
    owed: ClassVar[tuple[str, ...]] = ("open", "accepted", "in progress")
    dropped: ClassVar[tuple[str, ...]] = ("rejected", "transferred")

    source: Text | None = field("From", values.words, "The inspection report that made it", show="inspection")
    to: tuple[Text, ...] = repeated("To", values.party, "Whom it was made to", how="was recommended")
    status: str | None = field("Status", values.choice(*STATUSES), "How far it is")
    due: Due | None = field("Due", due.read, "When it is to be met")
    priorities: tuple[Text, ...] = repeated(
        "Priority", values.words, "A priority area", label="Priority area", show="priorities", data=False
    )
    topics: tuple[Text, ...] = repeated("Topic", values.words, "A topic", show="topics", data=False)
    updates: Reference | None = field(
        "Updates", values.reference, "The earlier record that it continues", label="Continues", how="updates"
    )

    @property
    def state(self) -> str | None:
        """Its status."""
        return self.status


KIND = Recommendation
