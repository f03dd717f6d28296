"""The manifest: every other file of a site with its SHA-256, in the form that `sha256sum --check` reads."""

import re
from collections.abc import Collection, Iterable, Mapping

PATH = "manifest.sha256"


def written(files: Iterable[tuple[str, str]]) -> bytes:
    """A manifest of files in the order of their paths, each with its SHA-256."""
    return b"".join(f"{sha}  {path}\n".encode() for path, sha in files)


def read(data: bytes) -> Mapping[str, str]:
    """The SHA-256 of each file by path; a line that is none of a manifest is passed over."""
    return dict(_lines(data))


def every(data: bytes) -> Mapping[str, Collection[str]]:
    """The same with each SHA-256 that it has for a path, of a manifest of two sites."""
    found: dict[str, tuple[str, ...]] = {}
    for path, sha in _lines(data):
        found[path] = (*found.get(path, ()), sha)
    return found


def _lines(data: bytes) -> Iterable[tuple[str, str]]:
    return ((path, sha) for sha, path in _LINE.findall(data.decode("utf-8", "replace")))


_LINE = re.compile(r"^([0-9a-f]{64})  (.+)$", re.MULTILINE)
