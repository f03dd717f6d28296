"""The priority areas, and the plans that they belong to."""

from collections.abc import Iterator

from scrutiny.content import markdown as prose
from scrutiny.register.addresses import address
from scrutiny.search.thing import Thing, joined, parts
from scrutiny.site.site import Site


def things(site: Site) -> Iterator[Thing]:
    """The plans, the latest last, each with its areas: of two that are as good a later one comes first."""
    for plan, areas in reversed(site.areas_by_plan()):
        period = site.words.period(plan.period)
        yield Thing(
            kind="plan",
            name=plan.title,
            address=address(plan),
            names=(plan.title,),
            text=joined((period, *(area.title for area in areas))),
            context=site.words.text("Police and Crime Plan"),
            language=site.language(plan),
        )
        for area in areas:
            yield Thing(
                kind="priority",
                name=area.title,
                address=address(area),
                names=(area.title, *(alias.value for alias in area.aliases)),
                parts=parts(area.title),
                text=joined((plan.title, prose.words(area.prose))),
                context=site.words.text("Priority area"),
                language=site.language(area),
                priorities=(area.slug,),
            )
