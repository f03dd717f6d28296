"""The same input gives the same bytes, wherever and however it is built."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from scrutiny.base import fingerprint
from tests import small
from tests.commands import NO_CLOCK, digest
from tests.support import ROOT, files

ENVIRONMENTS: dict[str, tuple[dict[str, str], tuple[str, ...], str, int]] = {
    "far east": ({"TZ": "Pacific/Kiritimati", "LANG": "C", "NO_COLOR": "1"}, (), "a", 0o022),
    "far west": ({"TZ": "America/Los_Angeles", "LC_ALL": "POSIX", "PYTHONUTF8": "0"}, (), "b", 0o022),
    "another hash": ({"PYTHONHASHSEED": "4294967295"}, (), "c", 0o022),
    "one process": ({"PYTHONHASHSEED": "1"}, ("--jobs", "1"), "d", 0o022),
    "seven processes": ({"PYTHONHASHSEED": "2"}, ("--jobs", "7"), "e", 0o022),
    "files in another order": ({}, (), "backwards", 0o022),
    "another umask and date": ({"SOURCE_DATE_EPOCH": "0"}, (), "f", 0o077),
    "a long path with spaces": ({"COLUMNS": "20"}, (), "a long/path with/spaces and ümlaut/x" * 3, 0o002),
}


def copied(source: Path, target: Path, backwards: bool) -> None:
    """The folder, its files made in another order, so that a disk lists them in another."""
    found = sorted((path for path in source.rglob("*") if path.is_file()), reverse=backwards)
    for number, path in enumerate(found):
        there = target / path.relative_to(source)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, there)
        os.utime(there, (number, number))


@cache
def built() -> dict[str, str]:
    """The digest of each file of the site of the small office, as this process builds it."""
    return {path: fingerprint.digest(data) for path, data in files(small.content()).items()}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_eight_environments_give_one_site(name: str, tmp_path: Path, kept: Callable[..., None]) -> None:
    environment, options, folder, umask = ENVIRONMENTS[name]
    here = tmp_path / folder
    small.write(tmp_path / "source")
    for part, source in (("content", tmp_path / "source"), ("templates", ROOT / "templates")):
        copied(source, here / part, backwards=name == "files in another order")
    command = [sys.executable, str(ROOT / "build.py"), *NO_CLOCK, *options, "--quiet"]
    known = {"PATH": os.environ["PATH"], **environment}
    done = subprocess.run(command, cwd=here, env=known, umask=umask, check=True, stdout=subprocess.PIPE)
    assert done.stdout == b""
    assert digest(here / "site") == built()
    kept(8, "environments that gave the same bytes")
