"""A link that leads nowhere is found."""

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.rendering import dead_links
from scrutiny.site.page import PageSpec

ANCHORS = {"a/index.html": "own", "b/index.html": "x\ny", "c.css": ""}


@pytest.mark.parametrize(
    ("target", "dead"),
    [
        ("b/index.html", False),
        ("b/index.html#x", False),
        ("c.css", False),
        ("a/index.html#own", False),
        ("b/index.html#z", True),
        ("c.css#x", True),
        ("d/index.html", True),
        ("a/index.html#gone", True),
    ],
)
def test_links_of_pages(target: str, dead: bool) -> None:
    report = Report()
    dead_links.check({target: PageSpec("/a/", lambda _: "", "t.html")}, ANCHORS, report)
    said = f"the page /a/ links to /{target}, which is not there"
    assert [each.what for each in report.diagnostics] == ([said] if dead else [])
