"""Processes that do the work of a build: one a processor, each stopped when it takes too long.

Where a system cannot fork (Windows), the work is done in one process and nothing stops it.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import struct
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from scrutiny.running import Stopped, here

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

MOST_MEMORY = 500_000_000
"""Bytes that a process may take beyond what it starts with."""

CAN_FORK = hasattr(os, "fork")


class Workers:
    """Runs work in `jobs` processes (0 for one a processor); see `scrutiny.running.Run`."""

    def __init__(self, jobs: int = 0) -> None:
        self._jobs = jobs or os.cpu_count() or 1

    def __call__(
        self, work: Callable[[T], R], tasks: Sequence[T], seconds: Callable[[T], float]
    ) -> Iterator[R | Stopped]:
        """The results in the order of the tasks; work that goes over its time or memory gives `Stopped`.

        Work begins with the call. While nobody takes its results, it goes on as far as a pipe holds them.
        """
        if not tasks:
            return iter(())
        if not CAN_FORK:
            return here(work, tasks, seconds)
        results = _Crew(work, tasks, seconds, min(self._jobs, len(tasks))).results()
        next(results)
        return results


@dataclass(eq=False, slots=True)
class _Process:
    """A process, where its results come from, and its slot among those of all."""

    process: BaseProcess
    pipe: Connection
    slot: int


_TURN = struct.Struct("=q")
_SINCE = struct.Struct("=d")
_SLOT = _TURN.size + _SINCE.size
_NOTHING = -1
_ENDED = "ends the program that reads it"


class _Crew:
    """The processes of one call; being forked, they know its work and its tasks.

    Each takes its turns by itself, from a file with the numbers of the tasks in which all have one place. In
    memory that all share it says on which task it is, and since when.
    """

    def __init__(
        self, work: Callable[[Any], Any], tasks: Sequence[Any], seconds: Callable[[Any], float], jobs: int
    ) -> None:
        self._work, self._tasks, self._seconds, self._jobs = work, tasks, seconds, jobs
        self._turns = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - is closed with the processes
        self._turns.write(array("q", range(len(tasks))).tobytes())
        self._turns.seek(0)
        self._slots = mmap.mmap(-1, _SLOT * jobs)
        self._given = 0
        self._found: dict[int, Any] = {}
        self._busy: dict[Connection, _Process] = {}

    def results(self) -> Iterator[Any]:
        """None once work has begun, then each result in its turn."""
        try:
            for slot in range(self._jobs):
                self._hire(slot)
            yield None
            for index in range(len(self._tasks)):
                self._given = index
                while index not in self._found:
                    self._wait(index)
                yield self._found.pop(index)
        finally:
            for each in self._busy.values():
                each.process.kill()
                each.process.join()
                each.pipe.close()
            self._turns.close()
            self._slots.close()

    def _hire(self, slot: int, again: int = _NOTHING) -> None:
        """Start a process, with a task that another had begun."""
        import multiprocessing  # many runs need no other process

        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        self._say(slot, again)
        process = context.Process(target=self._serve, args=(theirs, slot, again), daemon=True)
        process.start()
        theirs.close()
        self._busy[ours] = _Process(process, ours, slot)

    def _wait(self, index: int) -> None:
        """Take what has come; `index` is the task whose result is waited for."""
        from multiprocessing.connection import Connection, wait

        if not self._busy:  # a process ended after it took that task and before it said so
            self._found[index] = Stopped(_ENDED)
            return
        ends = [self._end(each) for each in self._busy.values()]
        ready = wait(list(self._busy), max(0.01, min(ends) - time.monotonic()))
        for pipe in ready:
            assert isinstance(pipe, Connection)
            self._take(self._busy[pipe])
        for each in list(self._busy.values()):
            if self._end(each) <= time.monotonic() and not each.pipe.poll():
                self._stop(each)

    def _say(self, slot: int, index: int) -> None:
        """Note in a slot on which task its process is from now on."""
        # The time first: seen between the two, the task before has all its time again.
        _SINCE.pack_into(self._slots, _SLOT * slot + _TURN.size, time.monotonic())
        _TURN.pack_into(self._slots, _SLOT * slot, index)

    def _on(self, each: _Process) -> int:
        """The task on which a process is, or was."""
        on: int = _TURN.unpack_from(self._slots, _SLOT * each.slot)[0]
        return on

    def _end(self, each: _Process) -> float:
        """When the time of a process for its task is over."""
        on = self._on(each)
        since: float = _SINCE.unpack_from(self._slots, _SLOT * each.slot + _TURN.size)[0]
        return time.monotonic() + 1 if on == _NOTHING else since + self._seconds(self._tasks[on])

    def _take(self, each: _Process, overdue: int = _NOTHING) -> None:
        """Take a result of a process, or note that it has ended, for the task that is `overdue`, if any."""
        try:
            index, done, result = each.pipe.recv()
        except (EOFError, OSError):  # the second where it ended in the middle of a result
            each.process.join()
            del self._busy[each.pipe]
            each.pipe.close()
            self._go_on(each.slot, self._on(each), overdue)
            return
        if not done:
            raise result if isinstance(result, OSError) else RuntimeError(result)
        self._found[index] = result

    def _go_on(self, slot: int, lost: int, overdue: int) -> None:
        """Start a process in the place of one that ended with a task that it had not done."""
        if lost < self._given or lost in self._found:
            return
        if lost == overdue:
            limit = self._seconds(self._tasks[lost])
            self._found[lost] = Stopped(f"takes more than {limit:.0f} seconds")
            self._hire(slot)
        elif overdue == _NOTHING:
            self._found[lost] = Stopped(_ENDED)
            self._hire(slot)
        else:  # it was stopped just as it went on to the next
            self._hire(slot, lost)

    def _stop(self, each: _Process) -> None:
        """End a process whose task takes too long, and take what it had done before."""
        overdue = self._on(each)
        each.process.kill()
        while each.pipe in self._busy:
            self._take(each, overdue)

    def _serve(self, pipe: Connection, slot: int, again: int) -> None:
        """What a process does: its turns, and what is left of another's."""
        _limit_memory()
        # Whoever waits for the work is interrupted as well, or is no more.
        with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
            while turn := _TURN.pack(again) if again != _NOTHING else self._turns.read(_TURN.size):
                (index,) = _TURN.unpack(turn)
                self._say(slot, index)
                again = _NOTHING
                pipe.send((index, *self._done(self._tasks[index])))
            self._say(slot, _NOTHING)

    def _done(self, task: Any) -> tuple[bool, Any]:
        try:
            return True, self._work(task)
        except (MemoryError, RecursionError):
            return True, Stopped("takes more memory than there is for one file")
        except OSError as wrong:
            return False, wrong
        except Exception as wrong:  # noqa: BLE001 - the other side raises it again
            return False, f"{type(wrong).__name__}: {wrong}"


def _limit_memory() -> None:
    """Let the process take so much memory and no more, where the system can hold it to that."""
    try:
        import resource  # not on Windows
    except ImportError:
        return
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = held + MOST_MEMORY
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard < 0 else min(most, hard), hard))
