"""An index with the entries of some shelves exchanged for others: the same bytes as one made anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from scrutiny.search.index import postings, shards
from scrutiny.search.index.document import Document, Previous, Shelf, as_json, edition, form, told
from scrutiny.search.index.postings import PAGE, Entry, Passage, varint
from scrutiny.search.index.shards import Lists
from scrutiny.search.index.words import Analyser, Equivalents

Made = Iterator[tuple[str, bytes | None, list[tuple[str, int]]]]
"""Files of terms, each with its terms for the spelling lists and how many documents have them."""


def reworded(
    old: Shelf, new: Shelf, equivalents: Sequence[Sequence[str]], previous: Previous
) -> dict[str, bytes] | None:
    """The files of an index that are others when the words of one shelf are; None where all are to be made.

    That is so where its documents are others, too. `previous` gives the files as they are.
    """
    before, after = old.read(), new.read()
    was, now = told(before), told(after)
    if was.documents != now.documents:
        return None
    if was.stamp == now.stamp:
        return {}
    try:
        state = json.loads(there(previous, "state.json"))
        shelf = state["shelves"].index([old.key, was.stamp])
        if state["form"] != form(equivalents):
            return None
        found, counts = _retold(before, after, shelf, state["shards"], equivalents, previous)
        for letter, several in _by_letter(counts).items():
            path = f"spelling/{letter}.txt"
            found[path] = shards.respelled(there(previous, path).decode(), several).encode()
            if not found[path]:
                return None
        state["shelves"][shelf][1] = now.stamp
        start = json.loads(there(previous, "start.json"))
        del start["edition"]
        keys = [key for key, _ in state["shelves"]]
        columns, named = there(previous, "columns.bin"), there(previous, "people.bin")
    except (Incomplete, ValueError):
        return None
    name = edition(state, keys, start, columns + named)
    return {**found, "start.json": as_json({"edition": name, **start}), "state.json": as_json(state)}


def _retold(
    old: Sequence[tuple[Document, Passage]],
    new: Sequence[tuple[Document, Passage]],
    shelf: int,
    count: int,
    equivalents: Sequence[Sequence[str]],
    previous: Previous,
) -> tuple[dict[str, bytes], dict[str, tuple[int, int]]]:
    """The files of terms with the entries of one shelf exchanged; how many documents have each."""
    analyser = Analyser()
    alike = Equivalents(equivalents, analyser)
    before, after = (postings.entries((p for _, p in each), analyser, alike) for each in (old, new))
    by_shard: dict[int, list[str]] = {}
    for term in before.keys() | after.keys():
        if before.get(term) != after.get(term):
            by_shard.setdefault(shards.shard_of(term, count), []).append(term)
    found: dict[str, bytes] = {}
    counts: dict[str, tuple[int, int]] = {}
    gone = {shelf // PAGE: bytes([shelf % PAGE])}
    for number, terms in by_shard.items():
        path, places = f"words/{number}.bin", f"spots/{number // 2}.bin"
        words = shards.unpacked(there(previous, path))
        spots = shards.unpacked(found.get(places) or there(previous, places))
        for term in terms:
            own = {shelf: after[term]} if term in after else {}
            was = words[term][0] if term in words else 0
            _exchange(term, words, spots, gone, own)
            counts[term] = was, words[term][0] if term in words else 0
        found[path], found[places] = shards.packed(words), shards.packed(spots)
    return found, counts


def _by_letter(counts: Mapping[str, tuple[int, int]]) -> dict[str, dict[str, tuple[int, int]]]:
    """The terms that stand, or stood, in another place of a spelling list."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for term, (was, now) in counts.items():
        if was.bit_length() != now.bit_length() and shards.is_spelled(term):
            found.setdefault(term[0], {})[term] = was, now
    return found


class Incomplete(Exception):  # noqa: N818 - it says what the previous edition is
    """A file of the previous edition is missing or was changed by another hand."""


def there(previous: Previous, path: str) -> bytes:
    """A file of the previous edition; raises `Incomplete` where it is not there."""
    data = previous(path)
    if data is None:
        raise Incomplete(path)
    return data


def exchanged(
    changed: Sequence[int], count: int, previous: Previous, read: Callable[[int], dict[str, Entry]]
) -> Made:
    """The files of terms with the entries of some shelves exchanged for those that `read` gives.

    Raises `Incomplete` where the previous edition is not whole.
    """
    new: list[dict[str, dict[int, Entry]]] = [{} for _ in range(count)]
    gone: dict[int, bytes] = {}
    for shelf in changed:
        for term, entry in read(shelf).items():
            new[shards.shard_of(term, count)].setdefault(term, {})[shelf] = entry
        gone[shelf // PAGE] = gone.get(shelf // PAGE, b"") + bytes([shelf % PAGE])
    for pair, numbers in pairs(count):
        old = {f"words/{number}.bin": there(previous, f"words/{number}.bin") for number in numbers}
        words = [shards.unpacked(data) for data in old.values()]
        touched = [
            _touched(own, gone) | new[number].keys() for number, own in zip(numbers, words, strict=True)
        ]
        path = f"spots/{pair}.bin"
        spots: Lists = {}
        if any(touched):
            old[path] = there(previous, path)
            spots = shards.unpacked(old[path])
        for number, own, terms in zip(numbers, words, touched, strict=True):
            for term in terms:
                _exchange(term, own, spots, gone, new[number].get(term, {}))
            name = f"words/{number}.bin"
            yield name, _unless(old[name], shards.packed(own) if terms else old[name]), counted(own)
        yield path, _unless(old[path], shards.packed(spots)) if path in old else None, []


def _unless(old: bytes, data: bytes) -> bytes | None:
    return data if data != old else None


def _touched(words: Lists, gone: Mapping[int, bytes]) -> set[str]:
    """The terms whose lists may hold a shelf that is gone."""
    found: set[str] = set()
    for page, numbers in gone.items():
        start = varint(page)
        found.update(
            term
            for term, (_, data) in words.items()
            if start in data and postings.may_hold(data, page, numbers)  # the first test is many times faster
        )
    return found


def _exchange(
    term: str, words: Lists, spots: Lists, gone: Mapping[int, bytes], new: Mapping[int, Entry]
) -> None:
    """Exchange the entries of some shelves in the lists of one term."""
    count, data = words.get(term, (0, b""))
    places = spots[term][1] if data else b""
    for page, numbers in gone.items():
        there = {shelf % PAGE: entry for shelf, entry in new.items() if shelf // PAGE == page}
        data, places, gained = postings.exchanged(data, places, page, numbers, there)
        count += gained
    if count:
        words[term], spots[term] = (count, data), (count, places)
    else:
        del words[term], spots[term]


def pairs(count: int) -> Iterator[tuple[int, range]]:
    """The number of each file of `spots/`, and of the files of `words/` with the same terms."""
    for pair in range(-(-count // 2)):
        yield pair, range(2 * pair, min(2 * pair + 2, count))


def counted(words: Lists) -> list[tuple[str, int]]:
    """The terms of a shard with how many documents have each."""
    return [(term, count) for term, (count, _) in words.items()]
