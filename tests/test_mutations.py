"""Whatever a slip of the hand does to a note, the build says what is wrong or gives a whole site."""

import dataclasses
import functools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.base.diagnostics import Report
from scrutiny.pipeline import check
from tests import small
from tests.base.test_cache import Kept
from tests.support import SETTINGS

BASE = small.content()
NOTES = sorted(path for path in BASE.texts if path.endswith((".md", ".yaml")))
SCRAPS = (
    "", "\n", "\n\n", "---\n", "## ", "### ", "### Question 1\n", "- ", ": ", "[", "](", ")", "**",
    "**Answer:** ", "{", "}", "|", "#", "'", '"', "&", "<", "\u00a0", "é", "\u200b", "x" * 200, "`", "\\",
    "- Updates: #action-1-1\n", "- Follows: question-1-1\n", "Ivo Hart", "2024-02-30", "[redacted: x]",
    "\t", "1. ", "> ",
)  # fmt: skip


@functools.cache
def cache() -> Kept:
    """What is known from the site before, so that only what a slip touches is made again."""
    return Kept()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_slip_is_reported_or_harmless(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(NOTES))
    text = BASE.texts[path].decode()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.sampled_from([0, 0, 1, 2, 5, 40, 400])))
        text = text[:start] + data.draw(st.sampled_from(SCRAPS)) + text[end:]
    report = Report()
    content = dataclasses.replace(BASE, texts={**BASE.texts, path: text.encode()})
    if not check.check(content, SETTINGS, report):
        assert report.failed
    else:
        files, _ = cache().build(content, SETTINGS)
        assert files is not None, "a site cannot be made of what passed the check"
        assert not [
            name for name, page in files.items() if b"CANARYDRAFT" in page and "2026-05-21" not in path
        ]
