"""Whole commands, as tests run them."""

import hashlib
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
import traceback
from functools import cache
from pathlib import Path
from typing import IO

from scrutiny.base.diagnostics import Report
from scrutiny.cli.main import run as command_line
from scrutiny.pipeline import assemble, check
from tests.support import ROOT, SETTINGS, example

NO_CLOCK = ("--as-of", "2026-06-30")


def run(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """What became of a command, in a process forked from this one: all is imported, templates are compiled.

    It has its own folder, environment and exit code as one that is started has; `start` starts one.
    """
    if not hasattr(os, "fork"):
        return start(*arguments, cwd=cwd, **environment)
    compile_templates()
    command = [str(ROOT / "build.py"), *map(str, arguments)]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = os.fork()
        if process == 0:
            _become(command, cwd, environment, out, err)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        said, wrong = (_text(file) for file in (out, err))
    return subprocess.CompletedProcess(command, code, said, wrong)


def start(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """What became of a command that was started as a clerk starts it, any warning being an error."""
    command = [sys.executable, "-W", "error", str(ROOT / "build.py"), *map(str, arguments)]
    known = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(command, cwd=cwd, env=known, capture_output=True, encoding="utf-8", check=False)


@cache
def compile_templates() -> None:
    """Have this process, from which others are forked, know every template; see `tests.compiled`."""
    content, report = example(), Report()
    if found := check.check(content, SETTINGS, report):
        assemble.whole(content, found, report)


def _become(
    command: list[str], cwd: Path, environment: dict[str, str], out: IO[bytes], err: IO[bytes]
) -> None:
    """Run the command in the place of what this process was forked from, and end."""
    code = 1
    try:
        os.chdir(cwd)
        os.environ.update(environment)
        if hasattr(time, "tzset"):
            time.tzset()
        for number, file in enumerate((os.open(os.devnull, os.O_RDONLY), out.fileno(), err.fileno())):
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
