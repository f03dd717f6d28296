"""Writing a site in the place of another: what changed, and nothing that is not ours."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from scrutiny.base.diagnostics import Report
from scrutiny.base.output import Data, Files, Placed
from scrutiny.publication import manifest
from scrutiny.shell import permissions
from scrutiny.shell.site_folder import digests, refuse_file, site, written


def write(output: Path, files: Files, report: Report) -> int | None:
    """Write a site in the place of the one at `output`, and give the number of its files.

    What is new is written beside it first; where `report` has failed by the end, or anything else goes
    wrong until then, `output` stays as it was and None is given or the error raised. Files that are the
    same to the byte are left alone, and those that the new site does not have are removed.
    """
    with permissions.public():
        return _written(output, files, report)


def _written(output: Path, files: Files, report: Report) -> int | None:
    output.parent.mkdir(parents=True, exist_ok=True)
    beside = output.with_name(f".{output.name}.{os.getpid()}.new")
    try:
        beside.mkdir()
        new, kept = _put_beside(beside, output, files)
        if report.failed:
            return None
        if output.exists():
            _exchange(output, beside, kept)
        else:
            beside.rename(output)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return new + len(kept)


def _put_beside(beside: Path, output: Path, files: Files) -> tuple[int, set[str]]:
    """Write files that are new or changed; gives their number, and the paths of those as they were."""
    new, kept, folders = 0, set[str](), {""}
    replaced = output.exists()

    def put(path: str, data: bytes) -> Data:
        if replaced and _same(f"{output}/{path}", data):
            return Placed.UNCHANGED
        _make_folder(beside, path.rpartition("/")[0], folders)
        _put(f"{beside}/{path}", data)
        return Placed.STAGED

    for path, data in files(put):
        where = put(path, data) if isinstance(data, bytes) else data
        if where is Placed.UNCHANGED:
            kept.add(path)
        else:
            new += 1
    return new, kept


def _put(file: str, data: bytes) -> None:
    opened = os.open(file, _NEW, 0o666)  # `open` asks the system more, for each file of a site
    try:
        while data:  # what the disk has not taken yet
            data = data[os.write(opened, data) :]
    finally:
        os.close(opened)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def _make_folder(beside: Path, folder: str, there: set[str]) -> None:
    """Make a folder where it is not `there` yet, and those above it first."""
    if folder not in there:
        _make_folder(beside, folder.rpartition("/")[0], there)
        with contextlib.suppress(FileExistsError):  # another process has made it
            os.mkdir(f"{beside}/{folder}")  # noqa: PTH102 - for each folder of a site
        there.add(folder)


def _same(file: str, data: bytes) -> bool:
    """Whether a file is there, holds this, and can be read by everybody."""
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - for each file of a site
            return opened.read(len(data) + 1) == data and permissions.is_public(os.fstat(opened.fileno()))
    except OSError:
        return False


def _exchange(output: Path, beside: Path, kept: set[str]) -> None:
    """Put new files in the place of old ones, the manifest last, and remove those that are no more.

    Until then a manifest names the files of both, so that a run that is killed in between leaves nothing
    that the next would take for another's.
    """
    changed = sorted(site(beside)[0], key=lambda path: (path == manifest.PATH, path))
    ours = written(output)
    for path in changed:
        if path not in ours and (output / path).exists():
            refuse_file(output / path)
    gone = ours - {*changed, *kept, manifest.PATH}
    if gone or changed:
        both = {**digests(output), **dict.fromkeys(changed, "0" * 64)}
        (beside / ".both").write_bytes(manifest.written(sorted(both.items())))
        (beside / ".both").replace(output / manifest.PATH)
    for path in sorted(gone):
        (output / path).unlink(missing_ok=True)
    for folder in sorted({parent for path in gone for parent in Path(path).parents}, reverse=True):
        with contextlib.suppress(OSError):  # it holds other files
            (output / folder).rmdir()
    for folder in {parent for path in changed for parent in Path(path).parents}:
        permissions.open_folder(output / folder)
    for path in changed:
        (beside / path).replace(output / path)
