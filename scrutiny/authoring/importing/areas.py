"""The priority areas of a meeting: those that the office knows, and those that are proposed."""

import re
from collections.abc import Iterator

from scrutiny.authoring.importing.known import Known
from scrutiny.authoring.importing.markdown import quoted
from scrutiny.authoring.importing.meeting import Found, Named
from scrutiny.authoring.importing.proposals import Proposal
from scrutiny.authoring.importing.structure.areas import labelled, without_count
from scrutiny.base.text import slug
from scrutiny.content.moments import Moment, as_moment
from scrutiny.register.titles import plain


def link(found: Found, known: Known) -> Iterator[Proposal]:
    """Give items and passages the areas that their titles name exactly, and propose labelled ones that the
    office does not know. An area of a plan that was not in force is left to the check.
    """
    day = as_moment(found.date)
    for item in found.items:
        if item.ground is not None:
            continue
        for section in item.sections:
            named = _titled(section.title or item.title, section.place or item.place, known, day)
            section.areas = list(_apart([*named, *section.areas], known, day))
        told = [area for section in item.sections for area in section.areas]
        told += [
            Named(value, record.place)
            for record in item.records
            for name, value in record.fields
            if name == "Priority"
        ]
        for area in told:
            if not known.has_area(area.name):
                yield _proposal(area, known.plan(day))


def _titled(title: str, place: str, known: Known, day: Moment | None) -> Iterator[Named]:
    """The areas that a heading names."""
    bare = without_count(title)
    if known.area(bare, day):
        yield Named(bare, place)
    else:
        yield from (Named(each, place) for each in labelled(title))


def _apart(areas: list[Named], known: Known, day: Moment | None) -> Iterator[Named]:
    """Each area once; `A and B` and `A, B` as two if the office knows both."""
    seen = set[str]()
    for area in areas:
        parts = re.split(r",\s*(?:and )?| and | & ", area.name)
        several = not known.has_area(area.name) and all(known.has_area(each) for each in parts)
        for name in parts if several else [area.name]:
            meant = known.area(name, day)
            if (key := meant.path if meant else plain(name)) not in seen:
                seen.add(key)
                yield Named(name, area.place)


def _proposal(area: Named, plan: str) -> Proposal:
    """The file of an area; without the only plan in force on the day, the check asks for it."""
    lines = ["---", f"title: {quoted(area.name)}", *([f"plan: {quoted(plan)}"] if plan else []), "---", ""]
    return Proposal(f"priorities/{slug(area.name) or 'unnamed'}.md", "\n".join(lines), area.place)
