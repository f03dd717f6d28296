"""The page about the files for programs, and what is in them."""

from collections.abc import Iterator

from scrutiny.site.page import Page, front
from scrutiny.site.site import Site

ORDER = 160


def pages(site: Site) -> Iterator[Page]:
    """The page at `/data/`."""
    meetings = site.shown_meetings()
    description = site.words.text(
        "The scrutiny records of the %(office)s as files for programs.", office=site.office.name
    )
    yield front(site, "data", description, example=meetings[-1] if meetings else None)
