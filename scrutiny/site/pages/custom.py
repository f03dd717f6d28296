"""The pages in the office's own words: about, accessibility, privacy and any other."""

from collections.abc import Iterator

from scrutiny.site.page import Page, trail
from scrutiny.site.site import Site

ORDER = 180


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/<slug>/`, one a file of `content/pages/`."""
    for own in site.register.content.pages:
        yield Page(
            address=f"/{own.slug}/",
            template="pages/own.html",
            title=own.title,
            description=f"{own.title} – {site.office.name}",
            trail=trail(site),
            context={"own": own},
            place=own.place,
        )
