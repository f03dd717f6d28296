"""Links inside the site that lead nowhere, anchors included: faults of templates, found over all pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place


class Linking(NamedTuple):
    """A page that links to something: its address, its template, and the files to which it leads."""

    address: str
    template: str
    links: Iterable[str]


def missing(links: Iterable[str], anchors: Mapping[str, str]) -> list[str]:
    """The links to files that lead nowhere, or to no anchor; `anchors` are those of each file, one a line."""
    return sorted(each for each in {*links}.difference(anchors) if not _anchored(each, anchors))


def _anchored(link: str, anchors: Mapping[str, str]) -> bool:
    path, _, anchor = link.partition("#")
    return bool(anchor) and path in anchors and f"\n{anchor}\n" in f"\n{anchors[path]}\n"


def check(pages: Iterable[Linking], anchors: Mapping[str, str], report: Report) -> None:
    """Report each link that leads nowhere; such a link is a fault of a template."""
    said: set[str] = set()
    for page in pages:
        for target in missing(page.links, anchors):
            if target not in said:
                said.add(target)
                what = f"the page {page.address} links to /{target}, which is not there"
                report.error(
                    Place(page.template, 1, 1), "dead-link", what, "correct the link in the template"
                )
