"""What runs remember: results and files by what they were made from, in a folder beside the site.

`results` has one result after another; `index` says where each stands, and is exchanged as a whole when a run
has ended well, so that a run that was killed leaves what the one before it knew. Nothing is read from
the folder but what this program wrote there with the same version of itself.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scrutiny.memo import Memo, Output
from scrutiny.shell.program import digest

Span = tuple[int, int]
"""Where a result begins in the file of results, and its length in bytes."""


@dataclass(slots=True)
class _Index:
    """What is remembered: results, and files with their size, date (ns), and links."""

    program: str
    results: dict[str, Span] = field(default_factory=dict)
    files: dict[str, tuple[str, str, int, int, Span]] = field(default_factory=dict)
    end: int = 0


class Memory(Memo):
    """The memo of the site in a folder, kept from one run to the next."""

    def __init__(self, folder: Path, site: Path, number: int) -> None:
        super().__init__()
        self._folder, self._number = folder, number
        self._before = _read(folder / "index")
        self._now = _Index(self._before.program, end=min(self._before.end, os.fstat(number).st_size))
        if self._now.end < self._before.end:  # results are gone
            self._before = _Index(self._before.program)
            self._now.end = 0
        os.ftruncate(number, self._now.end)
        self.files = {
            path: Output(key, sha)
            for path, (key, sha, size, date, _) in self._before.files.items()
            if _stamp(f"{site}/{path}") == (size, date)
        }
        self._made: dict[str, tuple[Output, Span]] = {}

    def has(self, key: str) -> bool:
        """Whether the result of a key is known."""
        return self._span(key) is not None

    def get(self, key: str) -> Any:
        """The result of a key; None where it is not known."""
        span = self._span(key)
        return pickle.loads(self._read(span)) if span else None

    def put(self, key: str, result: object) -> None:
        """Keep a result."""
        self._now.results[key] = self._add(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))

    def links(self, path: str) -> bytes:
        """What a page of the site that is there offers and links to."""
        return self._read(self._before.files[path][4]) if path in self._before.files else b""

    def made(self, path: str, output: Output, links: bytes) -> None:
        """Note a file of the new site."""
        there = self._before.files.get(path)
        same = there is not None and self.files.get(path) is output
        self._made[path] = (output, there[4] if there and same else self._add(links))

    def keep(self, site: Path | None) -> None:
        """Remember what this run made: the files of `site` as well where it was written."""
        if site is None:
            self._now.results = {**self._before.results, **self._now.results}
            self._now.files = self._before.files
        else:
            for path, (output, links) in self._made.items():
                if self.files.get(path) is output:
                    self._now.files[path] = self._before.files[path]
                elif output.key and (there := _stamp(f"{site}/{path}")):
                    self._now.files[path] = (output.key, output.sha, *there, links)
        live = sum(length for _, length in self._now.results.values())
        live += sum(span[1] for *_, span in self._now.files.values())
        if live < self._now.end // 2:
            self._shrink()
        os.fsync(self._number)
        part = self._folder / "index.part"
        part.write_bytes(pickle.dumps(self._now, pickle.HIGHEST_PROTOCOL))
        part.replace(self._folder / "index")

    def close(self) -> None:
        """Let go of the file of results."""
        os.close(self._number)

    def _span(self, key: str) -> Span | None:
        if key not in self._now.results and key in self._before.results:
            self._now.results[key] = self._before.results[key]
        return self._now.results.get(key)

    def _read(self, span: Span) -> bytes:
        return os.pread(self._number, span[1], span[0])

    def _add(self, data: bytes) -> Span:
        span = (self._now.end, len(data))
        if data:
            os.pwrite(self._number, data, span[0])
            self._now.end += len(data)
        return span

    def _shrink(self) -> None:
        """Write what is still of use to a file of its own, and go on with that."""
        file = self._folder / "results.part"
        end = 0

        def moved(span: Span) -> Span:
            nonlocal end
            written.write(self._read(span))
            end += span[1]
            return end - span[1], span[1]

        with file.open("wb") as written:
            self._now.results = {key: moved(span) for key, span in self._now.results.items()}
            self._now.files = {path: (*each[:4], moved(each[4])) for path, each in self._now.files.items()}
        self._now.end = end
        # Until the new index is there, the old one fits no file: both are then begun anew.
        (self._folder / "index").unlink(missing_ok=True)
        file.replace(self._folder / "results")
        os.close(self._number)
        self._number = os.open(self._folder / "results", _FLAGS)


_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)


@contextlib.contextmanager
def opened(folder: Path, site: Path) -> Iterator[Memory | None]:
    """The memory in a folder; None where another run has it, and on systems that cannot read so (Windows)."""
    try:
        import fcntl  # not on Windows
    except ImportError:
        yield None
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield None
            return
        number = os.open(folder / "results", _FLAGS)
        memory = Memory(folder, site, number)
        try:
            yield memory
        finally:
            memory.close()


def forget(folder: Path) -> None:
    """Remove what is remembered."""
    shutil.rmtree(folder, ignore_errors=True)


def _read(file: Path) -> _Index:
    """What was remembered by the same program; nothing where another wrote it, or nobody."""
    program = digest()
    try:
        found = pickle.loads(file.read_bytes())
    except (OSError, EOFError, AttributeError, ImportError, pickle.UnpicklingError):
        return _Index(program)
    return found if isinstance(found, _Index) and found.program == program else _Index(program)


def _stamp(file: str) -> tuple[int, int] | None:
    """The size of a file in bytes, and its date in nanoseconds; None where it is not there."""
    try:
        found = os.stat(file)  # noqa: PTH116 - for each file of a site
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
