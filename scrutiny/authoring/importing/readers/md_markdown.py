"""Markdown files, as converters leave them."""

from scrutiny.authoring.importing import converted
from scrutiny.authoring.importing.document import Document
from scrutiny.authoring.importing.plain_text import decoded


def read(data: bytes) -> Document:
    """What a Markdown file says. Raises `NotReadError`."""
    return converted.document(decoded(data))
