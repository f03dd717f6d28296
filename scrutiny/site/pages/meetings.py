"""The meetings: one page for all, and one a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.question import Question
from scrutiny.site.page import Page
from scrutiny.site.site import Site

ORDER = 20


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/meetings/` and `/meetings/2016/`."""
    years: dict[int, list[Meeting]] = {}
    for meeting in reversed(site.register.meetings):
        years.setdefault(meeting.date.year, []).append(meeting)
    yield Page(
        address="/meetings/",
        template="pages/meetings.html",
        title=site.words.text("Meetings"),
        description=site.words.text(
            "Every scrutiny meeting published by the %(office)s, by year.", office=site.office.name
        ),
        trail=((site.words.text("Home"), "/"),),
        context={"years": years, "year": None, "questions": _questions(site, site.register.meetings)},
    )
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
            trail=((site.words.text("Home"), "/"), (site.words.text("Meetings"), "/meetings/")),
            context={"years": {year: meetings}, "year": year, "questions": _questions(site, meetings)},
        )


def _questions(site: Site, meetings: Iterable[Meeting]) -> dict[str, list[Question]]:
    """What will be asked at each meeting that is to come, by its id."""
    return {
        meeting.id: [each for each in site.register.of_meeting(meeting) if isinstance(each, Question)]
        for meeting in meetings
        if meeting.status == "scheduled"
    }
