"""What the site learns of its readers, where the office has not written a privacy page of its own."""

from collections.abc import Iterator

from scrutiny.site.page import Page, trail
from scrutiny.site.site import Site

ORDER = 190


def pages(site: Site) -> Iterator[Page]:
    """The page at `/privacy/`."""
    if any(own.slug == "privacy" for own in site.register.content.pages):
        return
    yield Page(
        address="/privacy/",
        template="pages/privacy.html",
        title=site.words.text("Privacy"),
        description=site.words.text(
            "What the site of the %(office)s learns of its readers.", office=site.office.name
        ),
        trail=trail(site),
    )
