"""What a run is told from outside: the one clock, and how the site is to be built."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run; two runs with equal content and settings give equal bytes.

    `as_of` is the moment (with its offset from UTC) for which the site is built: embargoes end and
    deadlines pass by it. `base_url` ends in '/', or is None where the site's address is not known.
    """

    as_of: datetime.datetime
    base_url: str | None = None
    drafts: bool = False

    @property
    def today(self) -> datetime.date:
        """The day for which the site is built."""
        return self.as_of.date()
