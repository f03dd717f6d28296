"""What is due within a month, or at the next meeting, is neither given a day nor called overdue too early."""

import datetime
import json
import re

import pytest

from scrutiny.base.settings import Settings
from tests.base.test_cache import Kept, anew
from tests.support import built, given, words

OWNER = "people/nia-frost.md", "---\nname: Nia Frost\ninitials: NF\n---\n"


def meeting(day: str, body: str = "", status: str = "published", series: str = "board") -> str:
    fields = f"title: Board\nseries: {series}\ndate: {day}\nstatus: {status}\n"
    return f"---\n{fields}---\n\n## 1. A\n\n{body}"


def action(due: str, number: int = 1) -> str:
    return f"### Action {number}: Do it\n- Owner: NF\n- Due: {due}\n\nDo it.\n"


def pages(day: str, **notes: str) -> dict[str, str]:
    moment = datetime.datetime.fromisoformat(f"{day}T12:00+00:00")
    files = {f"meetings/{name[1:5]}/{name[1:].replace('_', '-')}.md": text for name, text in notes.items()}
    return built(given({**files, OWNER[0]: OWNER[1]}), Settings(as_of=moment))


def row(found: dict[str, str], section: str = "") -> str:
    page = found["deadlines/index.html"]
    page = page[page.index(f'<h2 id="{section}"') :] if section else page
    shown = re.search(r"<tr role=\"row\" class.*?</tr>", page, re.DOTALL)
    assert shown
    return words(shown[0])


@pytest.mark.parametrize(
    ("due", "last"), [("March 2025", "2025-03-31"), ("2025", "2025-12-31"), ("5 March 2025", "2025-03-05")]
)
def test_nothing_is_overdue_before_the_whole_time_has_passed(due: str, last: str) -> None:
    day = datetime.date.fromisoformat(last)
    for late in (False, True):
        today = (day + datetime.timedelta(days=late)).isoformat()
        found = pages(today, m2025_01_09=meeting("2025-01-09", action(due)))
        assert ("1 day late" in found["deadlines/index.html"]) is late
        assert ("Nothing is overdue" in found["deadlines/index.html"]) is not late
        assert due in row(found)


def test_the_data_has_no_day_that_was_not_written() -> None:
    body = action("March 2027") + action("2028", 2) + action("ongoing", 3) + action("next meeting", 4)
    found = pages("2026-06-30", m2025_01_09=meeting("2025-01-09", body))
    data = [json.loads(found[f"meetings/2025-01-09/action-1-{number}/index.json"]) for number in range(1, 5)]
    said = [{name: each[name] for name in ("due", "due_in_words") if name in each} for each in data]
    assert said == [
        {"due": "2027-03"}, {"due": "2028"}, {"due_in_words": "ongoing"}, {"due_in_words": "next meeting"}
    ]  # fmt: skip
    assert data[0]["owner"] == ["Nia Frost"]
    assert "Next meeting" in row(found, "undated") or "Ongoing" in row(found, "undated")


def test_the_next_meeting_is_the_next_of_the_series_once_it_is_known() -> None:
    first = meeting("2025-01-09", action("next meeting"))
    other = meeting("2025-02-06", series="other")
    cancelled = meeting("2025-03-06", status="cancelled").replace("## 1. A\n\n", "It snowed.\n")
    draft = meeting("2025-03-20", status="draft")
    unknown = pages(
        "2025-03-30", m2025_01_09=first, m2025_02_06=other, m2025_03_06=cancelled, m2025_03_20=draft
    )
    assert "Next meeting" in row(unknown, "undated")
    coming = meeting("2025-04-10", status="scheduled")
    known = pages("2025-03-30", m2025_01_09=first, m2025_02_06=other, m2025_04_10=coming)
    assert "Next meeting, 10 April 2025" in row(known, "due")
    late = pages("2025-04-11", m2025_01_09=first, m2025_02_06=other, m2025_04_10=coming)
    assert "Next meeting, 10 April 2025 1 day late" in row(late, "overdue")
    data = json.loads(late["meetings/2025-01-09/action-1-1/index.json"])
    assert (data["due"], data["due_in_words"]) == ("2025-04-10", "next meeting")


def test_what_is_due_is_sorted_by_the_end_of_its_time() -> None:
    body = action("2026", 1) + action("March 2026", 2) + action("31 March 2026", 3) + action("2026-04", 4)
    found = pages("2025-06-30", m2025_01_09=meeting("2025-01-09", body.replace("Do it\n", "Do\n")))
    page = found["deadlines/index.html"]
    order = re.findall(r"action-1-(\d)/index.html", page[page.index('id="due"') :])
    assert list(dict.fromkeys(order)) == ["2", "3", "4", "1"]


def test_an_owner_by_initials_has_the_action_on_the_page_of_the_person() -> None:
    found = pages("2025-06-30", m2025_01_09=meeting("2025-01-09", action("2026")))
    assert "Actions owned" in found["people/nia-frost/index.html"]
    for path in ("actions/index.html", "deadlines/index.html", "meetings/2025-01-09/action-1-1/index.html"):
        assert re.search(r'<a href="[^"]*people/nia-frost/index.html">Nia Frost</a>', found[path]), path
        assert "NF" not in re.sub(r"<head>.*</head>", "", found[path], flags=re.DOTALL)


def test_the_pages_of_an_action_follow_the_day_of_the_next_meeting() -> None:
    cache, moment = Kept(), datetime.datetime.fromisoformat("2025-03-30T12:00+00:00")
    files = {"meetings/2025/2025-01-09.md": meeting("2025-01-09", action("next meeting")), OWNER[0]: OWNER[1]}
    for day in ("2025-05-01", "2025-04-10", ""):
        coming = {f"meetings/2025/{day}.md": meeting(day, status="scheduled")} if day else {}
        content, settings = given({**files, **coming}), Settings(as_of=moment)
        found, _ = cache.build(content, settings)
        assert found == anew(content, settings)[0]
