"""What runs remember: results and files by what they were made from, in a database beside the site.

What a run adds is kept as a whole when the run has ended well, so that one that was killed leaves what the
one before it knew. Nothing is read from the database but what this program wrote there with the same
version of itself.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from scrutiny.base.cache import Memo, Output
from scrutiny.base.output import Beside
from scrutiny.shell.program import digest

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE results (key TEXT PRIMARY KEY, value BLOB);
CREATE TABLE files (path TEXT PRIMARY KEY, key TEXT, sha TEXT, words TEXT, said TEXT,
                    size INTEGER, date INTEGER, links BLOB) WITHOUT ROWID;
CREATE TABLE notes (path TEXT PRIMARY KEY, key TEXT) WITHOUT ROWID;
CREATE TABLE ties (note TEXT PRIMARY KEY, others TEXT) WITHOUT ROWID;
CREATE TABLE shown (words TEXT, path TEXT, PRIMARY KEY (words, path)) WITHOUT ROWID;
"""
_OF_THIS_RUN = """
CREATE TEMP TABLE made (path TEXT PRIMARY KEY, key TEXT, sha TEXT, words TEXT, said TEXT, links BLOB,
                        new INTEGER, size INTEGER, date INTEGER) WITHOUT ROWID
"""
# `notes` has the keys of what was read of each; `files` has the size and date (ns) of each as it was written;
# `shown` where else words are shown than on the pages of their own note.


class Memory(Memo):
    """The memo of the site in a folder, kept from one run to the next.

    Processes that were forked read it where it lies: while they do, no result is to be put.
    """

    def __init__(self, data: sqlite3.Connection, site: Path) -> None:
        super().__init__()
        self._data, self._site = data, site
        self._used: set[str] = set()
        self._ties: dict[str, set[str]] = {}
        self._notes: dict[str, str] = {}
        self._around: object = None
        self._owner = os.getpid()
        self._reads_only = False
        self._there: Mapping[str, Output] | None = None
        data.execute(_OF_THIS_RUN)

    @property
    def files(self) -> Mapping[str, Output]:
        """The files that are there as they were written."""
        if self._there is None:
            self._there = {
                path: Output(key, sha, tuple(words.split("\n")) if words else (), said)
                for path, key, sha, words, said, size, date in self._data.execute(
                    "SELECT path, key, sha, words, said, size, date FROM files"
                )
                if _stamp(f"{self._site}/{path}") == (size, date)
            }
        return self._there

    def has(self, key: str) -> bool:
        """Whether the result of a key is known."""
        return self._result("1", key) is not None

    def get(self, key: str) -> Any:
        """The result of a key; None where it is not known."""
        packed = self._result("value", key)
        return None if packed is None else self.unpack(packed)

    def _result(self, column: str, key: str) -> Any:
        """A column of what is kept under a key, which is of use to this run."""
        if not self._reads_only and os.getpid() != self._owner:
            # A process that was forked from the owner never writes, not even what its cache cannot hold.
            self._data.execute("PRAGMA cache_spill = OFF")
            self._reads_only = True
        found = self._one(f"SELECT {column} FROM results WHERE key = ?", key)
        if found is not None:
            self._used.add(key)
        return found

    def pack(self, result: object) -> bytes:
        """A result as bytes."""
        return pickle.dumps(result, pickle.HIGHEST_PROTOCOL)

    def unpack(self, packed: bytes) -> Any:
        """The result in some bytes."""
        return pickle.loads(packed)

    def put_packed(self, key: str, packed: bytes) -> None:
        """Keep a result; what another process puts is not kept."""
        if os.getpid() != self._owner:
            return
        self._data.execute("INSERT OR REPLACE INTO results VALUES (?, ?)", (key, packed))
        self._used.add(key)

    def links(self, path: str) -> bytes:
        """What a page of the site that is there offers and links to."""
        return self._one("SELECT links FROM files WHERE path = ?", path) or b""

    def made(self, path: str, output: Output, links: bytes, stamp: Beside | None = None) -> None:
        """Note a file of the new site, with its links unless it is there as it was."""
        new = self._there is None or self._there.get(path) is not output
        row = (path, output.key, output.sha, "\n".join(output.words), output.said, links, new)
        self._data.execute(
            "INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, *(stamp or (None, None)))
        )

    def made_links(self, path: str) -> bytes | None:
        """The links of a file of the new site, as they were noted; None where no such file is."""
        found: bytes | None = self._one("SELECT links FROM made WHERE path = ?", path)
        return found

    def digests(self) -> Iterator[tuple[str, str]]:
        """The files of the new site in the order of their paths, each with its SHA-256."""
        yield from self._data.execute("SELECT path, sha FROM made ORDER BY path")

    def gone(self) -> Set[str]:
        """The files that are there and that the new site does not have."""
        found = self._data.execute("SELECT path FROM files WHERE path NOT IN (SELECT path FROM made)")
        return {path for (path,) in found if path in self.files}

    def tie(self, note: str, others: Set[str]) -> None:
        """Note of which other notes the pages of a note tell."""
        self._ties.setdefault(note, set()).update(others)

    def stand(self, path: str, key: str) -> None:
        """Note the key under which is kept what was read of a note."""
        self._notes[path] = key

    def tell(self, around: object) -> None:
        """Note what a few notes have to be told of all."""
        self._around = around

    @property
    def around(self) -> Any:
        """What a few notes have to be told of all; None where the last run could not say it."""
        return pickle.loads(self._one("SELECT value FROM about WHERE name = 'around'") or pickle.dumps(None))

    def note(self, path: str) -> Any:
        """What was last read of a note; None where that is not known."""
        key = self._one("SELECT key FROM notes WHERE path = ?", path)
        return self.get(key) if key else None

    def tied(self, note: str) -> Set[str]:
        """Of which other notes the pages of a note tell, by the ids of their meetings."""
        return set((self._one("SELECT others FROM ties WHERE note = ?", note) or "").split()) - {note}

    def shown_elsewhere(self, words: Set[str]) -> bool:
        """Whether words of records or whole notes are shown on other pages than those of their note."""
        return any(self._one("SELECT path FROM shown WHERE words = ? LIMIT 1", each) for each in words)

    def keep_some(self, site: Path) -> None:
        """Remember what this run exchanged in `site`, and the rest as it was."""
        self._put_files(site)
        self._data.executemany("INSERT OR REPLACE INTO notes VALUES (?, ?)", self._notes.items())
        self._data.commit()

    def keep(self, site: Path | None) -> None:
        """Remember what this run made: the files of `site` as well where it was written."""
        if site is not None:
            self._data.execute("DELETE FROM files WHERE path NOT IN (SELECT path FROM made)")
            self._put_files(site)
            self._replace("notes", self._notes.items())
            self._replace("ties", ((note, " ".join(sorted(others))) for note, others in self._ties.items()))
            told = pickle.dumps(self._around)
            self._data.execute("INSERT OR REPLACE INTO about VALUES ('around', ?)", (told,))
            shown = (
                (each, path)
                for path, words in self._data.execute("SELECT path, words FROM made WHERE words != ''")
                for each in words.split("\n")
                if f"/{each.partition('/')[0]}/" not in f"/{path}"
            )
            self._replace("shown", shown)
            known = {key for (key,) in self._data.execute("SELECT key FROM results")}
            unused = known - self._used
            self._data.executemany("DELETE FROM results WHERE key = ?", ((key,) for key in unused))
        self._data.commit()

    def _put_files(self, site: Path) -> None:
        """Remember the files that this run made, as they stand in `site`."""
        unknown = self._data.execute("SELECT path FROM made WHERE new AND size IS NULL").fetchall()
        self._data.executemany(
            "UPDATE made SET size = ?, date = ? WHERE path = ?",
            ((*there, path) for (path,) in unknown if (there := _stamp(f"{site}/{path}"))),
        )
        self._data.execute(
            "INSERT OR REPLACE INTO files SELECT path, key, sha, words, said, size, date, links "
            "FROM made WHERE new AND size IS NOT NULL"
        )

    def _replace(self, table: str, rows: Iterable[tuple[str, str]]) -> None:
        self._data.execute(f"DELETE FROM {table}")
        self._data.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)

    def _one(self, query: str, *values: str) -> Any:
        found = self._data.execute(query, values).fetchone()
        return found[0] if found else None


