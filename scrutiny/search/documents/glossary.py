"""The terms of the glossary."""

from collections.abc import Iterator

from scrutiny.register.addresses import address
from scrutiny.search.thing import Thing, joined
from scrutiny.site.site import Site


def things(site: Site) -> Iterator[Thing]:
    """The terms of the site."""
    for term in site.register.content.glossary:
        yield Thing(
            kind="term",
            name=term.name,
            address=address(term),
            names=tuple(each for each in (term.name, term.expansion, *term.also) if each),
            text=joined((term.expansion, term.meaning, *term.also)),
            context=site.words.text("Glossary"),
            language=site.language(term),
        )
