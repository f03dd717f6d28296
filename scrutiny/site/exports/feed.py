"""Feeds of what happened, when it happened: Atom (RFC 4287), with what was withdrawn as deleted (RFC 6721).

An entry is one event and never changes. Its time is the beginning of the day of the edition, in UTC.
"""

from collections.abc import Iterable, Iterator
from html import escape

from scrutiny.content import markdown as prose
from scrutiny.content.kinds.item import Item
from scrutiny.publication.events import Event
from scrutiny.site import happenings
from scrutiny.site.navigation import TITLES
from scrutiny.site.page import PageSpec
from scrutiny.site.site import Site

LONGEST = 50
LONGEST_SUMMARY = 300
"""Entries of a feed, and characters of the text of a record."""

REGISTERS = ("actions", "questions", "decisions")
"""The registers that have feeds."""


def files(site: Site, pages: tuple[PageSpec, ...]) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """The feeds of the site, its registers, areas and people, where the address of the site is known."""
    if site.settings.base_url is None:
        return
    records = [event for event in site.events.records if _counts(site, event)]
    yield "/feed.atom", _feed(site, "", site.words.text("Scrutiny records"), site.events.notes)
    for name in REGISTERS:
        own = [each for each in records if f"{site.register.records[each.of].kind}s" == name]
        yield f"/{name}/feed.atom", _feed(site, f"{name}/", site.words.text(TITLES[name]), own)
    for priority in site.register.content.priorities:
        own = _mentioning(site, "priority", priority.slug, records)
        where = f"priorities/{priority.slug}/"
        yield f"/{where}feed.atom", _feed(site, where, priority.title, own)
    for person in site.register.people:
        own = _mentioning(site, "person", person.slug, records)
        where = f"people/{person.slug}/"
        yield f"/{where}feed.atom", _feed(site, where, person.name, own)


def _counts(site: Site, event: Event) -> bool:
    """Whether an event is one of a record that is published; of an agenda its questions alone."""
    record = site.register.records.get(event.of)
    return record is not None and (record.kind == "question" or site.register.meeting(record).held)


def _mentioning(site: Site, kind: str, slug: str, records: Iterable[Event]) -> list[Event]:
    named = {each.key for each in site.mentions.records(kind, slug)}
    return [event for event in records if event.of in named]


def _feed(site: Site, where: str, title: str, events: Iterable[Event]) -> str:
    """A feed for the page at `where`, the latest event first."""
    withdrawn = {event.of: event for event in site.events.notes if event.what == "withdrawn"}
    latest: list[Event] = []
    gone: list[Event] = []
    for event in events:
        end = withdrawn.get(event.of)
        deleted = end and event is not end and not site.register.shows(site.register.notes[event.of].meeting)
        (gone if deleted else latest).append(event)
    gone += [event for event in site.events.gone if where]
    latest = latest[::-1][:LONGEST]
    ends = [withdrawn.get(each.of) or withdrawn[each.of.rpartition("/")[0]] for each in gone][-LONGEST:]
    entries = "".join(_entry(site, event) for event in latest)
    entries += "".join(_deleted(site, event, end) for event, end in zip(gone[-LONGEST:], ends, strict=True))
    began = (site.began or site.settings.today).isoformat()
    updated = max((each.date for each in (*latest, *ends)), default=began)
    here = escape(site.settings.url(f"/{where}"))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" '
        f'xml:lang="{site.words.language}">\n'
        f"<title>{escape(f'{title} – {site.office.name}')}</title>\n<id>{here}</id>\n"
        f'<link href="{here}"/>\n<link rel="self" href="{here}feed.atom"/>\n'
        f"<author><name>{escape(site.office.name)}</name></author>\n"
        f"<updated>{_midnight(updated)}</updated>\n{entries}</feed>\n"
    )


def _entry(site: Site, event: Event) -> str:
    when = _midnight(event.date)
    title = f"{happenings.what(site, event)}: {happenings.name(site, event)}"
    link = escape(site.settings.url(happenings.where(site, event)))
    record = event.of in site.register.records and event.what in happenings.OF_RECORDS
    said = _first_words(site, event.of) if record else event.said or _items(site, event)
    return (
        f"<entry><title>{escape(title)}</title><id>{_identity(site, event)}</id>"
        f'<link href="{link}"/><published>{when}</published><updated>{when}</updated>'
        f"<summary>{escape(said)}</summary></entry>\n"
    )


def _first_words(site: Site, key: str) -> str:
    return prose.words(site.register.records[key].prose)[:LONGEST_SUMMARY]


def _items(site: Site, event: Event) -> str:
    """What a note is about: the titles of its items, or the words of a record that stands by itself."""
    head = site.register.notes[event.of].meeting
    records = site.register.of_meeting(head) if site.register.shows(head) else ()
    about = [site.words.name(each) for each in records if isinstance(each, Item)]
    about += [prose.words(each.prose)[:LONGEST_SUMMARY] for each in records if each.alone]
    return "; ".join(about)


def _deleted(site: Site, event: Event, end: Event) -> str:
    """Tells readers to delete what they have of a note that was withdrawn."""
    return (
        f'<at:deleted-entry ref="{_identity(site, event)}" when="{_midnight(end.date)}">'
        f"<at:comment>{escape(end.said)}</at:comment></at:deleted-entry>\n"
    )


def _identity(site: Site, event: Event) -> str:
    return escape(site.settings.url(f"/ledger.jsonl#{event.of}-{event.number}"))


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"
