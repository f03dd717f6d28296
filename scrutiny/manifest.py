"""The manifest: every other file of a site with its SHA-256, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scrutiny.ledger import digest

PATH = "manifest.sha256"


class Manifest:
    """The files of a site as they are made."""

    def __init__(self) -> None:
        self._digests: dict[str, str] = {}

    def add(self, path: str, data: bytes) -> None:
        """Note a file."""
        self._digests[path] = digest(data)

    @property
    def paths(self) -> frozenset[str]:
        """The paths noted so far."""
        return frozenset(self._digests)

    def data(self) -> bytes:
        """The manifest as a file, in the order of the paths."""
        return "".join(f"{sha}  {path}\n" for path, sha in sorted(self._digests.items())).encode()


def read(data: bytes) -> Mapping[str, str]:
    """The SHA-256 of each file by path; a line that is none of a manifest is passed over."""
    lines = (_LINE.fullmatch(line) for line in data.decode("utf-8", "replace").split("\n"))
    return {found["path"]: found["sha"] for found in lines if found}


_LINE = re.compile(r"(?P<sha>[0-9a-f]{64})  (?P<path>.+)")
