"""The inspection reports: one page for all, and one each with its recommendations."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.content.record import Record
from scrutiny.site.page import Page
from scrutiny.site.site import Site

ORDER = 110


def _threads(site: Site, records: list[Record]) -> list[tuple[Record, ...]]:
    """The threads of the records, each once, in the order in which they began."""
    return list({thread[0].key: thread for thread in map(site.register.thread, records)}.values())


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/inspections/` and `/inspections/<slug>/`."""
    inspections = site.register.inspections
    recommended = {
        inspection.slug: [
            mention.by
            for mention in site.mentions.of("inspection", inspection.slug)
            if isinstance(mention.by, Record)
        ]
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
                "threads": _threads(site, recommended[inspection.slug]),
            },
            place=inspection.place,
        )
