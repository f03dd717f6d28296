"""The glossary: every term from A to Z, with where it is used."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.record import Record
from scrutiny.site import Page, Site


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
        title="Glossary",
        description="The abbreviations and terms of the records: what they mean and where they are used.",
        trail=(("Home", "/"),),
        context={"letters": site.letters(), "used": used},
    )
