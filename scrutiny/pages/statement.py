"""The accessibility statement, in the wording and order that the law gives it."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """The page at `/accessibility/`, where `office.yaml` has what it is made from."""
    statement = site.office.accessibility
    if statement:
        yield Page(
            address="/accessibility/",
            template="pages/statement.html",
            title="Accessibility statement",
            description=f"How accessible the scrutiny records of the {site.office.name} are.",
            trail=(("Home", "/"),),
            context={"statement": statement},
            place=statement.place,
        )
