"""Files of a site on their way to where it stands, which may be put there by whoever makes them."""

from collections.abc import Callable, Iterable
from enum import Enum


class Placed(Enum):
    """Where the bytes of a file are, of which nothing more need be known."""

    UNCHANGED = "in the site that is there, at the same path"
    STAGED = "where the new site is put together"


Data = bytes | Placed
"""The bytes of a file, or where they are."""

Stage = Callable[[str, bytes], Data]
"""Puts the bytes of a file where the new site is put together, or gives them back; in any process."""

Files = Callable[[Stage], Iterable[tuple[str, Data]]]
"""Makes the files of a site, each with its path, and puts some of them where they belong."""


def keep(path: str, data: bytes) -> Data:  # noqa: ARG001 - it is put nowhere
    """Give the bytes of a file to whoever asks for the files."""
    return data
