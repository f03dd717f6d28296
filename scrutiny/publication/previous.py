"""The edition that this one continues, and the addresses of the whole site by which it knows things."""

from collections.abc import Callable
from typing import NamedTuple

from scrutiny.base.settings import Settings
from scrutiny.publication.ledger import Ledger


class PreviousEdition(NamedTuple):
    """The edition that this one continues: its ledger, the paths of its files, and what they hold."""

    ledger: Ledger
    paths: frozenset[str]
    read: Callable[[str], bytes]


def whole(settings: Settings, where: str) -> str:
    """The address of the site for an address of the site in one language."""
    return f"/{settings.folder}{where.removeprefix('/')}" if settings.folder else where
