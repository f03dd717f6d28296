"""Where words are left on a disk: in the files of a folder, and in the objects of the git repositories in it.

Git keeps most of what it has as differences in packs, which nothing else can read. So git itself is asked for
every object, those that no branch leads to any more included.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from scrutiny.safety import canaries
from scrutiny.shell import git
from scrutiny.shell.errors import Refused

OF_GIT = re.compile(r"objects/(?:pack/pack-[0-9a-f]+\.[a-z]+|[0-9a-f]{2}/[0-9a-f]{38,62})")
"""The files of a repository that hold its objects; what a broken push left beside them is no such file."""


class Trace(NamedTuple):
    """A place where one of the words stands: the place, the number of the word from 1, and in what form."""

    place: str
    word: int
    form: str


class Looked(NamedTuple):
    """What was looked through: how many files, and objects of git."""

    files: int
    objects: int


def find(folder: Path, words: Sequence[str]) -> Iterator[Trace | Looked]:
    """Each trace of the words below a folder, and at the end what was looked through.

    Links are not followed. Raises `OSError` for what cannot be read, and `Refused` where git fails.
    """
    files = objects = 0
    for here, folders, names in os.walk(folder, onerror=_raise):
        folders.sort()
        place, repository = Path(here), {"HEAD", "objects", "refs"} <= {*folders, *names}
        for name in sorted(names):
            file = place / name
            if file.is_symlink() or not file.is_file() or _of_git(file):
                continue
            files += 1
            yield from _traces(file.as_posix(), name, file.read_bytes(), words)
        if repository:
            paths = _paths(place)
            for kind, name, data in _objects(place):
                objects += 1
                known = f" ({paths[name][0]})" if name in paths else ""
                yield from _traces(f"{place.as_posix()}: {kind} {name}{known}", "", data, words)
            for path in sorted({path for several in paths.values() for path in several}):
                yield from _traces(f"{place.as_posix()}: path {path}", path, b"", words)
    yield Looked(files, objects)


def _raise(wrong: OSError) -> None:
    raise wrong


def _of_git(file: Path) -> bool:
    return bool(OF_GIT.fullmatch("/".join(file.parts[-3:])))


def _traces(place: str, name: str, data: bytes, words: Sequence[str]) -> Iterator[Trace]:
    for seen in canaries.look(name, data, words, whole=True):
        yield Trace(place, words.index(seen.canary) + 1, seen.form)


def _objects(repository: Path) -> Iterator[tuple[str, str, bytes]]:
    """Kind, name and content of every object but the trees, whose names `_paths` gives."""
    with _git(repository, "cat-file", "--batch-all-objects", "--unordered", "--buffer", "--batch") as out:
        while line := out.readline():
            name, kind, size = line.decode().split()
            data = out.read(int(size))
            out.read(1)
            if kind != "tree":
                yield kind, name, data


def _paths(repository: Path) -> Mapping[str, Sequence[str]]:
    """The paths at which each text ever stood, in any commit of any branch, as git writes them."""
    found: dict[str, list[str]] = {}
    asked = ("log", "--all", "-m", "--raw", "--no-renames", "--no-abbrev", "--format=")
    with _git(repository, *asked) as out:
        for line in out:
            described, _, path = os.fsdecode(line).rstrip("\n").partition("\t")
            for name in described.split()[2:4]:
                if path not in found.setdefault(name, []):
                    found[name].append(path)
    return found


@contextmanager
def _git(repository: Path, *arguments: str) -> Iterator[IO[bytes]]:
    """What git prints; raises `Refused` where it fails, after git has said why."""
    where = (f"--git-dir={repository}", "-c", "core.quotePath=false")
    with git.started(*where, *arguments, stderr=None) as process:
        assert process.stdout
        yield process.stdout
    if process.returncode:
        raise Refused(f"git could not read all of the repository '{repository}'")
