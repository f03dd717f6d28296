"""The meetings: one page for all, and one a year."""

from collections.abc import Iterable, Iterator
from typing import Any

from scrutiny.content.kinds.item import Item
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.question import Question
from scrutiny.site.page import Page, front, trail
from scrutiny.site.site import Site

ORDER = 20


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/meetings/` and `/meetings/2016/`."""
    years: dict[int, list[Meeting]] = {}
    for meeting in reversed(site.register.meetings):
        years.setdefault(meeting.date.year, []).append(meeting)
    description = site.words.text(
        "Every scrutiny meeting published by the %(office)s, by year.", office=site.office.name
    )
    yield front(site, "meetings", description, **_context(site, years, None))
    for year, meetings in years.items():
        yield Page(
            address=f"/meetings/{year}/",
            template="pages/meetings.html",
            title=site.words.text("Meetings in %(year)s", year=year),
            description=site.words.text(
                "The scrutiny meetings of %(year)s published by the %(office)s.",
                year=year,
                office=site.office.name,
            ),
            trail=trail(site, "meetings"),
            context=_context(site, {year: meetings}, year),
        )


def _context(site: Site, years: dict[int, list[Meeting]], year: int | None) -> dict[str, Any]:
    listed = [meeting for meetings in years.values() for meeting in meetings]
    several = len({meeting.series for meeting in site.register.meetings}) > 1
    return {
        "years": years,
        "year": year,
        "by_series": {each: _by_series(site, meetings, several) for each, meetings in years.items()},
        "questions": _questions(site, listed),
        "agendas": _agendas(site, listed),
    }


def _by_series(site: Site, meetings: list[Meeting], several: bool) -> list[tuple[str, list[Meeting]]]:
    """Meetings under the names of their series; without names where all meetings of the site are of one."""
    found: dict[str | None, list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault(meeting.series, []).append(meeting)
    return [(site.series_name(series) if several else "", each) for series, each in found.items()]


def _agendas(site: Site, meetings: Iterable[Meeting]) -> dict[str, list[Item]]:
    """What each meeting was about: its agenda items, by its id."""
    return {
        meeting.id: [each for each in site.register.of_meeting(meeting) if isinstance(each, Item)]
        for meeting in meetings
        if site.register.shows(meeting)
    }


def _questions(site: Site, meetings: Iterable[Meeting]) -> dict[str, list[Question]]:
    """What will be asked at each meeting that is to come, by its id."""
    return {
        meeting.id: [each for each in site.register.of_meeting(meeting) if isinstance(each, Question)]
        for meeting in meetings
        if meeting.status == "scheduled"
    }
