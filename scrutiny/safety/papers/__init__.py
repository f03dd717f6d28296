"""The files that notes attach: each shows all that it holds, or is refused.

There is one file a type, named after the suffixes of the type, joined by underscores. It defines `inspect`
and `clean`, and is imported when a paper of the type is met: libraries that read papers are large.
"""

from collections.abc import Callable
from importlib import import_module

from scrutiny.base.discovery import names
from scrutiny.safety.paper import Paper, refused

LARGEST = 50_000_000
"""Bytes of one paper."""

_MODULES = {f".{suffix}": f"{__name__}.{name}" for name in names(__path__) for suffix in name.split("_")}

TYPES = tuple(_MODULES)
"""The types of file that are published, by suffix."""


def inspect(suffix: str, data: bytes) -> Paper:
    """What a paper says, and what of it a reader would not see."""
    if len(data) > LARGEST:
        what = f"the file has more than {LARGEST:,} bytes"
        return refused("too-long", what, "save it smaller, or in several parts")
    if not data:
        return refused("unreadable-paper", "the file is empty", "copy the paper into the folder again")
    for beginning, what, fix in _OTHERS:
        if data.startswith(beginning):
            return refused("unreadable-paper", what, fix)
    read: Callable[[bytes], Paper] = import_module(_MODULES[suffix]).inspect
    found = read(data)
    if found.about.size or found.stopped:
        return found
    return found._replace(about=found.about._replace(size=len(clean(suffix, data))))


_OTHERS = (
    (
        b"version https://git-lfs.github.com/spec/",
        "the file is a pointer of Git LFS, and not the paper itself",
        "run 'git lfs pull' to get the paper; or delete the file, and add the paper without Git LFS",
    ),
    (b"PK\x03\x04", "the file is a Word, Excel or zip file, whatever its name says", "save it as a PDF"),
    (
        b"\xd0\xcf\x11\xe0",
        "the file is an old Word or Excel file, whatever its name says",
        "save it as a PDF",
    ),
    (b"<!DOCTYPE html", "the file is a web page, and not the paper itself", "download the paper again"),
)
"""What can be in the place of a paper: how it begins, what it is, and what to do."""


def clean(suffix: str, data: bytes) -> bytes:
    """A paper that was inspected, without what nobody sees of it: properties, places, older versions."""
    stripped: Callable[[bytes], bytes] = import_module(_MODULES[suffix]).clean
    return stripped(data)
