"""A meeting whose day is not known: no page, feed or file says one."""

import datetime
import json
import re
from collections.abc import Mapping

import pytest

from scrutiny.base.settings import Settings
from tests.support import built, checked, codes, given, note, words

PEOPLE = {
    "people/ann-ash.md": "---\nname: Ann Ash\n"
    "posts: [{post: Chief Constable, from: 2012, to: 2016-02-15}]\n---\n",
    "people/bob-bay.md": "---\nname: Bob Bay\nposts: [{post: Chief Constable, from: 2016-02-16}]\n---\n",
}
SETTINGS = Settings(
    as_of=datetime.datetime(2016, 6, 30, tzinfo=datetime.UTC), base_url="https://scrutiny.example/"
)


def meeting(date: str, body: str = "## 1. Roads\n\nThe roads were looked at.\n", **fields: str) -> str:
    return note(body, **fields).replace("date: 2024-12-05", f"date: {date}")


def site(date: str, name: str = "2016-02-forum", **more: str) -> Mapping[str, str]:
    texts = {**PEOPLE, f"meetings/2016/{name}.md": meeting(date), **more}
    return built(given(texts), SETTINGS)


@pytest.mark.parametrize(
    ("date", "shown", "written"),
    [
        ("2016-02", "February 2016", "2016-02"),
        ("February 2016", "February 2016", "2016-02"),
        ("2015", "2015", "2015"),
    ],
)
def test_a_page_says_that_the_day_is_not_recorded(date: str, shown: str, written: str) -> None:
    pages = site(date, "forum")
    page = pages["meetings/forum/index.html"]
    assert f'<span class="when">{shown} (day not recorded)</span>' in page
    assert f"<title>Meeting, {shown} – Office</title>" in page
    assert json.loads(pages["meetings/forum/index.json"])["date"] == written
    assert json.loads(pages["meetings/forum/item-1/index.json"])["date"] == written
    assert f"Meeting, {shown} (day not recorded)" in words(pages[f"meetings/{written[:4]}/index.html"])
    for path, text in pages.items():
        if path.startswith("search/"):
            continue  # the index sorts by a day, and shows none
        assert f"1 {shown}" not in text, path
        assert f"{written}-01" not in text or path in ("edition.json", "feed.atom"), path


def test_a_meeting_without_a_day_has_no_point_among_the_days() -> None:
    page = site("2016-02")["meetings/index.html"]
    assert "<circle" not in page
    assert "A meeting whose day is not recorded has no point." in page
    dated = site("2016-02-26")["meetings/index.html"]
    assert ("<circle" in dated, "has no point" in dated) == (True, False)


def test_a_feed_has_the_day_on_which_its_note_was_published() -> None:
    feed = site("2016-02")["feed.atom"]
    assert "<title>Published: Meeting, February 2016</title>" in feed
    assert feed.count("<updated>2016-06-30T00:00:00Z</updated>") == 2


def test_meetings_sort_by_the_month_or_year_that_is_known() -> None:
    dates = {"early": "2016-01-31", "late": "2016-03-01", "year": "2016", "day": "2016-02-01"}
    more = {f"meetings/2016/{name}.md": meeting(date) for name, date in dates.items()}
    page = site("2016-02", **more)["meetings/2016/index.html"]
    listed = re.findall(r'href="[^"]*/([a-z0-9-]+)/index.html">Meeting, ', page)
    assert listed == ["late", "day", "2016-02-forum", "early", "year"]


@pytest.mark.parametrize(
    ("name", "date", "fault"),
    [
        ("2016-02-forum", "2016-02", False),
        ("2016-02-forum", "2016-02-26", False),
        ("2016-forum", "2016-02", False),
        ("2016-17-forum", "2016-02", False),
        ("2016-02-forum", "2016-03", True),
        ("2016-02-26-forum", "2016-02", True),
        ("2016-02-forum", "2016", True),
        ("2016-forum", "2017", True),
    ],
)
def test_the_name_of_a_file_and_the_date_agree(name: str, date: str, fault: bool) -> None:
    settings = Settings(as_of=datetime.datetime(2026, 6, 30, tzinfo=datetime.UTC))
    found = checked(given({f"meetings/2016/{name}.md": meeting(date)}), settings)[1]
    assert [each.code for each in found if each.code == "name-and-date"] == ["name-and-date"] * fault


@pytest.mark.parametrize("date", ["2016-13", "2016-00", "Februry 2016", "9999", "the winter of 2016"])
def test_other_words_are_no_date(date: str) -> None:
    assert "bad-date" in codes(checked(given({"meetings/2016/forum.md": meeting(date)}))[1])


def test_a_post_that_changed_hands_in_that_month_is_not_clear() -> None:
    texts = {**PEOPLE, "meetings/2016/forum.md": meeting("2016-02", present="[Chief Constable]")}
    found = checked(given(texts))[1]
    assert [each.what for each in found] == ["'Chief Constable' could be any of: Ann Ash, Bob Bay"]
    texts["meetings/2016/forum.md"] = meeting("2016-03", present="[Chief Constable]")
    assert checked(given(texts))[1] == ()


def test_nobody_is_given_a_post_that_they_may_not_have_held() -> None:
    texts = {**PEOPLE, "meetings/2016/forum.md": meeting("2016-02", present="[Ann Ash]")}
    page = words(built(given(texts))["meetings/forum/index.html"])
    assert "Present Ann Ash Contents" in page
    texts["meetings/2016/forum.md"] = meeting("2016-01", present="[Ann Ash]")
    assert "Present Ann Ash , Chief Constable" in words(built(given(texts))["meetings/forum/index.html"])


def test_what_continues_a_record_is_later_though_its_day_is_not_known() -> None:
    action = "## 1. Roads\n\n### Action 1: Count cars\n- Owner: Bob Bay\n{}\n\nCount them.\n"
    texts = {
        **PEOPLE,
        "meetings/2016/2016-03-10-a.md": meeting("2016-03-10", action.format("- Status: open")),
        "meetings/2016/2016-03-b.md": meeting(
            "2016-03", action.format("- Status: complete\n- Updates: 2016-03-10-a/action-1-1")
        ),
    }
    pages = built(given(texts), SETTINGS)
    first = words(pages["meetings/2016-03-10-a/action-1-1/index.html"])
    assert "Complete as reported at Meeting, March 2016" in first
    assert "0 of 1, as they stood on" in words(pages["actions/open/index.html"])


def test_a_scheduled_meeting_is_not_late_before_its_month_is_over() -> None:
    text = meeting("2016-06").replace("status: published", "status: scheduled")
    page = built(given({"meetings/2016/forum.md": text}), SETTINGS)["meetings/forum/index.html"]
    assert "To come." in page
