"""Of the site that stands only what is as it was written is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny.base.fingerprint import digest
from scrutiny.publication import manifest
from scrutiny.shell.standing import Standing

FILES = {"a.txt": b"as it was", "changed.txt": b"before", "empty.txt": b"", "folder/b.txt": b"below"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, data in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    written = manifest.written(sorted((path, digest(data)) for path, data in FILES.items()))
    (tmp_path / manifest.PATH).write_bytes(written)
    return tmp_path


@pytest.mark.parametrize("at_once", [(), tuple(FILES)])
def test_files_are_read_as_they_were_written(site: Path, at_once: tuple[str, ...]) -> None:
    (site / "changed.txt").write_bytes(b"after")
    (site / "foreign.txt").write_bytes(b"by another hand")
    (site / "empty.txt").unlink()
    standing = Standing(site, *at_once)
    assert {path: standing.read(path) for path in (*FILES, "foreign.txt")} == {
        "a.txt": b"as it was",
        "changed.txt": None,
        "empty.txt": None,
        "folder/b.txt": b"below",
        "foreign.txt": None,
    }


def test_what_is_read_at_once_stays_what_it_was(site: Path) -> None:
    standing = Standing(site, "a.txt")
    (site / "a.txt").write_bytes(b"later")
    assert standing.read("a.txt") == b"as it was"


@pytest.mark.parametrize("data", [None, b"", b"\xff" * 80 + b"\n", b"\xff" * 64 + b"  a.txt\n"])
def test_without_a_whole_manifest_nothing_is_read(site: Path, data: bytes | None) -> None:
    (site / manifest.PATH).unlink()
    if data is not None:
        (site / manifest.PATH).write_bytes(data)
    assert Standing(site).read("a.txt") is None
