"""A page for each question, recommendation, action and decision; in a withdrawn note, one that says so."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from scrutiny.base.text import Text
from scrutiny.content import markdown as prose
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.record import Record, said_on
from scrutiny.content.values import Reference
from scrutiny.register.links import Attachment
from scrutiny.site.page import Later, Page
from scrutiny.site.site import Site

ORDER = 50

TEMPLATE = "pages/record.html"


def pages(site: Site) -> Iterator[Page | Later]:
    """The pages at `/meetings/<meeting>/<record>/`."""
    for meeting in site.register.meetings:
        withdrawn = not site.register.tells(meeting)
        alike: dict[str, list[Record]] = {}
        for record in site.register.notes[meeting.id].records:
            if record.has_page:
                alike.setdefault(record.kind, []).append(record)
        for records in alike.values():
            for index, record in enumerate(records):
                if withdrawn:
                    yield _withdrawn(site, meeting, record)
                else:
                    before = records[index - 1] if index else None
                    after = records[index + 1] if index + 1 < len(records) else None
                    yield Later(
                        address=f"/meetings/{meeting.id}/{record.id}/",
                        made_from=(record, before, after),
                        make=_page,
                        template=TEMPLATE,
                        place=record.place,
                    )


def _page(site: Site, record: Record, before: Record | None, after: Record | None) -> Page:
    meeting = site.register.meeting(record)
    item, name = site.register.item(record), site.words.name(record)
    return Page(
        address=f"/meetings/{meeting.id}/{record.id}/",
        template=TEMPLATE,
        title=f"{name} – {site.words.label(item) if item else ''}, {site.meeting_name(meeting)}",
        description=f"{name}, {site.meeting_name(meeting)}. {prose.words(record.prose)[:200]}".rstrip(),
        trail=(
            (site.words.text("Home"), "/"),
            (site.words.text("Meetings"), "/meetings/"),
            (site.meeting_name(meeting), f"/meetings/{meeting.id}/"),
        ),
        context={
            "record": record,
            "meeting": meeting,
            "item": item,
            "before": before,
            "after": after,
            "linked_from": [
                mention
                for mention in site.mentions.of("record", record.key)
                if mention.how == "mentions" or mention.by not in site.register.story(record)
            ],
            "timeline": _timeline(site, record),
        },
        place=record.place,
    )


class Event(NamedTuple):
    """One dated thing in the story of a record: the record itself at its meeting, or a dated part of it.

    `papers` are the links to files that it gives as evidence.
    """

    date: datetime.date
    record: Record
    what: str | None
    papers: tuple[Reference, ...]


def _timeline(site: Site, record: Record) -> list[Event]:
    """The story of a record by date; empty where it has only one event."""
    events = [event for each in site.register.story(record) for event in _events(site, each)]
    return sorted(events, key=lambda event: event.date) if len(events) > 1 else []


def _events(site: Site, record: Record) -> Iterator[Event]:
    undated = [part.prose for part in record.parts if not said_on(part)]
    attached = tuple(paper for paper in record.papers if paper.target)
    papers = attached + _papers(site, record, record.prose, *undated)
    yield Event(site.register.meeting(record).date, record, None, papers)
    for part in record.parts:
        if said := said_on(part):
            yield Event(said, record, site.words.text(part.label), _papers(site, record, part.prose))


def _papers(site: Site, record: Record, *passages: Text) -> tuple[Reference, ...]:
    """The links of passages that lead to files."""
    meeting = site.register.meeting(record)
    found = (link for passage in passages for link in prose.links(passage))
    return tuple(link for link in found if isinstance(site.register.resolve(link, meeting), Attachment))


def _withdrawn(site: Site, meeting: Meeting, record: Record) -> Page:
    return Page(
        address=f"/meetings/{meeting.id}/{record.id}/",
        template="pages/withdrawn.html",
        title=site.words.text(
            "Withdrawn record %(record)s, %(date)s", record=record.id, date=site.words.date(meeting.date)
        ),
        description=site.words.text("This record has been withdrawn."),
        trail=((site.words.text("Home"), "/"), (site.words.text("Meetings"), "/meetings/")),
        context={"meeting": meeting, "replacement": site.register.replacement(meeting)},
        place=record.place,
    )
