"""The contract of an executor: it does pieces of work that could take too long, and stops those that do.

The core asks for work by this contract. The shell implements it with processes; `here` works in this one.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class TimedOut(NamedTuple):
    """Work that was not finished; `why` says so in words, such as 'takes more than 500 MB of memory'."""

    why: str


class Executor(Protocol):
    """Does a piece of work for each task, and gives the results in the order of the tasks.

    `seconds` is how much processor time the work on a task may take. Work may begin before its results are
    taken.
    """

    def __call__(
        self, work: Callable[[T], R], tasks: Sequence[T], seconds: Callable[[T], float]
    ) -> Iterator[R | TimedOut]:
        """The results."""


def here(
    work: Callable[[T], R],
    tasks: Sequence[T],
    seconds: Callable[[T], float],  # noqa: ARG001 - nothing stops it
) -> Iterator[R | TimedOut]:
    """Do the work in this process, without a limit."""
    yield from map(work, tasks)


A_NOTE = 20.0
"""Seconds of processor time that one note may take to be read, and to be converted.

The checks before that work keep every note that they allow far below it.
"""

SIMPLER = "simplify what is unusual in it: very long lines, deep lists, long runs of one sign"
"""How to fix a text that takes too long."""
