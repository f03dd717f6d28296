"""The search index, `/search/`: what can be found, and by which words and filters."""

from __future__ import annotations

import base64
import functools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from scrutiny.base.cache import Memo
from scrutiny.base.executor import Run
from scrutiny.base.fingerprint import key
from scrutiny.content import markdown as prose
from scrutiny.content.kinds.decision import Decision
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.record import Record
from scrutiny.rendering.marks import Marks
from scrutiny.search.index import engine, exchange
from scrutiny.search.index.document import Document, Previous, Shelf, Told
from scrutiny.search.index.postings import Passage
from scrutiny.site.site import Site
from scrutiny.wording.phrases import MONTHS

FOLDER = "search/"

ON_A_DISK = f"{FOLDER}disk.js"
MOST_ON_A_DISK = 300
"""Meetings up to which a site can be searched from a disk, where a page may load scripts alone."""


def files(
    site: Site,
    previous: Previous,
    run: Run,
    marks: Marks,
    memo: Memo,
    learn: Callable[[tuple[str, Told]], None],
) -> Iterator[tuple[str, bytes]]:
    """The files of the index by path. To read words begins at once, and is done when the first is given.

    `previous` reads those of an earlier build, to save time. `memo` may know the documents of a meeting by
    the marks of its records; `learn` is called with each that it did not know, and its key.
    """
    named = _named(site)
    called = {person.slug: person.name for person in site.register.people}
    meetings = {meeting.id: meeting for meeting in site.meetings_told()}

    @functools.cache
    def keyed(meeting: str) -> str:
        return _key(site, meetings[meeting], named, marks)

    def learned(shelf: Shelf, told: Told) -> None:
        learn((keyed(shelf.key), told))

    # Of a site that is not there yet nothing is known, and a key takes time.
    known = {each: memo.get(keyed(each)) for each in meetings} if memo.files else {}
    shelves = [_shelf(site, each, named, called, known.get(each.id)) for each in meetings.values()]

    def made(earlier: Previous) -> Iterator[tuple[str, bytes | None]]:
        return engine.files(shelves, _equivalents(site), _names(site), earlier, run, learned)

    return _whole(made, lambda path: previous(FOLDER + path))


def _key(site: Site, meeting: Meeting, named: Mapping[str, tuple[str, ...]], marks: Marks) -> str:
    """The key of what the shelf of a meeting tells."""
    records = site.register.of_meeting(meeting)
    people = [named.get(meeting.id, ()), *(named.get(record.key, ()) for record in records)]
    return key("shelf", marks.of(meeting, records, people), marks.words([meeting.id]))


def _shelf(
    site: Site,
    meeting: Meeting,
    named: Mapping[str, tuple[str, ...]],
    called: Mapping[str, str],
    told: Told | None = None,
) -> Shelf:
    def read() -> list[tuple[Document, Passage]]:
        return list(_documents(site, meeting, named, called))

    return Shelf(meeting.id, meeting.date, meeting.series or "", read, told)


def _whole(
    made: Callable[[Previous], Iterator[tuple[str, bytes | None]]], previous: Previous
) -> Iterator[tuple[str, bytes]]:
    """The files of an index; anew from where one of the earlier build is gone, with the same bytes."""
    found = made(previous)

    def files() -> Iterator[tuple[str, bytes]]:
        given: set[str] = set()
        for path, data in found:
            if (whole := previous(path) if data is None else data) is None:
                break
            given.add(path)
            yield FOLDER + path, whole
        else:
            return
        for path, data in made(lambda _: None):
            if data is not None and path not in given:
                yield FOLDER + path, data

    return files()


def reworded(site: Site, before: Site, meetings: Iterable[str], read: Previous) -> dict[str, bytes] | None:
    """The files of an index that are others when the notes of some meetings are reworded.

    `before` has them as they were, `read` gives the files of the site. None where the index is better made as
    a whole.
    """
    found: dict[str, bytes] = {}

    def there(path: str) -> bytes | None:
        return found.get(FOLDER + path) or read(FOLDER + path)

    sides = [
        (each, _named(each), {person.slug: person.name for person in each.register.people})
        for each in (before, site)
    ]
    for meeting in meetings:
        old, new = (
            _shelf(each, each.register.notes[meeting].meeting, named, called) for each, named, called in sides
        )
        exchanged = exchange.reworded(old, new, _equivalents(site), there)
        if exchanged is None:
            return None
        found |= {FOLDER + path: data for path, data in exchanged.items()}
    return found


