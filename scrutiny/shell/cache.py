"""The cache of a site, in a database beside it: results of earlier runs, and the files that they wrote.

What it holds is text and bytes; nothing of it is ever run. It is believed only as the last run left it: a
file beside it has the database's inode, size, and times of change in nanoseconds. A database that came by git
or by hand has others, which nobody can choose; it is removed unopened. So is one of another program, or of a
run that was killed. A file of the site counts as unchanged only with the size and date with which it was
written.
"""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from scrutiny.base.cache import Cache
from scrutiny.base.fingerprint import digest
from scrutiny.publication import manifest
from scrutiny.shell import program
from scrutiny.shell.errors import Refused
from scrutiny.shell.permissions import is_public, private_folder

_TABLES = """
CREATE TABLE results (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, sha TEXT, size INTEGER, date INTEGER) WITHOUT ROWID;
"""
_DATABASE, _LOCK, _STAMP = "cache.sqlite", "lock", "stamp"


class Database(Cache):
    """The cache of the site in a folder, kept from one run to the next.

    Processes that were forked read what was shared, and put nothing.
    """

    def __init__(self, data: sqlite3.Connection, file: Path, site: Path, compare: bool) -> None:
        super().__init__()
        self._data, self._file, self._site, self._compare = data, file, site, compare
        self._owner = os.getpid()
        self.lost = False
        self._used: set[str] = set()
        self._unchanged: set[str] = set()
        self._files: dict[str, tuple[str, int, int]] = {
            path: (sha, size, date) for path, sha, size, date in data.execute("SELECT * FROM files")
        }

    def get(self, key: str) -> bytes | None:
        """The result of a key; None where it is not known."""
        if os.getpid() != self._owner:
            self._data, self._owner = sqlite3.connect(f"{self._file.as_uri()}?mode=ro", uri=True), os.getpid()
        found = self._data.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
        if found is None:
            return None
        self._used.add(key)
        return bytes(found[0])

    def put(self, key: str, result: bytes) -> None:
        """Keep a result."""
        self._data.execute("INSERT OR REPLACE INTO results VALUES (?, ?)", (key, result))
        self._used.add(key)

    def share(self) -> None:
        """Let processes that are forked from now on get what was put."""
        self._data.commit()

    def digest(self, path: str) -> str | None:
        """The SHA-256 of a file of the site that is there; None where it is not as it was written."""
        found = self._files.get(path)
        if found is None or (path not in self._unchanged and not self._is_as_written(path, found)):
            return None
        self._unchanged.add(path)
        return found[0]

    def _is_as_written(self, path: str, written: tuple[str, int, int]) -> bool:
        if self._compare:
            with contextlib.suppress(OSError):
                return digest((self._site / path).read_bytes()) == written[0]
            return False
        return _stamp(f"{self._site}/{path}") == written[1:]

    def read(self, path: str) -> bytes:
        """A file of the site that is there as it was written; raises `KeyError` for any other."""
        data = (self._site / path).read_bytes()
        if path not in self._files or digest(data) != self._files[path][0]:
            raise KeyError(path)
        return data

    def keep(self) -> None:
        """Keep what this run made of the site, which is now written.

        Without room for it the cache is `lost`, and the next run begins anew: a site that readers see already
        is not reported as one that failed.
        """
        try:
            self._note_files()
            self._data.commit()
        except (OSError, sqlite3.OperationalError):
            self._data.rollback()
            self.lost = True

    def _note_files(self) -> None:
        """Note the files of the site as they are now, by its manifest, and drop what no run used."""
        listed = manifest.read((self._site / manifest.PATH).read_bytes())
        same = {path for path in self._unchanged if listed.get(path) == self._files[path][0]}
        stamps = (
            (path, sha, _stamp(f"{self._site}/{path}")) for path, sha in listed.items() if path not in same
        )
        changed = [(path, sha, *stamp) for path, sha, stamp in stamps if stamp]
        self._data.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", changed)
        gone = [(path,) for path in self._files if path not in listed]
        self._data.executemany("DELETE FROM files WHERE path = ?", gone)
        known = {key for (key,) in self._data.execute("SELECT key FROM results")}
        self._data.executemany("DELETE FROM results WHERE key = ?", ((key,) for key in known - self._used))


@contextlib.contextmanager
def opened(folder: Path, site: Path, compare: bool = False) -> Iterator[Database | None]:
    """The cache in a folder, which its owner alone can read; None where another run has it.

    With `compare`, the bytes of a file of the site must be those that were written, not its size and date
    alone: damage to a live edition is then not carried into the next. Raises `Refused` where the folder is a
    link to another place.
    """
    if folder.is_symlink():
        raise Refused(f"'{folder}' is a link to another place, and a cache is kept there: remove it")
    private_folder(folder)
    with _locked(folder) as ours:
        if not ours:
            yield None
            return
        believed = _read(folder / _STAMP) == _stamp_of(folder)
        (folder / _STAMP).unlink(missing_ok=True)
        if not believed:
            for each in folder.glob(f"{_DATABASE}*"):
                each.unlink()
        data = sqlite3.connect(folder / _DATABASE)
        try:
            data.execute("PRAGMA secure_delete = ON")  # what is dropped is gone: it may be words of a draft
            if not believed:
                data.execute("PRAGMA journal_mode = WAL")
                data.executescript(_TABLES)
            known = Database(data, (folder / _DATABASE).absolute(), site, compare)
            yield known
            data.commit()
        except sqlite3.OperationalError as wrong:
            if "full" not in str(wrong):
                raise
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder)) from wrong
        finally:
            data.close()
        if not known.lost:
            with contextlib.suppress(OSError):  # a cache without its stamp is begun anew
                (folder / _STAMP).write_text(_stamp_of(folder), "utf-8")


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Whether no other run has a folder, which is ours until the end; a process that dies lets go."""
    lock = sqlite3.connect(folder / _LOCK, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        ours = True
    except sqlite3.DatabaseError:
        ours = False
    try:
        yield ours
    finally:
        lock.close()


def _stamp_of(folder: Path) -> str:
    """What tells the database as this program left it from every other."""
    try:
        found = (folder / _DATABASE).lstat()
    except OSError:
        return ""
    return f"{program.digest()} {found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, ValueError):
        return "none"


def _stamp(file: str) -> tuple[int, int] | None:
    """The size of a file in bytes, and its date (ns); None where it is not there for everybody to read."""
    try:
        found = os.lstat(file)
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if is_public(found) else None
