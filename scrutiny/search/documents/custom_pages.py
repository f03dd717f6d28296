"""The pages in the office's own words."""

from collections.abc import Iterator

from scrutiny.content import markdown as prose
from scrutiny.register.addresses import address
from scrutiny.search.thing import Thing, joined
from scrutiny.site.site import Site


def things(site: Site) -> Iterator[Thing]:
    """The pages of `content/pages/`."""
    for own in site.register.content.pages:
        yield Thing(
            kind="page",
            name=own.title,
            address=address(own),
            names=(own.title,),
            text=joined(prose.words(each) for each in own.passages()),
            context=joined(section.heading.value for section in own.body.sections),
            language=site.language(own),
        )
