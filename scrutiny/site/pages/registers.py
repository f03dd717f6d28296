"""The registers: the records of each kind in tables, by year and by state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scrutiny.base.text import slug
from scrutiny.content.kinds import RECORDS
from scrutiny.content.kinds.question import Question
from scrutiny.content.record import Record
from scrutiny.site.page import Page
from scrutiny.site.site import Site
from scrutiny.wording.phrases import sentence

ORDER = 70

A_PAGE = 100
"""Rows of one page; what is more goes to the next."""


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/actions/`, `/actions/2016/`, `/actions/overdue/` and so on, in pages of 100 rows.

    A state has its page even where no record is in it, so that the address stays.
    """
    for kind in (kind for kind in RECORDS if kind.has_page):
        records = [each for _, found in site.by_meeting(site.register.of(kind)) for each in found]
        years: dict[int, list[Record]] = {}
        for record in records:
            years.setdefault(site.register.meeting(record).date.year, []).append(record)
        latest = [record for record in records if site.register.latest(record) is record]
        states: dict[str, list[Record]] = {state: [] for state in kind.states}
        for record in latest:
            for state in site.standing(record):
                if state in states:
                    states[state].append(record)
        root = f"/{kind.kind}s/"
        common = {
            "root": root,
            "years": {year: len(found) for year, found in years.items()},
            "counted": _counted(site, latest, states),
            "states": {state: (f"{root}{slug(state)}/", len(found)) for state, found in states.items()},
            "judged": site.judged(each for each in records if isinstance(each, Question)),
        }
        yield _page(site, kind, "", records[:A_PAGE], (len(records), 1, 1), common)
        for view, found in [*((str(year), found) for year, found in years.items()), *states.items()]:
            last = max(1, -(-len(found) // A_PAGE))
            for number in range(1, last + 1):
                some = found[(number - 1) * A_PAGE : number * A_PAGE]
                yield _page(site, kind, view, some, (len(found), number, last), common)


def _counted(site: Site, latest: Sequence[Record], states: dict[str, list[Record]]) -> list[tuple[str, int]]:
    """How many records have each state, in words, and how many have none."""
    counted = [
        (sentence(site.words.text(state)), len(found))
        for state, found in states.items()
        if state != "overdue"
    ]
    if unstated := sum(each.state is None for each in latest):
        counted.append((sentence(site.words.text("not recorded")), unstated))
    return counted


def _page(
    site: Site,
    kind: type[Record],
    view: str,
    shown: Sequence[Record],
    place: tuple[int, int, int],
    common: dict[str, Any],
) -> Page:
    total, number, last = place
    name, root = site.words.text(f"{kind.kind.capitalize()}s"), common["root"]
    by_year: dict[int, list[Record]] = {}
    for record in shown:
        by_year.setdefault(site.register.meeting(record).date.year, []).append(record)
    own = f"{root}{slug(view)}/" if view else root
    title = f"{name}: {site.words.text(view)}" if view else name
    if number > 1:
        title += site.words.text(", page %(page)s of %(last)s", page=number, last=last)
    return Page(
        address=f"{own}{number}/" if number > 1 else own,
        template=f"pages/{kind.kind}s.html",
        title=title,
        description=site.words.count(
            "%(num)s record in the published scrutiny records of the %(office)s: %(title)s.",
            "%(num)s records in the published scrutiny records of the %(office)s: %(title)s.",
            total,
            office=site.office.name,
            title=title,
        ),
        trail=((site.words.text("Home"), "/"), (name, root)) if view else ((site.words.text("Home"), "/"),),
        context={
            **common,
            "name": name,
            "view": view,
            "own": own,
            "number": number,
            "last": last,
            "total": total,
            "by_year": by_year,
        },
    )
