"""A note is taken from the site while files of others have errors: nothing of these files is published."""

from functools import partial
from pathlib import Path

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.shell import withdrawing, writing
from scrutiny.shell.origin import Origin
from tests.pipeline.test_withdrawal import REASON, live
from tests.publication.test_edition import edition
from tests.support import SETTINGS, TEMPLATES, given, note

REPORT = "inspections/calls.md"
TEXTS = {
    "meetings/2024/2024-12-05-board.md": note("## 1. Roads\n\nNoted.\n"),
    REPORT: "---\ntitle: Calls\n---\n\nAs it was.\n",
}
"""A report without a date has a page, and no text of its file on the site."""

WRONG = {
    "draft": "---\ntitle: Calls\nstatus: draft\n---\n\nA hoopoe.\n",
    "embargo": "---\ntitle: Calls\npublish_at: 2031-01-01 09:30\n---\n\nA hoopoe.\n",
    "personal data": "---\ntitle: Calls\n---\n\nA hoopoe: ann.webb@holm.example\n",
}


def taken(name: str, texts: dict[str, str], folder: Path) -> Path:
    """The site of those texts of which a note is taken, while the content has others."""
    files, _ = edition(given(TEXTS))
    for path, text in {"office.yaml": given({}).texts["office.yaml"].decode(), **texts}.items():
        (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / path).write_text(text, "utf-8")
    origin, site = Origin(folder / "content", TEMPLATES, TEMPLATES), folder / "site"
    write = partial(writing.write, site)
    withdrawing.take_away(name, REASON, origin, SETTINGS, live(files), write, Report(lenient=True))
    return site


def told(site: Path) -> list[Path]:
    return [file for file in site.rglob("*") if file.is_file() and b"hoopoe" in file.read_bytes().lower()]


@pytest.mark.parametrize("wrong", WRONG)
def test_nothing_is_published_of_a_report_that_has_errors(wrong: str, tmp_path: Path) -> None:
    site = taken("2024-12-05-board", {**TEXTS, REPORT: WRONG[wrong]}, tmp_path)
    assert told(site) == []
    assert REASON in (site / "meetings/2024-12-05-board/index.html").read_text("utf-8")


def test_a_report_that_has_errors_is_withdrawn_itself(tmp_path: Path) -> None:
    site = taken("calls", {**TEXTS, REPORT: WRONG["personal data"]}, tmp_path)
    assert told(site) == []
    assert REASON in (site / "inspections/calls/index.html").read_text("utf-8")


def test_a_report_without_errors_stays(tmp_path: Path) -> None:
    site = taken("2024-12-05-board", TEXTS, tmp_path)
    assert "As it was." in (site / "inspections/calls/index.html").read_text("utf-8")
