"""Content as a commit of a git repository has it, read without a working tree.

Git finds the repository as it does for every command: in the current folder, or by the environment that it
gives to its hooks. So a hook that looks at a push sees what was pushed, while git still keeps it apart
(https://git-scm.com/docs/git-receive-pack#_quarantine_environment).
"""

from __future__ import annotations

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
from scrutiny.content.input import Input
from scrutiny.shell.content_folder import TEXTS, refuse_link
from scrutiny.shell.errors import Refused

LINKS = ("120000", "160000")
"""The modes of what leads elsewhere: symbolic links, and commits of other repositories."""

_PLAINLY = ("--no-replace-objects", "-c", "core.warnAmbiguousRefs=true")
"""Git gives each object itself, not one that was put in its place, and says when a name has two meanings."""


def content(revision: str, folder: Path, report: Report) -> Input:
    """The content folder of a commit as an input without templates; hidden files are passed over.

    Raises `Refused` where there is no git, no such commit or more than one, or no such folder in it.
    """
    commit = _commit(revision)
    inside = os.fsdecode(_git("rev-parse", "--show-prefix") or b"").strip()
    tree = posixpath.normpath(posixpath.join(inside, folder.as_posix()))
    listed = _git("ls-tree", "--full-tree", "-r", "-z", "-l", f"{commit}:{tree}")
    if listed is None:
        raise Refused(f"there is no folder '{folder.as_posix()}' in the commit '{revision}'")
    texts: dict[str, tuple[str, int]] = {}
    attachments: dict[str, str] = {}
    for mode, name, size, path in _entries(listed):
        if mode in LINKS:
            refuse_link(path, report)
        elif path.lower().endswith(TEXTS):
            texts[path] = (name, size)
        else:
            attachments[path] = name
    return Input(
        texts=_texts(texts),
        attachments={path: partial(_object, name) for path, name in sorted(attachments.items())},
        templates={},
        assets={},
    )


def _commit(revision: str) -> str:
    """The object id of the one commit that a name stands for; raises `Refused` for none or several.

    A whole name such as refs/heads/main is that name alone. Of a tag and a branch with one name git would
    take the tag, and only warn.
    """
    exact = revision
    if whole := re.fullmatch(r"(refs/[^~^]*)(.*)", revision):
        exact = (_git("show-ref", "--verify", "--hash", "--", whole[1]) or b"").decode().strip() + whole[2]
    with _started(
        "rev-parse", "--verify", "--end-of-options", f"{exact}^{{commit}}", warnings=True
    ) as process:
        printed, warned = process.communicate()
    if process.returncode != 0:
        raise Refused(f"there is no commit '{revision}' in a git repository here")
    if b"is ambiguous" in warned and not re.fullmatch("([0-9a-f]{40}|[0-9a-f]{64}).*", exact):
        raise Refused(f"'{revision}' is the name of several things: say refs/heads/{revision} for the branch")
    return printed.decode().strip()


def _entries(listed: bytes) -> Iterator[tuple[str, str, int, str]]:
    """Mode, name, size in bytes and path of everything in a tree that is not hidden."""
    for line in os.fsdecode(listed).split("\0")[:-1]:
        described, path = line.split("\t", 1)
        mode, _, name, size = described.split()
        if not any(part.startswith(".") for part in path.split("/")):
            yield mode, name, int(size) if size.isdigit() else 0, path


def _texts(found: Mapping[str, tuple[str, int]]) -> Mapping[str, bytes]:
    """Each text, and of one that is too long no more than shows it."""
    read: dict[str, bytes] = {}
    with _started("cat-file", "--batch") as reader:
        assert reader.stdin
        assert reader.stdout
        for path, (name, size) in sorted(found.items()):
            if size > LONGEST_SOURCE:
                read[path] = _head(name)
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


def _head(name: str) -> bytes:
    with _started("cat-file", "blob", name) as reader:
        assert reader.stdout
        data = reader.stdout.read(LONGEST_SOURCE + 1)
        reader.kill()
    return data


def _object(name: str) -> bytes:
    data = _git("cat-file", "blob", name)
    if data is None:
        raise Refused(f"git cannot read its object {name}")
    return data


def _git(*arguments: str) -> bytes | None:
    """What git prints, or None where it fails."""
    with _started(*arguments) as process:
        printed, _ = process.communicate()
    return printed if process.returncode == 0 else None


def _started(*arguments: str, warnings: bool = False) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            ["git", *_PLAINLY, *arguments],
            env={**os.environ, "LC_ALL": "C"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE if warnings else subprocess.DEVNULL,
        )
    except FileNotFoundError as missing:
        raise Refused("git is needed to read a commit, and is not installed") from missing
