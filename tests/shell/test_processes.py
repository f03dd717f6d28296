"""Work is done in processes that are stopped when they take too long, too much, or die."""

import dataclasses
import faulthandler
import multiprocessing
import os
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import Executor, TimedOut, here
from scrutiny.base.text import Source
from scrutiny.content import reading
from scrutiny.content.note import Note, read_note
from scrutiny.pipeline import assemble, check
from scrutiny.shell import processes
from scrutiny.shell.processes import Workers
from tests import small
from tests.support import SETTINGS, codes, given, note

pytestmark = pytest.mark.skipif(not processes.CAN_FORK, reason="this system cannot fork")


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

    found = list(Workers(2)(work, range(6), one))
    assert found == [0, 1, 2, TimedOut("takes more than 1 seconds of processor time"), 4, 5]
    kept(6, "endless, greedy and dying pieces of work stopped")


def spend(seconds: float) -> None:
    """Take so much processor time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_time_that_passes_without_work_is_not_counted() -> None:
    """A busy machine lets a process wait: here it sleeps for three times the processor time it may take."""

    def work(number: int) -> int:
        time.sleep(0.3)
        return number

    assert list(Workers(2)(work, range(4), lambda _: 0.1)) == [0, 1, 2, 3]


def test_each_piece_of_work_has_its_own_processor_time() -> None:
    def work(number: int) -> int:
        spend(0.1)
        return number

    assert list(Workers(1)(work, range(5), lambda _: 0.4)) == [0, 1, 2, 3, 4]


def test_work_that_stands_still_is_no_fault_of_the_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "LONGEST_WAIT", 0.2)
    with pytest.raises(TimeoutError, match="says nothing about the content"):
        list(Workers(2)(lambda _: signal.pause(), range(3), one))
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGXCPU])
def test_a_process_that_is_ended_from_outside_is_no_fault_of_the_content(sent: signal.Signals) -> None:
    with pytest.raises(ChildProcessError, match=f"{sent.name}.*says nothing about the content"):
        list(Workers(2)(lambda _: os.kill(os.getpid(), sent), range(3), one))


def test_what_started_the_program_gives_it_no_more_memory() -> None:
    """What a process once had, and what its parent had before it, is not what it has now."""
    greedy = b"x" * 700_000_000
    del greedy

    def work(_: int) -> int:
        return len(b"x" * 900_000_000)

    assert isinstance(next(Workers(1)(work, [0], lambda _: 20.0)), TimedOut)


def test_what_takes_too_much_memory_is_stopped(kept: Callable[..., None]) -> None:
    def work(number: int) -> int:
        return len(b"x" * (2_000_000_000 if number == 1 else 10))

    found = list(Workers(2)(work, range(3), lambda _: 20.0))
    assert isinstance(found[1], TimedOut)
    assert found[::2] == [10, 10]
    kept(6, "endless, greedy and dying pieces of work stopped")


def test_a_process_that_dies_takes_nothing_else_along(kept: Callable[..., None]) -> None:
    def work(number: int) -> int:
        if number == 2:
            os._exit(9)
        if number == 3:
            faulthandler.disable()
            os.abort()
        return number

    found = list(Workers(2)(work, range(5), one))
    assert [each for each in found if isinstance(each, TimedOut)] == [found[2], found[3]]
    assert [found[index] for index in (0, 1, 4)] == [0, 1, 4]
    kept(6, "endless, greedy and dying pieces of work stopped")


def test_a_fault_of_the_program_is_no_fault_of_the_content() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(Workers(2)(lambda number: 1 // number, [1, 0], one))


def test_without_processes_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "CAN_FORK", False)
    assert list(Workers()(str, [1, 2], one)) == ["1", "2"] == list(here(str, [1, 2], one))


def test_a_note_that_stalls_is_reported_at_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def stall(source: Source, report: Report) -> Note | None:
        while "STALL" in source.text:
            pass
        return read_note(source, report)

    monkeypatch.setattr(reading, "read_note", stall)
    monkeypatch.setattr(reading, "A_NOTE", 0.5)
    report = Report()
    content = given({"meetings/2024/a.md": note("STALL"), "meetings/2024/b.md": note("Fine.", venue="[")})
    assert check.check(content, SETTINGS, report, run=Workers(2)) is None
    assert codes(report.diagnostics) == ["too-much-work", "bad-yaml"]
    assert [each.place.path for each in report.diagnostics] == ["meetings/2024/a.md", "meetings/2024/b.md"]


@pytest.mark.parametrize("jobs", [1, 3])
def test_processes_change_no_byte(jobs: int) -> None:
    content, report = small.content(), Report()

    def built(run: Executor) -> dict[str, bytes]:
        checked = check.check(content, SETTINGS, report, run=run)
        assert checked
        return assemble.whole(content, checked, report, run=run)

    assert built(Workers(jobs)) == built(here)
    assert not report.failed


def test_a_fault_of_a_template_is_reported_from_a_process() -> None:
    content, report = small.content(), Report()
    spoiled = {
        **content.templates,
        "pages/record.html": "{% extends 'base.html' %}\n{% block main %}{{ nothing }}{% endblock %}\n",
    }
    content = dataclasses.replace(content, templates=spoiled)
    checked = check.check(content, SETTINGS, report)
    assert checked
    list(assemble.build(content, checked, report, run=Workers(2)))
    faults = [each for each in report.diagnostics if each.severity == "error"]
    assert {(each.code, each.place.path) for each in faults} >= {("template", "pages/record.html")}


def test_who_takes_results_slowly_is_not_buried_under_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: list[Any] = []
    temporary = tempfile.TemporaryFile

    def noted(*how: Any, **more: Any) -> Any:
        files.append(temporary(*how, **more))
        return files[-1]

    def work(number: int) -> bytes:
        (tmp_path / str(number)).touch()
        return number.to_bytes() * 2_000_000

    monkeypatch.setattr(tempfile, "TemporaryFile", noted)
    monkeypatch.setattr(processes, "MOST_WAITING", 3_000_000)
    results, sizes = Workers(2)(work, range(100), lambda _: 60.0), []
    for taken, found in enumerate(results):
        assert isinstance(found, bytes)
        assert found == taken.to_bytes() * 2_000_000
        sizes += [os.fstat(each.fileno()).st_size for each in files if not each.closed]
        if taken < 10:
            begun = len(list(tmp_path.iterdir()))
            time.sleep(0.05)
            assert len(list(tmp_path.iterdir())) <= begun + 6
    assert taken == 99
    assert 2_000_000 < max(sizes) < 5_000_000
    assert all(each.closed for each in files)


def test_a_disk_that_takes_no_results_is_no_fault_of_the_content() -> None:
    resource = pytest.importorskip("resource")

    def work(_: int) -> bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        return b"x" * 100_000

    with pytest.raises(OSError, match="File too large"):
        list(Workers(2)(work, range(3), one))


def test_processes_that_rest_end_with_the_one_for_which_they_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "MOST_WAITING", 1_000)
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            results = Workers(2)(lambda _: b"x" * 10_000, range(10), one)
            os.write(theirs, b"!")
            signal.pause()
            next(results)  # nobody comes so far
        finally:
            os._exit(1)
    os.close(theirs)
    assert os.read(ours, 1) == b"!"
    time.sleep(0.5)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert not os.read(ours, 1), "nobody has the other end any more"
    os.close(ours)


def test_work_begins_before_its_results_are_taken(tmp_path: Path) -> None:
    results = Workers(2)(lambda number: (tmp_path / str(number)).touch(), range(100), one)
    while len(list(tmp_path.iterdir())) < 100:
        time.sleep(0.01)
    assert [*results] == [None] * 100


def test_a_process_in_the_place_of_one_that_was_stopped_does_the_rest() -> None:
    """Even where those that are left wait for results to be taken."""

    def work(number: int) -> int:
        if number % 4 == 1:
            os._exit(9)
        return number

    found = []
    for each in Workers(2)(work, range(40), one):
        found.append(each)
        time.sleep(0.005)
    assert [each for each in found if not isinstance(each, TimedOut)] == [n for n in range(40) if n % 4 != 1]
    assert sum(isinstance(each, TimedOut) for each in found) == 10


@pytest.mark.parametrize("jobs", [1, 3])
def test_processes_that_are_stopped_while_they_go_on_lose_no_task(jobs: int) -> None:
    """Every third task ends just when its processor time does."""

    def work(number: int) -> int:
        spend(0.0485 + 0.003 * (number % 7) / 7 if number % 3 == 0 else 0)
        return number

    found = list(Workers(jobs)(work, range(120), lambda number: 0.05 if number % 3 == 0 else 5.0))
    late = TimedOut("takes more than 0 seconds of processor time")
    assert all(each in (number, late) for number, each in enumerate(found))
    assert all(each == number for number, each in enumerate(found) if number % 3)


def test_who_takes_no_more_results_leaves_no_process() -> None:
    results = Workers(3)(lambda number: number, range(1000), one)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()
