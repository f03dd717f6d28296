"""The lists of terms in segments of 128 shelves: each is made anew when one of its shelves is another.

A file of terms joins what each segment adds to it, and is left alone where all of that is as it was.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scrutiny.base.cache import Cache
from scrutiny.base.executor import Executor, TimedOut
from scrutiny.base.fingerprint import digest, key
from scrutiny.search.index import long_lists, postings, shards
from scrutiny.search.index.document import Shelf
from scrutiny.search.index.postings import PAGE, Part, Postings
from scrutiny.search.index.shards import Lists

GROUP = 4
"""Shards of `words/` whose places are in one file of `spots/`."""

LONG_LIST, LONG_PLACES = 12_000, 50_000
"""Bytes from which a list, and one of places, is a file of its own."""

LONGEST = 600.0
"""Seconds that it may take to join the shelves of a segment."""


class Terms(NamedTuple):
    """A file of terms: None for the bytes of one that is there as it is to be.

    `spelled` are its terms for the spelling lists, and how many documents have each.
    """

    path: str
    data: bytes | None
    spelled: list[tuple[str, int]]


def files(shelves: Sequence[Shelf], count: int, folder: str, cache: Cache, run: Executor) -> Iterator[Terms]:
    """The files of terms in so many shards, of shelves in their order; `folder` is where the index stands."""
    segments = [shelves[start : start + PAGE] for start in range(0, len(shelves), PAGE)]
    names = [key("segment", count, [each.entries for each in some]) for some in segments]
    unknown = [number for number, name in enumerate(names) if cache.get(name) is None]
    cache.share()
    joined = run(lambda number: _joined(segments[number], count, cache), unknown, lambda _: LONGEST)
    for number, made in zip(unknown, joined, strict=True):
        if isinstance(made, TimedOut):
            raise RuntimeError(f"to join a part of the search index {made.why}")
        for part in made:
            cache.put(_part(part), part)
        cache.store(names[number], [_part(part) for part in made])
    parts: list[list[str]] = [cache.load(name) for name in names]
    for group in range(-(-count // GROUP)):
        yield from _group(group, [each[group] for each in parts], count, folder, cache)


def _part(data: bytes) -> str:
    return f"part {hashlib.blake2b(data, digest_size=16).hexdigest()}"


def _joined(segment: Sequence[Shelf], count: int, cache: Cache) -> list[bytes]:
    """What the shelves of a segment add to each group of shards."""
    joined: dict[str, Part] = {}
    for number, shelf in enumerate(segment):
        found = shards.unpacked(cache.get(shelf.entries) or shards.packed({}))
        entries = {term: (body[:split], body[split:]) for term, (split, body) in found.items()}
        postings.join(number, entries, joined)
    groups: list[Lists] = [{} for _ in range(-(-count // GROUP))]
    for term, (found_in, places, documents) in joined.items():
        body = postings.varint(len(found_in)) + found_in + places
        groups[shards.shard_of(term, count) // GROUP][term] = documents, body
    return [shards.packed(lists) for lists in groups]


def _group(group: int, parts: Sequence[str], count: int, folder: str, cache: Cache) -> Iterator[Terms]:
    """The files of `words/` of a group of shards, and those of `spots/` with the same terms."""
    name = key("group", group, count, parts)
    known: list[tuple[str, str, list[tuple[str, int]]]] = cache.load(name)
    if known and all(cache.digest(folder + path) == sha for path, sha, _ in known):
        yield from (Terms(path, None, [(term, number) for term, number in said]) for path, _, said in known)
        return
    made = list(_made(group, parts, count, cache))
    cache.store(name, [(each.path, digest(each.data or b""), each.spelled) for each in made])
    yield from made


def _made(group: int, parts: Sequence[str], count: int, cache: Cache) -> Iterator[Terms]:
    lists: dict[str, Postings] = {}
    for page, part in enumerate(parts):
        for term, (documents, body) in shards.unpacked(cache.get(part) or shards.packed({})).items():
            split, at = postings.number(body, 0)
            lists.setdefault(term, Postings()).add(
                page, (body[at : at + split], body[at + split :], documents)
            )
    first = GROUP * group
    words: dict[int, Lists] = {number: {} for number in range(first, min(first + GROUP, count))}
    spots: Lists = {}
    for term, each in lists.items():
        found, places = each.lists
        words[shards.shard_of(term, count)][term] = each.count, found
        spots[term] = each.count, places
    for number, own in words.items():
        spelled = [(term, documents) for term, (documents, _) in own.items()]
        for path, data in shards.apart(own, f"words/{number}", LONG_LIST, long_lists.packed):
            yield Terms(path, data, spelled if path.endswith(f"/{number}.bin") else [])
    for path, data in shards.apart(spots, f"spots/{group}", LONG_PLACES):
        yield Terms(path, data, [])
