"""How much one content folder may hold, counted while its files are listed and before any is read.

A few objects of git can name a million files, so that the list itself is work. Whoever lists the files takes
them one at a time, and stops where this refuses.
"""

import os

from scrutiny.shell.errors import Refused

MOST_FILES = 50_000
"""Files and folders, hidden ones as well; an office with 10,000 notes has about 11,000."""

DEEPEST = 12
"""Folders inside one another."""

LONGEST_PATH = 500
"""Bytes in the path of a file, from the content folder on."""

MOST_TEXT = 250_000_000
"""Bytes in all notes and data files together; 10,000 long notes have about 170,000,000."""

MOST_PAPERS = 10_000_000_000
"""Bytes in all papers together."""


class Count:
    """What a folder holds so far. `where` names the folder in words, for the message of a refusal."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._files = self._text = self._papers = 0

    def file(self, path: str) -> None:
        """Count a file or folder by its path in the content folder. Raises `Refused` above a limit."""
        self._files += 1
        self._hold(self._files, MOST_FILES, "files and folders", "move what is not a record elsewhere")
        self._hold(path.count("/"), DEEPEST, "folders inside one another", "move the files further up")
        self._hold(len(os.fsencode(path)), LONGEST_PATH, "bytes in the path of a file", "use shorter names")

    def text(self, size: int) -> None:
        """Count the bytes of a note or data file. Raises `Refused` above the limit."""
        self._text += size
        self._hold(self._text, MOST_TEXT, "bytes of notes and data files", "take out what is not a record")

    def paper(self, size: int) -> None:
        """Count the bytes of a paper. Raises `Refused` above the limit."""
        self._papers += size
        self._hold(self._papers, MOST_PAPERS, "bytes of papers", "save the papers smaller")

    def _hold(self, found: int, most: int, of_what: str, fix: str) -> None:
        if found > most:
            raise Refused(f"{self._where} has more than {most:,} {of_what}, and no more are read – {fix}")
