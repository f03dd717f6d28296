"""The wards, towns and districts that the office lists."""

from collections.abc import Iterator

from scrutiny.register.addresses import address
from scrutiny.search.thing import Thing
from scrutiny.site.site import Site


def things(site: Site) -> Iterator[Thing]:
    """The places of the site."""
    for place in site.office.places:
        name = place.name.value
        yield Thing(kind="place", name=name, address=address(place), names=(name,))
