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

from scrutiny.base.cache import Cache
from scrutiny.base.executor import Run, here
from scrutiny.search.index import segments, shards
from scrutiny.search.index.columns import column
from scrutiny.search.index.document import Document, Shelf, as_json, edition, form
from scrutiny.search.index.postings import PAGE, varint

SHELVES_A_FILE = 8
"""Shelves in one file of `places/`."""
HEADS = ("item-", "question-", "recommendation-", "action-", "decision-")
"""How most ids begin; `places/` has the number of the head in its place."""


def files(
    shelves: Iterable[Shelf],
    equivalents: Sequence[Sequence[str]],
    names: Mapping[str, Mapping[str, str]],
    cache: Cache,
    run: Run = here,
    folder: str = "",
) -> Iterator[tuple[str, bytes | None]]:
    """Every file of an index by its path; None for the bytes of one that is there as it is to be.

    `equivalents` are ways of writing that stand for one another; `names` has what to call the values of the
    columns 'priority' and 'person'. `cache` has the entries of the shelves, and knows what is there in the
    `folder` of the index; `run` joins the shelves of a segment.
    """
    ordered = sorted(shelves, key=lambda shelf: (shelf.date, shelf.key))
    count = shards.how_many(len(ordered))
    spelled: shards.Spelled = {}
    for path, data, found in segments.files(ordered, count, folder, cache, run):
        shards.spell(found, spelled)
        yield path, data
    for letter, text in shards.spellings(spelled):
        yield f"spelling/{letter}.txt", text.encode()
    for first in range(0, len(ordered), SHELVES_A_FILE):
        ids = {
            each.key: " ".join(map(_short, each.documents))
            for each in ordered[first : first + SHELVES_A_FILE]
        }
        yield f"places/{first // SHELVES_A_FILE}.json", as_json(ids)
    stamps = [[each.key, each.stamp] for each in ordered]
    state = {"form": form(equivalents), "shards": count, "shelves": stamps}
    yield from _start(ordered, state, equivalents, names)
    yield "state.json", as_json(state)


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
