"""The page for an address that leads nowhere."""

from collections.abc import Iterator

from scrutiny.site.page import Page
from scrutiny.site.site import Site

ORDER = 200


def pages(site: Site) -> Iterator[Page]:
    """The page at `/404.html`, which hosts show at any address."""
    yield Page(
        address="/404.html",
        template="pages/not_found.html",
        title=site.words.text("Page not found"),
        description=site.words.text("There is no page at this address."),
    )
