"""The files that are imported: one file a type, named after its suffixes joined by underscores.

Each defines `read`, which takes the bytes of a file and gives a `Document`, or raises `NotReadError`.
It is imported when a file of the type is met, since libraries that read documents are large.
"""

from collections.abc import Callable
from importlib import import_module

from scrutiny.authoring.importing.document import Document, NotReadError
from scrutiny.base.discovery import names
from scrutiny.safety import papers

LARGEST = papers.LARGEST
"""Bytes of one file."""

_MODULES = {f".{suffix}": f"{__name__}.{name}" for name in names(__path__) for suffix in name.split("_")}

TYPES = tuple(_MODULES)
"""The types of file that are imported, by suffix."""

_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "it is an old Word file, or one with a password: save it as .docx"),
    (b"{\\rtf", "it is an RTF file: save it as .docx"),
    (b"<!DOCTYPE html", "it is a web page: save the text of it"),
)


def read(suffix: str, data: bytes) -> Document:
    """What a file shows. Raises `NotReadError`."""
    if suffix not in _MODULES:
        raise NotReadError(f"files of the type '{suffix}' are not imported: save it as .docx, .pdf or .txt")
    if len(data) > LARGEST:
        raise NotReadError(f"it has more than {LARGEST:,} bytes: save it in several parts")
    if not data.strip():
        raise NotReadError("it is empty")
    for beginning, why in _OTHERS:
        if data.startswith(beginning):
            raise NotReadError(why)
    try:
        reader: Callable[[bytes], Document] = import_module(_MODULES[suffix]).read
    except ModuleNotFoundError as missing:
        how = "pip install 'open-scrutiny[import]'"
        raise NotReadError(f"it needs one more package, '{missing.name}': {how}") from missing
    return reader(data)
