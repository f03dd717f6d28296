"""The inspection reports: one page for all, and one each with its recommendations."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.record import Record
from scrutiny.content.reports import FOLDER
from scrutiny.register import queries
from scrutiny.register.comments import commenters
from scrutiny.site.page import Page
from scrutiny.site.site import Site

ORDER = 110


def _published(inspection: Inspection) -> tuple[datetime.date, str]:
    """By the day of publication, as far as it is known."""
    return inspection.date.first if inspection.date else datetime.date.min, inspection.slug


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/inspections/` and `/inspections/<slug>/`."""
    notes = site.register.notes
    inspections = sorted(site.register.inspections, key=_published, reverse=True)
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
                "by": commenters(site.register.names, inspection),
                "note": note.meeting if (note := notes.get(f"{FOLDER}/{inspection.slug}")) else None,
            },
            place=inspection.place,
        )
