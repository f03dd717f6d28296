"""The files that notes attach: each shows all that it holds, or is refused. One file a type."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from scrutiny.safety.paper import Fault, Paper

LARGEST = 50_000_000
"""Bytes of one paper."""

_READERS = {
    ".pdf": "pdf",
    ".csv": "table",
    ".txt": "plain_text",
    ".png": "picture",
    ".jpg": "picture",
    ".jpeg": "picture",
}

TYPES = tuple(_READERS)
"""The types of file that are published, by suffix."""


def inspect(suffix: str, data: bytes) -> Paper:
    """What a paper says, and what of it a reader would not see."""
    if len(data) > LARGEST:
        what = f"the file has {len(data):,} bytes, and at most {LARGEST:,} are published"
        return Paper("", (Fault("too-long", what, "save it smaller, or in several parts"),))
    read: Callable[[bytes], Paper] = import_module(f"scrutiny.safety.papers.{_READERS[suffix]}").inspect
    return read(data)


def clean(suffix: str, data: bytes) -> bytes:
    """A paper that was inspected, without what nobody sees of it: properties, places, older versions."""
    stripped: Callable[[bytes], bytes] = import_module(f"scrutiny.safety.papers.{_READERS[suffix]}").clean
    return stripped(data)
