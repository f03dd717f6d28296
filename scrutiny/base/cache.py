"""What need not be done again: results of earlier runs by their keys, and files of the site that is there.

A result is text or bytes, and nothing that is read from a cache is ever run. The key of a result is a digest
of everything that it depends on. The program itself is not part of a key: whoever keeps results from one run
to the next begins anew with another version of it.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from scrutiny.base.executor import Executor, TimedOut

T = TypeVar("T")
R = TypeVar("R")


class Cache:
    """Results by their keys, in memory; a cache that outlives the run overrides `get`, `put` and `digest`."""

    def __init__(self) -> None:
        self._results: dict[str, bytes] = {}
        self._values: dict[str, Any] = {}

    def get(self, key: str) -> bytes | None:
        """The result of a key; None where it is not known."""
        return self._results.get(key)

    def put(self, key: str, result: bytes) -> None:
        """Keep a result."""
        self._results[key] = result

    def share(self) -> None:
        """Let processes that are forked from now on get what was put."""

    def digest(self, path: str) -> str | None:  # noqa: ARG002 - no site is there
        """The SHA-256 of a file of the site that is there; None where it is not as it was written."""
        return None

    def read(self, path: str) -> bytes:
        """A file of the site that is there as it was written; raises `KeyError` for any other."""
        raise KeyError(path)

    def once(self, key: str, make: Callable[[], T]) -> T:
        """A value that this process has made before under a key; nothing of it is kept for another run."""
        if key not in self._values:
            self._values[key] = make()
        found: T = self._values[key]
        return found

    def load(self, key: str) -> Any:
        """A result that was put as JSON; None where it is not known."""
        found = self.get(key)
        return None if found is None else json.loads(found)

    def store(self, key: str, result: object) -> None:
        """Keep a result as JSON."""
        self.put(
            key,
            json.dumps(result, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"),
        )

    def over(self, run: Executor, key: Callable[[Any], str]) -> Executor:
        """The same way of doing work whose results are bytes, but for tasks whose results are known."""

        def cached(
            work: Callable[[T], R], tasks: Sequence[T], seconds: Callable[[T], float]
        ) -> Iterator[R | TimedOut]:
            keys = [key(task) for task in tasks]
            known = [self.get(each) for each in keys]
            unknown = [task for task, found in zip(tasks, known, strict=True) if found is None]
            made = run(work, unknown, seconds)

            def results() -> Iterator[Any]:
                for at, each in enumerate(keys):
                    if (found := known[at]) is not None:
                        known[at] = None  # nobody needs it any more
                        yield found
                        continue
                    new = next(made)
                    if isinstance(new, bytes):
                        self.put(each, new)
                    yield new

            return results()

        return cached
