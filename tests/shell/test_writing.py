"""A site takes the place of another as a whole, whoever puts its files there."""

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.fingerprint import digest
from scrutiny.base.output import Data, Files, Placed, Stage
from scrutiny.publication import manifest
from scrutiny.shell import processes, writing
from scrutiny.shell.processes import Workers

MANIFEST = manifest.written([("a/index.html", digest(b"old"))])


def test_a_full_disk_leaves_the_site_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "site"
    writing.write(output, lambda _: [("a/index.html", b"old"), ("manifest.sha256", MANIFEST)], Report())

    def full() -> Iterator[tuple[str, bytes]]:
        yield "a/index.html", b"new"
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        writing.write(output, lambda _: full(), Report())
    monkeypatch.setattr(Path, "replace", busy(Path.replace))
    with pytest.raises(OSError, match="busy"):
        writing.write(output, lambda _: [("a/index.html", b"new")], Report())
    assert (output / "a/index.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def busy(replace: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
    """An exchange that fails for the first file, as when somebody has the old one open on Windows."""

    def failing(path: Path, target: Path) -> Path:
        if path.parent.name.endswith(".new"):
            raise OSError(errno.EBUSY, "Device or resource busy")
        return replace(path, target)

    return failing


def by_others(files: dict[str, bytes]) -> Files:
    """Files that other processes put where they belong."""

    def made(stage: Stage) -> Iterator[tuple[str, Data]]:
        def work(path: str) -> Data:
            return stage(path, files[path])

        yield from zip(files, Workers(2)(work, [*files], lambda _: 5.0), strict=True)

    return made


@pytest.mark.skipif(not processes.CAN_FORK, reason="this system cannot fork")
def test_other_processes_put_files_where_they_belong(tmp_path: Path) -> None:
    output = tmp_path / "site"
    pages = {"a/b/index.html": b"b", "a/index.html": b"a"}
    files = {**pages, manifest.PATH: manifest.written((path, digest(data)) for path, data in pages.items())}
    assert writing.write(output, by_others(files), Report()) == 3
    dates = {path: (output / path).stat().st_mtime_ns for path in files}
    assert writing.write(output, by_others({**files, "a/b/index.html": b"c"}), Report()) == 3
    assert (output / "a/b/index.html").read_bytes() == b"c"
    assert (output / "a/index.html").stat().st_mtime_ns == dates["a/index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(not processes.CAN_FORK, reason="this system cannot fork")
def test_a_full_disk_in_another_process_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing, "_put", full)
    with pytest.raises(OSError, match="No space"):
        writing.write(tmp_path / "site", by_others({"a.html": b"a"}), Report())
    assert not list(tmp_path.iterdir())


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    output = tmp_path / "site"
    both = [("a/index.html", b"a"), ("manifest.sha256", MANIFEST)]
    writing.write(output, lambda _: both, Report())
    assert writing.write(output, lambda _: [("a/index.html", Placed.UNCHANGED), both[1]], Report()) == 2
    assert (output / "a/index.html").read_bytes() == b"a"
