"""The paths of files below a folder: which of them every disk and every web host can hold.

A path names its parts with '/' between them, and begins in the folder. One that leaves its folder, or that
means another file on another system, is at fault.
"""

import re
import unicodedata

LONGEST_PART = 255
"""Bytes of one part of a path: the limit of common file systems."""

LONGEST = 1000
"""Bytes of a whole path: less than macOS takes, which takes the least (1024)."""

_FORBIDDEN = re.compile(r'[\\:*?"<>|]')  # on Windows; '\' divides parts there, and ':' ends a drive letter
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\..*)?", re.IGNORECASE)
_PLAIN = re.compile(
    r"(?:(?!(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:[./]|\Z))[a-z0-9_-][a-z0-9._-]*(?<!\.)(?:/(?!\Z)|\Z))+",
    re.IGNORECASE | re.ASCII,
)


def fault(path: str, *, hidden: bool = False) -> str:
    """Why a file may not be written at a path, or '' where it may. `hidden` allows a dot in front."""
    if len(path) <= LONGEST_PART and _PLAIN.fullmatch(path):  # as nearly all are
        return ""
    if len(path.encode("utf-8", "surrogatepass")) > LONGEST:
        return f"it is longer than {LONGEST} bytes"
    faults = (_part(part, hidden) for part in path.split("/"))
    return next((each for each in faults if each), "")


def _part(part: str, hidden: bool) -> str:
    if not part:
        return "it begins or ends with '/', or has two in a row"
    if part in (".", ".."):
        return f"'{part}' leads to another folder"
    if not part.isprintable():
        return "it holds a character that cannot be seen"
    if found := _FORBIDDEN.search(part):
        return f"'{found[0]}' cannot be part of a file name on every system"
    if part.startswith(".") and not hidden:
        return f"'{part}' begins with a dot, which hides it"
    if part.startswith(" "):
        return f"'{part}' begins with a space"
    if len(part.encode()) > LONGEST_PART:
        return f"'{part[:20]}…' is longer than {LONGEST_PART} bytes"
    if part.endswith((".", " ")):
        return f"'{part}' ends with a dot or a space, which Windows leaves out"
    if _DEVICE.fullmatch(part):
        return f"'{part}' is the name of a device on Windows"
    return ""


def folded(path: str) -> str:
    """The path as a disk sees it that tells no capital from a small letter; equal ones are one file there."""
    if path.isascii():
        return path if path.islower() else path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


class Taken:
    """The paths of files that are to be in one folder at the same time, on any disk."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {"": ""}

    def add(self, path: str) -> str | None:
        """Take a path; gives the path that is in its way, or None where there is room.

        In its way is the same path, one that differs in capitals alone, a file where it needs a folder,
        or a file below it.
        """
        name = folded(path)
        found = self._files.get(name) or self._folders.get(name)
        above = name.rpartition("/")[0]
        while found is None and above not in self._folders:
            found = self._files.get(above)
            self._folders[above] = path
            above = above.rpartition("/")[0]
        self._files.setdefault(name, path)
        return found
