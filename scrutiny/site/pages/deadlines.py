"""What is due and overdue on the day of the build."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.record import Record
from scrutiny.site.page import Page
from scrutiny.site.site import Site

ORDER = 80

MOST = 100
"""Records in each table."""


class Comments(NamedTuple):
    """The comments on an inspection report: when they are due, and the first meeting with a response."""

    inspection: Inspection
    due: datetime.date
    answered_at: Meeting | None


def pages(site: Site) -> Iterator[Page]:
    """The page at `/deadlines/`."""
    register, today = site.register, site.settings.today
    kinds: tuple[type[Record], ...] = (Action, Recommendation)
    owed = [each for kind in kinds for each in register.of(kind) if register.is_open(each)]
    dated = sorted((each for each in owed if each.due), key=lambda each: (each.due, each.key))
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
            "undated": [each for each in owed if each.due is None],
            "passed_over": {each.key: register.passed_over(each) for each in overdue[:MOST]},
            "most": MOST,
            "comments": sorted(_comments(site), key=lambda each: (each.due, each.inspection.slug)),
            "today": today,
        },
    )


def _comments(site: Site) -> Iterator[Comments]:
    for inspection in site.register.inspections:
        if inspection.comments_due:
            answers = (
                site.register.meeting(mention.by)
                for mention in site.mentions.of("inspection", inspection.slug)
                if isinstance(mention.by, Record)
                and any(part.label == "Response" for part in mention.by.parts)
            )
            first = min(answers, key=lambda meeting: meeting.date, default=None)
            yield Comments(inspection, inspection.comments_due, first)
