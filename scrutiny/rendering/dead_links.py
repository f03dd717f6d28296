"""Links inside the site that lead nowhere, anchors included: faults of templates, found over all pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from typing import NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.rendering.relative import Linked

Target = Callable[[str], str]
"""The file of an address, with its anchor."""


class Ways(NamedTuple):
    """What a page offers, its anchors, and the files to which it leads that may not be there."""

    anchors: frozenset[str] = frozenset()
    doubtful: tuple[str, ...] = ()


def of(linked: Linked, address: str, target: Target, sure: Set[str]) -> Ways:
    """The ways of the page at an address; `sure` are addresses for which a file is made."""
    doubtful = linked.targets - sure
    if doubtful:
        own = {f"{where}#{anchor}" for anchor in linked.anchors for where in ("", address)}
        doubtful -= own
    files = {target(_whole(each, address)) for each in doubtful}
    return Ways(frozenset(linked.anchors), tuple(sorted(files)))


def _whole(target: str, address: str) -> str:
    """A target of the page at an address; one on the page itself is but an anchor."""
    return address + target if target[0] == "#" else target


_Page = tuple[str, str]
"""The address of a page that links to something, and its template."""


class DeadLinks:
    """Every link of the pages, and everything that a link can lead to."""

    def __init__(self) -> None:
        self._anchors: dict[str, frozenset[str]] = {}
        self._wanted: dict[str, dict[str, _Page]] = {}

    def offer(self, path: str, anchors: frozenset[str] = frozenset()) -> None:
        """A file of the site, with its anchors."""
        self._anchors[path] = anchors

    def want(self, address: str, template: str, files: Iterable[str]) -> None:
        """A page, with the files to which it leads that may not be there."""
        for file in files:
            path, _, anchor = file.partition("#")
            self._wanted.setdefault(path, {}).setdefault(anchor, (address, template))

    def check(self, report: Report) -> None:
        """Report each link that leads nowhere, anchors included; such a link is a fault of a template.

        To be called when every file of the site was offered.
        """
        for path, wanted in sorted(self._wanted.items()):
            anchors = self._anchors.get(path)
            for anchor, (address, template) in wanted.items():
                if anchors is None or (anchor and anchor not in anchors):
                    target = f"{path}#{anchor}" if anchor else path
                    what = f"the page {address} links to /{target}, which is not there"
                    report.error(Place(template, 1, 1), "dead-link", what, "correct the link in the template")
