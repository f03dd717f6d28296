"""The search index: shelves of documents in, the files of `/search/` out.

    start.json            what is needed first: the edition, the number of shards, the values of columns …
    columns.bin           three varints a shelf (days since the last, series, documents), then two columns:
                          kind with status, and priority areas; the shelves without a date come last
    people.bin            a line of JSON, then the column of who is named
    due.bin               a line of JSON, then the column of the days on which something is due
    places/N.json         the keys of ten shelves, each with the ids of its documents
    shown/KEY.json        what results show of those documents of a shelf that have no data of their own
    words/N.bin           lists of terms, see `postings` and `shards`
    words/N-TERM.bin      the list of one term, where it is long, see `long_lists`
    spots/N.bin           the same terms' places, four shards of words in one file, the long ones apart
    spelling/LETTER.txt   the terms, for slips of the pen and beginnings of words
    state.json            what this edition was made from; no reader needs it

The words of a result come from the published record itself, or are those that the page of a person, area,
term … shows, so that a search can show nothing else. The files depend on the shelves alone.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scrutiny.base.cache import Cache
from scrutiny.base.executor import Executor, here
from scrutiny.search.index import segments, shards
from scrutiny.search.index.columns import column
from scrutiny.search.index.document import Document, Shelf, as_json, edition, form
from scrutiny.search.index.postings import PAGE, varint

SHELVES_A_FILE = 10
"""Shelves in one file of `places/`."""
HEADS = ("item-", "question-", "recommendation-", "action-", "decision-")
"""How most ids begin; `places/` has the number of the head in its place."""


def files(
    shelves: Iterable[Shelf],
    equivalents: Sequence[Sequence[str]],
    names: Mapping[str, Mapping[str, str]],
    cache: Cache,
    run: Executor = here,
    folder: str = "",
) -> Iterator[tuple[str, bytes | None]]:
    """Every file of an index by its path; None for the bytes of one that is there as it is to be.

    `equivalents` are ways of writing that stand for one another; `names` has what to call the values of the
    columns 'priority' and 'person', and the languages of the documents. `cache` has the entries of the
    shelves, and knows what is there in the `folder` of the index; `run` joins the shelves of a segment.
    """
    filled = (shelf for shelf in shelves if shelf.documents)
    ordered = sorted(filled, key=lambda shelf: (shelf.date or datetime.date.max, shelf.key))
    count = shards.how_many(sum(shelf.date is not None for shelf in ordered))
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
    for shelf in ordered:
        if shelf.shown:
            yield f"shown/{shelf.key}.json", shelf.shown.encode()
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
    dates = [shelf.date for shelf in ordered if shelf.date]
    days = [day.toordinal() for day in dates]
    days += (days[-1:] or [0]) * (len(ordered) - len(days))
    table = b"".join(
        varint(number)
        for day, before, shelf in zip(days, [*days[:1], *days], ordered, strict=False)
        for number in (day - before, series.index(shelf.series), len(shelf.documents))
    )
    states, state_bits = column([(document.kind, document.status) for document in documents])
    priorities, priority_bits = column([document.priorities for document in documents])
    people, people_bits = column([document.people for document in documents])
    due, due_bits = column([document.due for document in documents])
    columns = table + state_bits + priority_bits
    timed = as_json(due) + due_bits
    named = as_json({**people, "names": names["person"]}) + people_bits
    start = {
        "shards": state["shards"],
        "page": PAGE,
        "shelves_a_file": SHELVES_A_FILE,
        "heads": HEADS,
        "group": segments.GROUP,
        "shelves": len(ordered),
        "dated": len(dates),
        "first": dates[0].isoformat() if dates else "1970-01-01",
        "series": series,
        "states": states,
        "priorities": priorities,
        "names": {column: called for column, called in names.items() if column != "person"},
        "equivalents": equivalents,
    }
    keys = [shelf.key for shelf in ordered]
    name = edition(state, keys, start, columns + named + timed)
    yield "columns.bin", columns
    yield "people.bin", named
    yield "due.bin", timed
    yield "start.json", as_json({"edition": name, **start})
