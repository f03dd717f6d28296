"""What an index is made from: shelves of documents, each read by itself."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from scrutiny.search.index import postings, shards
from scrutiny.search.index.postings import Passage
from scrutiny.search.index.words import Analyser, Equivalents

FORM = 2
"""The form of the files; another number makes every index anew."""


class Document(NamedTuple):
    """One possible result: its id within its shelf, what it can be filtered by, and when it is due.

    An id that begins with ~ is that of something which has no data of its own: what a result shows of it is
    in the file of its shelf in `shown/`.
    """

    id: str
    kind: str
    status: tuple[str, ...]
    priorities: tuple[str, ...]
    people: tuple[str, ...]
    due: str = ""


Shown = Mapping[str, Mapping[str, str]]
"""What results show of documents that have no data of their own, by id: 'name', 'address', 'text' …"""


class Shelf(NamedTuple):
    """The documents of one meeting, or several of the site that have no date, without their words.

    `stamp` is a digest of the documents' ids and words, `entries` the name under which a cache has what the
    words add to the lists of terms: see `Reader`. `shown` is a file of `Shown`, or empty.
    """

    key: str
    date: datetime.date | None
    series: str
    documents: tuple[Document, ...]
    stamp: str
    entries: str
    shown: str = ""


class Reader:
    """Reads the words of documents."""

    def __init__(self, equivalents: Sequence[Sequence[str]]) -> None:
        self._analyser = Analyser()
        self._alike = Equivalents(equivalents, self._analyser)

    def read(self, found: Iterable[tuple[Document, Passage]]) -> tuple[tuple[Document, ...], str, bytes]:
        """The documents of a shelf, their stamp, and what they add to the lists of terms."""
        read = list(found)
        said = json.dumps([(document.id, *passage) for document, passage in read]).encode()
        stamp = hashlib.blake2b(said, digest_size=12).hexdigest()
        entries = postings.entries((passage for _, passage in read), self._analyser, self._alike)
        lists = {term: (len(found), found + places) for term, (found, places) in entries.items()}
        return tuple(document for document, _ in read), stamp, shards.packed(lists)


def form(equivalents: Sequence[Sequence[str]]) -> str:
    """A digest of the form of the files, and of what stands for one another in them."""
    return hashlib.blake2b(as_json([FORM, equivalents]), digest_size=8).hexdigest()


def edition(state: object, keys: object, start: object, columns: bytes) -> str:
    """What an edition of an index is called: a digest of what it was made from, and of its columns."""
    return hashlib.blake2b(as_json([state, keys, start]) + columns, digest_size=8).hexdigest()


def as_json(data: object) -> bytes:
    """Data as JSON in one line."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
