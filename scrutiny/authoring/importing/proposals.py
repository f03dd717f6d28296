"""Proposed people, priority areas and inspection reports of several documents as one file each."""

import re
from typing import NamedTuple


class Proposal(NamedTuple):
    """A file of something that the office does not know, and where it was read."""

    path: str
    text: str
    place: str


FOLDERS = ("people/", "priorities/", "inspections/")


def together(path: str, there: str, new: str) -> str:
    """One file of two proposals for a path: of an area or report, the one that says more."""
    if path.startswith("people/"):
        return merged(there, new)
    return new if new.count("\n") > there.count("\n") else there


def merged(there: str, new: str) -> str:
    """The file of a person with the initials, aliases and posts of another one about the same person."""
    if there == new:
        return there
    initials = list(dict.fromkeys([*_values("initials", there), *_values("initials", new)]))
    aliases = list(dict.fromkeys([*_aliases(there), *_aliases(new), *initials[1:]]))
    posts = list(dict.fromkeys([*_posts(there), *_posts(new)]))
    lines = ["---", *(f"name: {name}" for name in _values("name", there))]
    lines += [f"initials: {each}" for each in initials[:1]]
    if aliases:
        lines.append(f"aliases: [{', '.join(aliases)}]")
    if posts:
        lines += ["posts:", *posts]
    return "\n".join([*lines, "---", ""])


def _values(field: str, text: str) -> list[str]:
    """The value of a field; none where it is not there."""
    return re.findall(rf"^{field}: (.*)$", text, re.MULTILINE)


def _aliases(text: str) -> list[str]:
    found = re.search(r"^aliases: \[(.*)\]$", text, re.MULTILINE)
    return re.findall(r'"(?:[^"\\]|\\.)*"|[^,\s][^,]*', found[1]) if found else []


def _posts(text: str) -> list[str]:
    return re.findall(r"^  - \{.*\}$", text, re.MULTILINE)
