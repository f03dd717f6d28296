"""A plain text: UTF-8, without characters that a reader cannot see."""

from __future__ import annotations

from scrutiny.safety.paper import Paper, read_text


def inspect(data: bytes) -> Paper:
    """Read the text."""
    return read_text(data)


def clean(data: bytes) -> bytes:
    """The text as it is: nothing of it is hidden."""
    return data
