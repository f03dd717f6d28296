"""One file of the back catalogue as drafts, proposals and a report."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from scrutiny.authoring.importing import readers
from scrutiny.authoring.importing.account import remainder
from scrutiny.authoring.importing.draft import draft, person
from scrutiny.authoring.importing.reading import meetings
from scrutiny.authoring.importing.report import counts, doubts, report
from scrutiny.base.fingerprint import digest


@dataclass(frozen=True, slots=True)
class Imported:
    """What was made of a file: texts by their paths below the content folder, its report, and the numbers
    for a table.
    """

    files: dict[str, str]
    report: str
    counts: dict[str, int]
    doubts: int
    left: int


def kept_as(name: str) -> str:
    """The name under which an original is kept: one in Markdown is not to be taken for a note."""
    return f"{name}.txt" if name.lower().endswith(".md") else name


def type_of(name: str) -> str:
    """The type of an original, by the name under which it is kept: '.docx'."""
    small = name.lower()
    return ".md" if small.endswith(".md.txt") else posixpath.splitext(small)[1]


def import_file(name: str, data: bytes, known: frozenset[str] = frozenset()) -> Imported:
    """What a file becomes. `known` are the names, aliases and initials of people whom the office knows, in
    small letters.

    Raises `NotReadError` where the file cannot be read, and `LostWordsError` where words would be lost or
    added.
    """
    document = readers.read(posixpath.splitext(name)[1].lower(), data)
    found = meetings(document)
    sha = digest(data)
    files = dict[str, str]()
    for each in found:
        for path, text in draft(each, f"imports/{kept_as(name)}, SHA-256 {sha}"):
            files[_free(path, files)] = text
        for attendee in (*each.people, *each.deciders):
            if attendee.name.casefold() not in known:
                path, text = person(attendee)
                if path not in files or len(text) > len(files[path]):
                    files[path] = text
    left = remainder(document, files)
    waiting = sum(len(doubts(each)) for each in found)
    return Imported(files, report(name, sha, document, found, files, left), counts(found), waiting, len(left))


def _free(path: str, files: dict[str, str]) -> str:
    """The path, or one with a number where a file of this document has it."""
    stem, number, free = path.removesuffix(".md"), 2, path
    while free in files:
        free, number = f"{stem}-{number}.md", number + 1
    return free
