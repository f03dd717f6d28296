"""Content as a commit of a git repository has it, read without a working tree.

Git finds the repository as it does for every command: in the current folder, or by the environment that it
gives to its hooks. So a hook that looks at a push sees what was pushed, while git still keeps it apart
(https://git-scm.com/docs/git-receive-pack#_quarantine_environment).
"""

import contextlib
import os
import posixpath
import re
import subprocess
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import IO

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import LONGEST_SOURCE
from scrutiny.content.input import KEPT_APART, Input
from scrutiny.safety import papers
from scrutiny.shell.content_folder import TEXTS, refuse_link
from scrutiny.shell.errors import Refused
from scrutiny.shell.limits import Count

LINKS = ("120000", "160000")
"""The modes of what leads elsewhere: symbolic links, and commits of other repositories."""

# A ref that a push may set could else say that one object stands for another (git-replace).
_PLAINLY = ("--no-replace-objects", "-c", "core.warnAmbiguousRefs=true")
"""Git gives each object itself, not one that was put in its place, and says when a name has two meanings."""

TREE = "040000"
CHUNK = 65_536
"""Bytes that are taken at once of what git lists."""


def content(revision: str, folder: Path, report: Report) -> Input:
    """The content folder of a commit as an input without templates; hidden files are passed over.

    Raises `Refused` where there is no git, no such commit or more than one, no such folder in it, or too much
    in that.
    """
    commit = _commit(revision)
    inside = os.fsdecode(_git("rev-parse", "--show-prefix") or b"").strip()
    tree = posixpath.normpath(posixpath.join(inside, folder.as_posix()))
    where = f"'{folder.as_posix()}' in the commit '{revision}'"
    count = Count(where)
    texts: dict[str, tuple[str, int]] = {}
    attachments: dict[str, str] = {}
    for mode, name, size, path in _entries(f"{commit}:{tree}", where, count):
        if (
            mode == TREE
            or any(part.startswith(".") for part in path.split("/"))
            or path.split("/")[0] == KEPT_APART
        ):
            continue
        if mode in LINKS:
            refuse_link(path, report)
        elif path.lower().endswith(TEXTS):
            count.text(min(size, LONGEST_SOURCE))
            texts[path] = (name, size)
        else:
            count.paper(size)
            attachments[path] = name
    return Input(
        texts=_texts(texts),
        attachments={
            path: partial(_head, name, papers.LARGEST) for path, name in sorted(attachments.items())
        },
        templates={},
        assets={},
    )


def commit_of(ref: str) -> str | None:
    """The object id that a ref has, by its whole name such as refs/heads/main; None where there is none."""
    try:
        found = _git("show-ref", "--verify", "--hash", "--", ref)
    except Refused:  # there is no git
        return None
    return None if found is None else found.decode().strip()


def blob(commit: str, path: str) -> bytes:
    """The bytes of a file in a commit by its object id; raises `Refused` where there is none."""
    found = _git("cat-file", "blob", f"{commit}:{path}")
    if found is None:
        raise Refused(f"there is no file '{path}' in the commit '{commit}'")
    return found


def _commit(revision: str) -> str:
    """The object id of the one commit that a name stands for; raises `Refused` for none or several.

    A whole name such as refs/heads/main is that name alone. Of a tag and a branch with one name git would
    take the tag, and only warn.
    """
    exact = revision
    if whole := re.fullmatch(r"(refs/[^~^]*)(.*)", revision):
        exact = (_git("show-ref", "--verify", "--hash", "--", whole[1]) or b"").decode().strip() + whole[2]
    found = run("rev-parse", "--verify", "--end-of-options", f"{exact}^{{commit}}")
    if found.returncode != 0:
        raise Refused(f"there is no commit '{revision}' in a git repository here")
    if b"is ambiguous" in found.stderr and not re.fullmatch("([0-9a-f]{40}|[0-9a-f]{64}).*", exact):
        raise Refused(f"'{revision}' is the name of several things: say refs/heads/{revision} for the branch")
    return found.stdout.decode().strip()


def _entries(tree: str, where: str, count: Count) -> Iterator[tuple[str, str, int, str]]:
    """Mode, name, size in bytes and path of everything in a tree, folders before what is in them.

    Each is counted as it comes, and git is ended when the count refuses more.
    """
    # Folders are listed as well (-t): else git would go through any number of empty ones in silence.
    with started("ls-tree", "--full-tree", "-r", "-t", "-z", "-l", tree) as lister, _ended(lister):
        assert lister.stdout
        rest = b""
        while chunk := lister.stdout.read(CHUNK):
            *lines, rest = (rest + chunk).split(b"\0")
            for line in lines:
                described, path = os.fsdecode(line).split("\t", 1)
                count.file(path)
                mode, _, name, size = described.split()
                yield mode, name, int(size) if size.isdigit() else 0, path
            if len(rest) > CHUNK:
                count.file(os.fsdecode(rest))
        if lister.wait():
            raise Refused(f"there is no folder {where}, or git cannot read it")


@contextlib.contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """End a process where whoever reads what it says is content with less."""
    try:
        yield
    finally:
        process.kill()


def _texts(found: Mapping[str, tuple[str, int]]) -> Mapping[str, bytes]:
    """Each text, and of one that is too long no more than shows it."""
    read: dict[str, bytes] = {}
    with started("cat-file", "--batch") as reader:
        assert reader.stdin
        assert reader.stdout
        for path, (name, size) in sorted(found.items()):
            if size > LONGEST_SOURCE:
                read[path] = _head(name, LONGEST_SOURCE)
                continue
            reader.stdin.write(f"{name}\n".encode())
            reader.stdin.flush()
            reader.stdout.readline()
            read[path] = _exactly(reader.stdout, size)
            reader.stdout.read(1)
    return read


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise Refused("git ended before it had given the whole of a file")
    return data


def _head(name: str, most: int) -> bytes:
    """The bytes of an object, and of one that has more than `most` just one more."""
    with started("cat-file", "blob", name) as reader, _ended(reader):
        assert reader.stdout
        data = reader.stdout.read(most + 1)
        if len(data) <= most and reader.wait():
            raise Refused(f"git cannot read its object {name}")
    return data


def _git(*arguments: str) -> bytes | None:
    """What git prints, or None where it fails."""
    found = run(*arguments)
    return found.stdout if found.returncode == 0 else None


def run(
    *arguments: str, cwd: Path | None = None, env: Mapping[str, str] | None = None, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """What became of a command of git that was `given` some bytes. Raises `Refused` where there is no git."""
    own = {**os.environ, "LC_ALL": "C", **(env or {})}
    with started(*arguments, cwd=cwd, env=own, stderr=subprocess.PIPE) as process:
        printed, wrong = process.communicate(given)
    return subprocess.CompletedProcess(arguments, process.returncode, printed, wrong)


def started(
    *arguments: str,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stderr: int | None = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """A command of git that has begun. Raises `Refused` where there is no git."""
    command, pipe = ["git", *_PLAINLY, *arguments], subprocess.PIPE
    try:
        return subprocess.Popen(command, cwd=cwd, env=env, stdin=pipe, stdout=pipe, stderr=stderr)
    except FileNotFoundError as missing:
        raise Refused("git is needed for this, and is not installed") from missing
