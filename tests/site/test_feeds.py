"""Feeds over several editions, as a feed reader sees them: what happened, when it happened."""

import datetime
from collections.abc import Iterator
from typing import Any

import feedparser
import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.settings import Settings
from scrutiny.pipeline import assemble, check
from scrutiny.publication import ledger
from scrutiny.publication.previous import PreviousEdition
from tests.support import given

BASE = "https://wend.example/"
OFFICE = (
    "name: Office\nforce: Force\ncommissioner: Commissioner\nchief_constable: Chief Constable\n"
    f"base_url: {BASE}\n"
)
PATH = "meetings/2026/2026-05-14-board.md"
ASKED = "## 1. Roads\n\n### Question 1: Signs\n\nHow many signs are lit?\n"
ANSWERED = (
    ASKED
    + "\n**Answer:** Nine.\n\n### Action 1: Count again\n- Owner: Ann Ash\n- Status: {status}\n\nCount.\n"
)


def note(status: str, body: str, further: str = "") -> str:
    return f"---\ntitle: Board\ndate: 2026-05-14\nstatus: {status}\n{further}---\n\n{body}"


def changes(*said: str) -> str:
    entries = (
        f"  - {{date: 2026-06-{10 + number}, type: correction, note: {each}}}\n"
        for number, each in enumerate(said)
    )
    return "changes:\n" + "".join(entries)


OTHER = note("published", "## 1. Vans\n\nNoted.\n").replace("2026-05-14", "2026-04-09")
BEGUN = note("published", ANSWERED.format(status="in progress"), changes("The action has begun."))
TEN = ANSWERED.format(status="complete").replace("Nine", "Ten")
CORRECTED = note("published", TEN, changes("The action has begun.", "There are ten."))
WITHDRAWN = note("withdrawn", "", "withdrawn: {date: 2026-07-01, reason: It names a child.}\n")
EDITIONS = (
    ("2026-05-01", note("scheduled", ASKED)),
    ("2026-05-02", note("scheduled", ASKED)),
    ("2026-06-01", note("published", ANSWERED.format(status="open"))),
    ("2026-06-10", BEGUN),
    ("2026-06-12", CORRECTED),
    ("2026-06-20", CORRECTED),
    ("2026-07-01", WITHDRAWN),
    ("2026-08-01", WITHDRAWN),
)
UNCHANGED = (("2026-05-01", "2026-05-02"), ("2026-06-12", "2026-06-20"), ("2026-07-01", "2026-08-01"))


def editions() -> Iterator[tuple[str, dict[str, bytes]]]:
    """The files of one edition after another."""
    before: PreviousEdition | None = None
    for day, text in EDITIONS:
        texts = {
            "office.yaml": OFFICE,
            "people/ann-ash.md": "---\nname: Ann Ash\n---\n",
            "meetings/2026/2026-04-09-board.md": OTHER,
            PATH: text,
        }
        content, report = given(texts), Report()
        now = Settings(as_of=datetime.datetime.fromisoformat(f"{day}T00:00:00+00:00"))
        checked = check.check(content, now, report, before)
        assert checked, report.diagnostics
        files = assemble.whole(content, checked, report, before)
        before = PreviousEdition(ledger.read(files["ledger.jsonl"]), frozenset(files), files.__getitem__)
        yield day, files


@pytest.fixture(scope="module")
def feeds() -> dict[str, list[tuple[str, Any, str]]]:
    """Each feed in each edition: the day, what a feed reader makes of it, and its text."""
    found: dict[str, list[tuple[str, Any, str]]] = {}
    for day, files in editions():
        for path, data in files.items():
            if path.endswith("feed.atom"):
                found.setdefault(path, []).append((day, feedparser.parse(data), data.decode()))
    return found


def test_a_feed_reader_hears_of_everything_once_and_on_its_day(feeds: dict[str, Any]) -> None:
    told: dict[str, tuple[str, str]] = {}
    for day, feed, _ in feeds["feed.atom"]:
        assert not feed.bozo
        for entry in feed.entries:
            if entry.id not in told:
                told[entry.id] = (day, entry.title)
    assert list(told.values()) == [
        ("2026-05-01", "Agenda published: Board, 14 May 2026"),
        ("2026-05-01", "Published: Board, 9 April 2026"),
        ("2026-06-01", "Published: Board, 14 May 2026"),
        ("2026-06-10", "Corrected: Board, 14 May 2026"),
        ("2026-06-12", "Corrected: Board, 14 May 2026"),
        ("2026-07-01", "Withdrawn: 14 May 2026"),
    ]


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        (
            "questions/feed.atom",
            ["Published: Signs", "Answered: Signs", "Changed, answer published: Signs"],
        ),
        (
            "actions/feed.atom",
            [
                "Published, open: Count again",
                "Status changed, in progress: Count again",
                "Status changed, complete: Count again",
            ],
        ),
        (
            "people/ann-ash/feed.atom",
            [
                "Published, open: Count again",
                "Status changed, in progress: Count again",
                "Status changed, complete: Count again",
            ],
        ),
    ],
)
def test_a_register_tells_what_became_of_its_records(
    feeds: dict[str, Any], path: str, titles: list[str]
) -> None:
    entries = {e.id: e.title for _, feed, _ in feeds[path] for e in feed.entries[::-1]}
    assert [title.partition(" (")[0] for title in entries.values()] == titles


def test_times_never_go_backwards_change_or_lie_ahead(feeds: dict[str, Any]) -> None:
    for path, editions in feeds.items():
        seen: dict[str, tuple[str, str, str]] = {}
        latest = ""
        for day, feed, _ in editions:
            assert latest <= feed.feed.updated <= f"{day}T00:00:00Z", path
            latest = feed.feed.updated
            for entry in feed.entries:
                assert entry.published <= entry.updated <= f"{day}T00:00:00Z"
                if "Withdrawn" not in entry.title:
                    stated = (entry.title, entry.published, entry.updated)
                    assert seen.setdefault(entry.id, stated) == stated


def test_nothing_new_leaves_every_feed_as_it_was(feeds: dict[str, Any]) -> None:
    for editions in feeds.values():
        texts = {day: text for day, _, text in editions}
        for earlier, later in UNCHANGED:
            if earlier in texts and later in texts:
                assert texts[earlier] == texts[later]


def test_what_was_withdrawn_is_deleted_and_its_words_are_gone(feeds: dict[str, Any]) -> None:
    for path, editions in feeds.items():
        text = {day: text for day, _, text in editions}.get("2026-07-01", "")
        assert "signs are lit" not in text
        assert "Count again" not in text
        if path == "feed.atom":
            assert text.count("<at:deleted-entry ") == 4
            assert "It names a child." in text
        before = {e.id for day, feed, _ in editions if day == "2026-06-20" for e in feed.entries}
        after = {e.id for day, feed, _ in editions if day == "2026-07-01" for e in feed.entries}
        for gone in before - after:
            assert f'ref="{gone}"' in text, path


def test_a_feed_says_in_which_language_it_is(feeds: dict[str, Any]) -> None:
    assert 'xml:lang="en"' in feeds["feed.atom"][0][2]
