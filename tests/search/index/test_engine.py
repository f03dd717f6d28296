"""The index as a whole: made anew or from the edition before, it is the same."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.search.index import engine, reader, shards
from scrutiny.search.index.document import Document, Shelf, Told, told
from scrutiny.search.index.postings import Passage
from scrutiny.shell.processes import CAN_FORK, Workers

NAMES = {"priority": {"roads": "Roads"}, "person": {}}
TEXTS = ("", "speed cameras on roads", "MARAC", "the chief constable answered", "2024/21", "roads roads")
EQUIVALENTS = (("MARAC", "multi-agency risk assessment conference"),)


def shelf(number: int, texts: Iterable[str]) -> Shelf:
    texts = tuple(texts)
    documents = tuple(
        Document(f"question-1-{nth}", "question", ("answered",) if text else (), ("roads",), ())
        for nth, text in enumerate(texts, start=1)
    )
    date = datetime.date(2020, 1, 1) + datetime.timedelta(days=number)
    passages = tuple(Passage(f"Question {nth}", text, "2020") for nth, text in enumerate(texts, start=1))
    found = list(zip(documents, passages, strict=True))
    return Shelf(f"{date}-board", date, "board", lambda: found, told(found))


def made(shelves: Iterable[Shelf], previous: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    before = previous or {}
    found = dict(engine.files(shelves, EQUIVALENTS, NAMES, before.get))
    return {path: before[path] if data is None else data for path, data in found.items()}


meetings = st.lists(st.sampled_from(TEXTS), max_size=4)


@given(
    st.lists(meetings, max_size=12),
    st.lists(st.tuples(st.integers(0, 12), meetings), max_size=3),
    st.sets(st.integers(0, 12)),
)
def test_an_index_made_from_the_one_before_is_the_same_as_anew(
    office: list[list[str]], edits: list[tuple[int, list[str]]], unknown: set[int]
) -> None:
    before = made(shelf(number, texts) for number, texts in enumerate(office))
    for where, texts in edits:
        office = [*office[:where], texts, *office[where + 1 :]]
    shelves = [shelf(number, texts) for number, texts in enumerate(office)]
    told = {each.key: each.told for each in shelves}
    known = [each._replace(told=None) if nth in unknown else each for nth, each in enumerate(shelves)]
    learned: dict[str, Told] = {}
    found = engine.files(
        known, EQUIVALENTS, NAMES, before.get, learn=lambda each, told: learned.update({each.key: told})
    )
    assert {path: before[path] if data is None else data for path, data in found} == made(shelves)
    assert learned == {each.key: told[each.key] for each in known if each.told is None}


@pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork")
def test_an_index_made_in_several_processes_is_the_same() -> None:
    shelves = [shelf(number, [*TEXTS, f"word{number % 7}"]) for number in range(5 * reader.BATCH + 3)]
    apart = dict(engine.files(shelves, EQUIVALENTS, NAMES, lambda _: None, Workers(3)))
    assert apart == made(shelves)


def test_only_what_a_changed_shelf_touches_is_read_and_written_again() -> None:
    shelves = [shelf(number, TEXTS) for number in range(100)]
    before = made(shelves)

    def refuse() -> list[tuple[Document, Passage]]:
        pytest.fail("a shelf that is as before was read")

    again = [each._replace(read=refuse) for each in shelves]
    again[50] = shelf(50, [*TEXTS[:-1], "roads umbrella"])
    found = dict(engine.files(again, EQUIVALENTS, NAMES, before.get))
    written = {path for path, data in found.items() if data is not None}
    homes = {shards.shard_of(term, 64) for term in ("road", "umbrella")}
    assert {path for path in written if path.startswith("words/")} == {f"words/{n}.bin" for n in homes}
    assert {path for path in written if path.startswith("spots/")} == {f"spots/{n // 2}.bin" for n in homes}
    assert {path for path in written if path.startswith("places/")} == {"places/6.json"}


@pytest.mark.parametrize("path", ["words/0.bin", "spots/0.bin", "state.json"])
def test_an_edition_before_that_lacks_a_file_is_not_built_on(path: str) -> None:
    shelves = [shelf(number, TEXTS) for number in range(10)]
    before = made(shelves)
    del before[path]
    shelves[4] = shelf(4, ["custody"])
    assert made(shelves, before) == made(shelves)


def test_a_meeting_that_was_given_another_name_alone_is_found_under_that() -> None:
    shelves = [shelf(number, TEXTS) for number in range(10)]
    before = made(shelves)
    shelves[4] = shelves[4]._replace(key="renamed")
    assert made(shelves, before) == made(shelves)
    assert b"renamed" in made(shelves, before)["places/0.json"]


def test_what_is_withdrawn_leaves_no_trace() -> None:
    secret = shelf(3, ["zebracanary statement"])
    others = [shelf(number, TEXTS) for number in (1, 2, 5, 6, 7, 8)]
    before = made([*others[:2], secret, *others[2:]])
    assert any(b"zebracanari" in data for data in before.values())
    after = made(others, before)
    assert not any(b"zebra" in data for data in after.values())
    assert not any(secret.key.encode() in data for data in after.values())


def test_the_order_in_which_shelves_come_does_not_matter() -> None:
    shelves = [shelf(number, TEXTS) for number in range(5)]
    assert made(reversed(shelves)) == made(shelves)


def test_an_office_without_meetings_has_an_index() -> None:
    found = made([])
    assert found["start.json"].startswith(b'{"edition":')
    assert found["columns.bin"] == b""
