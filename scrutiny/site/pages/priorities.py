"""The priority areas: one page for all by plan, and an index page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.kinds.question import Question
from scrutiny.content.record import Record
from scrutiny.site import paging
from scrutiny.site.page import Page
from scrutiny.site.site import Site

ORDER = 60


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/priorities/` and `/priorities/<slug>/`."""
    yield Page(
        address="/priorities/",
        template="pages/priorities.html",
        title=site.words.text("Priority areas"),
        description=site.words.text(
            "The priority areas of each Police and Crime Plan of the %(office)s.", office=site.office.name
        ),
        trail=((site.words.text("Home"), "/"),),
        context={
            "plans": [
                (
                    plan,
                    areas,
                    [(area.title, len(_counted(site, _under(site, area)))) for area in areas],
                )
                for plan, areas in site.areas_by_plan()
            ],
        },
    )
    for priority in site.register.content.priorities:
        yield from paging.pages(site, _page(site, priority), [("", site.by_meeting(_under(site, priority)))])


def _page(site: Site, priority: Priority) -> Page:
    found = _under(site, priority)
    plan = site.register.names.plan(priority.plan.value)
    return Page(
        address=f"/priorities/{priority.slug}/",
        template="pages/priority.html",
        title=f"{priority.title} – {plan.title if plan else priority.plan}",
        description=site.words.text(
            "Everything asked, recommended, promised and decided under “%(area)s”, a priority area of the "
            "%(plan)s.",
            area=priority.title,
            plan=plan.title if plan else priority.plan,
        ),
        trail=((site.words.text("Home"), "/"), (site.words.text("Priority areas"), "/priorities/")),
        context={
            "priority": priority,
            "plan": plan,
            "predecessors": [
                other
                for other in site.register.content.priorities
                if priority.slug in (each.slug for each in successors(site, other))
            ],
            "successors": successors(site, priority),
            "open_actions": [
                record for record in found if isinstance(record, Action) and site.register.is_open(record)
            ],
            "by_year": (by_year := counts(site, found)),
            "totals": [(year, number.total()) for year, number in by_year],
            "judged": site.judged(record for record in found if isinstance(record, Question)),
        },
        place=priority.place,
    )


def _under(site: Site, priority: Priority) -> list[Record]:
    """The items and records under a priority area."""
    records = (mention.by for mention in site.mentions.of("priority", priority.slug))
    return [record for record in records if isinstance(record, Record)]


def _counted(site: Site, records: list[Record]) -> list[Record]:
    """The records that are counted: those of meetings that were held."""
    return [record for record in records if record.has_page and site.register.meeting(record).held]


def successors(site: Site, priority: Priority) -> list[Priority]:
    """The priority areas that took up this one."""
    names = site.register.names
    return [each for name in priority.succeeded_by for each in names.priorities_ever(name.value)]


def counts(site: Site, records: list[Record]) -> list[tuple[int, Counter[str]]]:
    """How many records of each kind each year has, earliest year first."""
    years: dict[int, Counter[str]] = {}
    for record in _counted(site, records):
        years.setdefault(site.register.meeting(record).date.year, Counter())[record.kind] += 1
    return sorted(years.items())
