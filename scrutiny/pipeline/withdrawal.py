"""Taking one note from a site: from the live one at once, and in the content.

The content as a whole may have errors. What is live passed every check once: each note is taken from there,
so that only the withdrawal changes.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from scrutiny.authoring import amendment
from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.settings import Settings
from scrutiny.base.text import stem
from scrutiny.content import moments, reading, translations
from scrutiny.content.input import Input
from scrutiny.pipeline import check
from scrutiny.publication.before import Before


class NotPublishedError(Exception):
    """No note of that name is published; the message says so."""


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
            texts[path] = stub(text, reason, day) if identity == meeting else text
    return dataclasses.replace(content, texts=texts)


def within(content: Input, meeting: str, reason: str, day: datetime.date) -> Mapping[str, bytes]:
    """The files of a note in the content, translations included, each withdrawn and otherwise as it was.

    Raises `NotPublishedError` where there is no such note, or none that can be on a site, and
    `UnreadableError` where the front matter of one cannot be read.
    """
    found = reading.read(content.texts, content.attachments, Report())
    joined = translations.joined(found)
    notes = [note for note in (*joined.notes, *translations.notes(joined)) if note.meeting.id == meeting]
    unread = {path for path in found.unread if stem(path)[0] == meeting}
    if not notes and not unread:
        raise NotPublishedError(f"there is no note '{meeting}' in the content")
    shown = {note.meeting.path for note in notes if note.meeting.status not in ("draft", "withdrawn")}
    if not shown and not unread:
        state = notes[0].meeting.status
        raise NotPublishedError(f"the note '{meeting}' is not published: its status is '{state}'")
    paths = sorted(shown | unread)
    return {path: amendment.withdrawn(path, content.texts[path], reason, day) for path in paths}


def reason_faults(reason: str, office: Mapping[str, bytes], day: datetime.date) -> tuple[Diagnostic, ...]:
    """What is wrong with the reason of a withdrawal: the checks of a note that has nothing else in it."""
    path = f"meetings/{day.year}/{day.isoformat()}-withdrawn.md"
    text = stub(f"title: Withdrawn note\ndate: {day.isoformat()}\n".encode(), reason, day)
    report = Report()
    settings = Settings(as_of=datetime.datetime.combine(day, datetime.time(), datetime.UTC))
    check.join(Input({**office, path: text}, {}, {}, {}), settings, report)
    return tuple(each for each in report.diagnostics if each.place.path == path and each.severity == "error")


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
            own = {path: text for path, text in notes if stem(path)[0] == identity}
            here = {path: text for path, text in own.items() if _WITHDRAWN.search(text)}
            if here:
                found[identity] = here
                continue
            day = str(moments.named(identity) or line.date)
            told = f"title: Withdrawn note\ndate: {day}\n".encode()
            path = f"meetings/{day[:4]}/{identity}.md"
            found[identity] = {path: stub(told, line.reason, datetime.date.fromisoformat(line.date))}
    return found


_WITHDRAWN = re.compile(rb"^status: *withdrawn\s*$", re.MULTILINE)


def stub(text: bytes, reason: str, day: datetime.date) -> bytes:
    """A note without its text, withdrawn on a day."""
    kept = re.findall(r"^(?:title|date|series|language|translation_of):.*$", text.decode(), re.MULTILINE)
    said = f"withdrawn: {{date: {day.isoformat()}, reason: {json.dumps(reason, ensure_ascii=False)}}}"
    return "\n".join(("---", *kept, "status: withdrawn", said, "---", "")).encode()
