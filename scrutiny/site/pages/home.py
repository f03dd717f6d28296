"""The home page: what the site is, the latest meetings, the priority areas in force, what is open."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.site.page import Page
from scrutiny.site.site import Site

ORDER = 10

LATEST = 5


def pages(site: Site) -> Iterator[Page]:
    """The page at `/`."""
    today = site.settings.today
    told = site.meetings_told()
    stages: dict[str, list[Meeting]] = {}
    for meeting in told:
        stages.setdefault(site.stage(meeting), []).append(meeting)
    past = [meeting for meeting in told if meeting.status != "scheduled"]
    open_actions = [action for action in site.register.of(Action) if site.register.is_open(action)]
    yield Page(
        address="/",
        template="pages/home.html",
        title=site.words.text("Scrutiny of %(force)s", force=site.office.force),
        description=site.words.text(
            "How the %(office)s holds %(force)s to account: what was asked, answered, promised and decided.",
            office=site.office.name,
            force=site.office.force,
        ),
        context={
            "latest": past[::-1][:LATEST],
            "coming": stages.get("scheduled", []),
            "awaited": stages.get("not yet published", []),
            "plans": [
                (plan, areas) for plan, areas in site.areas_by_plan() if plan.period.holds_on(today) and areas
            ],
            "open_actions": len(open_actions),
            "pressing": sorted(open_actions, key=site.register.by_due)[: LATEST * 2],
            "overdue": [action for action in open_actions if site.register.is_overdue(action)],
        },
    )
