"""One note of any kind is taken from the live edition, and written as withdrawn in the content."""

import datetime

import pytest

from scrutiny.content.input import Input
from scrutiny.pipeline import withdrawal
from scrutiny.publication import ledger
from scrutiny.publication.previous import PreviousEdition
from tests.publication.test_edition import Files, edition, errors, events
from tests.publication.test_withheld_kinds import KINDS, OTHERS, PUBLISHED, address, content, told
from tests.support import given

DAY = datetime.date(2026, 7, 1)
REASON = "It named somebody."


def live(files: Files) -> PreviousEdition:
    return PreviousEdition(ledger.read(files[ledger.PATH]), frozenset(files), files.__getitem__)


def name(kind: str) -> str:
    return KINDS[kind][0].rpartition("/")[2].removesuffix(".md")


def taken(now: Input, files: Files, kind: str) -> Files:
    after, found = edition(withdrawal.without(now, name(kind), REASON, DAY, live(files)), files, 1)
    assert errors(found) == []
    return after


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_taken_from_the_site_and_from_the_content(kind: str) -> None:
    now = given(content(kind, PUBLISHED))
    after = taken(now, files := edition(now)[0], kind)
    assert [path for path in told(after) if path != "ledger.jsonl"] == []
    assert events(after, address(kind)) == ["published", "withdrawn"]
    amended = withdrawal.within(now, name(kind), REASON, DAY)
    assert list(amended) == [KINDS[kind][0]]
    again, found = edition(given({**content(kind, PUBLISHED), **amended}), files, 1)
    assert errors(found) == []
    assert events(again, address(kind)) == ["published", "withdrawn"]


def test_what_the_content_has_of_other_reports_waits() -> None:
    other = "---\ntitle: {}\ndate: 2020-01-01\n---\n\n{}\n"
    texts = {"inspections/other.md": other.format("Other report", "As it was.")}
    files, _ = edition(given(content("meeting", PUBLISHED, **texts)))
    changed = {
        "inspections/other.md": other.format("Other title", "As it is."),
        "inspections/new.md": other.format("New report", "Not yet."),
    }
    after = taken(given(content("meeting", PUBLISHED, **changed)), files, "meeting")
    page = after["inspections/other/index.html"].decode()
    assert "Other report" in page
    assert "As it was." in page
    assert "inspections/new/index.html" not in after


@pytest.mark.parametrize("which", ["other", "meeting"])
def test_a_report_without_a_date_is_taken_as_the_content_has_it(which: str) -> None:
    undated = {**OTHERS, "inspections/other.md": "---\ntitle: Other canary\n---\n\nA canary text.\n"}
    texts = {**content("meeting", PUBLISHED), **undated}
    files, found = edition(given(texts))
    assert errors(found) == []
    wanted = "other" if which == "other" else name("meeting")
    source = withdrawal.without(given(texts), wanted, REASON, DAY, live(files))
    after, found = edition(source, files, 1)
    assert errors(found) == []
    shown = b"Other canary" in after["inspections/other/index.html"]
    assert shown is (which == "meeting")


def test_a_withdrawn_one_keeps_its_page_when_another_is_withdrawn() -> None:
    texts = content("report", PUBLISHED)
    files = taken(given(texts), edition(given(texts))[0], "report")
    other = withdrawal.without(given(texts), "2024-12-01-other", REASON, DAY, live(files))
    after, found = edition(other, files, 2)
    assert errors(found) == []
    assert events(after, "/inspections/canary/") == ["published", "withdrawn"]
    assert [path for path in told(after) if path != "ledger.jsonl"] == []
