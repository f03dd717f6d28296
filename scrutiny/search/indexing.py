"""The search index, `/search/`: what can be found, and by which words and filters."""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scrutiny.base.cache import Cache
from scrutiny.base.executor import Executor
from scrutiny.base.fingerprint import key
from scrutiny.content.head import Head
from scrutiny.search import documents
from scrutiny.search.index import engine
from scrutiny.search.index.document import Document, Reader, Shelf
from scrutiny.search.thing import Found, Named
from scrutiny.site.site import Site

FOLDER = "search/"

ON_A_DISK = f"{FOLDER}disk.js"
MOST_ON_A_DISK = 300
"""Notes up to which a site can be searched from a disk, where a page may load scripts alone."""

A_SHELF = 16
"""Things of one kind on a shelf, so that who reads what is shown of one reads little more."""

Read = tuple[str, tuple[Document, ...], str, bytes, str]
"""A shelf: its key within its note, its documents, a stamp of their words, what these add to the index, and
what is shown of them."""


class Words:
    """Reads the words of a site's notes, each by itself, for the index."""

    def __init__(self, site: Site) -> None:
        self._named = _named(site)
        self._reader = Reader(_equivalents(site))

    def read(self, site: Site, meeting: Head) -> list[Read]:
        """What can be found of a meeting, shelf by shelf."""
        shelves: dict[str, list[Found]] = {"": []}
        for of_note in documents.OF_NOTES:
            for found in of_note(site, meeting, self._named):
                shelves.setdefault(found.shelf, []).append(found)
        return [_read(self._reader, key, found) for key, found in shelves.items()]


def kept(found: Iterable[Read], cache: Cache) -> list[tuple[object, ...]]:
    """What was read of a note as a cache has it, where the lists of terms are under names of their own."""
    made: list[tuple[object, ...]] = []
    for own, read, stamp, entries, shown in found:
        cache.put(name := key("entries", entries), entries)
        made.append((own, read, stamp, name, shown))
    return made


def shelves(meeting: Head, found: Iterable[Sequence[Any]]) -> Iterator[Shelf]:
    """A meeting as the index takes it, from what was kept of its words."""
    for own, documents_, stamp, entries, shown in found:
        read = (
            Document(each[0], each[1], tuple(each[2]), tuple(each[3]), tuple(each[4]), each[5])
            for each in documents_
        )
        name, series = f"{meeting.id}-{own}" if own else meeting.id, meeting.series or ""
        yield Shelf(name, meeting.date.first, series, tuple(read), stamp, entries, shown)


def files(
    site: Site, shelves: Iterable[Shelf], cache: Cache, run: Executor
) -> Iterator[tuple[str, bytes | None]]:
    """The files of the index by path; None for the bytes of one that is there as it is to be.

    `shelves` are those of the notes.
    """
    folder = site.settings.folder + FOLDER
    every = (*shelves, *_things(site, cache))
    made = engine.files(every, _equivalents(site), _names(site), cache, run, folder)
    return ((FOLDER + path, data) for path, data in made)


def for_disk(found: Mapping[str, bytes]) -> bytes:
    """The index and the records' data as one script, for pages opened from a disk."""
    packed = {path: base64.b64encode(data).decode() for path, data in sorted(found.items())}
    return f"window.scrutinyDisk = {json.dumps(packed, separators=(',', ':'))};\n".encode()


def _read(reader: Reader, own: str, found: Sequence[Found]) -> Read:
    read = reader.read((each.document, each.passage) for each in found)
    shown = {each.document.id: each.shown for each in found if each.shown}
    return own, *read, json.dumps(shown, ensure_ascii=False) if shown else ""


def _things(site: Site, cache: Cache) -> Iterator[Shelf]:
    """What belongs to no note, on shelves of one kind each."""
    reader, kinds = Reader(_equivalents(site)), dict[str, list[Found]]()
    for things in documents.ALL:
        for thing in things(site):
            kinds.setdefault(thing.kind, []).append(thing.found(site.settings.folder))
    for kind, found in kinds.items():
        for first in range(0, len(found), A_SHELF):
            own = f"{kind}-{first // A_SHELF}"
            _, read, stamp, entries, shown = _read(reader, own, found[first : first + A_SHELF])
            cache.put(name := key("entries", entries), entries)
            yield Shelf(own, None, "", read, stamp, name, shown)


def _named(site: Site) -> Named:
    """Who is named in each record or meeting in any way."""
    found: dict[str, list[str]] = {}
    for person in site.register.people:
        for mention in site.mentions.of("person", person.slug):
            where = mention.by.id if isinstance(mention.by, Head) else mention.by.key
            if person.slug not in found.setdefault(where, []):
                found[where].append(person.slug)
    slugs = {where: tuple(each) for where, each in found.items()}
    return Named(slugs, {person.slug: person.name for person in site.register.people})


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
        "language": {each.language: each.language for each in site.shown_heads()},
    }
