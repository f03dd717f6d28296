"""The search page."""

from collections.abc import Iterator

from scrutiny.site.page import Page, front
from scrutiny.site.site import Site

ORDER = 140


def pages(site: Site) -> Iterator[Page]:
    """The page at `/search/`."""
    description = site.words.text(
        "Search every question, recommendation, action and decision of the %(office)s.",
        office=site.office.name,
    )
    yield front(site, "search", description)
