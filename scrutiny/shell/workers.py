"""Processes that do the work of a build: one a processor, each stopped when it takes too long.

Where a system cannot fork (Windows), the work is done in one process and nothing stops it.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from scrutiny.running import Stopped, here

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

MOST_MEMORY = 500_000_000
"""Bytes that a process may take beyond what it starts with."""

AHEAD = 4
"""Results that each process may be ahead of who takes them."""

CAN_FORK = hasattr(os, "fork")


class Workers:
    """Runs work in `jobs` processes (0 for one a processor); see `scrutiny.running.Run`."""

    def __init__(self, jobs: int = 0) -> None:
        self._jobs = jobs or os.cpu_count() or 1

    def __call__(
        self, work: Callable[[T], R], tasks: Sequence[T], seconds: Callable[[T], float]
    ) -> Iterator[R | Stopped]:
        """The results in the order of the tasks; work that goes over its time or memory gives `Stopped`."""
        if not tasks:
            return iter(())
        if not CAN_FORK:
            return here(work, tasks, seconds)
        return _Crew(work, tasks, seconds, min(self._jobs, len(tasks))).results()


class _Crew:
    """The processes of one call; being forked, they know its work and its tasks."""

    def __init__(
        self, work: Callable[[Any], Any], tasks: Sequence[Any], seconds: Callable[[Any], float], jobs: int
    ) -> None:
        self._work, self._tasks, self._seconds = work, tasks, seconds
        self._begun = self._given = 0
        self._found: dict[int, Any] = {}
        self._busy: dict[Connection, tuple[BaseProcess, int, float]] = {}
        self._idle: list[tuple[Connection, BaseProcess]] = []
        self._jobs = jobs

    def results(self) -> Iterator[Any]:
        """Each result in its turn, with a few made ahead: who takes them slowly is not buried under them."""
        try:
            self._wake()
            for index in range(len(self._tasks)):
                while index not in self._found:
                    self._wait()
                yield self._found.pop(index)
                self._given = index + 1
                self._wake()
        finally:
            for pipe, process in [*self._idle, *((p, process) for p, (process, _, _) in self._busy.items())]:
                process.kill()
                process.join()
                pipe.close()

    def _next(self) -> int | None:
        """The next task to begin, or None where none is left or enough are ahead."""
        if self._begun == len(self._tasks) or self._begun >= self._given + AHEAD * self._jobs:
            return None
        self._begun += 1
        return self._begun - 1

    def _wake(self) -> None:
        """Begin what may be begun now that a result was taken."""
        while len(self._busy) < self._jobs and (index := self._next()) is not None:
            if self._idle:
                self._assign(*self._idle.pop(), index)
            else:
                self._hire(index)

    def _hire(self, index: int) -> None:
        """Start a process on a task."""
        import multiprocessing  # many runs need no other process

        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._work, self._tasks), daemon=True)
        process.start()
        theirs.close()
        self._assign(ours, process, index)

    def _assign(self, pipe: Connection, process: BaseProcess, index: int) -> None:
        self._busy[pipe] = (process, index, time.monotonic() + self._seconds(self._tasks[index]))
        pipe.send(index)

    def _wait(self) -> None:
        from multiprocessing.connection import Connection, wait

        soonest = min(end for _, _, end in self._busy.values())
        ready = wait(list(self._busy), max(0.0, soonest - time.monotonic()))
        for pipe in ready:
            assert isinstance(pipe, Connection)
            self._take(pipe)
        for pipe, (_, index, end) in list(self._busy.items()):
            if time.monotonic() >= end and not pipe.poll():
                limit = self._seconds(self._tasks[index])
                self._dismiss(pipe, Stopped(f"takes more than {limit:.0f} seconds"))

    def _take(self, pipe: Connection) -> None:
        """Take a result, and give the process its next task."""
        process, index, _ = self._busy[pipe]
        try:
            done, result = pipe.recv()
        except EOFError:
            self._dismiss(pipe, Stopped("ends the program that reads it"))
            return
        if not done:
            raise result if isinstance(result, OSError) else RuntimeError(result)
        self._found[index] = result
        del self._busy[pipe]
        following = self._next()
        if following is not None:
            self._assign(pipe, process, following)
            return
        if self._begun < len(self._tasks):
            self._idle.append((pipe, process))
            return
        # Other processes hold this end of the pipe too, so that closing it would tell nothing.
        pipe.send(None)
        process.join()
        pipe.close()

    def _dismiss(self, pipe: Connection, result: Stopped) -> None:
        """End a process whose work is not to go on, and start another in its place."""
        process, index, _ = self._busy.pop(pipe)
        process.kill()
        process.join()
        pipe.close()
        self._found[index] = result
        self._wake()


def _serve(pipe: Connection, work: Callable[[Any], Any], tasks: Sequence[Any]) -> None:
    """What a process does: take the number of a task, send what its work gives, until None comes."""
    _limit_memory()
    with contextlib.suppress(KeyboardInterrupt):  # whoever waits for the work is interrupted as well
        _work_on(pipe, work, tasks)


def _work_on(pipe: Connection, work: Callable[[Any], Any], tasks: Sequence[Any]) -> None:
    while True:
        index = pipe.recv()
        if index is None:
            return
        try:
            result = (True, work(tasks[index]))
        except (MemoryError, RecursionError):
            result = (True, Stopped("takes more memory than there is for one file"))
        except OSError as wrong:
            result = (False, wrong)
        except Exception as wrong:  # noqa: BLE001 - the other side raises it again
            result = (False, f"{type(wrong).__name__}: {wrong}")
        pipe.send(result)


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
