"""The registers: each thing of a kind in one row, by how it stands, by year and by state."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from scrutiny.base.text import slug
from scrutiny.content.kinds import RECORDS
from scrutiny.content.kinds.question import Question
from scrutiny.content.record import Record
from scrutiny.register import queries
from scrutiny.register.threads import GROUPS, Thread
from scrutiny.site.navigation import TITLES
from scrutiny.site.page import ROWS, Page, trail
from scrutiny.site.site import Site
from scrutiny.wording.phrases import sentence

ORDER = 70


class Section(NamedTuple):
    """Things under one heading: `id` is its anchor, `number` how many there are on all pages together."""

    id: str
    heading: str
    number: int
    things: tuple[Thread, ...]


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/actions/`, `/actions/2016/`, `/actions/overdue/` and so on, in pages of 100 rows.

    A state has its page even where nothing is in it, so that the address stays.
    """
    for kind in (kind for kind in RECORDS if kind.has_page):
        things = queries.threads(site.register, kind)
        came_up = queries.by_every_year(site.register, things)
        years = {str(year): found for year, found in came_up.items()}
        states: dict[str, list[Thread]] = {state: [] for state in kind.states}
        for thread in things:
            for state in site.standing(thread.told_by):
                if state in states:
                    states[state].append(thread)
        root = f"/{kind.kind}s/"
        owners = _owners(site, things) if kind.owed else []
        common = {
            "kind": kind.kind,
            "root": root,
            "all": len(things),
            "years": {year: len(found) for year, found in years.items()},
            "states": {state: (f"{root}{slug(state)}/", len(found)) for state, found in states.items()},
            "counted": _counted(site, things),
            "owners": owners,
            "groups": GROUPS if any(counts[-1] for _, counts in owners) else GROUPS[:-1],
            "judged": queries.judged(site.register, things) if kind is Question else [],
        }
        for view, found in {"": things, **years, **states}.items():
            yield from _pages(site, kind, view, found, common)


def _pages(
    site: Site, kind: type[Record], view: str, found: Sequence[Thread], common: Mapping[str, Any]
) -> Iterator[Page]:
    """One view of a register; its front page has the first rows, and says where the others are."""
    sections = list(_sections(site, kind, found, plain=view in kind.states))
    last = max(1, -(-len(found) // ROWS)) if view else 1
    name, root = site.words.text(TITLES[f"{kind.kind}s"]), common["root"]
    own = f"{root}{slug(view)}/" if view else root
    for number in range(1, last + 1):
        title = f"{name}: {site.words.text(view)}" if view else name
        if number > 1:
            title += site.words.text(", page %(page)s of %(last)s", page=number, last=last)
        yield Page(
            address=f"{own}{number}/" if number > 1 else own,
            template=f"pages/{kind.kind}s.html",
            title=title,
            description=site.words.count(
                "%(num)s record in the published scrutiny records of the %(office)s: %(title)s.",
                "%(num)s records in the published scrutiny records of the %(office)s: %(title)s.",
                len(found),
                office=site.office.name,
                title=title,
            ),
            trail=trail(site, f"{kind.kind}s" if view else ""),
            context={
                **common,
                "name": name,
                "view": view,
                "own": own,
                "number": number,
                "last": last,
                "total": len(found),
                "shown": min(len(found), ROWS),
                "sections": _of_page(sections, (number - 1) * ROWS, number * ROWS),
            },
        )


def _sections(site: Site, kind: type[Record], found: Sequence[Thread], *, plain: bool) -> Iterator[Section]:
    """Things that are to be done by how they stand, others by year; a `plain` list has no headings."""
    if plain:
        yield Section("all", "", len(found), queries.urgent(found) if kind.owed else queries.recent(found))
    elif kind.owed:
        grouped = queries.grouped(found)
        for group in GROUPS:
            yield Section(slug(group), site.group_name(group), len(grouped[group]), grouped[group])
    else:
        for year, of_year in reversed([*queries.by_year(site.register, found).items()]):
            yield Section(f"y{year}", str(year), len(of_year), queries.recent(of_year))


def _of_page(sections: Sequence[Section], start: int, end: int) -> list[Section]:
    """The part of some sections that begins with one row of them all, and ends before another."""
    found, at = [], 0
    for section in sections:
        things = section.things[max(0, start - at) : max(0, end - at)]
        at += len(section.things)
        if things:
            found.append(section._replace(things=things))
    return found


def _counted(site: Site, things: Sequence[Thread]) -> list[tuple[str, int]]:
    """How many things stand in each state, in words; those without one come last."""
    counted = queries.by_state(things)
    states = things[0].first.states if things else ()
    named = [(state, counted[state]) for state in states if state in counted]
    return [(sentence(site.words.text(state)), number) for state, number in named] + (
        [(sentence(site.words.text("not recorded")), counted[""])] if "" in counted else []
    )


def _owners(site: Site, things: Sequence[Thread]) -> list[tuple[queries.Owner, list[int]]]:
    """Who is to do things, each with how many of them stand how."""
    owners = queries.by_owner(site.register, things)
    return [(each, [sum(own.group == group for own in each.owns) for group in GROUPS]) for each in owners]
