"""The home page: how the actions stand, what comes next, what was lately said, how each area stands."""

import itertools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scrutiny.content.head import Head
from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.kinds.question import Question
from scrutiny.content.locality import Locality
from scrutiny.content.record import Record
from scrutiny.content.standalone import Standalone
from scrutiny.register import queries
from scrutiny.site.page import ROWS, Page
from scrutiny.site.site import Site

ORDER = 10

LATEST = 6
"""Meetings, and records that stand by themselves, that the page shows."""

MOST = 5
"""Records of a meeting, and things overdue, that the page shows."""

PLACES = 24
"""Places that the page shows: those that most records name."""


class Standing(NamedTuple):
    """How a priority area stands over all plans: numbers, and the last meeting that dealt with it."""

    area: Priority
    questions: int
    unanswered: int
    owed: int
    overdue: int
    last: Meeting | None


def pages(site: Site) -> Iterator[Page]:
    """The page at `/`."""
    today = site.settings.today
    shown = site.shown_meetings()
    coming = [meeting for meeting in shown if site.stage(meeting) == "scheduled"]
    past = [each for each in reversed(shown) if site.stage(each) not in ("scheduled", "not yet published")]
    actions = queries.grouped(queries.threads(site.register, Action))
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
            "groups": [(group, len(actions[group])) for group in ("overdue", "open", "complete", "dropped")],
            "ways": _ways(actions),
            "overdue": actions["overdue"],
            "most": MOST,
            "next": coming[0] if coming else None,
            "coming": len(coming),
            "awaited": [meeting for meeting in shown if site.stage(meeting) == "not yet published"],
            "last": past[0] if past else None,
            "latest": _latest(site),
            "places": _places(site),
            "plans": [
                (plan, [_standing(site, area) for area in areas])
                for plan, areas in site.areas_by_plan()
                if plan.period.holds_on(today) and areas
            ],
        },
    )


def _ways(actions: Mapping[str, tuple[object, ...]]) -> dict[str, str]:
    """Where the actions of each group are: at its heading, if the front page of the register has one."""
    found, before = {"overdue": "/actions/overdue/"}, 0
    for group, several in actions.items():
        shown = several and before < ROWS
        found.setdefault(group, f"/actions/#{group}" if shown else "/actions/")
        before += len(several)
    return found


def _latest(site: Site) -> list[tuple[Head, list[Record]]]:
    """The latest notes in which something was asked, recommended, promised or decided, with their records."""
    found = ((head, _records(site, head)) for head in reversed(site.shown_heads()) if head.held)
    return list(itertools.islice(((head, records) for head, records in found if records), LATEST))


def _records(site: Site, head: Head) -> list[Record]:
    if not isinstance(head, (Meeting, Standalone)):
        return []
    return [record for record in site.register.of_meeting(head) if record.has_page]


def _places(site: Site) -> list[Locality]:
    """The places that most records name, by name."""
    named = {each.slug: len(site.mentions.of("place", each.slug)) for each in site.office.places}
    found = sorted(
        (each for each in site.office.places if named[each.slug]), key=lambda each: -named[each.slug]
    )
    return sorted(found[:PLACES], key=lambda each: each.slug)


def _standing(site: Site, area: Priority) -> Standing:
    records = queries.under(site.mentions, queries.lineage(site.register, area))
    things = queries.each_once(site.register, records)
    questions = queries.of_kind(things, Question)
    actions = queries.grouped(queries.of_kind(things, Action))
    held = (
        meeting
        for record in records
        if isinstance(meeting := site.register.meeting(record), Meeting) and meeting.held
    )
    return Standing(
        area,
        len(questions),
        sum(each.state == "not answered" for each in questions),
        len(actions["overdue"]) + len(actions["open"]),
        len(actions["overdue"]),
        max(held, key=lambda meeting: (meeting.date, meeting.id), default=None),
    )
