"""The index as a whole."""

import datetime
import json
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.base import fingerprint
from scrutiny.base.cache import Cache
from scrutiny.base.executor import Executor, here
from scrutiny.search.index import engine, long_lists, segments, shards
from scrutiny.search.index.document import Document, Reader, Shelf
from scrutiny.search.index.postings import PAGE, Passage
from scrutiny.shell.processes import CAN_FORK, Workers

NAMES = {"priority": {"roads": "Roads"}, "person": {}}
TEXTS = ("", "speed cameras on roads", "MARAC", "the chief constable answered", "2024/21", "roads roads")
EQUIVALENTS = (("MARAC", "multi-agency risk assessment conference"),)


READER = Reader(EQUIVALENTS)


def shelf(number: int, texts: Iterable[str], cache: Cache) -> Shelf:
    texts = tuple(texts)
    documents = (
        Document(f"question-1-{nth}", "question", ("answered",) if text else (), ("roads",), ())
        for nth, text in enumerate(texts, start=1)
    )
    date = datetime.date(2020, 1, 1) + datetime.timedelta(days=number)
    passages = (Passage(f"Question {nth}", text, "2020") for nth, text in enumerate(texts, start=1))
    read, stamp, entries = READER.read(zip(documents, passages, strict=True))
    cache.put(name := fingerprint.digest(entries), entries)
    return Shelf(f"{date}-board", date, "board", read, stamp, name)


class There(Cache):
    """A cache with the files of an index that is there."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, bytes] = {}

    def digest(self, path: str) -> str | None:
        return fingerprint.digest(self.files[path]) if path in self.files else None


def made(office: Iterable[Iterable[str]], cache: There | None = None, run: Executor = here) -> set[str]:
    """Makes an index; gives the paths of the files of terms that had to be made."""
    cache = cache or There()
    shelves = [shelf(number, texts, cache) for number, texts in enumerate(office)]
    found = dict(engine.files(shelves, EQUIVALENTS, NAMES, cache, run))
    cache.files = {path: cache.files[path] if data is None else data for path, data in found.items()}
    terms = ("words/", "spots/")
    return {path for path, data in found.items() if data is not None and path.startswith(terms)}


def anew(office: Iterable[Iterable[str]]) -> dict[str, bytes]:
    cache = There()
    made(office, cache)
    return cache.files


meetings = st.lists(st.sampled_from(TEXTS), max_size=4)


@given(st.lists(meetings, max_size=12), st.lists(st.tuples(st.integers(0, 12), meetings), max_size=3))
def test_an_index_made_after_another_is_the_same_as_anew(
    office: list[list[str]], edits: list[tuple[int, list[str]]]
) -> None:
    cache = There()
    made(office, cache)
    for where, texts in edits:
        office = [*office[:where], texts, *office[where + 1 :]]
    made(office, cache)
    assert cache.files == anew(office)


def test_several_segments_are_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    office = [[*TEXTS, f"word{number % 7}"] for number in range(2 * PAGE + 3)]
    cache = There()
    made(office, cache)
    if CAN_FORK:
        apart = There()
        made(office, apart, Workers(3))
        assert apart.files == cache.files
    joined: list[Sequence[Shelf]] = []
    join = segments._joined

    def counted(segment: Sequence[Shelf], count: int, cache: Cache) -> list[bytes]:
        joined.append(segment)
        return join(segment, count, cache)

    monkeypatch.setattr(segments, "_joined", counted)
    assert made(office, cache) == set()
    assert not joined
    office[PAGE + 1] = [*TEXTS[:-1], "roads umbrella", f"word{(PAGE + 1) % 7}"]
    again = made(office, cache)
    assert len(joined) == 1
    homes = {
        shards.shard_of(term, shards.how_many(len(office))) // segments.GROUP for term in ("road", "umbrella")
    }
    assert {path for path in again if path.startswith("spots/")} == {f"spots/{n}.bin" for n in homes}
    assert cache.files == anew(office)


def test_a_file_of_the_index_that_was_lost_is_made_again() -> None:
    office, cache = [TEXTS] * 10, There()
    made(office, cache)
    del cache.files["spots/0.bin"]
    assert "spots/0.bin" in made(office, cache)
    assert cache.files == anew(office)


def test_what_is_withdrawn_leaves_no_trace() -> None:
    cache = There()
    made([TEXTS, TEXTS, ["zebracanary statement"], TEXTS], cache)
    assert any(b"zebracanari" in data for data in cache.files.values())
    made([TEXTS, TEXTS, TEXTS], cache)
    assert not any(b"zebra" in data for data in cache.files.values())


def test_the_order_in_which_shelves_come_does_not_matter() -> None:
    cache = There()
    shelves = [shelf(number, TEXTS, cache) for number in range(5)]
    one, other = (dict(engine.files(each, EQUIVALENTS, NAMES, cache)) for each in (shelves, shelves[::-1]))
    assert one == other


def test_a_long_list_is_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    office = [["roads " * 9, "lanes"]] * 40
    whole = anew(office)
    monkeypatch.setattr(segments, "LONG_LIST", 50)
    monkeypatch.setattr(segments, "LONG_PLACES", 50)
    cache = There()
    made(office, cache)
    apart = {path for path in cache.files if "-" in path}
    assert {path.split("/")[0] for path in apart} == {"words", "spots"}
    for path, data in cache.files.items():
        if path.startswith("words/") and path not in apart:
            lists = shards.unpacked(data)
            for number, (term, (count, body)) in enumerate(sorted(lists.items())):
                stem = path.removesuffix(".bin")
                known = shards.unpacked(whole[path])[term]
                if body:
                    assert (count, body) == known
                    assert len(body) < 50
                else:
                    assert cache.files[f"{stem}-{number}.bin"] == long_lists.packed(known[1])
    assert made(office, cache) == set()


def test_what_has_no_date_comes_last_and_is_shown_by_its_file() -> None:
    cache = There()
    dated = [shelf(number, TEXTS, cache) for number in range(3)]
    person = Document("~people-a", "person", (), (), ("a",))
    passage = Passage("Ann Able", "Chair", "", ("Ann Able", "Able"))
    read, stamp, entries = READER.read([(person, passage)])
    cache.put(name := fingerprint.digest(entries), entries)
    thing = Shelf("person-0", None, "", read, stamp, name, '{"~people-a": {"name": "Ann Able"}}')
    found = dict(engine.files([thing, *dated], EQUIVALENTS, NAMES, cache))
    start = json.loads(found["start.json"] or b"")
    assert (start["shelves"], start["dated"]) == (4, 3)
    assert list(json.loads(found["places/0.json"] or b""))[-1] == "person-0"
    assert found["shown/person-0.json"] == thing.shown.encode()
    terms = {
        term
        for path, data in found.items()
        if path.startswith("words/")
        for term in shards.unpacked(data or b"")
    }
    assert {"abl", "ann abl ", "abl "} <= terms
    assert shards.shard_of("ann abl ", 64) == shards.shard_of("ann", 64)


def test_an_office_without_meetings_has_an_index() -> None:
    found = anew([])
    assert found["start.json"].startswith(b'{"edition":')
    assert found["columns.bin"] == b""
