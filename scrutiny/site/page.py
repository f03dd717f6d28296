"""What a page is, and one that is made when it is wanted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from scrutiny.base.text import Place
from scrutiny.content.head import Head
from scrutiny.content.record import Record
from scrutiny.register.addresses import address
from scrutiny.site.navigation import TITLES
from scrutiny.site.site import Site

ROWS = 100
"""Rows of one page of a register; what is more goes to the next."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered: its address, its template, its title, and what the template is given.

    `title` and `description` are those of search engines and tabs; `trail` is the way to the page
    from home, as pairs of words and address; `place` is the file that asks for the page.
    """

    address: str
    template: str
    title: str
    description: str
    trail: tuple[tuple[str, str], ...] = ()
    context: Mapping[str, Any] = field(default_factory=dict)
    place: Place | None = None


def trail(site: Site, section: str = "") -> tuple[tuple[str, str], ...]:
    """The way from home to a section of the site; without one, home alone."""
    home = (site.words.text("Home"), "/")
    return (home, (site.words.text(TITLES[section]), f"/{section}/")) if section else (home,)


def front(site: Site, section: str, description: str, **context: Any) -> Page:
    """The page with which a section of the site begins, at the address and by the template of its name."""
    title = site.words.text(TITLES[section])
    return Page(f"/{section}/", f"pages/{section}.html", title, description, trail(site), context)


def withdrawn(site: Site, head: Head, title: str, description: str, record: Record | None = None) -> Page:
    """The page in the place of a withdrawn note, or of one of its records."""
    return Page(
        address=address(record or head),
        template="pages/withdrawn.html",
        title=title,
        description=description,
        trail=trail(site, head.folder),
        context={"meeting": head, "replacement": site.register.replacement(head)},
        place=(record or head).place,
    )


class PageSpec(NamedTuple):
    """A page, or a text for programs, by its address; `make` makes it when it is wanted.

    `note` is the id of the meeting of whose bundle it is part; empty for what belongs to no note. `template`
    is that of a page, and empty for a text.
    """

    address: str
    make: Callable[[Site], Page | str]
    template: str = ""
    place: Place | None = None
    note: str = ""


def spec(page: Page) -> PageSpec:
    """A page that is at hand."""
    return PageSpec(page.address, lambda _: page, page.template, page.place)