def for_disk(found: Mapping[str, bytes]) -> bytes:
    """The index and the records' data as one script, for pages opened from a disk."""
    packed = {path: base64.b64encode(data).decode() for path, data in sorted(found.items())}
    return f"window.scrutinyDisk = {json.dumps(packed, separators=(',', ':'))};\n".encode()


def patched(script: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The script of `for_disk` with other files in the place of those of the same paths that are in it."""
    pieces: list[bytes] = []
    at = 0
    for path, data in sorted(changed.items()):  # they stand in this order
        name = f"{json.dumps(path)}:".encode() + b'"'
        found = script.find(name, at)
        if found >= 0:
            start = found + len(name)
            pieces += [script[at:start], base64.b64encode(data)]
            at = script.index(b'"', start)
    return b"".join([*pieces, script[at:]])


def _documents(
    site: Site, meeting: Meeting, named: Mapping[str, tuple[str, ...]], called: Mapping[str, str]
) -> Iterator[tuple[Document, Passage]]:
    """What can be found of a meeting, with its words."""
    yield _of_meeting(meeting, named), _meeting_passage(site, meeting)
    for record in site.register.of_meeting(meeting):
        document = _document(site, record, named)
        people = (called[slug] for slug in document.people)
        yield document, _passage(site, meeting, record, _text(record), people)


def _of_meeting(meeting: Meeting, named: Mapping[str, tuple[str, ...]]) -> Document:
    state = () if meeting.status == "published" else (meeting.status,)
    return Document("", "meeting", state, (), named.get(meeting.id, ()))


def _document(site: Site, record: Record, named: Mapping[str, tuple[str, ...]]) -> Document:
    return Document(
        id=record.id,
        kind=record.kind if record.own_page else "discussion",
        status=site.standing(record),
        priorities=tuple(priority.slug for priority in site.register.priorities_of(record)),
        people=named.get(record.key, ()),
    )


def _passage(site: Site, meeting: Meeting, record: Record, text: str, people: Iterable[str]) -> Passage:
    item = site.register.item(record)
    short = f"{record.kind[0]}{record.number}" if record.own_page else ""
    reference = record.reference if isinstance(record, Decision) and record.reference else ""
    around: list[object] = [
        item.title if item else "",
        record.restricted or "",
        *(f"{part.label} {part.number} {part.said or ''}" for part in record.parts),
        *(name for _, name in record.people()),
        *people,
        *(topic.title for topic in site.register.topics_of(record)),
        *(paper.words for paper in record.papers),
        *site.standing(record),
        *_around(site, meeting, record),
    ]
    return Passage(f"{site.words.name(record)} {short} {reference}", text, _joined(around))


def _meeting_passage(site: Site, meeting: Meeting) -> Passage:
    around = [
        *(each.person for each in meeting.attendances),
        *(document.title for document in meeting.documents),
        meeting.venue or "",
        *_around(site, meeting, None),
    ]
    return Passage(meeting.title, prose.words(meeting.introduction), _joined(around))


def _around(site: Site, meeting: Meeting, record: Record | None) -> Iterator[object]:
    month = site.words.text(MONTHS[meeting.date.month - 1])
    yield f"{meeting.title} {(meeting.series or '').replace('-', ' ')}"
    yield f"{site.words.date(meeting.date)} {month[:3]} {month[:4]} {meeting.date}"
    if record:
        yield from (priority.title for priority in site.register.priorities_of(record))
    if isinstance(record, Recommendation) and record.source:
        source: Inspection | None = site.register.names.inspection(record.source.value)
        yield f"{source.body or ''} {source.title}" if source else record.source


def _joined(words: Iterable[object]) -> str:
    return ". ".join(str(each) for each in words if each)


def _text(record: Record) -> str:
    return " ".join(prose.words(passage) for passage in record.passages if passage.value)


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
