"""The search index: shelves of documents in, the files of `/search/` out.

    start.json            what is needed first: the edition, the number of shards, the values of columns …
    columns.bin           three varints a shelf (days since the last, series, documents), then two columns:
                          kind with status, and priority areas
    people.bin            a line of JSON, then the column of who is named
    places/N.json         the keys of eight shelves, each with the ids of its documents
    words/N.bin           lists of terms, see `postings` and `shards`
    spots/N.bin           the same terms' places, two shards of words in one file
    spelling/LETTER.txt   the terms, for slips of the pen and beginnings of words
    state.json            what this edition was made from; no reader needs it

No file holds text: the words of a result come from the published record itself, so that a search can
show nothing else. The files depend on the shelves alone, never on the editions before: where few shelves
have changed, their entries are exchanged in the files of the previous edition, with the same bytes.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from scrutiny.index import postings, shards
from scrutiny.index.columns import column
from scrutiny.index.postings import PAGE, Entry, Passage, Postings, varint
from scrutiny.index.shards import Lists
from scrutiny.index.words import Analyser, Equivalents
from scrutiny.running import Run, Stopped, here

FORM = 1
"""The form of the files; another number makes every index anew."""
SHELVES_A_FILE = 8
"""Shelves in one file of `places/`."""
BATCH = 16
"""Shelves that are read together, apart from others."""
LONGEST = 600.0
"""Seconds that this may take."""
HEADS = ("item-", "question-", "recommendation-", "action-", "decision-")
"""How most ids begin; `places/` has the number of the head in its place."""

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


def files(
    shelves: Iterable[Shelf],
    equivalents: Sequence[Sequence[str]],
    names: Mapping[str, Mapping[str, str]],
    previous: Previous,
    run: Run = here,
) -> Iterator[tuple[str, bytes | None]]:
    """Every file of an index by its path; None stands for the bytes of the previous edition.

    `equivalents` are ways of writing that stand for one another; `names` has what to call the values of
    the columns 'priority' and 'person'. `run` reads many shelves.
    """
    ordered = sorted(shelves, key=lambda shelf: (shelf.date, shelf.key))
    stamps = [[shelf.key, shelf.stamp] for shelf in ordered]
    state = {"form": _form(equivalents), "shards": shards.how_many(len(ordered)), "shelves": stamps}
    changed = _changed(json.loads(previous("state.json") or b"{}"), state)
    counts: list[tuple[str, int]] = []
    for path, data, found in _terms(ordered, state, changed, previous, equivalents, run):
        counts += found
        yield path, data
    for letter, text in shards.spellings(counts):
        yield f"spelling/{letter}.txt", text.encode()
    for first in range(0, len(ordered), SHELVES_A_FILE):
        path = f"places/{first // SHELVES_A_FILE}.json"
        some = range(first, first + SHELVES_A_FILE)
        if changed is None or any(number in some for number in changed):
            here = ordered[first : first + SHELVES_A_FILE]
            yield path, _json({shelf.key: " ".join(map(_short, shelf.documents)) for shelf in here})
        else:
            yield path, None
    yield from _start(ordered, state, equivalents, names)
    yield "state.json", _json(state)


def reworded(
    old: Shelf, new: Shelf, equivalents: Sequence[Sequence[str]], previous: Previous
) -> dict[str, bytes] | None:
    """The files of an index that are others when the words of one shelf are; None where all are to be made.

    The documents of the shelf are the same. `previous` gives the files as they are.
    """
    try:
        state = json.loads(_there(previous, "state.json"))
        shelf = state["shelves"].index([old.key, old.stamp])
        if state["form"] != _form(equivalents):
            return None
        found, counts = _retold(old, new, shelf, state["shards"], equivalents, previous)
        for letter, several in _by_letter(counts).items():
            path = f"spelling/{letter}.txt"
            found[path] = shards.respelled(_there(previous, path).decode(), several).encode()
            if not found[path]:
                return None
        state["shelves"][shelf][1] = new.stamp
        start = json.loads(_there(previous, "start.json"))
        del start["edition"]
        keys = [key for key, _ in state["shelves"]]
        columns, named = _there(previous, "columns.bin"), _there(previous, "people.bin")
    except (_Incomplete, ValueError):
        return None
    edition = _edition(state, keys, start, columns + named)
    return {**found, "start.json": _json({"edition": edition, **start}), "state.json": _json(state)}


def _retold(
    old: Shelf,
    new: Shelf,
    shelf: int,
    count: int,
    equivalents: Sequence[Sequence[str]],
    previous: Previous,
) -> tuple[dict[str, bytes], dict[str, tuple[int, int]]]:
    """The files of terms with the entries of one shelf exchanged; how many documents have each."""
    analyser = Analyser()
    alike = Equivalents(equivalents, analyser)
    before, after = (postings.entries(each.passages(), analyser, alike) for each in (old, new))
    by_shard: dict[int, list[str]] = {}
    for term in before.keys() | after.keys():
        if before.get(term) != after.get(term):
            by_shard.setdefault(shards.shard_of(term, count), []).append(term)
    found: dict[str, bytes] = {}
    counts: dict[str, tuple[int, int]] = {}
    gone = {shelf // PAGE: bytes([shelf % PAGE])}
    for number, terms in by_shard.items():
        path, places = f"words/{number}.bin", f"spots/{number // 2}.bin"
        words = shards.unpacked(_there(previous, path))
        spots = shards.unpacked(found.get(places) or _there(previous, places))
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


def _form(equivalents: Sequence[Sequence[str]]) -> str:
    return hashlib.blake2b(_json([FORM, equivalents]), digest_size=8).hexdigest()


def _edition(state: object, keys: object, start: object, columns: bytes) -> str:
    return hashlib.blake2b(_json([state, keys, start]) + columns, digest_size=8).hexdigest()


def _changed(before: Mapping[str, Any], state: Mapping[str, Any]) -> list[int] | None:
    """The numbers of the shelves that are not as before; None where the index is better made anew."""
    if any(before.get(name) != state[name] for name in ("form", "shards")):
        return None
    old, new = before["shelves"], state["shelves"]
    both = min(len(old), len(new))
    changed = [number for number in range(both) if old[number] != new[number]]
    changed += range(both, max(len(old), len(new)))
    return changed if len(changed) <= max(1, len(new) // 4) else None


Made = Iterator[tuple[str, bytes | None, list[tuple[str, int]]]]
"""Files of terms, each with its terms for the spelling lists and how many documents have them."""


def _terms(
    ordered: Sequence[Shelf],
    state: Mapping[str, Any],
    changed: Sequence[int] | None,
    previous: Previous,
    equivalents: Sequence[Sequence[str]],
    run: Run,
) -> Made:
    analyser = Analyser()
    alike = Equivalents(equivalents, analyser)

    def read(number: int) -> dict[str, Entry]:
        if number >= len(ordered):
            return {}
        return postings.entries(ordered[number].passages(), analyser, alike)

    if changed is not None:
        try:
            return iter(list(_exchanged(changed, state["shards"], previous, read)))
        except _Incomplete:
            pass
    batches = [range(first, min(first + BATCH, len(ordered))) for first in range(0, len(ordered), BATCH)]
    several = (run if len(batches) > 1 else here)(lambda some: [*map(read, some)], batches, lambda _: LONGEST)
    return _anew((entries for batch in several for entries in _whole(batch)), state["shards"])


T = TypeVar("T")


def _whole(result: T | Stopped) -> T:
    if isinstance(result, Stopped):
        raise RuntimeError(f"to read a part of the search index {result.why}")
    return result


def _anew(shelves: Iterable[dict[str, Entry]], count: int) -> Made:
    lists: list[dict[str, Postings]] = [{} for _ in range(count)]
    homes: dict[str, Postings] = {}
    for shelf, entries in enumerate(shelves):
        for term, entry in entries.items():
            home = homes.get(term)
            if home is None:
                home = homes[term] = lists[shards.shard_of(term, count)][term] = Postings()
            home.add(shelf, entry)
    homes.clear()
    for pair, numbers in _pairs(count):
        spots: Lists = {}
        for number in numbers:
            words = {term: (each.count, postings.paged(each.pages)) for term, each in lists[number].items()}
            spots |= {term: (each.count, postings.paged(each.places)) for term, each in lists[number].items()}
            lists[number] = {}
            yield f"words/{number}.bin", shards.packed(words), _counted(words)
        yield f"spots/{pair}.bin", shards.packed(spots), []


def _pairs(count: int) -> Iterator[tuple[int, range]]:
    """The number of each file of `spots/`, and of the files of `words/` with the same terms."""
    for pair in range(-(-count // 2)):
        yield pair, range(2 * pair, min(2 * pair + 2, count))


def _counted(words: Lists) -> list[tuple[str, int]]:
    return [(term, count) for term, (count, _) in words.items()]


class _Incomplete(Exception):  # noqa: N818 - it says what the previous edition is
    """A file of the previous edition is missing or was changed by another hand."""


def _there(previous: Previous, path: str) -> bytes:
    data = previous(path)
    if data is None:
        raise _Incomplete(path)
    return data


def _exchanged(
    changed: Sequence[int], count: int, previous: Previous, read: Callable[[int], dict[str, Entry]]
) -> Made:
    new: list[dict[str, dict[int, Entry]]] = [{} for _ in range(count)]
    gone: dict[int, bytes] = {}
    for shelf in changed:
        for term, entry in read(shelf).items():
            new[shards.shard_of(term, count)].setdefault(term, {})[shelf] = entry
        gone[shelf // PAGE] = gone.get(shelf // PAGE, b"") + bytes([shelf % PAGE])
    for pair, numbers in _pairs(count):
        old = {f"words/{number}.bin": _there(previous, f"words/{number}.bin") for number in numbers}
        words = [shards.unpacked(data) for data in old.values()]
        touched = [
            _touched(own, gone) | new[number].keys() for number, own in zip(numbers, words, strict=True)
        ]
        path = f"spots/{pair}.bin"
        spots: Lists = {}
        if any(touched):
            old[path] = _there(previous, path)
            spots = shards.unpacked(old[path])
        for number, own, terms in zip(numbers, words, touched, strict=True):
            for term in terms:
                _exchange(term, own, spots, gone, new[number].get(term, {}))
            name = f"words/{number}.bin"
            yield name, _unless(old[name], shards.packed(own) if terms else old[name]), _counted(own)
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


def _short(document: Document) -> str:
    """An id with the number of its head in the place of that, or '=' before an id that has none of these."""
    for number, head in enumerate(HEADS):
        if document.id.startswith(head):
            return f"{number}{document.id.removeprefix(head)}"
    return f"={document.id}"


def _start(
    ordered: Sequence[Shelf],
    state: Mapping[str, Any],
    equivalents: Sequence[Sequence[str]],
    names: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, bytes]]:
    documents = [document for shelf in ordered for document in shelf.documents]
    series = sorted({shelf.series for shelf in ordered})
    days = [shelf.date.toordinal() for shelf in ordered]
    table = b"".join(
        varint(number)
        for day, before, shelf in zip(days, [*days[:1], *days], ordered, strict=False)
        for number in (day - before, series.index(shelf.series), len(shelf.documents))
    )
    states, state_bits = column([(document.kind, document.status) for document in documents])
    priorities, priority_bits = column([document.priorities for document in documents])
    people, people_bits = column([document.people for document in documents])
    columns = table + state_bits + priority_bits
    named = _json({**people, "names": names["person"]}) + people_bits
    start = {
        "shards": state["shards"],
        "page": PAGE,
        "shelves_a_file": SHELVES_A_FILE,
        "heads": HEADS,
        "shelves": len(ordered),
        "first": ordered[0].date.isoformat() if ordered else "1970-01-01",
        "series": series,
        "states": states,
        "priorities": priorities,
        "names": {"priority": names["priority"]},
        "equivalents": equivalents,
    }
    keys = [shelf.key for shelf in ordered]
    edition = _edition(state, keys, start, columns + named)
    yield "columns.bin", columns
    yield "people.bin", named
    yield "start.json", _json({"edition": edition, **start})


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
