"""What an index is made from, and by what its files are known: shelves of documents."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from scrutiny.index.postings import Passage

FORM = 1
"""The form of the files; another number makes every index anew."""

Previous = Callable[[str], bytes | None]
"""Reads a file of the previous edition by its path; None for one that is not there as it was written."""


@dataclass(frozen=True, slots=True)
class Document:
    """One possible result: its id within its shelf, and what it can be filtered by."""

    id: str
    kind: str
    status: tuple[str, ...]
    priorities: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents of one meeting.

    `stamp` names the ids and passages of the documents: equal stamps stand for equal ones, and the
    passages, one a document, are then not asked for.
    """

    key: str
    date: datetime.date
    series: str
    documents: tuple[Document, ...]
    stamp: str
    passages: Callable[[], Iterable[Passage]]


def form(equivalents: Sequence[Sequence[str]]) -> str:
    """A digest of the form of the files, and of what stands for one another in them."""
    return hashlib.blake2b(as_json([FORM, equivalents]), digest_size=8).hexdigest()


def edition(state: object, keys: object, start: object, columns: bytes) -> str:
    """What an edition of an index is called: a digest of what it was made from, and of its columns."""
    return hashlib.blake2b(as_json([state, keys, start]) + columns, digest_size=8).hexdigest()


def as_json(data: object) -> bytes:
    """Data as JSON in one line."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
