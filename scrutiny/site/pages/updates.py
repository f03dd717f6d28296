"""What changed on the site and when: notes published, corrected, clarified, redacted and withdrawn."""

import datetime
from collections.abc import Iterator

from scrutiny.publication.events import Event
from scrutiny.site import happenings
from scrutiny.site.page import Page, front
from scrutiny.site.site import Site

ORDER = 150

FIRST = ("published", "agenda published", "cancelled")
"""How notes of a first edition begin."""


def pages(site: Site) -> Iterator[Page]:
    """The page at `/updates/`, without the notes that the first edition had."""
    years: dict[int, list[tuple[datetime.date, Event, str, str, str]]] = {}
    for event in reversed(site.events.notes):
        if event.what in FIRST and event.number == "1" and _is_first(site, event):
            continue
        day = datetime.date.fromisoformat(event.date)
        line = (happenings.what(site, event), happenings.name(site, event), happenings.where(site, event))
        years.setdefault(day.year, []).append((day, event, *line))
    description = site.words.text(
        "What changed in the scrutiny records of the %(office)s, and when.", office=site.office.name
    )
    yield front(site, "updates", description, years=years, areas=site.areas_by_plan())


def _is_first(site: Site, event: Event) -> bool:
    """Whether an event belongs to the first edition, in which everything was new."""
    return site.began is None or event.date == site.began.isoformat()
