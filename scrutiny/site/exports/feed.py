"""Feeds of published notes: `feed.atom` for the site and for each priority area (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from scrutiny.content import markdown as prose
from scrutiny.content.head import Head
from scrutiny.content.kinds.item import Item
from scrutiny.content.record import Record
from scrutiny.register import addresses
from scrutiny.site.page import PageSpec
from scrutiny.site.site import Site

LONGEST = 50
LONGEST_SUMMARY = 200
"""Notes of a feed, and characters of the text of a record."""


def files(site: Site, pages: tuple[PageSpec, ...]) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """The latest notes, and those of each priority area, where the address of the site is known."""
    if site.settings.base_url is None:
        return
    base, office = site.settings.url("/"), site.office.name
    yield (
        "/feed.atom",
        _feed(
            site,
            base,
            "",
            site.words.text("%(office)s: scrutiny records", office=office),
            site.told(),
        ),
    )
    for priority in site.register.content.priorities:
        mentions = site.mentions.of("priority", priority.slug)
        named = {mention.by.meeting for mention in mentions if isinstance(mention.by, Record)}
        meetings = tuple(meeting for meeting in site.told() if meeting.id in named)
        where = f"priorities/{priority.slug}/"
        yield f"/{where}feed.atom", _feed(site, base, where, f"{priority.title} – {office}", meetings)


def _feed(site: Site, base: str, where: str, title: str, meetings: tuple[Head, ...]) -> str:
    """A feed of notes for the page at `where`, the latest first."""
    latest = meetings[::-1][:LONGEST]
    never = _midnight(site.settings.today.isoformat())
    updated = max((_updated(site, meeting) for meeting in latest), default=never)
    entries = "".join(_entry(site, meeting) for meeting in latest)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.words.language}">\n'
        f"<title>{escape(title)}</title>\n"
        f"<id>{escape(base + where)}</id>\n"
        f'<link href="{escape(base + where)}"/>\n<link rel="self" href="{escape(base + where)}feed.atom"/>\n'
        f"<author><name>{escape(site.office.name)}</name></author>\n"
        f"<updated>{updated}</updated>\n{entries}</feed>\n"
    )


def _entry(site: Site, meeting: Head) -> str:
    where = site.settings.url(addresses.address(meeting))
    records = site.register.of_meeting(meeting)
    items = [site.words.name(each) for each in records if isinstance(each, Item)]
    said = [prose.words(each.prose)[:LONGEST_SUMMARY] for each in records if each.alone]
    summary = f"{site.words.full_date(meeting.date)}. {'; '.join([*items, *said])}"
    return (
        f"<entry><title>{escape(site.meeting_name(meeting))}</title><id>{escape(where)}</id>"
        f'<link href="{escape(where)}"/><updated>{_updated(site, meeting)}</updated>'
        f"<summary>{escape(summary)}</summary></entry>\n"
    )


def _updated(site: Site, meeting: Head) -> str:
    """The day of the last recorded change, else of the meeting or the record.

    Where that is not known, it is the day on which this site first published the note.
    """
    known = meeting.date.day or site.histories[meeting.id].versions[0].date
    return _midnight(max([known, *(change.date for change in meeting.changes)]).isoformat())


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"
