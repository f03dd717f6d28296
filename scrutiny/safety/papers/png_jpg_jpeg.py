"""A picture, PNG or JPEG: published anew from its points alone, and nothing else of the file."""

from __future__ import annotations

from scrutiny.safety import pictures
from scrutiny.safety.paper import Paper


def inspect(data: bytes) -> Paper:
    """Read the picture."""
    return pictures.inspect(data)


def clean(data: bytes) -> bytes:
    """The points of the picture, turned as they are shown; what is fully transparent is blank."""
    return pictures.clean(data)
