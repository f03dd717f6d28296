"""A passage of discussion under an item, with a heading of its own: `### Training`."""

from dataclasses import dataclass
from typing import ClassVar

from scrutiny.base.text import Text
from scrutiny.content import values
from scrutiny.content.fields import repeated
from scrutiny.content.record import Record
from scrutiny.content.values import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion(Record):
    """A passage of discussion, named by the words of its heading; it has no number and no page of its own."""

    kind: ClassVar[str] = "discussion"
    has_page: ClassVar[bool] = False

    priorities: tuple[Text, ...] = repeated(
        "Priority", values.words, "A priority area", label="Priority area", show="priorities", data=False
    )
    topics: tuple[Text, ...] = repeated("Topic", values.words, "A topic", show="topics", data=False)
    papers: tuple[Reference, ...] = repeated(
        "Paper", values.paper, "A paper that it is about", label="Papers", data=False
    )
    presented_by: tuple[Text, ...] = repeated(
        "Presented by", values.party, "Who presented it", how="presented", show="name"
    )

    @property
    def label(self) -> str:
        """The words of its heading."""
        return self.title

    @property
    def name(self) -> str:
        """The words of its heading."""
        return self.title
