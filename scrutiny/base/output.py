"""Files of a site on their way to where it stands, which may be put there by whoever makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import NamedTuple


class Put(Enum):
    """Where the bytes of a file are, of which nothing more need be known."""

    THERE = "in the site that is there, at the same path"


class Beside(NamedTuple):
    """A file where the new site is put together: its size in bytes and its date in nanoseconds."""

    size: int
    date: int


Data = bytes | Put | Beside
"""The bytes of a file, or where they are."""

Putting = Callable[[str, bytes], Data]
"""Puts the bytes of a file at a path where they belong, or gives them back; in any process."""

Files = Callable[[Putting], Iterable[tuple[str, Data]]]
"""Makes the files of a site, each with its path, and puts some of them where they belong."""


def back(path: str, data: bytes) -> Data:  # noqa: ARG001 - it is put nowhere
    """Give the bytes of a file to whoever asks for the files."""
    return data
