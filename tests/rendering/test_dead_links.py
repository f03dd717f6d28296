"""A link that leads nowhere is found."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.register.addresses import output
from scrutiny.rendering import dead_links
from scrutiny.rendering.dead_links import DeadLinks, Ways
from scrutiny.rendering.relative import Linked


def target(where: str) -> str:
    path, mark, anchor = where.partition("#")
    return f"{output(path)}{mark}{anchor}"


def ways(address: str, *targets: str, anchors: tuple[str, ...] = (), sure: tuple[str, ...] = ()) -> Ways:
    return dead_links.of(Linked("", set(targets), set(anchors)), address, target, set(sure))


def faults(pages: Mapping[str, Ways], *offered: str) -> list[str]:
    """What is said of pages by their addresses, beside which other files are offered."""
    report, links = Report(), DeadLinks()
    for where, each in pages.items():
        links.offer(output(where), each.anchors)
        links.want(where, "t.html", each.doubtful)
    for where in offered:
        links.offer(output(where))
    links.check(report)
    return [each.what for each in report.diagnostics]


SAID = "the page /a/ links to /{}, which is not there"


@pytest.mark.parametrize(
    ("target", "dead"),
    [
        ("/b/", False),
        ("/b/#x", False),
        ("/c.css", False),
        ("#own", False),
        ("/b/#y", True),
        ("/c.css#x", True),
        ("/d/", True),
        ("#gone", True),
    ],
)
@pytest.mark.parametrize("sure", [(), ("/a/", "/b/")])
def test_links_of_pages(target: str, dead: bool, sure: tuple[str, ...]) -> None:
    new = {"/a/": ways("/a/", target, anchors=("own",), sure=sure), "/b/": ways("/b/", anchors=("x",))}
    where = target if target[0] != "#" else f"/a/{target}"
    expected = [SAID.format(where.lstrip("/").replace("/#", "/index.html#").replace("d/", "d/index.html"))]
    assert faults(new, "/c.css") == (expected if dead else [])


def test_where_a_page_surely_leads_nobody_is_asked() -> None:
    assert ways("/a/", "/b/", "/c/", "/b/#x", sure=("/a/", "/b/")).doubtful in (
        ("c/index.html", "b/index.html#x"),
        ("b/index.html#x", "c/index.html"),
    )
