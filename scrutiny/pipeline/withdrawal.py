"""Taking one note from a site: from the live one at once, and in the content.

The content as a whole may have errors. What is live passed every check once: each note is taken from there,
so that only the withdrawal changes.
"""

import dataclasses
import datetime
import json
import re
from collections.abc import Iterable, Mapping

from scrutiny.authoring import amendment
from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.settings import Settings
from scrutiny.base.text import stem
from scrutiny.content import head, reading, translations
from scrutiny.content.head import MEETINGS
from scrutiny.content.input import Input
from scrutiny.content.kinds.inspection import FOLDER as REPORTS
from scrutiny.content.note import FOLDERS, is_note
from scrutiny.pipeline import check
from scrutiny.publication.previous import PreviousEdition


class NotPublishedError(Exception):
    """No note of that name is published; the message says so."""


def called(name: str, notes: Iterable[str]) -> str:
    """The id of the note that a name means: its id, or that without the folder of what stands by itself.

    Raises `NotPublishedError` where several notes are called so; a name that no note has stays as it is.
    """
    plain = name.strip("/").removesuffix(".md")
    known = set(notes)
    found = sorted(each for each in known if each.rpartition("/")[2] == plain)
    if plain in known or not found:
        return plain
    if len(found) > 1:
        raise NotPublishedError(f"several notes are called '{name}': write one of {', '.join(found)}")
    return found[0]


def without(content: Input, meeting: str, reason: str, day: datetime.date, live: PreviousEdition) -> Input:
    """The content with every note as the live edition has it, and one of them withdrawn.

    Raises `NotPublishedError` where the live edition has no such note.
    """
    notes = {**_undated(content, live), **_gone(content, live), **_notes(content, live)}
    meeting = called(meeting, notes)
    if meeting not in notes:
        raise NotPublishedError(f"no note '{meeting}' is published")
    texts = {path: data for path, data in content.texts.items() if not _is_note(path)}
    for identity, found in notes.items():
        for path, text in found.items():
            texts[path] = _withdrawn(path, text, reason, day) if identity == meeting else text
    return dataclasses.replace(content, texts=texts)


def _withdrawn(path: str, text: bytes, reason: str, day: datetime.date) -> bytes:
    """A live note withdrawn. It keeps its text, so that the people whom it alone names go with it."""
    try:
        return amendment.withdrawn(path, text, reason, day)
    except amendment.UnreadableError:
        return stub(text, reason, day)


def within(content: Input, meeting: str, reason: str, day: datetime.date) -> Mapping[str, bytes]:
    """The files of a note in the content, translations included, each withdrawn and otherwise as it was.

    Raises `NotPublishedError` where there is no such note, or none that can be on a site, and
    `UnreadableError` where the front matter of one cannot be read.
    """
    found = reading.read(content.texts, content.attachments, Report())
    joined = translations.joined(found)
    every = (*joined.notes, *translations.notes(joined))
    unreadable = {path: _identity(path) for path in found.unread}
    meeting = called(meeting, (*(note.meeting.id for note in every), *unreadable.values()))
    notes = [note for note in every if note.meeting.id == meeting]
    unread = {path for path, identity in unreadable.items() if identity == meeting}
    if not notes and not unread:
        raise NotPublishedError(f"there is no note '{meeting}' in the content, or none with a date")
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


def readable(content: Input, diagnostics: Iterable[Diagnostic], live: PreviousEdition) -> Input:
    """The content without the files in which something is wrong, other than live or withdrawn notes."""
    wrong = {each.place.path for each in diagnostics if each.severity == "error"}
    undated = [each for found in _undated(content, live).values() for each in found.items()]
    changed = {path for path, text in undated if not _WITHDRAWN.search(text.partition(b"\n---")[0])}
    kept = {
        path: data
        for path, data in content.texts.items()
        if path not in wrong or (_is_note(path) and path not in changed) or path.startswith("office.")
    }
    return dataclasses.replace(content, texts=kept)