@contextlib.contextmanager
def opened(folder: Path, site: Path) -> Iterator[Memory | None]:
    """The memory in a folder; None where another run has it."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        data = _connected(folder / "memory.sqlite")
    except sqlite3.OperationalError:  # another run has it
        yield None
        return
    except sqlite3.DatabaseError:  # it was damaged
        forget(folder)
        folder.mkdir(parents=True, exist_ok=True)
        data = _connected(folder / "memory.sqlite")
    try:
        yield Memory(data, site)
    finally:
        data.close()


def _connected(file: Path) -> sqlite3.Connection:
    """The database, to which no other run can write now; empty where another program wrote it."""
    data = sqlite3.connect(file, timeout=0, isolation_level=None)
    try:
        data.execute("BEGIN IMMEDIATE")
        made = data.execute("SELECT count(*) FROM sqlite_master WHERE name = 'about'").fetchone()[0]
        found = data.execute("SELECT value FROM about WHERE name = 'program'").fetchone() if made else None
        if found is None or found[0] != digest():
            for (name,) in data.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                data.execute(f"DROP TABLE {name}")
            for statement in _TABLES.split(";")[:-1]:
                data.execute(statement)
            data.execute("INSERT INTO about VALUES ('program', ?)", (digest(),))
    except sqlite3.Error:
        data.close()
        raise
    return data


def forget(folder: Path) -> None:
    """Remove what is remembered."""
    shutil.rmtree(folder, ignore_errors=True)


def _stamp(file: str) -> tuple[int, int] | None:
    """The size of a file in bytes, and its date in nanoseconds; None where it is not there."""
    try:
        found = os.stat(file)  # noqa: PTH116 - for each file of a site
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
