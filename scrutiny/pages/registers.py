"""The registers: every question, recommendation, action and decision in tables by year."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.record import Record
from scrutiny.records.action import Action
from scrutiny.records.decision import Decision
from scrutiny.records.question import Question
from scrutiny.records.recommendation import Recommendation
from scrutiny.site import Page, Site

REGISTERS: tuple[tuple[type[Record], str], ...] = (
    (Question, "questions"),
    (Recommendation, "recommendations"),
    (Action, "actions"),
    (Decision, "decisions"),
)


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/questions/`, `/recommendations/`, `/actions/` and `/decisions/`."""
    for kind, name in REGISTERS:
        years: dict[int, list[Record]] = {}
        for _, records in site.by_meeting(site.register.of(kind)):
            for record in records:
                years.setdefault(site.register.meeting(record).date.year, []).append(record)
        yield Page(
            address=f"/{name}/",
            template=f"pages/{name}.html",
            title=name.capitalize(),
            description=f"All {name} in the published scrutiny records of the {site.office.name}.",
            trail=(("Home", "/"),),
            context={"years": years, "total": sum(len(records) for records in years.values())},
        )
