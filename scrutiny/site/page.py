"""What a page is, and one that is made when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from scrutiny.base.text import Place
from scrutiny.site.site import Site


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


class Later(NamedTuple):
    """A page or a file for programs, by its address, that is made when it is wanted.

    `make` is given the site and `made_from`. `template` is that of a page, and empty for a text.
    """

    address: str
    made_from: tuple[object, ...]
    make: Callable[..., Page | str]
    template: str = ""
    place: Place | None = None

    def made(self, site: Site) -> Page | str:
        """The page, or the text of the file."""
        return self.make(site, *self.made_from)


def later(page: Page) -> Later:
    """A page that is at hand."""
    return Later(page.address, (), lambda *_: page, template=page.template, place=page.place)
