"""What need not be done again: results of earlier runs, and files of the site, by what they were made from.

A key is a digest of everything that a result depends on, so that nothing kept can be out of date: what
depends on more has another key. The program itself is not part of a key; whoever keeps results from one
run to the next begins anew with another version of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple, TypeVar

from scrutiny.base.executor import Run, Stopped
from scrutiny.base.output import Beside

T = TypeVar("T")
R = TypeVar("R")


class Output(NamedTuple):
    """A file as it was made: the key of what it was made from, its SHA-256, and whose words it shows.

    `words` are keys of records and ids of meetings, `said` the digest of their words; see `marks`.
    """

    key: str
    sha: str
    words: tuple[str, ...] = ()
    said: str = ""


class Memo:
    """Results by their keys, and files by their paths, in memory; what a run makes is added."""

    def __init__(self) -> None:
        self._results: dict[str, object] = {}
        self._links: dict[str, bytes] = {}
        self._made: dict[str, tuple[str, bytes]] = {}
        self._files: Mapping[str, Output] = {}

    @property
    def files(self) -> Mapping[str, Output]:
        """The files of the site that is there now and is as it was written, by their paths."""
        return self._files

    def get(self, key: str) -> Any:
        """The result of a key; None where it is not known."""
        return self._results.get(key)

    def has(self, key: str) -> bool:
        """Whether the result of a key is known."""
        return key in self._results

    def remember(self, key: str, make: Callable[[], T]) -> T:
        """The result of a key, made where it is not known."""
        if (found := self.get(key)) is None:
            self.put(key, found := make())
        known: T = found
        return known

    def put(self, key: str, result: object) -> None:
        """Keep a result, which nobody changes afterwards."""
        self.put_packed(key, self.pack(result))

    def pack(self, result: object) -> Any:
        """A result in the form in which it is kept; any process can make it."""
        return result

    def unpack(self, packed: Any) -> Any:
        """The result of `pack`, taken apart again."""
        return packed

    def put_packed(self, key: str, packed: Any) -> None:
        """Keep a result that is packed."""
        self._results[key] = packed

    def links(self, path: str) -> bytes:
        """What a page of the site that is there offers and links to, in the form of `dead_links`."""
        return self._links.get(path, b"")

    def made(
        self,
        path: str,
        output: Output,
        links: bytes,
        stamp: Beside | None = None,  # noqa: ARG002 - nothing is looked for on a disk here
    ) -> None:
        """Note a file of the new site, with its links unless it is there as it was.

        `stamp` tells its size and date where it is put together already.
        """
        self._made[path] = output.sha, links

    def made_links(self, path: str) -> bytes | None:
        """The links of a file of the new site, as they were noted; None where no such file is."""
        found = self._made.get(path)
        return found[1] if found else None

    def digests(self) -> Iterator[tuple[str, str]]:
        """The files of the new site in the order of their paths, each with its SHA-256."""
        yield from ((path, sha) for path, (sha, _) in sorted(self._made.items()))

    def gone(self) -> Set[str]:
        """The files that are there and that the new site does not have."""
        return self.files.keys() - self._made.keys()

    def shown_elsewhere(self, words: Set[str]) -> bool:  # noqa: ARG002 - nothing is known of it here
        """Whether words of records or whole notes are shown on other pages than those of their note."""
        return True

    def tell(self, around: object) -> None:
        """Note what a few notes have to be told of all; see `rewording`. None where that cannot be."""

    def stand(self, path: str, key: str) -> None:
        """Note the key under which is kept what was read of a note, by the path of that."""

    def tie(self, note: str, others: Set[str]) -> None:
        """Note of which other notes the pages of a note tell, each by the id of its meeting."""

    def over(self, run: Run, key: Callable[[Any], str]) -> Run:
        """The same way of doing work, but for tasks whose results are known by their keys."""

        def remembering(
            work: Callable[[T], R], tasks: Sequence[T], seconds: Callable[[T], float]
        ) -> Iterator[R | Stopped]:
            keys = [key(task) for task in tasks]
            known = {each: found for each in keys if (found := self.get(each)) is not None}
            unknown = [task for task, each in zip(tasks, keys, strict=True) if each not in known]
            made = run(lambda task: self.pack(work(task)), unknown, seconds)

            def results() -> Iterator[R | Stopped]:
                for each in keys:
                    if each in known:
                        yield known[each]
                        continue
                    packed = next(made)
                    if isinstance(packed, Stopped):
                        yield packed
                        continue
                    self.put_packed(each, packed)
                    yield self.unpack(packed)

            return results()

        return remembering
