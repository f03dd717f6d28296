"""The inspection reports: one page for all, and one each with its recommendations."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.content.record import Record
from scrutiny.register import queries
from scrutiny.site.page import Page
from scrutiny.site.site import Site

ORDER = 110


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/inspections/` and `/inspections/<slug>/`."""
    inspections = site.register.inspections
    recommended = {
        inspection.slug: queries.each_once(
            site.register,
            (
                mention.by
                for mention in site.mentions.of("inspection", inspection.slug)
                if isinstance(mention.by, Record)
            ),
        )
        for inspection in inspections
    }
    yield Page(
        address="/inspections/",
        template="pages/inspections.html",
        title=site.words.text("Inspections"),
        description=site.words.text(
            "The inspection reports whose recommendations %(force)s has responded to.",
            force=site.office.force,
        ),
        trail=((site.words.text("Home"), "/"),),
        context={"inspections": inspections, "recommended": recommended},
    )
    for inspection in inspections:
        yield Page(
            address=f"/inspections/{inspection.slug}/",
            template="pages/inspection.html",
            title=inspection.title,
            description=site.words.text(
                "The recommendations of “%(title)s” and the responses to them.", title=inspection.title
            ),
            trail=((site.words.text("Home"), "/"), (site.words.text("Inspections"), "/inspections/")),
            context={
                "inspection": inspection,
                "threads": recommended[inspection.slug],
            },
            place=inspection.place,
        )
