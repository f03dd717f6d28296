"""The wards, towns and districts that the office lists: one page for all, and one each with what names it."""

from collections.abc import Iterator

from scrutiny.content.head import Head
from scrutiny.content.record import Record
from scrutiny.register.addresses import address
from scrutiny.site import paging
from scrutiny.site.page import Page, front, trail
from scrutiny.site.site import Site

ORDER = 125


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/places/` and `/places/<slug>/`; none where the office lists no place."""
    places = sorted(site.office.places, key=lambda each: each.slug)
    if not places:
        return
    found = {each.slug: [mention.by for mention in site.mentions.of("place", each.slug)] for each in places}
    records = {
        name: [each for each in several if isinstance(each, Record)] for name, several in found.items()
    }
    meetings = {
        name: [each for each in reversed(several) if isinstance(each, Head)]
        for name, several in found.items()
    }
    description = site.words.text(
        "The wards, towns and districts that the published scrutiny records of the %(office)s name.",
        office=site.office.name,
    )
    yield front(site, "places", description, places=places, records=records, meetings=meetings)
    for each in places:
        first = Page(
            address=address(each),
            template="pages/place.html",
            title=each.name.value,
            description=site.words.text(
                "Where the published scrutiny records name %(place)s.", place=each.name.value
            ),
            trail=trail(site, "places"),
            context={"place": each, "meetings": meetings[each.slug]},
        )
        yield from paging.pages(site, first, [("", site.by_meeting(records[each.slug]))])
