"""The index as a whole."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import pytest

from scrutiny.search.index import engine, reader
from scrutiny.search.index.document import Document, Shelf
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
    return Shelf(f"{date}-board", date, "board", lambda: found)


def made(shelves: Iterable[Shelf]) -> dict[str, bytes]:
    return dict(engine.files(shelves, EQUIVALENTS, NAMES))


@pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork")
def test_an_index_made_in_several_processes_is_the_same() -> None:
    shelves = [shelf(number, [*TEXTS, f"word{number % 7}"]) for number in range(5 * reader.BATCH + 3)]
    apart = dict(engine.files(shelves, EQUIVALENTS, NAMES, Workers(3)))
    assert apart == made(shelves)


def test_the_order_in_which_shelves_come_does_not_matter() -> None:
    shelves = [shelf(number, TEXTS) for number in range(5)]
    assert made(reversed(shelves)) == made(shelves)


def test_an_office_without_meetings_has_an_index() -> None:
    found = made([])
    assert found["start.json"].startswith(b'{"edition":')
    assert found["columns.bin"] == b""
