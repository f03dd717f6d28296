"""A link that leads nowhere is found, whether its page is new or as it was."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scrutiny.base.cache import Memo, Output
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


class There(Memo):
    """A memo with the pages of a site that is there, by their addresses."""

    def __init__(self, pages: Mapping[str, Ways]) -> None:
        super().__init__()
        self._links = {output(where): each.packed for where, each in pages.items()}
        self._files = {path: Output("old", "") for path in self._links}


def faults(before: Mapping[str, Ways], new: Mapping[str, Ways], *offered: str) -> list[str]:
    """What is said of pages by their addresses; those of `before` that are not new are as they were."""
    memo, report = There(before), Report()
    links = DeadLinks(memo)
    for where, each in new.items():
        memo.made(output(where), Output("new", ""), each.packed)
        links.add(output(where), where, "t.html", each.doubtful)
    for where in offered:
        memo.made(output(where), Output("", ""), b"")
        if where in before:
            links.remain(output(where), where, "t.html", target)
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
def test_links_of_new_pages(target: str, dead: bool, sure: tuple[str, ...]) -> None:
    new = {"/a/": ways("/a/", target, anchors=("own",), sure=sure), "/b/": ways("/b/", anchors=("x",))}
    where = target if target[0] != "#" else f"/a/{target}"
    expected = [SAID.format(where.lstrip("/").replace("/#", "/index.html#").replace("d/", "d/index.html"))]
    assert faults({}, new, "/c.css") == (expected if dead else [])


def test_where_a_page_surely_leads_nobody_is_asked() -> None:
    assert ways("/a/", "/b/", "/c/", "/b/#x", sure=("/a/", "/b/")).doubtful in (
        ("c/index.html", "b/index.html#x"),
        ("b/index.html#x", "c/index.html"),
    )


def test_a_page_that_is_as_it_was_led_to_what_is_gone() -> None:
    before = {"/a/": ways("/a/", "/b/", "/c/#x"), "/b/": ways("/b/"), "/c/": ways("/c/", anchors=("x",))}
    assert faults(before, {}, "/a/", "/b/", "/c/") == []
    assert faults(before, {}, "/a/", "/c/") == [SAID.format("b/index.html")]


@pytest.mark.parametrize(("anchors", "dead"), [(("x", "y"), []), (("y",), [SAID.format("c/index.html#x")])])
def test_a_page_that_is_as_it_was_led_to_an_anchor_that_a_new_one_lacks(
    anchors: tuple[str, ...], dead: list[str]
) -> None:
    before = {"/a/": ways("/a/", "/c/#x"), "/c/": ways("/c/", anchors=("x",))}
    assert faults(before, {"/c/": ways("/c/", anchors=anchors)}, "/a/") == dead
