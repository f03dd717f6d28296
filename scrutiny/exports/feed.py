"""The feed of published notes, `feed.atom` (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from scrutiny import phrases
from scrutiny.records.item import Item
from scrutiny.records.meeting import Meeting
from scrutiny.site import Page, Site

LONGEST = 50


def files(site: Site, pages: tuple[Page, ...]) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """The latest notes, where the address of the site is known; entries need one for their ids."""
    base = site.settings.base_url
    if base is None:
        return
    latest = site.meetings_told()[::-1][:LONGEST]
    updated = max(
        (_updated(meeting) for meeting in latest), default=_midnight(site.settings.today.isoformat())
    )
    entries = "".join(_entry(site, base, meeting) for meeting in latest)
    feed = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{escape(site.office.name)}: scrutiny records</title>\n"
        f"<id>{escape(base)}</id>\n"
        f'<link href="{escape(base)}"/>\n<link rel="self" href="{escape(base)}feed.atom"/>\n'
        f"<author><name>{escape(site.office.name)}</name></author>\n"
        f"<updated>{updated}</updated>\n{entries}</feed>\n"
    )
    yield "/feed.atom", feed


def _entry(site: Site, base: str, meeting: Meeting) -> str:
    where = f"{base}meetings/{meeting.id}/"
    items = [record.name for record in site.register.of_meeting(meeting) if isinstance(record, Item)]
    summary = f"{phrases.full_date(meeting.date)}. {'; '.join(items)}"
    return (
        f"<entry><title>{escape(site.meeting_name(meeting))}</title><id>{escape(where)}</id>"
        f'<link href="{escape(where)}"/><updated>{_updated(meeting)}</updated>'
        f"<summary>{escape(summary)}</summary></entry>\n"
    )


def _updated(meeting: Meeting) -> str:
    """The day of the last recorded change, else of the meeting."""
    return _midnight(max([meeting.date, *(change.date for change in meeting.changes)]).isoformat())


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"
