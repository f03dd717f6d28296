"""What is due and overdue on the day of the build."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.record import Record
from scrutiny.site.page import Page
from scrutiny.site.site import Site

ORDER = 80

MOST = 100
"""Records in each table."""


def pages(site: Site) -> Iterator[Page]:
    """The page at `/deadlines/`."""
    register, today = site.register, site.settings.today
    kinds: tuple[type[Record], ...] = (Action, Recommendation)
    owed = [each for kind in kinds for each in register.of(kind) if register.is_open(each)]
    dated = sorted((each for each in owed if register.due(each)), key=register.by_due)
    overdue = [each for each in dated if register.is_overdue(each)]
    yield Page(
        address="/deadlines/",
        template="pages/deadlines.html",
        title=site.words.text("Deadlines"),
        description=site.words.text("The actions and recommendations that are still to be met, and by when."),
        trail=((site.words.text("Home"), "/"),),
        context={
            "overdue": overdue,
            "due": [each for each in dated if not register.is_overdue(each)],
            "undated": [each for each in owed if register.due(each) is None],
            "passed_over": {each.key: register.passed_over(each) for each in overdue[:MOST]},
            "most": MOST,
            "reports": sorted(
                (each for each in register.inspections if each.comments_due),
                key=lambda each: (each.comments_due, each.slug),
            ),
            "today": today,
        },
    )
