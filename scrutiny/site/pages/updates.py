"""What changed on the site and when: notes published, corrected, clarified, redacted and withdrawn."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from scrutiny.content.head import Head
from scrutiny.site.page import Page
from scrutiny.site.site import Site

ORDER = 150


class Update(NamedTuple):
    """One dated change to a note: 'published', 'withdrawn' or the type of a change, and what it says."""

    date: datetime.date
    what: str
    meeting: Head
    note: str


def pages(site: Site) -> Iterator[Page]:
    """The page at `/updates/`."""
    found = [update for meeting in site.register.heads for update in _updates(site, meeting)]
    years: dict[int, list[Update]] = {}
    for update in sorted(found, key=lambda each: (each.date, each.meeting.id), reverse=True):
        years.setdefault(update.date.year, []).append(update)
    yield Page(
        address="/updates/",
        template="pages/updates.html",
        title=site.words.text("Updates"),
        description=site.words.text(
            "What changed in the scrutiny records of the %(office)s, and when.", office=site.office.name
        ),
        trail=((site.words.text("Home"), "/"),),
        context={"years": years, "areas": site.areas_by_plan()},
    )


def _updates(site: Site, meeting: Head) -> Iterator[Update]:
    if meeting.withdrawn:
        yield Update(meeting.withdrawn.date, "withdrawn", meeting, meeting.withdrawn.reason)
    if not site.register.tells(meeting):
        return
    first = site.histories[meeting.id].versions[0]
    if meeting.publish_at and meeting.publish_at <= site.settings.as_of:
        yield Update(meeting.publish_at.date(), "published", meeting, "")
    elif site.began and first.date > site.began:
        yield Update(first.date, "published", meeting, "")
    for change in meeting.changes:
        yield Update(change.date, change.type, meeting, change.note)