def _notes(content: Input, live: PreviousEdition) -> Mapping[str, Mapping[str, bytes]]:
    """The live notes by their ids: each text by the path of its file in the content."""
    places = {(_identity(path), stem(path)[1]): path for path in content.texts if _is_note(path)}
    found: dict[str, dict[str, bytes]] = {}
    for file in sorted(live.paths, key=lambda path: (path.count("/"), path)):
        named = re.fullmatch(rf"(?:([a-z]{{2,3}})/)?({_FOLDERS})/([^/]+)/note\.md", file)
        if not named:
            continue
        language, identity = named[1], _id(named[2], named[3])
        text = live.read(file)
        if not text.startswith(b"---\n") or text in found.get(identity, {}).values():
            continue
        dated = re.search(rb"^date: *['\"]?([0-9]{4})", text, re.MULTILINE)
        year = dated[1].decode() if dated else named[3][:4]
        original = places.get((identity, None), _path(named[2], year, named[3]))
        suffix = f".{language}.md" if language else ".md"
        path = places.get((identity, language), f"{original.removesuffix('.md')}{suffix}")
        found.setdefault(identity, {})[path] = text
    return found


def _gone(content: Input, live: PreviousEdition) -> Mapping[str, Mapping[str, bytes]]:
    """The notes that were withdrawn before: as the content has them, else as the ledger does."""
    found: dict[str, dict[str, bytes]] = {}
    for line in live.ledger.latest.values():
        named = re.fullmatch(rf"/({_FOLDERS})/([^/]+)/", line.address)
        if named and line.event == "withdrawn":
            folder, name = named.groups()
            identity = _id(folder, name)
            notes = ((path, text) for path, text in content.texts.items() if _is_note(path))
            own = {path: text for path, text in notes if _identity(path) == identity}
            here = {path: text for path, text in own.items() if _WITHDRAWN.search(text)}
            ended = datetime.date.fromisoformat(line.date)
            if own:
                found[identity] = here or {
                    path: _withdrawn(path, text, line.reason, ended) for path, text in own.items()
                }
                continue
            day = str(head.named(name, folder) or line.date)
            told = f"title: Withdrawn note\ndate: {day}\n".encode()
            path = _path(folder, day[:4], name)
            found[identity] = {path: stub(told, line.reason, ended)}
    return found


def _undated(content: Input, live: PreviousEdition) -> Mapping[str, Mapping[str, bytes]]:
    """The inspection reports that are live without the text of their file, as the content has them."""
    shown = {where.rpartition("#")[0] or where for where, line in live.ledger.latest.items() if line.stands}
    found: dict[str, dict[str, bytes]] = {}
    for path, text in content.texts.items():
        identity = _identity(path)
        known = f"{identity}/note.md" in live.paths
        if path.startswith(f"{REPORTS}/") and f"/{identity}/" in shown and not known:
            found.setdefault(identity, {})[path] = text
    return found


_FOLDERS = "|".join((*FOLDERS, REPORTS))


def _is_note(path: str) -> bool:
    """Whether a path is that of a note, inspection reports included."""
    return is_note(path) or (path.startswith(f"{REPORTS}/") and path.endswith(".md"))


def _path(folder: str, year: str, name: str) -> str:
    """Where the file of a note is looked for that the content does not have."""
    return f"{folder}/{name}.md" if folder == REPORTS else f"{folder}/{year}/{name}.md"


def _id(folder: str, name: str) -> str:
    """The id of a note in a folder: see `Head`."""
    return name if folder == MEETINGS else f"{folder}/{name}"


def _identity(path: str) -> str:
    return _id(path.partition("/")[0], stem(path)[0])


_WITHDRAWN = re.compile(rb"^status: *withdrawn\s*$", re.MULTILINE)


def stub(text: bytes, reason: str, day: datetime.date) -> bytes:
    """A note without its text, withdrawn on a day."""
    kept = re.findall(r"^(?:title|date|series|language|translation_of):.*$", text.decode(), re.MULTILINE)
    said = f"withdrawn: {{date: {day.isoformat()}, reason: {json.dumps(reason, ensure_ascii=False)}}}"
    return "\n".join(("---", *kept, "status: withdrawn", said, "---", "")).encode()
