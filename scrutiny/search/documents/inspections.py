"""The inspection reports."""

from collections.abc import Iterator

from scrutiny.content import markdown as prose
from scrutiny.register.addresses import address
from scrutiny.search.thing import Thing, joined, parts
from scrutiny.site.site import Site


def things(site: Site) -> Iterator[Thing]:
    """The inspection reports of the site."""
    for inspection in site.register.inspections:
        published = site.words.moment(inspection.date) if inspection.date else ""
        yield Thing(
            kind="inspection",
            name=inspection.title,
            address=address(inspection),
            names=(inspection.title,),
            parts=parts(inspection.title, 2),
            text=joined((inspection.body, published, *map(prose.words, inspection.passages()))),
            context=site.words.text("Inspections"),
            language=site.language(inspection),
        )
