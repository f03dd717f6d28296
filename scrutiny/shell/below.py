"""The one way to a file that is written or removed below a folder: it never leads out of that folder."""

import os
import stat
from pathlib import Path

from scrutiny.base import paths
from scrutiny.base.text import visible
from scrutiny.shell.errors import Refused


class Below:
    """A folder below which files are written, whatever their paths say.

    What is in a link within the folder is not below it. With `hidden`, parts of paths may begin with a dot.
    """

    def __init__(self, folder: Path, *, hidden: bool = False) -> None:
        self._folder = folder
        self._hidden = hidden
        self._sure = {""}

    def file(self, path: str) -> str:
        """Where the file of a path is.

        Raises `Refused` for a path that leaves the folder, also through a link, or that some system could
        not hold or would take for another.
        """
        if why := paths.fault(path, hidden=self._hidden):
            raise Refused(f"'{visible(path)}' is not written below '{self._folder}': {why}")
        self._follow(path.rpartition("/")[0])
        return f"{self._folder}/{path}"

    def made(self, path: str) -> str:
        """The same, with the folders above the file, which are made where they are missing."""
        file = self.file(path)
        self._make(path.rpartition("/")[0])
        return file

    def _follow(self, folder: str) -> None:
        """See that no folder on the way is a link."""
        if folder in self._sure:
            return
        self._follow(folder.rpartition("/")[0])
        try:
            found = os.lstat(f"{self._folder}/{folder}")
        except FileNotFoundError:
            return  # it may be another thing when it is there
        if is_link(found):
            raise Refused(f"'{self._folder}/{folder}' leads to another place: nothing is written there")
        if stat.S_ISDIR(found.st_mode):
            self._sure.add(folder)

    def _make(self, folder: str) -> None:
        if folder in self._sure:
            return
        self._make(folder.rpartition("/")[0])
        where = f"{self._folder}/{folder}"
        try:
            os.mkdir(where)  # noqa: PTH102 - for each folder of a site
        except FileExistsError:  # another process may have made it
            self._follow(folder)
            if not os.path.isdir(where):  # noqa: PTH112
                raise Refused(f"'{where}' is a file, where a folder is needed") from None
        self._sure.add(folder)


def is_link(found: os.stat_result) -> bool:
    """Whether something leads to another place: a symbolic link or, on Windows, a junction."""
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION


_JUNCTION = 0xA0000003  # https://learn.microsoft.com/windows/win32/fileio/reparse-point-tags
