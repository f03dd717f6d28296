"""Processes that die at a call that writes, as when the power fails there."""

import mmap
import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

CALLS = frozenset(
    {"os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.utime"}
)
"""What Python tells of under these names before it is done: https://docs.python.org/3/library/audit_events.html"""

FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def dies(work: Callable[[], object], folder: Path, at: int) -> bool:
    """Do work in another process which dies at its `at`-th call that writes below a folder.

    A file that is forced to the disk or written to by that call has only the first half of what it should
    have. False where the work ended before, as it does in good time.
    """
    process = os.fork()
    if process == 0:
        code = 1
        try:
            os.setsid()
            _watch(folder, at)
            work()
            code = 0
        finally:
            os._exit(code)
    status = os.waitpid(process, 0)[1]
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.waitstatus_to_exitcode(status) == 0, "the work failed"
    return False


def _watch(folder: Path, at: int) -> None:
    """Have this process, and those that it forks, count such calls and die together."""
    count = memoryview(mmap.mmap(-1, 8)).cast("Q")
    force, write = os.fsync, os.write

    def met() -> bool:
        count[0] += 1
        return count[0] == at

    def die() -> None:
        os.killpg(0, signal.SIGKILL)
        signal.pause()

    def told(event: str, arguments: tuple[Any, ...]) -> None:
        if _writes(event, arguments, f"{folder}/") and met():
            die()

    def forced(number: int) -> None:
        if met():
            about = os.fstat(number)
            if stat.S_ISREG(about.st_mode):
                os.ftruncate(number, about.st_size // 2)
            die()
        force(number)

    def written(number: int, data: Any) -> int:
        if stat.S_ISREG(os.fstat(number).st_mode) and met():
            write(number, bytes(data)[: len(data) // 2])
            die()
        return write(number, data)

    os.fsync, os.write = forced, written  # type: ignore[assignment]
    sys.addaudithook(told)


def _writes(event: str, arguments: tuple[Any, ...], below: str) -> bool:
    """Whether what Python tells of changes something below a folder."""
    if event == "open":
        path, _, flags = arguments
        changes = isinstance(flags, int) and bool(flags & FOR_WRITING)
    else:
        path = arguments[1 if event in ("os.link", "os.symlink") else 0] if event in CALLS else None
        changes = event in CALLS
    if not changes or isinstance(path, int):
        return False
    in_an_open_folder = event in ("os.remove", "os.rmdir") and arguments[-1] != -1
    return in_an_open_folder or os.path.abspath(os.fsdecode(path)).startswith(below)  # noqa: PTH100
