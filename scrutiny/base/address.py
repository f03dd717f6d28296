"""Addresses of the site from its root, such as `/meetings/2016-02-26-strategic-scrutiny/#question-1-3`."""

from __future__ import annotations

import re

from scrutiny.base import paths

_ADDRESS = re.compile(r"/(?P<path>(?:[A-Za-z0-9._-]+/)*[A-Za-z0-9._-]*)(?:#(?P<anchor>[a-z0-9-]+))?")

OWN_FOLDERS = frozenset({"assets", "search"})
"""Folders in which the program keeps files of its own."""

OWN_TYPES = (".html", ".json", ".jsonl", ".md", ".atom", ".xml", ".sha256", ".css", ".js")
"""Types of files that the program makes; no paper is of such a type."""

OWN_FILES = frozenset({"robots.txt"})
"""Files of the program at the root that have the type of a paper."""


class BadAddressError(ValueError):
    """A text that is not an address of the site; the message says why."""


class Address(str):
    """An address of the site: no text that is anything else can become one.

    It begins at the root. No part of it leads elsewhere, is hidden, or is special to a disk or a web host. It
    has no percent signs, as no address of the site needs any. Raises `BadAddressError`.
    """

    __slots__ = ()

    def __new__(cls, written: str) -> Address:
        """The address that a text is."""
        found = _ADDRESS.fullmatch(written)
        if found is None:
            raise BadAddressError(_why(written))
        path = found["path"].removesuffix("/")
        if path and (why := paths.fault(path)):
            raise BadAddressError(why)
        if any(part.startswith(("_", "-")) for part in path.split("/")):
            raise BadAddressError("each part of it begins with a letter or digit")
        if len(found["anchor"] or "") > paths.LONGEST_PART:
            raise BadAddressError(f"its anchor is longer than {paths.LONGEST_PART} characters")
        return super().__new__(cls, written)


def _why(written: str) -> str:
    if not written.startswith("/"):
        return "it does not begin with '/'"
    if "%" in written:
        return "addresses of this site have no percent signs"
    if "?" in written:
        return "addresses of this site have no question marks"
    if "//" in written:
        return "it has two '/' in a row"
    return "only letters from a to z, digits, dots, hyphens and underscores can stand between its '/'"


def is_own(path: str) -> bool:
    """Whether a path, without the folder of a language, is one of the program's own files or below one.

    Neither a paper nor what remains of a page may stand there.
    """
    parts = path.strip("/").lower().split("/")
    return (
        parts[0] in OWN_FOLDERS
        or parts[0] in OWN_FILES
        or any(part.endswith(OWN_TYPES) or part.startswith("_") for part in parts)
    )
