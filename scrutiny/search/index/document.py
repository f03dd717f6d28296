"""What an index is made from, and by what its files are known: shelves of documents."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from scrutiny.search.index.postings import Passage

FORM = 1
"""The form of the files; another number makes every index anew."""


class Document(NamedTuple):
    """One possible result: its id within its shelf, and what it can be filtered by."""

    id: str
    kind: str
    status: tuple[str, ...]
    priorities: tuple[str, ...]
    people: tuple[str, ...]


class Told(NamedTuple):
    """What is known of a shelf without its words: its documents, and a stamp of their ids and passages."""

    documents: tuple[Document, ...]
    stamp: str


class Shelf(NamedTuple):
    """The documents of one meeting, which `read` gives with their words."""

    key: str
    date: datetime.date
    series: str
    read: Callable[[], Sequence[tuple[Document, Passage]]]


def told(found: Iterable[tuple[Document, Passage]]) -> Told:
    """What a shelf that was read tells."""
    read = list(found)
    said = json.dumps([(d.id, p.title, p.text, p.context) for d, p in read]).encode()
    stamp = hashlib.blake2b(said, digest_size=12).hexdigest()
    return Told(tuple(document for document, _ in read), stamp)


def form(equivalents: Sequence[Sequence[str]]) -> str:
    """A digest of the form of the files, and of what stands for one another in them."""
    return hashlib.blake2b(as_json([FORM, equivalents]), digest_size=8).hexdigest()


def edition(state: object, keys: object, start: object, columns: bytes) -> str:
    """What an edition of an index is called: a digest of what it was made from, and of its columns."""
    return hashlib.blake2b(as_json([state, keys, start]) + columns, digest_size=8).hexdigest()


def as_json(data: object) -> bytes:
    """Data as JSON in one line."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
