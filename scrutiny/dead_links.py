"""Links inside the site that lead nowhere, anchors included: faults of templates, found over all pages."""

from __future__ import annotations

from collections.abc import Container

from scrutiny import routes
from scrutiny.site import Page
from scrutiny.text import Place, Report


class DeadLinks:
    """Every link inside the site, and everything that a link can lead to."""

    def __init__(self) -> None:
        self._offered: set[str] = set()
        self._wanted: dict[str, tuple[str, str]] = {}

    def offer(self, path: str) -> None:
        """A file that is there."""
        self._offered.add(path)

    def add(self, folder: str, page: Page, html: str, shared: Container[str]) -> None:
        """A page in the folder of a language, with what it links to.

        The files `shared` stand once for all languages.
        """
        path = folder + routes.output(page.address)
        self._offered.add(path)
        self._offered.update(f"{path}#{anchor}" for anchor in routes.anchors(html))
        for address in routes.targets(html, page.address):
            where, hash_mark, anchor = address.partition("#")
            target = routes.output(where)
            target = target if target in shared else folder + target
            self._wanted.setdefault(target + hash_mark + anchor, (page.address, page.template))

    def merge(self, other: DeadLinks) -> None:
        """Take in what was found on other pages."""
        self._offered |= other._offered
        for target, page in other._wanted.items():
            self._wanted.setdefault(target, page)

    def check(self, report: Report) -> None:
        """Report each link that leads nowhere, anchors included; such a link is a fault of a template."""
        for target, (address, template) in sorted(self._wanted.items()):
            path, _, anchor = target.partition("#")
            if path not in self._offered or (anchor and target not in self._offered):
                what = f"the page {address} links to /{target}, which is not there"
                report.error(Place(template, 1, 1), "dead-link", what, "correct the link in the template")
