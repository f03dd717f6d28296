"""A meeting counts as held only when its note is published: nobody was at another, and nothing was asked."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping

import pytest

from scrutiny.base.settings import Settings
from tests.support import built, example, given, note

PEOPLE = {
    "people/ann-ash.md": "---\nname: Ann Ash\nposts: [{post: Commissioner, from: 2020}]\n---\n",
    "people/bob-bay.md": "---\nname: Bob Bay\nposts: [{post: Chief Constable, from: 2020}]\n---\n",
    "plans.yaml": "- {title: Plan, from: 2020-01-01}\n",
    "priorities/roads.md": "---\ntitle: Roads\nplan: Plan\n---\n",
}
BODY = """## 1. Zebra crossings
- Priority: Roads
- Presented by: Ann Ash
- Paper: [Paper](papers/p.txt)

### Question 1: Paint

How much paint?
"""
HERE = "meetings/2024-12-05-x"


def site(status: str, today: str = "2026-06-30") -> Mapping[str, str]:
    fields = {"present": "[Ann Ash, Bob Bay]", "chair": "Ann Ash", "venue": "Town Hall"}
    text = note(f"The hall is flooded.\n\n{BODY}", **fields).replace("status: published", f"status: {status}")
    settings = Settings(as_of=datetime.datetime.fromisoformat(f"{today}T12:00:00+00:00"))
    texts = {**PEOPLE, "meetings/2024/2024-12-05-x.md": text}
    return built(given(texts, {"meetings/2024/papers/p.txt": b"Words."}), settings)


def words(page: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", page[page.index("<main") :]).split())


@pytest.mark.parametrize("status", ["scheduled", "cancelled"])
def test_nobody_counts_as_present_and_no_question_as_put(status: str) -> None:
    held, other = site("published"), site(status)
    for page, said in (
        ("people/ann-ash", "present at 1"),
        ("people/ann-ash", "Questions asked"),
        ("people/ann-ash", "Items presented"),
        ("questions", "1 question put"),
        ("questions/2024", "Paint"),
        ("questions/no-answer-published", "Paint"),
        ("priorities/roads", "Records by year"),
        ("priorities/roads", "Was it answered?"),
        ("meetings", "2024 1 5 December 2024"),
    ):
        assert said in words(held[f"{page}/index.html"])
        assert said not in words(other.get(f"{page}/index.html", "<main>"))
    assert f"2024 0 5 December 2024 ({'not yet published' if status == 'scheduled' else status})" in words(
        other["meetings/index.html"]
    )


def test_a_scheduled_meeting_says_who_is_expected_and_what_is_to_be_asked() -> None:
    pages = site("scheduled", "2024-12-05")
    meeting = words(pages[f"{HERE}/index.html"])
    assert "To come." in meeting
    assert "Expected Ann Ash , Commissioner" in meeting
    assert "Present Ann Ash" not in meeting
    assert "To be asked by Commissioner (Ann Ash)" in words(pages[f"{HERE}/question-1-1/index.html"])
    assert "Paint Scheduled" in words(pages["priorities/roads/index.html"])


def test_a_scheduled_meeting_whose_day_has_passed_is_not_to_come() -> None:
    pages = site("scheduled", "2024-12-06")
    for page in (f"{HERE}/", "", "meetings/"):
        assert "To come" not in words(pages[f"{page}index.html"])
        assert "ot yet published" in words(pages[f"{page}index.html"])


def test_of_a_cancelled_meeting_it_is_published_that_it_was_not_held_and_why() -> None:
    pages = site("cancelled")
    assert "Cancelled. This meeting was not held. The hall is flooded." in words(pages[f"{HERE}/index.html"])
    every = "".join(text for path, text in pages.items() if not path.startswith("assets/"))
    for hidden in ("Zebra", "zebra", "paint", "Town Hall", "papers/p.txt"):
        assert hidden not in every
    assert not [path for path in pages if path.startswith(f"{HERE}/question")]
    assert pages[f"{HERE}/note.md"] == (
        '---\ntitle: "Meeting"\ndate: "2024-12-05"\nstatus: cancelled\n---\n\nThe hall is flooded.\n'
    )
    told = json.loads(pages[f"{HERE}/index.json"])
    assert told.keys() == {"id", "address", "title", "date", "status", "language", "text"}


def test_a_link_to_a_record_of_a_cancelled_meeting_leads_to_the_page_that_says_so() -> None:
    later = note("See [the question](2024-12-05-x.md#question-1-1).").replace("2024-12-05", "2025-01-09", 1)
    cancelled = note(BODY.replace("- Paper: [Paper](papers/p.txt)\n", "")).replace("published", "cancelled")
    texts = {"meetings/2024/2024-12-05-x.md": cancelled, "meetings/2024/2025-01-09-y.md": later}
    page = built(given({**PEOPLE, **texts}))["meetings/2025-01-09-y/index.html"]
    assert '<a href="../../meetings/2024-12-05-x/index.html">the question</a>' in page


def test_the_example_has_a_cancelled_meeting() -> None:
    assert (
        "status: cancelled" in built(example())["meetings/2026-03-05-public-accountability-meeting/note.md"]
    )
