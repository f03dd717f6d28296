"""Proposed people of several documents as one file each."""

from __future__ import annotations

import re


def merged(there: str, new: str) -> str:
    """The file of a person with the aliases and posts of another one about the same person."""
    if there == new:
        return there
    name = re.search(r"^name: (.*)$", there, re.MULTILINE)
    aliases = list(dict.fromkeys([*_aliases(there), *_aliases(new)]))
    posts = list(dict.fromkeys([*_posts(there), *_posts(new)]))
    lines = ["---", f"name: {name[1] if name else ''}"]
    if aliases:
        lines.append(f"aliases: [{', '.join(aliases)}]")
    if posts:
        lines += ["posts:", *posts]
    return "\n".join([*lines, "---", ""])


def _aliases(text: str) -> list[str]:
    found = re.search(r"^aliases: \[(.*)\]$", text, re.MULTILINE)
    return re.findall(r'"(?:[^"\\]|\\.)*"|[^,\s][^,]*', found[1]) if found else []


def _posts(text: str) -> list[str]:
    return re.findall(r"^  - \{.*\}$", text, re.MULTILINE)
