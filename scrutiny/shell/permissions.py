"""Who may read what is written: everybody a site, its owner alone what is not public.

The umask of whoever runs a command decides neither: a web server runs as another user than who publishes.
"""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

_FILE, _FOLDER = 0o444, 0o555


@contextlib.contextmanager
def public() -> Iterator[None]:
    """Everybody can read what this process, or one that it forks, makes meanwhile."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def is_public(found: os.stat_result) -> bool:
    """Whether everybody may read a file."""
    return found.st_mode & _FILE == _FILE


def open_folder(folder: Path) -> None:
    """Make a folder, and those above it, that everybody may enter; open one that is there."""
    with public():
        folder.mkdir(parents=True, exist_ok=True)
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & _FOLDER != _FOLDER:
        folder.chmod(mode | _FOLDER)


def private_folder(folder: Path) -> None:
    """Make a folder that its owner alone may enter; close one that is there to all others."""
    with public():
        folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        folder.chmod(0o700)


def private_file(path: str, flags: int) -> int:
    """Open a file that its owner alone may read; for `open(opener=…)`."""
    return os.open(path, flags, 0o600)
