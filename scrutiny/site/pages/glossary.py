"""The glossary: every term from A to Z, with where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from scrutiny.content.kinds.term import Term
from scrutiny.content.record import Record
from scrutiny.site.page import Page
from scrutiny.site.site import Site

ORDER = 130


def pages(site: Site) -> Iterator[Page]:
    """The page at `/glossary/`."""
    used = {
        term.slug: site.by_meeting(
            mention.by for mention in site.mentions.of("term", term.slug) if isinstance(mention.by, Record)
        )
        for term in site.register.content.glossary
    }
    yield Page(
        address="/glossary/",
        template="pages/glossary.html",
        title=site.words.text("Glossary"),
        description=site.words.text(
            "The abbreviations and terms of the records: what they mean and where they are used."
        ),
        trail=((site.words.text("Home"), "/"),),
        context={"letters": letters(site.register.content.glossary), "used": used},
    )


def letters(glossary: Iterable[Term]) -> Mapping[str, list[Term]]:
    """The terms by first letter."""
    found: dict[str, list[Term]] = {}
    for term in sorted(glossary, key=lambda term: (term.name.casefold(), term.name)):
        found.setdefault(term.name[0].upper(), []).append(term)
    return found
