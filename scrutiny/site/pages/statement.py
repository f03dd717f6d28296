"""The accessibility statement, in the wording and order that the law gives it."""

from collections.abc import Iterator

from scrutiny.site.page import Page, trail
from scrutiny.site.site import Site

ORDER = 170


def pages(site: Site) -> Iterator[Page]:
    """The page at `/accessibility/`, where `office.yaml` has what it is made from."""
    statement = site.office.accessibility
    if statement:
        yield Page(
            address="/accessibility/",
            template="pages/statement.html",
            title=site.words.text("Accessibility statement"),
            description=site.words.text(
                "How accessible the scrutiny records of the %(office)s are.", office=site.office.name
            ),
            trail=trail(site),
            context={"statement": statement},
            place=statement.place,
        )
