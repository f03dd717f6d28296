"""The priority areas: one page for all by plan, and an index page for each."""

from collections.abc import Iterator, Sequence

from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.kinds.question import Question
from scrutiny.register import queries
from scrutiny.register.threads import Thread
from scrutiny.site import paging
from scrutiny.site.page import Page, front, trail
from scrutiny.site.site import Site

ORDER = 60


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/priorities/` and `/priorities/<slug>/`."""
    description = site.words.text(
        "The priority areas of each Police and Crime Plan of the %(office)s.", office=site.office.name
    )
    plans = [(plan, areas, [_counted(site, area) for area in areas]) for plan, areas in site.areas_by_plan()]
    yield front(site, "priorities", description, plans=plans)
    for priority in site.register.content.priorities:
        areas = queries.lineage(site.register, priority)
        records = queries.under(site.mentions, areas)
        first = _page(site, priority, areas, queries.each_once(site.register, records))
        yield from paging.pages(site, first, [("", site.by_meeting(records))])


def _counted(site: Site, area: Priority) -> tuple[str, int]:
    """The title of an area, and how many things came up under it."""
    return area.title, len(queries.each_once(site.register, queries.under(site.mentions, [area])))


def _page(site: Site, priority: Priority, areas: Sequence[Priority], things: Sequence[Thread]) -> Page:
    """The page of an area, over all plans: `areas` are those that it took over, and itself."""
    register = site.register
    plan = register.names.plan(priority.plan.value)
    actions = queries.of_kind(things, Action)
    groups = queries.grouped(actions)
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
        trail=trail(site, "priorities"),
        context={
            "priority": priority,
            "plan": plan,
            "chain": [(each, register.names.plan(each.plan.value)) for each in areas],
            "successors": queries.successors(register, priority),
            "owed": [*groups["overdue"], *groups["open"]],
            "actions": queries.groups_by_year(register, actions),
            "judged": queries.judged(register, queries.of_kind(things, Question)),
        },
        place=priority.place,
    )
