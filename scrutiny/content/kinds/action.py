"""An action that somebody undertook: `### Action 1: Memorandum of understanding`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from scrutiny.base.text import Text
from scrutiny.content import due, values
from scrutiny.content.due import Due
from scrutiny.content.fields import field, repeated
from scrutiny.content.record import Record
from scrutiny.content.values import Reference

ORDER = 30

STATUSES = ("open", "in progress", "complete", "cancelled", "transferred")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """An action; `arises_from` is the question or item that drew it. Without a status it is open."""

    kind: ClassVar[str] = "action"
    speakers: ClassVar[Mapping[str, str]] = {"Update": "reported"}
    states: ClassVar[tuple[str, ...]] = ("overdue", *STATUSES)
    owed: ClassVar[tuple[str, ...]] = ("open", "in progress")
    dropped: ClassVar[tuple[str, ...]] = ("cancelled", "transferred")

    owner: tuple[Text, ...] = repeated("Owner", values.party, "Who is to do it", how="owns")
    due: Due | None = field("Due", due.read, "When it is to be done")
    status: str = field("Status", values.choice(*STATUSES), "How far it is", default="open")
    arises_from: Reference | None = field(
        "From",
        values.reference,
        "The question or item it arises from",
        label="Arises from",
        how="arises from",
    )
    updates: Reference | None = field(
        "Updates", values.reference, "The earlier record that it continues", label="Continues", how="updates"
    )

    @property
    def state(self) -> str:
        """Its status."""
        return self.status

    @property
    def stated(self) -> bool:
        """Whether its status is written."""
        return "Status" in self.places


KIND = Action
