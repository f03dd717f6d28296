"""Links inside the site that lead nowhere, anchors included: faults of templates, found over all pages."""

from collections.abc import Mapping

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.site.page import PageSpec


def check(links: Mapping[str, PageSpec], anchors: Mapping[str, str], report: Report) -> None:
    """Report each link that leads nowhere; such a link is a fault of a template.

    `links` are the files to which pages lead, each with a page that does; `anchors` are those of each file,
    one a line.
    """
    for target in sorted(links.keys() - anchors.keys()):
        path, _, anchor = target.partition("#")
        if not anchor or path not in anchors or f"\n{anchor}\n" not in f"\n{anchors[path]}\n":
            page = links[target]
            what = f"the page {page.address} links to /{target}, which is not there"
            report.error(Place(page.template, 1, 1), "dead-link", what, "correct the link in the template")
