"""A sub-heading of the discussion under an item: `### Training`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from scrutiny.content.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion(Record):
    """A passage of discussion under a heading of its own, named by the words of that heading."""

    kind: ClassVar[str] = "discussion"
    has_page: ClassVar[bool] = False

    @property
    def label(self) -> str:
        """The words of its heading."""
        return self.title

    @property
    def name(self) -> str:
        """The words of its heading."""
        return self.title
