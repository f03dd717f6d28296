"""The search index, `/search/`: what can be found, and by which words and filters."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scrutiny.base.cache import Cache
from scrutiny.base.executor import Run
from scrutiny.content import markdown as prose
from scrutiny.content.kinds.decision import Decision
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.item import Item
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.record import Record
from scrutiny.search.index import engine
from scrutiny.search.index.document import Document, Reader, Shelf
from scrutiny.search.index.postings import Passage
from scrutiny.site.site import Site
from scrutiny.wording.phrases import MONTHS

FOLDER = "search/"

ON_A_DISK = f"{FOLDER}disk.js"
STATES = {"agenda": "agenda only"}
"""What the filters call a status of meetings, where that is another word."""

MOST_ON_A_DISK = 300
"""Meetings up to which a site can be searched from a disk, where a page may load scripts alone."""


class Words:
    """Reads the words of a site's notes, each by itself, for the index."""

    def __init__(self, site: Site) -> None:
        self._named = _named(site)
        self._called = {person.slug: person.name for person in site.register.people}
        self._reader = Reader(_equivalents(site))

    def read(self, site: Site, meeting: Meeting) -> tuple[tuple[Document, ...], str, bytes]:
        """What can be found of a meeting: see `Reader.read`."""
        return self._reader.read(_documents(site, meeting, self._named, self._called))


def shelf(meeting: Meeting, documents: Iterable[Sequence[Any]], stamp: str, entries: str) -> Shelf:
    """A meeting as the index takes it, from what was kept of its words."""
    read = (Document(each[0], each[1], *(tuple(names) for names in each[2:])) for each in documents)
    return Shelf(meeting.id, meeting.date.first, meeting.series or "", tuple(read), stamp, entries)


def files(site: Site, shelves: Iterable[Shelf], cache: Cache, run: Run) -> Iterator[tuple[str, bytes | None]]:
    """The files of the index by path; None for the bytes of one that is there as it is to be."""
    folder = site.settings.folder + FOLDER
    made = engine.files(shelves, _equivalents(site), _names(site), cache, run, folder)
    return ((FOLDER + path, data) for path, data in made)


def for_disk(found: Mapping[str, bytes]) -> bytes:
    """The index and the records' data as one script, for pages opened from a disk."""
    packed = {path: base64.b64encode(data).decode() for path, data in sorted(found.items())}
    return f"window.scrutinyDisk = {json.dumps(packed, separators=(',', ':'))};\n".encode()


def _documents(
    site: Site, meeting: Meeting, named: Mapping[str, tuple[str, ...]], called: Mapping[str, str]
) -> Iterator[tuple[Document, Passage]]:
    """What can be found of a meeting, with its words."""
    yield _of_meeting(meeting, named), _meeting_passage(site, meeting)
    for record in site.register.of_meeting(meeting):
        document = _document(site, record, named)
        people = (called[slug] for slug in document.people)
        yield document, _passage(site, meeting, record, _text(site, record), people)


def _of_meeting(meeting: Meeting, named: Mapping[str, tuple[str, ...]]) -> Document:
    state = () if meeting.status == "published" else (STATES.get(meeting.status, meeting.status),)
    return Document("", "meeting", state, (), named.get(meeting.id, ()))


def _document(site: Site, record: Record, named: Mapping[str, tuple[str, ...]]) -> Document:
    return Document(
        id=record.id,
        kind=record.kind if record.has_page else "discussion",
        status=site.standing(record),
        priorities=tuple(priority.slug for priority in site.register.priorities_of(record)),
        people=named.get(record.key, ()),
    )


def _passage(site: Site, meeting: Meeting, record: Record, text: str, people: Iterable[str]) -> Passage:
    item = site.register.item(record)
    short = f"{record.kind[0]}{record.number}" if record.has_page else ""
    reference = record.reference if isinstance(record, Decision | Item) and record.reference else ""
    around: list[object] = [
        item.title if item else "",
        record.restricted or "",
        *(f"{part.label} {part.number} {part.said or ''}" for part in record.parts),
        *(name for _, name in record.people()),
        *people,
        *(topic.title for topic in site.register.topics_of(record)),
        *(paper.words for paper in record.papers),
        *record.subject_to,
        record.value if isinstance(record, Decision) else "",
        *site.standing(record),
        *_around(site, meeting, record),
    ]
    return Passage(f"{site.words.name(record)} {short} {reference}", text, _joined(around))


def _meeting_passage(site: Site, meeting: Meeting) -> Passage:
    around = [
        *(each.person or each.kind or "" for each in meeting.attendances),
        *(document.title for document in meeting.documents),
        meeting.minutes_by or "",
        *(meeting.previous.corrections if meeting.previous else ()),
        meeting.venue or "",
        *_around(site, meeting, None),
    ]
    return Passage(meeting.title, prose.words(meeting.introduction), _joined(around))


def _around(site: Site, meeting: Meeting, record: Record | None) -> Iterator[object]:
    first, last = meeting.date.first, meeting.date.last
    month = site.words.text(MONTHS[first.month - 1]) if first.month == last.month else ""
    yield f"{meeting.title} {(meeting.series or '').replace('-', ' ')}"
    yield f"{site.words.date(meeting.date)} {month[:3]} {month[:4]} {meeting.date}"
    if record:
        yield from (priority.title for priority in site.register.priorities_of(record))
    if isinstance(record, Recommendation) and record.source:
        source: Inspection | None = site.register.names.inspection(record.source.value)
        yield f"{source.body or ''} {source.title}" if source else record.source


def _joined(words: Iterable[object]) -> str:
    return ". ".join(str(each) for each in words if each)


def _text(site: Site, record: Record) -> str:
    return " ".join(prose.words(each) for each in site.register.passages_of(record) if each.value)


def _named(site: Site) -> dict[str, tuple[str, ...]]:
    """Who is named in each record or meeting in any way: the slugs of people, by key or id."""
    found: dict[str, list[str]] = {}
    for person in site.register.people:
        for mention in site.mentions.of("person", person.slug):
            key = mention.by.id if isinstance(mention.by, Meeting) else mention.by.key
            if person.slug not in found.setdefault(key, []):
                found[key].append(person.slug)
    return {key: tuple(slugs) for key, slugs in found.items()}


def _equivalents(site: Site) -> list[tuple[str, ...]]:
    terms = sorted(site.register.content.glossary, key=lambda term: term.slug)
    ways = [(term.name, term.expansion, *term.also) for term in terms]
    groups = [tuple(way for way in several if way) for several in ways]
    return [group for group in groups if len(group) > 1]


def _names(site: Site) -> dict[str, dict[str, str]]:
    """What filters are called, by the words that addresses have for them."""
    areas = [(plan, area) for plan, several in site.areas_by_plan() for area in several]
    titles = [area.title for _, area in areas]
    return {
        "priority": {
            area.slug: f"{area.title} ({plan.title})" if titles.count(area.title) > 1 else area.title
            for plan, area in areas
        },
        "person": {person.slug: person.name for person in site.register.people},
    }
