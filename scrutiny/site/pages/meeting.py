"""The note of a meeting on one page; in the place of a withdrawn one, a page that says so."""

from collections.abc import Iterator
from functools import partial

from scrutiny.content.kinds.item import Item
from scrutiny.content.kinds.meeting import AGENDA, Meeting
from scrutiny.content.record import Record
from scrutiny.site.page import Page, PageSpec, trail, withdrawn
from scrutiny.site.site import Site

ORDER = 30

TEMPLATE = "pages/meeting.html"


def pages(site: Site) -> Iterator[PageSpec]:
    """The pages at `/meetings/<meeting>/`."""
    for meeting in site.register.meetings:
        address = f"/meetings/{meeting.id}/"
        yield PageSpec(address, partial(_page, meeting.id), TEMPLATE, meeting.place, meeting.id)


def _page(identity: str, site: Site) -> Page:
    meeting = site.register.notes[identity].meeting
    assert isinstance(meeting, Meeting)
    if not site.register.shows(meeting):
        title = site.words.text("Withdrawn note, %(date)s", date=site.words.date(meeting.date))
        return withdrawn(site, meeting, title, site.words.text("This note has been withdrawn."))
    records = site.register.of_meeting(meeting)
    before, after = site.register.neighbours(meeting)
    return Page(
        address=f"/meetings/{meeting.id}/",
        template=TEMPLATE,
        title=site.meeting_name(meeting),
        description=_described(site, meeting, records),
        trail=(*trail(site, "meetings"), (str(meeting.date.year), f"/meetings/{meeting.date.year}/")),
        context={
            "meeting": meeting,
            "items": [
                (item, [record for record in records if record.item == item.id])
                for item in records
                if isinstance(item, Item)
            ],
            "before": before,
            "after": after,
            "outstanding": site.outstanding if site.stage(meeting) == "scheduled" else None,
            "apart": site.mentions.of("meeting", meeting.id, "made at"),
            "approved_at": site.mentions.of("meeting", meeting.id, "approved"),
        },
        place=meeting.place,
    )


def _described(site: Site, meeting: Meeting, records: tuple[Record, ...]) -> str:
    day = site.words.full_date(meeting.date)
    items = "; ".join(record.title for record in records if isinstance(record, Item))
    if meeting.status in AGENDA:
        return site.words.text("Agenda of the meeting, %(date)s: %(items)s", date=day, items=items)
    return site.words.text("Note of the meeting, %(date)s: %(items)s", date=day, items=items)
