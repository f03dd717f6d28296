"""The manifest: every other file of a site with its SHA-256, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import re
from collections.abc import Mapping

PATH = "manifest.sha256"


class Manifest:
    """The files of a site as they are made."""

    def __init__(self) -> None:
        self._digests: dict[str, str] = {}

    def add(self, path: str, sha: str) -> None:
        """Note a file by its SHA-256."""
        self._digests[path] = sha

    @property
    def paths(self) -> frozenset[str]:
        """The paths noted so far."""
        return frozenset(self._digests)

    def data(self) -> bytes:
        """The manifest as a file, in the order of the paths."""
        return written(self._digests)


def written(digests: Mapping[str, str]) -> bytes:
    """A manifest of files by their paths, with the SHA-256 of each."""
    return "".join(f"{sha}  {path}\n" for path, sha in sorted(digests.items())).encode()


def read(data: bytes) -> Mapping[str, str]:
    """The SHA-256 of each file by path; a line that is none of a manifest is passed over."""
    lines = (_LINE.fullmatch(line) for line in data.decode("utf-8", "replace").split("\n"))
    return {found["path"]: found["sha"] for found in lines if found}


_LINE = re.compile(r"(?P<sha>[0-9a-f]{64})  (?P<path>.+)")
