"""Writing a site in the place of another: what changed, and nothing that is not ours."""

import contextlib
import os
import shutil
from pathlib import Path

from scrutiny.base.diagnostics import Report
from scrutiny.base.output import Data, Files, Placed
from scrutiny.base.paths import Taken
from scrutiny.publication import manifest
from scrutiny.shell import permissions
from scrutiny.shell.below import Below
from scrutiny.shell.errors import Refused
from scrutiny.shell.site_folder import digests, is_as_written, refuse_file, site


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
    new, kept, taken = 0, set[str](), Taken()
    replaced, old, apart = output.exists(), Below(output), Below(beside)

    def put(path: str, data: bytes) -> Data:
        if replaced and _same(old.file(path), data):
            return Placed.UNCHANGED
        _put(apart.made(path), data)
        return Placed.STAGED

    for path, data in files(put):
        if other := taken.add(path):
            raise Refused(f"'{path}' is in the way of '{other}', which the site has as well")
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


# Windows has no O_NOFOLLOW, and others no O_BINARY.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _NO_LINK


def _same(file: str, data: bytes) -> bool:
    """Whether a file is there, holds this, and can be read by everybody; a link to one is another thing."""
    try:
        with os.fdopen(os.open(file, os.O_RDONLY | _NO_LINK), "rb") as opened:
            return opened.read(len(data) + 1) == data and permissions.is_public(os.fstat(opened.fileno()))
    except OSError:
        return False


def _exchange(output: Path, beside: Path, kept: set[str]) -> None:
    """Put new files in the place of old ones, the manifest last, and remove those that are no more.

    Until then a manifest names the files of both, so that a run that is killed in between leaves nothing
    that the next would take for another's. Raises `Refused`, with nothing changed, where a file that would go
    is not as this program wrote it, or where a folder is a link.
    """
    changed = sorted(site(beside)[0], key=lambda path: (path == manifest.PATH, path))
    ours, old = digests(output), Below(output)
    gone = sorted(ours.keys() - {*changed, *kept, manifest.PATH})
    for path in (*changed, *gone):
        file = Path(old.file(path))
        if path != manifest.PATH and os.path.lexists(file) and not is_as_written(file, ours.get(path, ())):
            refuse_file(file)
    if gone or changed:
        new = digests(beside)
        both = {**ours, **{path: {*ours.get(path, ()), *new.get(path, ())} for path in changed}}
        lines = ((path, sha) for path in sorted(both) for sha in sorted(both[path]))
        (beside / ".both").write_bytes(manifest.written(lines))
        (beside / ".both").replace(output / manifest.PATH)
    for path in gone:
        Path(old.file(path)).unlink(missing_ok=True)
    for folder in sorted({parent for path in gone for parent in Path(path).parents}, reverse=True):
        with contextlib.suppress(OSError):  # it holds other files
            (output / folder).rmdir()
    places = {path: old.made(path) for path in changed}
    for folder in {parent for path in changed for parent in Path(path).parents}:
        permissions.open_folder(output / folder)
    for path in changed:
        (beside / path).replace(places[path])
