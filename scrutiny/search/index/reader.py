"""Reading the words of shelves: one after another, or many apart from one another."""

from __future__ import annotations

import functools
import marshal
import zlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

from scrutiny.base.executor import Run, Stopped, here
from scrutiny.search.index import postings, shards
from scrutiny.search.index.document import Document, Shelf, Told, told
from scrutiny.search.index.postings import PAGE, Entry, Part
from scrutiny.search.index.words import Analyser, Equivalents

BATCH = 64
"""Shelves that are read together; a part of a page."""
LONGEST = 600.0
"""Seconds that this may take."""

T = TypeVar("T")


class Reader:
    """Reads shelves in their order; `told` has what each that was read tells."""

    def __init__(self, shelves: Sequence[Shelf], equivalents: Sequence[Sequence[str]], run: Run) -> None:
        self.told: list[Told] = []
        self._shelves, self._run = shelves, run
        self._once: dict[Document, Document] = {}
        self._analyser = Analyser()
        self._alike = Equivalents(equivalents, self._analyser)

    def one(self, number: int) -> tuple[Told, dict[str, Entry]]:
        """What a shelf tells, and its entries."""
        shelf = self._shelves[number]
        found = shelf.read()
        passages = (passage for _, passage in found)
        return told(found), postings.entries(passages, self._analyser, self._alike)

    def all(self, count: int) -> Iterator[tuple[int, list[bytes]]]:
        """What shelves of one page after another add to each group of `count` shards, packed.

        To read them begins at once.
        """
        starts = range(0, len(self._shelves), BATCH)
        batches = [range(start, min(start + BATCH, len(self._shelves))) for start in starts]
        group = functools.cache(lambda term: shards.shard_of(term, count) // shards.GROUP)

        def work(batch: range) -> tuple[list[Told], list[bytes]]:
            several, parts = self._joined(batch)
            groups: list[dict[str, Part]] = [{} for _ in range(shards.groups(count))]
            for term, part in parts.items():
                groups[group(term)][term] = part
            return several, [zlib.compress(marshal.dumps(each), 1) for each in groups]

        results = (self._run if len(batches) > 1 else here)(work, batches, lambda _: LONGEST)

        def packed() -> Iterator[tuple[int, list[bytes]]]:
            for batch, result in zip(batches, results, strict=True):
                several, groups = _whole(result)
                self.told += map(self._kept, several)
                yield batch[0] // PAGE, groups

        return packed()

    def _joined(self, batch: range) -> tuple[list[Told], dict[str, Part]]:
        several: list[Told] = []

        def entries() -> Iterator[tuple[int, dict[str, Entry]]]:
            for number in batch:
                said, found = self.one(number)
                several.append(said)
                yield number % PAGE, found

        parts = postings.joined(entries())
        return several, parts

    def _kept(self, said: Told) -> Told:
        once = (self._once.setdefault(each, each) for each in said.documents)  # most have many like them
        return Told(tuple(once), said.stamp)


def unpacked(part: bytes | bytearray) -> dict[str, Part]:
    """What `Reader.all` packed: what some shelves add to the lists of each term."""
    found: dict[str, Part] = marshal.loads(zlib.decompress(part))
    return found


def _whole(result: T | Stopped) -> T:
    if isinstance(result, Stopped):
        raise RuntimeError(f"to read a part of the search index {result.why}")
    return result
