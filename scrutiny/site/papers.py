"""What readers are told about a paper before they open it: its type, size and pages."""

from pathlib import PurePosixPath

from scrutiny.safety.paper import About
from scrutiny.wording.phrases import Phrases

KILO = 1000
"""Bytes of a kilobyte, as offices and phones count them."""


def described(path: str, about: About, words: Phrases) -> str:
    """A paper in a few words, such as 'PDF, 146 KB, 60 pages, text can be searched'."""
    found = [PurePosixPath(path).suffix.removeprefix(".").upper(), _size(about.size)]
    if about.pages:
        found.append(words.count("%(num)s page", "%(num)s pages", about.pages))
        found.append(
            words.text("text can be searched") if about.searchable else words.text("text cannot be searched")
        )
    if about.signed:
        found.append(words.text("signed digitally"))
    return ", ".join(found)


def _size(size: int) -> str:
    kilobytes = -(-size // KILO)
    return f"{kilobytes} KB" if kilobytes < KILO else f"{size / KILO / KILO:.1f} MB"
