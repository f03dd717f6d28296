"""The files of the site that stands, as far as they are as they were written."""

from __future__ import annotations

from pathlib import Path

from scrutiny import ledger
from scrutiny.ledger import digest
from scrutiny.manifest import PATH, Patched


class Standing:
    """Reads files of a site, the two largest at once: the ledger, and the manifest, which can be patched."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self.manifest = Patched(_bytes(site / PATH))
        self._ledger = self._seen(ledger.PATH)

    def read(self, path: str) -> bytes | None:
        """A file by its path; None for one that is not there as it was written."""
        data, sha = self._ledger if path == ledger.PATH else self._seen(path)
        return data if self.manifest.sha(path) == sha else None

    def _seen(self, path: str) -> tuple[bytes, str]:
        data = _bytes(self._site / path)
        return data, digest(data)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
