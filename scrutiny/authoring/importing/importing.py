"""One file of the back catalogue as drafts, proposals and a report."""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny.authoring.importing import areas, inspections, readers
from scrutiny.authoring.importing.account import remainder
from scrutiny.authoring.importing.draft import draft, person
from scrutiny.authoring.importing.known import Known
from scrutiny.authoring.importing.meeting import Found
from scrutiny.authoring.importing.proposals import Proposal, together
from scrutiny.authoring.importing.reading import meetings
from scrutiny.authoring.importing.report import counts, doubts, report
from scrutiny.authoring.importing.series import numbered_next, series_of
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


NOTHING = Known()


def import_file(name: str, data: bytes, known: Known = NOTHING) -> Imported:
    """What a file becomes in an office that knows some things already.

    Raises `NotReadError` where the file cannot be read, and `LostWordsError` where words would be lost or
    added.
    """
    document = readers.read(posixpath.splitext(name)[1].lower(), data)
    found = meetings(document)
    sha = digest(data)
    names = known.names()
    files, proposed = dict[str, str](), list[Proposal]()
    for each in found:
        each.series = series_of(each.title, known) if each.kind in ("minutes", "agenda") else ""
        proposed += [*areas.link(each, known), *inspections.link(each, known)]
        for path, text in draft(each, f"imports/{kept_as(name)}, SHA-256 {sha}"):
            files[_free(path, files)] = text
        for attendee in (*each.people, *each.deciders):
            if attendee.name.casefold() not in names:
                proposed.append(Proposal(*person(attendee), attendee.place))
    for new in proposed:
        files[new.path] = together(new.path, files.get(new.path, new.text), new.text)
    left = remainder(document, files)
    waiting = sum(len(doubts(each)) for each in found)
    made = report(name, sha, document, found, files, left, _told(found, known, proposed), known.terms)
    return Imported(files, made, counts(found), waiting, len(left))


def _told(found: Sequence[Found], known: Known, proposed: Sequence[Proposal]) -> list[str]:
    """What is proposed, each file once, with where it was read."""
    places: dict[str, str] = {}
    for new in proposed:
        places.setdefault(new.path, new.place)
    told = [f"{path}: {place}" for path, place in places.items()]
    told += [
        f"series ‘{each.series}’: {each.place}, as in earlier notes of that title"
        for each in found
        if each.series
    ]
    return [*told, *(f"{each.place}: {said}" for each in found if (said := numbered_next(each, known)))]


def _free(path: str, files: dict[str, str]) -> str:
    """The path, or one with a number where a file of this document has it."""
    stem, number, free = path.removesuffix(".md"), 2, path
    while free in files:
        free, number = f"{stem}-{number}.md", number + 1
    return free
