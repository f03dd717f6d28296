"""The manifest: every other file of a site with its SHA-256, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

PATH = "manifest.sha256"


def written(files: Iterable[tuple[str, str]]) -> bytes:
    """A manifest of files in the order of their paths, each with its SHA-256."""
    return b"".join(f"{sha}  {path}\n".encode() for path, sha in files)


def read(data: bytes) -> Mapping[str, str]:
    """The SHA-256 of each file by path; a line that is none of a manifest is passed over."""
    lines = (_LINE.fullmatch(line) for line in data.decode("utf-8", "replace").split("\n"))
    return {found["path"]: found["sha"] for found in lines if found}


class Patched:
    """A manifest in which the digests of some files are exchanged."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._new: dict[int, str] = {}

    @property
    def data(self) -> bytes:
        """The manifest as a file."""
        whole, pieces, at = memoryview(self._data), list[bytes | memoryview](), 0
        for start, sha in sorted(self._new.items()):
            pieces += [whole[at:start], sha.encode()]
            at = start + _DIGITS
        return b"".join([*pieces, whole[at:]])

    def sha(self, path: str) -> str | None:
        """The SHA-256 of a file; None for one that is not in the manifest."""
        start = self._start(path.encode())
        if start is None:
            return None
        return self._new.get(start) or self._data[start : start + _DIGITS].decode("ascii", "replace")

    def put(self, path: str, sha: str) -> bool:
        """Exchange the SHA-256 of a file; whether it is in the manifest."""
        start = self._start(path.encode())
        if start is None:
            return False
        self._new[start] = sha
        return True

    def _start(self, path: bytes) -> int | None:
        """Where the line of a file begins: the lines are in the order of the paths."""
        low, high = 0, len(self._data)
        while low < high:
            start = self._data.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self._data.find(b"\n", start)
            here = self._data[start + _DIGITS + 2 : end]
            if here == path:
                return start
            low, high = (end + 1, high) if here < path else (low, start)
        return None


_DIGITS = 64

_LINE = re.compile(r"(?P<sha>[0-9a-f]{64})  (?P<path>.+)")
