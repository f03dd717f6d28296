"""The files of the site that stands, as far as they are as they were written."""

from __future__ import annotations

from pathlib import Path

from scrutiny.base.fingerprint import digest
from scrutiny.publication.manifest import PATH, Patched


class Standing:
    """Reads files of a site by its manifest, which can be patched; those `at_once` before they are wanted."""

    def __init__(self, site: Path, *at_once: str) -> None:
        self._site = site
        self.manifest = Patched(self._data(PATH) or b"")
        self._seen = {path: self._look(path) for path in at_once}

    def read(self, path: str) -> bytes | None:
        """A file by its path; None for one that is not there as it was written."""
        data, sha = self._seen[path] if path in self._seen else self._look(path)
        return data if data is not None and self.manifest.sha(path) == sha else None

    def _look(self, path: str) -> tuple[bytes | None, str]:
        data = self._data(path)
        return data, digest(data or b"")

    def _data(self, path: str) -> bytes | None:
        try:
            return (self._site / path).read_bytes()
        except OSError:
            return None
