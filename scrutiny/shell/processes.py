"""Processes that do the work of a build: one a processor, each stopped when it takes too long.

Where a system cannot fork (Windows), the work is done in one process and nothing stops it.
"""

from __future__ import annotations

import contextlib
import math
import mmap
import os
import pickle
import struct
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, TypeVar

from scrutiny.base.executor import Stopped, here

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

MOST_MEMORY = 500_000_000
"""Bytes that a process may take beyond what it starts with."""

MOST_WAITING = 64_000_000
"""Bytes in a file of results above which its process rests until all are read."""

CAN_FORK = hasattr(os, "fork")


class Workers:
    """Runs work in `jobs` processes (0 for one a processor); see `scrutiny.running.Run`."""

    def __init__(self, jobs: int = 0) -> None:
        self._jobs = jobs or os.cpu_count() or 1

    def __call__(
        self, work: Callable[[T], R], tasks: Sequence[T], seconds: Callable[[T], float]
    ) -> Iterator[R | Stopped]:
        """The results in the order of the tasks; work that goes over its time or memory gives `Stopped`.

        Work begins with the call, and goes on while nobody takes its results: those lie in a file each.
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
    """A process, the pipe on which it tells of each result, its slot, and the file that holds the results."""

    process: BaseProcess
    pipe: Connection
    slot: int
    results: IO[bytes]

    def close(self) -> None:
        """Close what came from it."""
        self.pipe.close()
        self.results.close()


_TURN = struct.Struct("q")
_NOTHING = -1
_ENDED = "ends the program that reads it"


class _Crew:
    """The processes of one call; being forked, they know its work and its tasks.

    Each takes its turns by itself, from a file with the numbers of the tasks in which all have one place. In
    memory that all share it says on which task it is, and since when: in one word, which is never seen half.
    In another it is told how many bytes of its results were read; when all were, it writes its file anew.
    """

    def __init__(
        self, work: Callable[[Any], Any], tasks: Sequence[Any], seconds: Callable[[Any], float], jobs: int
    ) -> None:
        self._work, self._tasks, self._seconds, self._jobs = work, tasks, seconds, jobs
        self._turns = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - is closed with the processes
        self._turns.write(array("q", range(len(tasks))).tobytes())
        self._turns.seek(0)
        self._slots = memoryview(mmap.mmap(-1, 8 * jobs)).cast("Q")
        self._read = memoryview(mmap.mmap(-1, 8 * jobs)).cast("Q")
        self._owner, self._began = os.getpid(), time.monotonic()
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
                each.close()
            self._turns.close()

    def _hire(self, slot: int, again: int = _NOTHING) -> None:
        """Start a process, with a task that another had begun."""
        import multiprocessing  # many runs need no other process

        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        results = tempfile.TemporaryFile()  # noqa: SIM115 - is closed with its process
        self._say(slot, again)
        self._read[slot] = 0
        process = context.Process(target=self._serve, args=(theirs, results, slot, again), daemon=True)
        process.start()
        theirs.close()
        self._busy[ours] = _Process(process, ours, slot, results)

    def _wait(self, wanted: int) -> None:
        """Take what has come; `wanted` is the task whose result is waited for."""
        from multiprocessing.connection import Connection, wait

        if not self._busy:  # a process was ended after it took that turn and before it said so
            self._hire(0, wanted)
        ends = [self._on(each)[1] for each in self._busy.values()]
        # A process may go on to a task with less time meanwhile: hence a second at most.
        ready = wait(list(self._busy), max(0.01, min(1.0, min(ends) - time.monotonic())))
        for pipe in ready:
            assert isinstance(pipe, Connection)
            self._take(self._busy[pipe])
        for each in list(self._busy.values()):
            index, end = self._on(each)
            if end <= time.monotonic() and not each.pipe.poll():
                self._stop(each, index)

    def _say(self, slot: int, index: int) -> None:
        """Note in a slot on which task its process is from now on."""
        self._slots[slot] = index + 1 << 32 | int(1000 * (time.monotonic() - self._began))

    def _on(self, each: _Process) -> tuple[int, float]:
        """The task on which a process is, or was, and when its time for that is over."""
        index, since = divmod(self._slots[each.slot], 1 << 32)
        seconds = self._seconds(self._tasks[index - 1]) if index else math.inf
        return index - 1, self._began + since / 1000 + seconds

    def _take(self, each: _Process, overdue: int = _NOTHING) -> None:
        """Take a result of a process, or note that it has ended; for the task `overdue` it was stopped."""
        try:
            index, wrong, at, size = each.pipe.recv()
        except (EOFError, OSError):  # the second where it ended in the middle of telling
            each.process.join()
            del self._busy[each.pipe]
            each.close()
            self._go_on(each.slot, self._on(each)[0], overdue)
            return
        if wrong:
            raise wrong if isinstance(wrong, OSError) else RuntimeError(wrong)
        self._found[index] = pickle.loads(os.pread(each.results.fileno(), size, at))
        self._read[each.slot] += size

    def _go_on(self, slot: int, last: int, overdue: int) -> None:
        """Start a process in the place of one that ended before it had no more turns."""
        if last == _NOTHING:
            return
        done = last < self._given or last in self._found
        if not done and overdue not in (last, _NOTHING):  # it was stopped just as it went on to another
            self._hire(slot, last)
            return
        if not done:
            limit = self._seconds(self._tasks[last])
            self._found[last] = Stopped(
                _ENDED if overdue == _NOTHING else f"takes more than {limit:.0f} seconds"
            )
        self._hire(slot)

    def _stop(self, each: _Process, overdue: int) -> None:
        """End a process whose task takes too long, and take what it had done before."""
        each.process.kill()
        while each.pipe in self._busy:
            self._take(each, overdue)

    def _serve(self, pipe: Connection, results: IO[bytes], slot: int, again: int) -> None:
        """What a process does: its turns, and what is left of another's."""
        _limit_memory()
        written = 0
        # Whoever waits for the work is interrupted as well, or is no more.
        with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
            for index in self._turns_from(again):
                self._say(slot, index)
                if written == self._read[slot]:
                    results.seek(0)
                at = results.tell()
                wrong = self._done(self._tasks[index], results)
                size = results.tell() - at
                pipe.send((index, wrong, at, size))
                written += size
                if at + size > MOST_WAITING:
                    self._rest(slot, written)
            self._say(slot, _NOTHING)

    def _rest(self, slot: int, written: int) -> None:
        """Wait until all results are read, or nobody is there any more to read them."""
        while written > self._read[slot] and os.getppid() == self._owner:
            time.sleep(0.001)

    def _turns_from(self, again: int) -> Iterator[int]:
        if again != _NOTHING:
            yield again
        while turn := self._turns.read(_TURN.size):
            yield _TURN.unpack(turn)[0]

    def _done(self, task: Any, results: IO[bytes]) -> OSError | str:
        """Do a task and write what comes of it; gives what went wrong."""
        try:
            pickle.dump(self._tried(task), results, pickle.HIGHEST_PROTOCOL)
            results.flush()
        except OSError as wrong:
            return wrong
        except Exception as wrong:  # noqa: BLE001 - the other side raises it again
            return f"{type(wrong).__name__}: {wrong}"
        return ""

    def _tried(self, task: Any) -> Any:
        try:
            return self._work(task)
        except (MemoryError, RecursionError):
            return Stopped("takes more memory than there is for one file")


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
