"""Work is done in processes that are stopped when they take too long, too much, or die."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pytest

from scrutiny import pipeline, reading
from scrutiny.running import Stopped, here
from scrutiny.shell import workers
from scrutiny.shell.workers import Workers
from scrutiny.text import Report, Source
from tests.support import SETTINGS, codes, example, given, note

pytestmark = pytest.mark.skipif(not workers.CAN_FORK, reason="this system cannot fork")


def one(_: object) -> float:
    return 1.0


@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    def work(number: int) -> int:
        time.sleep(0.02 * (number % 3))
        return number * number

    assert list(Workers(jobs)(work, range(20), one)) == [number * number for number in range(20)]
    assert list(Workers(jobs)(work, [], one)) == []


def test_what_takes_too_long_is_stopped_and_the_rest_goes_on(kept: Callable[..., None]) -> None:
    def work(number: int) -> int:
        while number == 3:
            pass
        return number

    began = time.monotonic()
    found = list(Workers(2)(work, range(6), one))
    assert time.monotonic() - began < 3
    assert found == [0, 1, 2, Stopped("takes more than 1 seconds"), 4, 5]
    kept(6, "endless, greedy and dying pieces of work stopped")


def test_what_takes_too_much_memory_is_stopped(kept: Callable[..., None]) -> None:
    def work(number: int) -> int:
        return len(b"x" * (2_000_000_000 if number == 1 else 10))

    found = list(Workers(2)(work, range(3), lambda _: 20.0))
    assert isinstance(found[1], Stopped)
    assert found[::2] == [10, 10]
    kept(6, "endless, greedy and dying pieces of work stopped")


def test_a_process_that_dies_takes_nothing_else_along(kept: Callable[..., None]) -> None:
    def work(number: int) -> int:
        if number == 2:
            os._exit(9)
        return number

    found = list(Workers(2)(work, range(5), one))
    assert isinstance(found[2], Stopped)
    assert [found[index] for index in (0, 1, 3, 4)] == [0, 1, 3, 4]
    kept(6, "endless, greedy and dying pieces of work stopped")


def test_a_fault_of_the_program_is_no_fault_of_the_content() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(Workers(2)(lambda number: 1 // number, [1, 0], one))


def test_without_processes_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "CAN_FORK", False)
    assert list(Workers()(str, [1, 2], one)) == ["1", "2"] == list(here(str, [1, 2], one))


def test_a_note_that_stalls_is_reported_at_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    read = reading.read_note

    def stall(source: Source, report: Report) -> reading.Note | None:
        while "STALL" in source.text:
            pass
        return read(source, report)

    monkeypatch.setattr(reading, "read_note", stall)
    monkeypatch.setattr(reading, "A_NOTE", 0.5)
    report = Report()
    content = given({"meetings/2024/a.md": note("STALL"), "meetings/2024/b.md": note("Fine.", venue="[")})
    assert pipeline.check(content, SETTINGS, report, run=Workers(2)) is None
    assert codes(report.diagnostics) == ["too-much-work", "bad-yaml"]
    assert [each.place.path for each in report.diagnostics] == ["meetings/2024/a.md", "meetings/2024/b.md"]


def test_processes_change_no_byte() -> None:
    found = []
    for run in (here, Workers(1), Workers(3)):
        report = Report()
        checked = pipeline.check(example(), SETTINGS, report, run=run)
        assert checked
        found.append(dict(pipeline.build(example(), checked, report)))
    assert found[0] == found[1] == found[2]
