"""The settings of a run: for which moment the site is built, and how."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run; two runs with equal content and settings give equal bytes.

    `as_of` is the moment (with its offset from UTC) for which the site is built: embargoes end and
    deadlines pass by it. `base_url` ends in '/', or is None where the site's address is not known.
    `folder` is that of this language in the site, such as 'cy/'; empty for the first language.
    `public_host` is the host that says that anybody can read the repository of the content; None for none.
    """

    as_of: datetime.datetime
    base_url: str | None = None
    drafts: bool = False
    folder: str = ""
    public_host: str | None = None

    @property
    def today(self) -> datetime.date:
        """The day for which the site is built."""
        return self.as_of.date()

    def url(self, address: str) -> str:
        """The whole URL of an address of the site in this language; without a base URL, its path."""
        return f"{self.base_url or '/'}{self.folder}{address.removeprefix('/')}"
