"""The folder of a site on the disk: which of its files are ours, the edition in it, and where none may be."""

import contextlib
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import NoReturn

from scrutiny.base import paths
from scrutiny.base.fingerprint import digest
from scrutiny.base.text import visible
from scrutiny.publication import ledger, manifest
from scrutiny.publication.previous import PreviousEdition
from scrutiny.shell.below import Below, is_link
from scrutiny.shell.errors import Refused


def refuse_inside(output: Path, others: Iterable[Path]) -> None:
    """Raise `Refused` where a folder to be written and one of the others are within each other."""
    for folder in others:
        nested = (output.resolve(), folder.resolve())
        if nested[0].is_relative_to(nested[1]) or nested[1].is_relative_to(nested[0]):
            raise Refused(f"nothing can be written to '{output}': it overlaps the folder '{folder}'")


def refuse_foreign(output: Path, inputs: Iterable[Path]) -> None:
    """Raise `Refused` where writing a site to `output` could destroy something else."""
    refuse_inside(output, inputs)
    if not output.exists():
        return
    if not output.is_dir() or output.is_symlink():
        raise Refused(f"the site cannot be written to '{output}': it is not a folder")
    ours = {path.partition("/")[0] for path in written(output)}
    for name in sorted(each.name for each in output.iterdir()):
        if name not in ours:
            refuse_file(output / name)


def refuse_file(file: Path) -> NoReturn:
    """Raise `Refused` for a file that stands where the site is written, and is not as we wrote it."""
    raise Refused(f"'{file}' is not as this tool wrote it: move it away or choose another --output")


def _files(folder: Path) -> set[str]:
    found: set[str] = set()
    waiting = [""]
    while waiting:
        here = waiting.pop()
        with os.scandir(folder / here) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{here}{entry.name}/")
                else:
                    found.add(here + entry.name)
    return found


def written(output: Path) -> set[str]:
    """The files of a site according to its manifest, and the manifest itself."""
    return {manifest.PATH, *digests(output)} if (output / manifest.PATH).is_file() else set()


def before(folder: Path) -> PreviousEdition:
    """The edition in a folder, which the next one continues.

    Raises `Refused` where the folder holds no whole edition: one without a ledger, with a ledger that
    does not hold together, or with a file that is not as it was written.
    """
    own = digests(folder)
    below = Below(folder)
    ledger_file = folder / ledger.PATH
    if ledger.PATH not in own or not ledger_file.is_file():
        raise Refused(f"there is no edition to continue in '{folder}': it has no manifest with a ledger")

    def read(path: str) -> bytes:
        file = Path(below.file(path))
        data = file.read_bytes() if file.is_file() else b""
        if digest(data) not in own[path]:
            raise Refused(f"'{file}' is not as it was written: that edition cannot be continued")
        return data

    try:
        published = ledger.read(read(ledger.PATH))
    except ledger.BrokenError as broken:
        raise Refused(f"'{folder}' cannot be continued: {broken}") from broken
    # What a damaged manifest lists and nobody wrote was never published.
    return PreviousEdition(published, frozenset(own) & site(folder)[0], read)


def digests(folder: Path) -> Mapping[str, Collection[str]]:
    """The files of a site by path with their SHA-256, according to its manifest.

    While one site takes the place of another, a file can be as in either. Raises `Refused` where the manifest
    names what can be no file of a site.
    """
    file = folder / manifest.PATH
    found = manifest.every(file.read_bytes()) if file.is_file() else {}
    for path in found:
        if why := paths.fault(path):
            raise Refused(f"'{file}' names '{visible(path)}', which is no file of a site: {why}")
    return found


def is_as_written(file: Path, known: Collection[str]) -> bool:
    """Whether a file, and no link, holds what has one of the `known` SHA-256."""
    return not is_link(file.lstat()) and file.is_file() and digest(file.read_bytes()) in known


def site(folder: Path) -> tuple[frozenset[str], Callable[[str], bytes]]:
    """The paths of all files in the folder of a site, and what reads one; raises `Refused` for no folder."""
    if not folder.is_dir():
        raise Refused(f"there is no folder '{folder}'")
    return frozenset(_files(folder)), lambda path: (folder / path).read_bytes()


def clean(output: Path) -> tuple[int, list[str]]:
    """Remove what the tool wrote to `output`; the number of files removed, and those left in place.

    A file that is not as it was written is left. Raises `Refused` where there is no site of this tool, and
    for a link, since that leads to a published one.
    """
    if output.is_symlink():
        kept = output.with_name(f"{output.name}.editions")
        raise Refused(
            f"'{output}' is a published site, and clean removes only what build wrote. "
            "To show an earlier edition, use rollback. To take the whole site off the web, "
            f"delete the link '{output}' and keep '{kept}', which has the ledger"
        )
    if not output.exists():
        return 0, []
    ours = digests(output)
    if not ours:
        raise Refused(f"'{output}' holds no site that this tool wrote")
    present, below = _files(output), Below(output)
    removed = {path for path in ours.keys() & present if is_as_written(Path(below.file(path)), ours[path])}
    removed.add(manifest.PATH)
    for path in removed:
        (output / path).unlink()
    for folder, _, _ in os.walk(output, topdown=False):
        with contextlib.suppress(OSError):  # it holds other files
            Path(folder).rmdir()
    return len(removed), sorted(present - removed)
