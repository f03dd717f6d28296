"""What a form of personal data is: a pattern, and the signs without which a text has none of it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Form(NamedTuple):
    """A form, and its signs: a text without any of them, or any of those `also` needed, has no such form.

    Signs are in small letters with a 0 for each digit; a pattern is for the text with blanks.
    """

    pattern: str
    signs: Signs
    also: Signs


class Near(NamedTuple):
    """One of some words, with one of some signs a few characters behind it; blanks and dots do not count."""

    words: tuple[str, ...]
    signs: tuple[str, ...]
    within: int


Signs = tuple[str, ...] | re.Pattern[str] | Near


def form(pattern: str, *signs: str, like: re.Pattern[str] | Near | None = None, also: Signs = ()) -> Form:
    """A form with its signs, or with what they are `like`."""
    return Form(pattern, like or signs, also)
