"""The sections of the site, such as the deadlines and the registers."""

from collections.abc import Iterator

from scrutiny.search.thing import Thing
from scrutiny.site.navigation import TITLES, is_offered
from scrutiny.site.site import Site


def things(site: Site) -> Iterator[Thing]:
    """The sections, but for the search itself."""
    for section, title in TITLES.items():
        if section != "search" and is_offered(site, section):
            name = site.words.text(title)
            yield Thing(kind="page", name=name, address=f"/{section}/", names=(name,))
