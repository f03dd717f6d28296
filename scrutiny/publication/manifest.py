"""The manifest: every other file of a site with its SHA-256, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set

PATH = "manifest.sha256"


def written(files: Iterable[tuple[str, str]]) -> bytes:
    """A manifest of files in the order of their paths, each with its SHA-256."""
    return b"".join(f"{sha}  {path}\n".encode() for path, sha in files)


def read(data: bytes) -> Mapping[str, str]:
    """The SHA-256 of each file by path; a line that is none of a manifest is passed over."""
    return dict(_lines(data))


def every(data: bytes) -> Mapping[str, Set[str]]:
    """The same with each SHA-256 that it has for a path, of a manifest of two sites."""
    found: dict[str, set[str]] = {}
    for path, sha in _lines(data):
        found.setdefault(path, set()).add(sha)
    return found


def _lines(data: bytes) -> Iterator[tuple[str, str]]:
    for line in data.decode("utf-8", "replace").split("\n"):
        if found := _LINE.fullmatch(line):
            yield found["path"], found["sha"]


_LINE = re.compile(r"(?P<sha>[0-9a-f]{64})  (?P<path>.+)")
