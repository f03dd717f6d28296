"""Tests run on a copy of the project in which one text is another, in a process forked from this one."""

import gc
import itertools
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from tests import compiled
from tests.support import ROOT

OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "--numprocesses=0", "--tb=native", "--assert=plain")
LINKED = ("content", "docs", "tests/checks", "tests/example")
UNWANTED = frozenset(
    {".git", ".venv", "site", ".site.cache", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache"}
)
OURS = ("scrutiny", "tests", "benchmarks")
"""Packages of the project, which the copy imports anew."""


def copied(folder: Path) -> None:
    """Copy the project into a folder.

    What is large is only linked to. What Python compiled is copied along, and is as good there, since the
    dates are the same.
    """

    def left_out(folder: str, names: list[str]) -> set[str]:
        there = Path(folder).relative_to(ROOT)
        return {name for name in names if (there / name).as_posix() in UNWANTED.union(LINKED)}

    shutil.copytree(ROOT, folder, ignore=left_out)
    for path in LINKED:
        (folder / path).symlink_to(ROOT / path)


_dates = itertools.count(1)


@contextmanager
def replaced(file: Path, written: str, without: str) -> Iterator[None]:
    """Have another text in a file of a copy for a while; the text that it replaces must be there once.

    Each such text has a date of its own: by the date Python knows whether what it compiled is still good.
    """
    text, about = file.read_text("utf-8"), file.stat()
    assert text.count(written) == 1, "the defence is written otherwise"
    file.write_text(text.replace(written, without), "utf-8")
    os.utime(file, (date := next(_dates), date))
    try:
        yield
    finally:
        file.write_text(text, "utf-8")
        os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))


def tested(folder: Path, test: str) -> tuple[int, str]:
    """The exit code of pytest for a test of such a copy, and what it printed."""
    if not hasattr(os, "fork"):
        command = [sys.executable, "-m", "pytest", *OPTIONS, f"tests/{test}"]
        environment = {**os.environ, "PYTHONPATH": ""}
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        return done.returncode, done.stdout
    with tempfile.TemporaryFile() as out:
        process = os.fork()
        if process == 0:
            _test(folder, test, out)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        out.seek(0)
        return code, out.read().decode(errors="replace")


def _test(folder: Path, test: str, out: IO[bytes]) -> None:
    """Run a test of the copy in the place of what this process was forked from, and end.

    Other packages stay imported, and templates compiled: both take longer than most tests.
    """
    code = 3
    try:
        os.chdir(folder)
        for number in (1, 2):
            os.dup2(out.fileno(), number)
        sys.stdout = sys.stderr = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
            if name != compiled.__name__:
                del sys.modules[name]
        sys.path[:] = [str(folder), *(each for each in sys.path if each not in ("", str(ROOT)))]
        sys.meta_path[:] = [each for each in sys.meta_path if not type(each).__module__.startswith("_pytest")]
        for name in [name for name in os.environ if name.startswith("PYTEST_")]:
            del os.environ[name]
        os.environ["PYTHONPATH"] = ""
        gc.freeze()  # nothing of what was there before is looked at again
        code = pytest.main([*OPTIONS, f"tests/{test}"])
    finally:
        sys.stdout.flush()
        for process in multiprocessing.active_children():
            process.kill()
        os._exit(code)
