"""An agenda item: `## 1. Protecting vulnerable people`."""

import datetime
from dataclasses import dataclass
from typing import ClassVar

from scrutiny.base.text import Text
from scrutiny.content import values
from scrutiny.content.fields import field, repeated
from scrutiny.content.record import Record
from scrutiny.content.values import Reference

ORDER = 0

PURPOSES = ("information", "decision", "discussion", "assurance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """An agenda item; `restricted` is the ground on which its text is withheld until the `review`.

    In a note without numbers its `number` is empty, and its title names it.
    """

    kind: ClassVar[str] = "item"
    has_page: ClassVar[bool] = False

    priorities: tuple[Text, ...] = repeated(
        "Priority", values.words, "A priority area", label="Priority area", show="priorities", data=False
    )
    topics: tuple[Text, ...] = repeated("Topic", values.words, "A topic", show="topics", data=False)
    reference: Text | None = field("Reference", values.words, "Its number in the office’s own register")
    purpose: str | None = field("For", values.choice(*PURPOSES), "Why it is on the agenda", show="word")
    presented_by: tuple[Text, ...] = repeated(
        "Presented by", values.party, "Who presented it", how="presented"
    )
    lead: tuple[Text, ...] = repeated("Lead", values.party, "Who led it", how="presented", show="name")
    papers: tuple[Reference, ...] = repeated(
        "Paper", values.paper, "A paper under it", label="Papers", data=False
    )
    restricted: Text | None = field(
        "Restricted", values.ground, "The ground on which its text is withheld", data=False, never_empty=True
    )
    review: datetime.date | None = field(
        "Review", values.date, "When the restriction is to be reviewed", label="To be reviewed"
    )

    @property
    def label(self) -> str:
        """'Item 3', or its title where it has no number."""
        return f"{self.kind.capitalize()} {self.number}" if self.number else self.title

    @property
    def name(self) -> str:
        """'Item 3: Referral backlogs', or its title alone."""
        return f"{self.label}: {self.title}" if self.number else self.title


KIND = Item
