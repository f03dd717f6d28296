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

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from scrutiny.base.executor import Run, here
from scrutiny.search.index import shards
from scrutiny.search.index.columns import column
from scrutiny.search.index.document import Document, Previous, Shelf, Told, as_json, edition, form
from scrutiny.search.index.exchange import Incomplete, Made, counted, exchanged, pairs
from scrutiny.search.index.postings import PAGE, Entry, Postings, varint
from scrutiny.search.index.reader import Reader, unpacked
from scrutiny.search.index.shards import Lists

SHELVES_A_FILE = 8
"""Shelves in one file of `places/`."""
HEADS = ("item-", "question-", "recommendation-", "action-", "decision-")
"""How most ids begin; `places/` has the number of the head in its place."""


def files(
    shelves: Iterable[Shelf],
    equivalents: Sequence[Sequence[str]],
    names: Mapping[str, Mapping[str, str]],
    previous: Previous,
    run: Run = here,
    learn: Callable[[Shelf, Told], None] = lambda *_: None,
) -> Iterator[tuple[str, bytes | None]]:
    """Every file of an index by its path; None stands for the bytes of the previous edition.

    `equivalents` are ways of writing that stand for one another; `names` has what to call the values of
    the columns 'priority' and 'person'. `run` reads many shelves: it begins at once, and all are read by the
    time that the first file is given. `learn` is called with what a shelf told of which that was not known.
    """
    ordered = sorted(shelves, key=lambda shelf: (shelf.date, shelf.key))
    reader = Reader(ordered, equivalents, run, learn)
    state = {"form": form(equivalents), "shards": shards.how_many(len(ordered))}
    changed, terms = _terms(ordered, reader, state, previous)
    return _files(ordered, reader, state, changed, terms, equivalents, names)


def _files(
    ordered: Sequence[Shelf],
    reader: Reader,
    state: Mapping[str, Any],
    changed: Sequence[int] | None,
    terms: Made,
    equivalents: Sequence[Sequence[str]],
    names: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, bytes | None]]:
    spelled: shards.Spelled = {}
    for path, data, found in terms:
        shards.spell(found, spelled)
        yield path, data
    for letter, text in shards.spellings(spelled):
        yield f"spelling/{letter}.txt", text.encode()
    told = [each for each in reader.told if each]
    for first in range(0, len(ordered), SHELVES_A_FILE):
        path = f"places/{first // SHELVES_A_FILE}.json"
        some = range(first, min(first + SHELVES_A_FILE, len(ordered)))
        if changed is None or any(first <= number < first + SHELVES_A_FILE for number in changed):
            ids = {ordered[each].key: " ".join(map(_short, told[each].documents)) for each in some}
            yield path, as_json(ids)
        else:
            yield path, None
    state = {**state, "shelves": _stamps(ordered, told)}
    yield from _start(ordered, told, state, equivalents, names)
    yield "state.json", as_json(state)


def _stamps(ordered: Sequence[Shelf], told: Sequence[Told]) -> list[list[str]]:
    return [[shelf.key, each.stamp] for shelf, each in zip(ordered, told, strict=True)]


def _terms(
    ordered: Sequence[Shelf], reader: Reader, state: Mapping[str, Any], previous: Previous
) -> tuple[Sequence[int] | None, Made]:
    """The numbers of the shelves that are not as before, and the files of terms; None where all are made."""
    before = json.loads(previous("state.json") or b"{}")
    unknown = [number for number, each in enumerate(reader.told) if each is None]
    if all(before.get(name) == state[name] for name in state) and len(unknown) <= _few(ordered):
        read = reader.some(unknown)
        now = _stamps(ordered, [each for each in reader.told if each])
        changed = _changed(before["shelves"], now)

        def entries(number: int) -> dict[str, Entry]:
            if number >= len(ordered):
                return {}
            return read[number] if number in read else reader.one(number)[1]

        if len(changed) <= _few(ordered):
            with contextlib.suppress(Incomplete):
                return changed, iter(list(exchanged(changed, state["shards"], previous, entries)))
    return None, _anew(reader.all(state["shards"]), state["shards"])


def _few(shelves: Sequence[Shelf]) -> int:
    """How many shelves may be exchanged in an index: beyond that, it is better made anew."""
    return max(1, len(shelves) // 4)


def _changed(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[int]:
    """The numbers of the shelves that are not as before."""
    both = min(len(old), len(new))
    changed = [number for number in range(both) if old[number] != new[number]]
    return [*changed, *range(both, max(len(old), len(new)))]


def _anew(parts: Iterable[tuple[int, Sequence[bytes]]], count: int) -> Made:
    """The files of terms, from what shelves of one page after another add to each group of shards."""
    groups = [(bytearray(), list[tuple[int, int]]()) for _ in range(shards.groups(count))]
    for page, several in parts:
        for (held, ends), part in zip(groups, several, strict=True):
            held += part  # in one piece, which goes back to the system when it was read
            ends.append((page, len(held)))
    lists, homes = dict[str, Postings](), dict[int, list[str]]()
    for pair, numbers in pairs(count):
        if numbers[0] % shards.GROUP == 0:
            lists, homes = _gathered(*groups.pop(0), count)
        spots: Lists = {}
        for number in numbers:
            words: Lists = {}
            for term in homes.get(number, ()):
                each = lists.pop(term)
                found, places = each.lists
                words[term], spots[term] = (each.count, found), (each.count, places)
            yield f"words/{number}.bin", shards.packed(words), counted(words)
        yield f"spots/{pair}.bin", shards.packed(spots), []


def _gathered(
    parts: bytearray, ends: Iterable[tuple[int, int]], count: int
) -> tuple[dict[str, Postings], dict[int, list[str]]]:
    """The lists of all terms of a group of shards, and the terms of each shard that has any.

    `ends` are the page of each of the parts that were packed, and where it ends.
    """
    lists: dict[str, Postings] = {}
    homes: dict[int, list[str]] = {}
    start = 0
    for page, end in ends:
        found = unpacked(parts[start:end])
        start = end
        for term, each in found.items():
            home = lists.get(term)
            if home is None:
                home = lists[term] = Postings()
                homes.setdefault(shards.shard_of(term, count), []).append(term)
            home.add(page, each)
    return lists, homes


def _short(document: Document) -> str:
    """An id with the number of its head in the place of that, or '=' before an id that has none of these."""
    for number, head in enumerate(HEADS):
        if document.id.startswith(head):
            return f"{number}{document.id.removeprefix(head)}"
    return f"={document.id}"


def _start(
    ordered: Sequence[Shelf],
    told: Sequence[Told],
    state: Mapping[str, Any],
    equivalents: Sequence[Sequence[str]],
    names: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, bytes]]:
    documents = [document for each in told for document in each.documents]
    series = sorted({shelf.series for shelf in ordered})
    days = [shelf.date.toordinal() for shelf in ordered]
    table = b"".join(
        varint(number)
        for day, before, shelf, each in zip(days, [*days[:1], *days], ordered, told, strict=False)
        for number in (day - before, series.index(shelf.series), len(each.documents))
    )
    states, state_bits = column([(document.kind, document.status) for document in documents])
    priorities, priority_bits = column([document.priorities for document in documents])
    people, people_bits = column([document.people for document in documents])
    columns = table + state_bits + priority_bits
    named = as_json({**people, "names": names["person"]}) + people_bits
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
    name = edition(state, keys, start, columns + named)
    yield "columns.bin", columns
    yield "people.bin", named
    yield "start.json", as_json({"edition": name, **start})
