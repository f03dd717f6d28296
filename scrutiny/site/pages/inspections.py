"""The inspection reports: one page for all, and one each with its recommendations."""

import datetime
from collections.abc import Iterator

from scrutiny.content.kinds.inspection import FOLDER, Inspection
from scrutiny.register import queries
from scrutiny.register.comments import commenters
from scrutiny.site.page import Page, front, trail, withdrawn
from scrutiny.site.site import Site

ORDER = 110


def _published(inspection: Inspection) -> tuple[datetime.date, str]:
    """By the day of publication, as far as it is known."""
    return inspection.date.first if inspection.date else datetime.date.min, inspection.slug


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/inspections/` and `/inspections/<slug>/`; of a withdrawn report one that says so."""
    inspections = sorted(site.register.inspections, key=_published, reverse=True)
    recommended = {
        each.slug: queries.each_once(site.register, site.mentions.records("inspection", each.slug))
        for each in inspections
    }
    description = site.words.text(
        "The inspection reports whose recommendations %(force)s has responded to.", force=site.office.force
    )
    yield front(site, "inspections", description, inspections=inspections, recommended=recommended)
    for inspection in inspections:
        yield Page(
            address=f"/inspections/{inspection.slug}/",
            template="pages/inspection.html",
            title=inspection.title,
            description=site.words.text(
                "The recommendations of “%(title)s” and the responses to them.", title=inspection.title
            ),
            trail=trail(site, "inspections"),
            context={
                "inspection": inspection,
                "threads": recommended[inspection.slug],
                "by": commenters(site.register.names, inspection),
                "note": note.meeting if (note := site.register.notes.get(inspection.identity)) else None,
            },
            place=inspection.place,
        )
    for head in site.register.heads:
        if head.folder == FOLDER and not site.register.shows(head):
            title = site.words.text("Withdrawn inspection report")
            yield withdrawn(site, head, title, site.words.text("This note has been withdrawn."))
