"""Taking one note from a site when the content as a whole cannot be published.

What is live passed every check once: each note is taken from there, so that only the withdrawal changes.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from scrutiny.base.diagnostics import Diagnostic
from scrutiny.base.text import stem
from scrutiny.content.dates import as_date
from scrutiny.content.input import Input
from scrutiny.publication.before import Before


class NotPublishedError(Exception):
    """No note of that name is live; the message says so."""


def without(content: Input, meeting: str, reason: str, day: datetime.date, live: Before) -> Input:
    """The content with every note as the live edition has it, and one of them withdrawn.

    Raises `NotPublishedError` where the live edition has no note of that meeting.
    """
    notes = {**_gone(content, live), **_notes(content, live)}
    if meeting not in notes:
        raise NotPublishedError(f"no note '{meeting}' is published")
    texts = {path: data for path, data in content.texts.items() if not path.startswith("meetings/")}
    for identity, found in notes.items():
        for path, text in found.items():
            texts[path] = _withdrawn(text, reason, day) if identity == meeting else text
    return dataclasses.replace(content, texts=texts)


def readable(content: Input, diagnostics: Iterable[Diagnostic]) -> Input:
    """The content without the files other than notes in which something is wrong."""
    wrong = {each.place.path for each in diagnostics if each.severity == "error"}
    kept = {
        path: data
        for path, data in content.texts.items()
        if path not in wrong or path.startswith(("meetings/", "office."))
    }
    return dataclasses.replace(content, texts=kept)


def _notes(content: Input, live: Before) -> Mapping[str, Mapping[str, bytes]]:
    """The live notes by the id of their meeting: each text by the path of its file in the content."""
    places = {stem(path): path for path in content.texts if path.startswith("meetings/")}
    found: dict[str, dict[str, bytes]] = {}
    for file in sorted(live.paths, key=lambda path: (path.count("/"), path)):
        named = re.fullmatch(r"(?:([a-z]{2,3})/)?meetings/([^/]+)/note\.md", file)
        if not named:
            continue
        language, identity = named[1], named[2]
        text = live.read(file)
        if not text.startswith(b"---\n") or text in found.get(identity, {}).values():
            continue
        year = PurePosixPath(identity).name[:4]
        original = places.get((identity, None), f"meetings/{year}/{identity}.md")
        suffix = f".{language}.md" if language else ".md"
        path = places.get((identity, language), f"{original.removesuffix('.md')}{suffix}")
        found.setdefault(identity, {})[path] = text
    return found


def _gone(content: Input, live: Before) -> Mapping[str, Mapping[str, bytes]]:
    """The notes that were withdrawn before: as the content has them, else as the ledger does."""
    found: dict[str, dict[str, bytes]] = {}
    for line in live.ledger.latest.values():
        named = re.fullmatch(r"/meetings/([^/]+)/", line.address)
        if named and line.event == "withdrawn":
            identity = named[1]
            notes = ((path, text) for path, text in content.texts.items() if path.startswith("meetings/"))
            here = {path: text for path, text in notes if stem(path)[0] == identity}
            if here and all(re.search(rb"^status: *withdrawn\s*$", t, re.MULTILINE) for t in here.values()):
                found[identity] = here
                continue
            day = identity[:10] if as_date(identity[:10]) else line.date
            told = f"title: Withdrawn note\ndate: {day}\n".encode()
            path = f"meetings/{day[:4]}/{identity}.md"
            found[identity] = {path: _withdrawn(told, line.reason, datetime.date.fromisoformat(line.date))}
    return found


def _withdrawn(text: bytes, reason: str, day: datetime.date) -> bytes:
    """A note without its text, withdrawn on a day."""
    kept = re.findall(r"^(?:title|date|series|language|translation_of):.*$", text.decode(), re.MULTILINE)
    said = f"withdrawn: {{date: {day.isoformat()}, reason: {json.dumps(reason, ensure_ascii=False)}}}"
    return "\n".join(("---", *kept, "status: withdrawn", said, "---", "")).encode()
