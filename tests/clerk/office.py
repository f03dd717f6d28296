"""An invented office with one good note, which the tests of clerks' slips change in one place each."""

import datetime
import re
from collections.abc import Iterator
from functools import cache

from scrutiny.base.diagnostics import Diagnostic
from scrutiny.base.settings import Settings
from scrutiny.base.text import Text
from scrutiny.content.input import Input
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.note import Note
from scrutiny.content.record import said_on, speakers
from scrutiny.site.site import Site
from tests.support import checked, given

PATH = "meetings/2026/2026-05-14-fleet-board.md"
NOW = Settings(as_of=datetime.datetime(2026, 6, 30, tzinfo=datetime.UTC))
NOTE = """\
---
title: Fleet board
date: 2026-05-14
start: 2pm
venue: Guildhall
status: published
present:
  - Nia Frost
  - Chief Constable
apologies: Sam Lowe
---

## 1. Calmer streets
- Priority: Calmer streets
- Topic: Bus lanes
- Paper: [Bus lanes](papers/lanes.txt)

The Chief Constable opened the paper.

### Question 1: Signs

How many signs are lit?

**Answer (Chief Constable):** All nine are.

### Question 2: Bollards

How many bollards were hit in April?

**Answer:** The count is 31.

**Supplementary question:** And in March?

**Answer:** It was 27.

### Question 3: Crossings
- Status: deferred

How many crossings lack a signal?

**Answer:** The count will follow.

### Action 1: Print the counts
- Owner: Chief Constable
- Due: 31 July 2026
- From: question-1-1

## 2. Patrols
- Priority: Safe evenings

### Question 1: Vans

How many vans are idle?

**Answer:** Six are.

### Question 2: Repairs

When will they run?

**Answer:** By autumn.

### Action 1: Report on vans
- Owner: Chief Constable
- Due: 2026-10-30
- From: question-2-2

## 3. Buildings
- Restricted: FOIA s.43, commercial interests
- Review: 2028-03-01
"""
OTHERS = {
    "office.yaml": "name: Office for Holm\nforce: Holm Police\ncommissioner: Police and Crime Commissioner\n"
    "chief_constable: Chief Constable\n",
    "plans.yaml": "- {title: Together, from: 2025, to: 2029}\n",
    "people/nia-frost.md": "---\nname: Nia Frost\n"
    "posts: [{post: Police and Crime Commissioner, from: 2024}]\n---\n",
    "people/ivo-hart.md": "---\nname: Ivo Hart\nposts: [{post: Chief Constable, from: 2022}]\n---\n",
    "people/sam-lowe.md": "---\nname: Sam Lowe\nposts: [{post: Chief Executive, from: 2022}]\n---\n",
    "priorities/calmer-streets.md": "---\ntitle: Calmer streets\nplan: Together\n---\n",
    "priorities/safe-evenings.md": "---\ntitle: Safe evenings\nplan: Together\n---\n",
}
PAPER = "meetings/2026/papers/lanes.txt"


def content(note: str, path: str = PATH) -> Input:
    """The input of a build of the office with its one note."""
    papers = {PAPER: b"Lanes for buses.\n"}
    if path.endswith(".md"):
        return given({**OTHERS, path: note}, papers)
    return given(OTHERS, {path: note.encode(), **papers})


def look(note: str, path: str = PATH) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """What the program says of a note, and how it reads it; nothing is read where there is an error."""
    site, said = checked(content(note, path), NOW)
    return said, tuple(reading(site)) if site else ()


@cache
def good() -> tuple[str, ...]:
    """How the good note is read."""
    said, read = look(NOTE)
    assert said == ()
    return read


def reading(site: Site) -> Iterator[str]:
    """What the site takes from its note, one thing a line: who said what, where, and each field."""
    (note,) = site.register.notes.values()
    if not site.register.shows(note.meeting):
        yield "nothing of it is published"
        return
    yield from _meeting(site, note)
    for record in note.records:
        own = record.id
        yield f"{own} title: {record.title}"
        for field, value in record.details:
            if value not in (None, (), ""):
                yield f"{own} {field.name}: {plain(value)}"
        if record.prose.value:
            yield f"{own} text: {html_of(site, record.prose)}"
        for part in record.parts:
            spoke = ", ".join(each.value for each in speakers(part))
            said = f" by {spoke}" if spoke else ""
            said += f" on {day}" if (day := said_on(part)) else ""
            yield f"{own} {part.label}{said}: {html_of(site, part.prose)}"


def _meeting(site: Site, note: Note) -> Iterator[str]:
    meeting = note.meeting
    assert isinstance(meeting, Meeting)
    yield f"title: {meeting.title}"
    yield f"held: {meeting.date} {meeting.start or ''} {meeting.end or ''} {meeting.venue or ''}"
    yield f"status: {meeting.status} {meeting.publish_at or ''}"
    for how, name in meeting.people():
        parties = site.register.names.parties(name.value, meeting.date)
        yield f"{how}: {', '.join(party.name for party in parties)}"
    if meeting.introduction.value:
        yield f"introduction: {html_of(site, meeting.introduction)}"


def plain(value: object) -> str:
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return "; ".join(plain(each) for each in value)
    target = getattr(value, "target", None)
    return f"{getattr(value, 'words', '')} {target}".strip() if target else str(value)


def html_of(site: Site, passage: Text) -> str:
    tags = re.sub(r"<(\w+)[^>]*>", r"<\1>", site.passages.html(passage))
    plain = re.sub(r"</?(?:p|div|thead|tbody)>", "", " ".join(tags.split()))
    return re.sub(r" +(?=</?(?:ul|ol|li|table|tr|th|td)>)", "", plain)
