"""The glossary: every term from A to Z, with where it is used."""

from collections.abc import Iterable, Iterator, Mapping

from scrutiny.content.kinds.term import Term
from scrutiny.site.page import Page, front
from scrutiny.site.site import Site

ORDER = 130


def pages(site: Site) -> Iterator[Page]:
    """The page at `/glossary/`."""
    glossary = site.register.content.glossary
    yield front(
        site,
        "glossary",
        site.words.text(
            "The abbreviations and terms of the records: what they mean and where they are used."
        ),
        letters=letters(glossary),
        used={term.slug: site.by_meeting(site.mentions.records("term", term.slug)) for term in glossary},
    )


def letters(glossary: Iterable[Term]) -> Mapping[str, list[Term]]:
    """The terms by first letter."""
    found: dict[str, list[Term]] = {}
    for term in sorted(glossary, key=lambda term: (term.name.casefold(), term.name)):
        found.setdefault(term.name[0].upper(), []).append(term)
    return found
