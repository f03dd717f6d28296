"""Processes that do the work of a build: one a processor, each stopped when its work is too much.

Too much is told from processor time and memory, which are the same on a busy machine as on an idle one. No
clock decides about content. Where a system cannot fork (Windows), the work is done in one process and nothing
stops it.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import pickle
import signal
import struct
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

from scrutiny.base.executor import TimedOut, here
from scrutiny.shell.errors import Refused

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

MOST_MEMORY = 500_000_000
"""Bytes that a process may take beyond what it starts with."""

MOST_WAITING = 64_000_000
"""Bytes in a file of results above which its process rests until all are read."""

LONGEST_WAIT = 3600.0
"""Seconds on the clock without any result, after which a run gives up. It says nothing of the content."""

CAN_FORK = hasattr(os, "fork")


class Workers:
    """Runs work in `jobs` processes (0 for one a processor); see `scrutiny.base.executor.Executor`."""

    def __init__(self, jobs: int = 0) -> None:
        self._jobs = jobs or os.cpu_count() or 1

    def __call__(
        self, work: Callable[[T], R], tasks: Sequence[T], seconds: Callable[[T], float]
    ) -> Iterator[R | TimedOut]:
        """The results in the order of the tasks; work that goes over its time or memory gives `TimedOut`.

        Work begins with the call, and goes on while nobody takes its results: those lie in a file each.
        Raises `OSError` where the machine, not the content, keeps the work from ending.
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
_FROM_OUTSIDE = ("SIGKILL", "SIGTERM", "SIGHUP", "SIGINT", "SIGXCPU")
"""Signals by which a person or the system ends a process, whatever its work is."""


class _Crew:
    """The processes of one call; being forked, they know its work and its tasks.

    Each takes its turns by itself, from a file with the numbers of the tasks in which all have one place. In
    memory that all share it says on which task it is. There it is also told how many bytes of its results
    were read; when all were, it writes its file anew. The system ends a process whose task takes too much
    processor time: a timer of the process runs during each task, and at no other time.
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
        self._owner = os.getpid()
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
        ready = wait(list(self._busy), LONGEST_WAIT)
        if not ready:
            raise TimeoutError(
                f"nothing was done for {LONGEST_WAIT:.0f} seconds; this says nothing about the content. "
                "Find out what keeps this machine from working, and run the command again"
            )
        for pipe in ready:
            assert isinstance(pipe, Connection)
            self._take(self._busy[pipe])

    def _say(self, slot: int, index: int) -> None:
        """Note in a slot on which task its process is from now on."""
        self._slots[slot] = index + 1

    def _take(self, each: _Process) -> None:
        """Take a result of a process, or note that it has ended."""
        try:
            index, wrong, at, size = each.pipe.recv()
        except (EOFError, OSError):  # the second where it ended in the middle of telling
            each.process.join()
            del self._busy[each.pipe]
            each.close()
            self._go_on(each.slot, each.process.exitcode or 0)
            return
        if wrong:
            raise RuntimeError(wrong) if isinstance(wrong, str) else wrong
        self._found[index] = pickle.loads(os.pread(each.results.fileno(), size, at))
        self._read[each.slot] += size

    def _go_on(self, slot: int, ended: int) -> None:
        """Start a process in the place of one that ended, as `ended` says, before it had no more turns."""
        last = self._slots[slot] - 1
        if last == _NOTHING:
            return
        if last >= self._given and last not in self._found:
            self._found[last] = TimedOut(self._why(last, ended))
        self._hire(slot)

    def _why(self, task: int, ended: int) -> str:
        """Why a process that ended during a task did so, as far as the content is to blame."""
        name = signal.Signals(-ended).name if ended < 0 else ""
        if name in _FROM_OUTSIDE:
            raise ChildProcessError(
                f"a process was ended from outside ({name}); this says nothing about the content. "
                "See that the machine has enough free memory, and run the command again"
            )
        if name == "SIGPROF":
            return f"takes more than {self._seconds(self._tasks[task]):.0f} seconds of processor time"
        return _ENDED

    def _serve(self, pipe: Connection, results: IO[bytes], slot: int, again: int) -> None:
        """What a process does: its turns, and what is left of another's."""
        _limit_memory()
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        written = 0
        # Whoever waits for the work is interrupted as well, or is no more.
        with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
            for index in self._turns_from(again):
                self._say(slot, index)
                if written == self._read[slot]:
                    results.seek(0)
                at = results.tell()
                signal.setitimer(signal.ITIMER_PROF, self._seconds(self._tasks[index]))
                wrong = self._done(self._tasks[index], results)
                signal.setitimer(signal.ITIMER_PROF, 0)
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

    def _done(self, task: Any, results: IO[bytes]) -> OSError | Refused | str:
        """Do a task and write what comes of it; gives what went wrong."""
        try:
            pickle.dump(self._tried(task), results, pickle.HIGHEST_PROTOCOL)
            results.flush()
        except (OSError, Refused) as wrong:
            return wrong
        except Exception as wrong:  # noqa: BLE001 - the other side raises it again
            return f"{type(wrong).__name__}: {wrong}"
        return ""

    def _tried(self, task: Any) -> Any:
        try:
            return self._work(task)
        except (MemoryError, RecursionError):
            return TimedOut(f"takes more than {MOST_MEMORY // 1_000_000} MB of memory")


def _limit_memory() -> None:
    """Let the process take so much memory and no more, where the system can hold it to that."""
    import resource  # not on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = _held() + MOST_MEMORY
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard < 0 else min(most, hard), hard))


def _held() -> int:
    """Bytes that the system counts as data of this process (Linux), or the most it ever had in memory."""
    import resource

    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return pages * resource.getpagesize()
