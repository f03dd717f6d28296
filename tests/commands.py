"""Whole commands, as tests run them."""

import gc
import hashlib
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import IO, NoReturn

from scrutiny.base.diagnostics import Report
from scrutiny.cli.main import COMMANDS
from scrutiny.cli.main import run as command_line
from scrutiny.pipeline import assemble, check
from tests import compiled
from tests.support import ROOT, SETTINGS, example

NO_CLOCK = ("--as-of", "2026-06-30")


def run(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """What became of a command, in a process forked from this one: all is imported, templates are compiled.

    It has its own folder, environment and exit code as one that is started has; `start` starts one.
    """
    if not hasattr(os, "fork"):
        return start(*arguments, cwd=cwd, **environment)
    prepare()
    command = [str(ROOT / "build.py"), *map(str, arguments)]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = os.fork()
        if process == 0:
            files = (os.open(os.devnull, os.O_RDONLY), out.fileno(), err.fileno())
            become(command, cwd, {**os.environ, **environment}, files)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        said, wrong = (_text(file) for file in (out, err))
    return subprocess.CompletedProcess(command, code, said, wrong)


def start(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """What became of a command that was started as a clerk starts it, any warning being an error."""
    command = [sys.executable, "-W", "error", str(ROOT / "build.py"), *map(str, arguments)]
    known = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(command, cwd=cwd, env=known, capture_output=True, encoding="utf-8", check=False)


def prepare() -> None:
    """Have this process, from which others are forked, know all commands and templates."""
    for module, _ in COMMANDS.values():
        import_module(f"scrutiny.cli.{module}")
    if not compiled.every:
        content, report = example(), Report()
        if found := check.check(content, SETTINGS, report):
            assemble.whole(content, found, report)
        compiled.every = True


def become(command: list[str], cwd: Path, environment: dict[str, str], files: Sequence[int]) -> NoReturn:
    """Run a command in the place of what this process was forked from, and end.

    `files` are what it reads, where it writes, and where it tells of errors.
    """
    code = 1
    try:
        gc.freeze()  # nothing of what was there before is looked at again
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(environment)
        if hasattr(time, "tzset"):
            time.tzset()
        for number, file in enumerate(files):
            os.dup2(file, number)
        sys.argv = command
        sys.stdin, sys.stdout, sys.stderr = (
            os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False) for number in range(3)
        )
        command_line()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001 - as Python itself ends
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for process in multiprocessing.active_children():
            process.kill()
        os._exit(code)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


def digest(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def spoil(office: Path) -> None:
    path = office / "content/meetings/2024/2024-12-05-performance-meeting.md"
    path.write_text(path.read_text("utf-8").replace("Idris Vance", "Idriss Vanse"), "utf-8")
