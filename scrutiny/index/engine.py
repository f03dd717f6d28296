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

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from scrutiny.index import postings, shards
from scrutiny.index.columns import column
from scrutiny.index.exchange import Incomplete, Made, counted, exchanged, pairs
from scrutiny.index.postings import PAGE, Entry, Postings, varint
from scrutiny.index.shards import Lists
from scrutiny.index.shelf import Document, Previous, Shelf, as_json, edition, form
from scrutiny.index.words import Analyser, Equivalents
from scrutiny.running import Run, Stopped, here

SHELVES_A_FILE = 8
"""Shelves in one file of `places/`."""
BATCH = 16
"""Shelves that are read together, apart from others."""
LONGEST = 600.0
"""Seconds that this may take."""
HEADS = ("item-", "question-", "recommendation-", "action-", "decision-")
"""How most ids begin; `places/` has the number of the head in its place."""


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
    state = {"form": form(equivalents), "shards": shards.how_many(len(ordered)), "shelves": stamps}
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
            yield path, as_json({shelf.key: " ".join(map(_short, shelf.documents)) for shelf in here})
        else:
            yield path, None
    yield from _start(ordered, state, equivalents, names)
    yield "state.json", as_json(state)


def _changed(before: Mapping[str, Any], state: Mapping[str, Any]) -> list[int] | None:
    """The numbers of the shelves that are not as before; None where the index is better made anew."""
    if any(before.get(name) != state[name] for name in ("form", "shards")):
        return None
    old, new = before["shelves"], state["shelves"]
    both = min(len(old), len(new))
    changed = [number for number in range(both) if old[number] != new[number]]
    changed += range(both, max(len(old), len(new)))
    return changed if len(changed) <= max(1, len(new) // 4) else None


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
            return iter(list(exchanged(changed, state["shards"], previous, read)))
        except Incomplete:
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
    for pair, numbers in pairs(count):
        spots: Lists = {}
        for number in numbers:
            both = {term: (each.count, each.lists) for term, each in lists[number].items()}
            words = {term: (count, found) for term, (count, (found, _)) in both.items()}
            spots |= {term: (count, places) for term, (count, (_, places)) in both.items()}
            lists[number] = {}
            yield f"words/{number}.bin", shards.packed(words), counted(words)
        yield f"spots/{pair}.bin", shards.packed(spots), []


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
