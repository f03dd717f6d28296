"""The meetings: one page for all, and one a year."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.records.meeting import Meeting
from scrutiny.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/meetings/` and `/meetings/2016/`."""
    years: dict[int, list[Meeting]] = {}
    for meeting in reversed(site.register.meetings):
        years.setdefault(meeting.date.year, []).append(meeting)
    yield Page(
        address="/meetings/",
        template="pages/meetings.html",
        title="Meetings",
        description=f"Every scrutiny meeting published by the {site.office.name}, by year.",
        trail=(("Home", "/"),),
        context={"years": years, "year": None},
    )
    for year, meetings in years.items():
        yield Page(
            address=f"/meetings/{year}/",
            template="pages/meetings.html",
            title=f"Meetings in {year}",
            description=f"The scrutiny meetings of {year} published by the {site.office.name}.",
            trail=(("Home", "/"), ("Meetings", "/meetings/")),
            context={"years": {year: meetings}, "year": year},
        )
