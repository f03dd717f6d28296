"""The note of a meeting on one page; in the place of a withdrawn one, a page that says so."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.content.kinds.item import Item
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.record import Record
from scrutiny.register.mentions import Mention
from scrutiny.site.page import Later, Page
from scrutiny.site.site import Site

ORDER = 30

TEMPLATE = "pages/meeting.html"


def pages(site: Site) -> Iterator[Page | Later]:
    """The pages at `/meetings/<meeting>/`."""
    meetings = site.register.meetings
    for index, meeting in enumerate(meetings):
        if not site.register.tells(meeting):
            yield _withdrawn(site, meeting)
            continue
        records = site.register.of_meeting(meeting)
        before = meetings[index - 1] if index else None
        after = meetings[index + 1] if index + 1 < len(meetings) else None
        approved_at = site.mentions.of("meeting", meeting.id, "approved")
        yield Later(
            address=f"/meetings/{meeting.id}/",
            made_from=(meeting, records, before, after, approved_at),
            make=_page,
            template=TEMPLATE,
            place=meeting.place,
        )


def _page(
    site: Site,
    meeting: Meeting,
    records: tuple[Record, ...],
    before: Meeting | None,
    after: Meeting | None,
    approved_at: tuple[Mention, ...],
) -> Page:
    return Page(
        address=f"/meetings/{meeting.id}/",
        template=TEMPLATE,
        title=site.meeting_name(meeting),
        description=site.words.text(
            "Note of the meeting on %(date)s: %(items)s",
            date=site.words.full_date(meeting.date),
            items="; ".join(record.title for record in records if isinstance(record, Item)),
        ),
        trail=(
            (site.words.text("Home"), "/"),
            (site.words.text("Meetings"), "/meetings/"),
            (str(meeting.date.year), f"/meetings/{meeting.date.year}/"),
        ),
        context={
            "meeting": meeting,
            "items": [
                (item, [record for record in records if record.item == item.id])
                for item in records
                if isinstance(item, Item)
            ],
            "before": before,
            "after": after,
            "approved_at": approved_at,
        },
        place=meeting.place,
    )


def _withdrawn(site: Site, meeting: Meeting) -> Page:
    return Page(
        address=f"/meetings/{meeting.id}/",
        template="pages/withdrawn.html",
        title=site.words.text("Withdrawn note, %(date)s", date=site.words.date(meeting.date)),
        description=site.words.text("This note has been withdrawn."),
        trail=((site.words.text("Home"), "/"), (site.words.text("Meetings"), "/meetings/")),
        context={"meeting": meeting, "replacement": site.register.replacement(meeting)},
        place=meeting.place,
    )
