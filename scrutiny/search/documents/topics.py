"""The topics."""

from collections.abc import Iterator

from scrutiny.register.addresses import address
from scrutiny.search.thing import Thing
from scrutiny.site.site import Site


def things(site: Site) -> Iterator[Thing]:
    """The topics of the site."""
    for topic in site.register.topics.values():
        yield Thing(kind="topic", name=topic.title, address=address(topic))
