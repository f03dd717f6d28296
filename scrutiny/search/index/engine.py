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
show nothing else. The files depend on the shelves alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scrutiny.base.executor import Run, here
from scrutiny.search.index import shards
from scrutiny.search.index.columns import column
from scrutiny.search.index.document import Document, Shelf, Told, as_json, edition, form
from scrutiny.search.index.postings import PAGE, Postings, varint
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
    run: Run = here,
) -> Iterator[tuple[str, bytes]]:
    """Every file of an index by its path.

    `equivalents` are ways of writing that stand for one another; `names` has what to call the values of
    the columns 'priority' and 'person'. `run` reads many shelves: it begins at once, and all are read by the
    time that the first file is given.
    """
    ordered = sorted(shelves, key=lambda shelf: (shelf.date, shelf.key))
    reader = Reader(ordered, equivalents, run)
    count = shards.how_many(len(ordered))
    state = {"form": form(equivalents), "shards": count}
    return _files(ordered, reader, state, _terms(reader.all(count), count), equivalents, names)


def _files(
    ordered: Sequence[Shelf],
    reader: Reader,
    state: Mapping[str, Any],
    terms: Iterator[tuple[str, bytes, list[tuple[str, int]]]],
    equivalents: Sequence[Sequence[str]],
    names: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, bytes]]:
    spelled: shards.Spelled = {}
    for path, data, found in terms:
        shards.spell(found, spelled)
        yield path, data
    for letter, text in shards.spellings(spelled):
        yield f"spelling/{letter}.txt", text.encode()
    told = reader.told
    for first in range(0, len(ordered), SHELVES_A_FILE):
        some = range(first, min(first + SHELVES_A_FILE, len(ordered)))
        ids = {ordered[each].key: " ".join(map(_short, told[each].documents)) for each in some}
        yield f"places/{first // SHELVES_A_FILE}.json", as_json(ids)
    state = {**state, "shelves": _stamps(ordered, told)}
    yield from _start(ordered, told, state, equivalents, names)
    yield "state.json", as_json(state)


def _stamps(ordered: Sequence[Shelf], told: Sequence[Told]) -> list[list[str]]:
    return [[shelf.key, each.stamp] for shelf, each in zip(ordered, told, strict=True)]


def _terms(
    parts: Iterable[tuple[int, Sequence[bytes]]], count: int
) -> Iterator[tuple[str, bytes, list[tuple[str, int]]]]:
    """The files of terms, from what shelves of one page after another add to each group of shards.

    With each come its terms for the spelling lists, and how many documents have them.
    """
    groups = [(bytearray(), list[tuple[int, int]]()) for _ in range(shards.groups(count))]
    for page, several in parts:
        for (held, ends), part in zip(groups, several, strict=True):
            held += part  # in one piece, which goes back to the system when it was read
            ends.append((page, len(held)))
    lists, homes = dict[str, Postings](), dict[int, list[str]]()
    for pair in range(-(-count // 2)):
        numbers = range(2 * pair, min(2 * pair + 2, count))
        if numbers[0] % shards.GROUP == 0:
            lists, homes = _gathered(*groups.pop(0), count)
        spots: Lists = {}
        for number in numbers:
            words: Lists = {}
            for term in homes.get(number, ()):
                each = lists.pop(term)
                found, places = each.lists
                words[term], spots[term] = (each.count, found), (each.count, places)
            yield f"words/{number}.bin", shards.packed(words), [(term, n) for term, (n, _) in words.items()]
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
