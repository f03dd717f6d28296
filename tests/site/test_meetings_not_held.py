"""A meeting counts as held only when its note is published: nobody was at another, and nothing was asked."""

import datetime
import json
from collections.abc import Mapping

import pytest

from scrutiny.base.settings import Settings
from tests.support import OFFICE, built, checked, example, given, note, words

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


def site(status: str, today: str = "2026-06-30", **more: str) -> Mapping[str, str]:
    fields = {"present": "[Ann Ash, Bob Bay]", "chair": "Ann Ash", "venue": "Town Hall"}
    text = note(f"The hall is flooded.\n\n{BODY}", **fields).replace("status: published", f"status: {status}")
    settings = Settings(as_of=datetime.datetime.fromisoformat(f"{today}T12:00:00+00:00"))
    texts = {**PEOPLE, **more, "meetings/2024/2024-12-05-x.md": text}
    return built(given(texts, {"meetings/2024/papers/p.txt": b"Words."}), settings)


@pytest.mark.parametrize("status", ["scheduled", "agenda", "cancelled"])
def test_nobody_counts_as_present_and_no_question_as_put(status: str) -> None:
    held, other = site("published"), site(status)
    for page, said in (
        ("people/ann-ash", "Present at 1 meeting"),
        ("people/ann-ash", "Questions asked"),
        ("people/ann-ash", "Presented or led"),
        ("questions", "1 question put"),
        ("questions/2024", "Paint"),
        ("questions/no-answer-published", "Paint"),
        ("priorities/roads", "Was it answered?"),
        ("meetings", "2024 1 5 December 2024"),
    ):
        assert said in words(held[f"{page}/index.html"])
        assert said not in words(other.get(f"{page}/index.html", "<main>"))
    said = {"scheduled": "not yet published", "agenda": "agenda only", "cancelled": "cancelled"}[status]
    assert f"2024 0 5 December 2024 ({said})" in words(other["meetings/index.html"])


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


@pytest.mark.parametrize(("status", "said"), [("scheduled", "not yet published"), ("agenda", "agenda only")])
def test_the_search_says_of_a_meeting_and_its_records_what_their_pages_say(status: str, said: str) -> None:
    pages = site(status, **{"office.yaml": OFFICE + "languages: [en, cy]\n"})
    states = dict(json.loads(pages["search/start.json"])["states"]["values"])
    assert (states["meeting"], states["question"]) == ([said], [said])
    told = pages["cy/search/index.html"].partition('id="words">')[2].partition("</script>")[0]
    assert f">{json.loads(told)['said'][said].capitalize()}</strong>" in pages[f"cy/{HERE}/index.html"]


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


def test_of_an_agenda_it_is_said_that_nothing_else_was_published() -> None:
    pages = site("agenda")
    meeting = words(pages[f"{HERE}/index.html"])
    assert "Agenda only. Of this meeting only the agenda is published here." in meeting
    assert "Expected Ann Ash , Commissioner" in meeting
    assert "Paint" in meeting
    for page in ("meetings/", "meetings/2024/", "priorities/roads/", ""):
        assert "Agenda only" in words(pages[f"{page}index.html"]), page
    assert "Agenda of the meeting, Thursday 5 December 2024: Zebra crossings" in pages[f"{HERE}/index.html"]
    told = json.loads(pages[f"{HERE}/index.json"])
    assert ("present" in told, [each["name"] for each in told["expected"]]) == (False, ["Ann Ash", "Bob Bay"])
    assert [each["as"] for each in told["named"]][:3] == ["chaired", "expected", "expected"]


@pytest.mark.parametrize("status", ["scheduled", "agenda"])
def test_an_agenda_approves_no_note(status: str) -> None:
    earlier = note("## 1. Roads\n").replace("2024-12-05", "2024-01-09", 1)
    text = note("## 1. Note of the last meeting\n", previous="2024-01-09-a").replace("published", status)
    for written, approved in ((text, False), (text.replace(f"status: {status}", "status: published"), True)):
        texts = {"meetings/2024/2024-01-09-a.md": earlier, "meetings/2024/2024-12-05-x.md": written}
        settings = Settings(as_of=datetime.datetime(2026, 6, 30, tzinfo=datetime.UTC))
        pages = built(given(texts), settings)
        assert ("Note approved at" in pages["meetings/2024-01-09-a/index.html"]) == approved


@pytest.mark.parametrize("status", ["scheduled", "agenda"])
def test_an_action_on_an_agenda_stands_as_it_did_before(status: str) -> None:
    action = (
        "## 1. Roads\n\n### Action 1: Paint\n- Owner: Ann Ash\n- Due: 2024-06-30\n- Status: in progress\n"
    )
    later = action + "- Updates: 2024-01-09-a/action-1-1\n"
    texts = {
        **PEOPLE,
        "meetings/2024/2024-01-09-a.md": note(action).replace("2024-12-05", "2024-01-09", 1),
        "meetings/2024/2024-12-05-x.md": note(later).replace("published", status),
    }
    pages = built(given(texts))
    page = words(pages[f"{HERE}/action-1-1/index.html"])
    assert "Continues: Paint, 9 January 2024 Overdue In progress" in page
    assert "Status In progress" not in page, "the agenda itself says nothing of how it stands"
    assert '"status"' not in pages[f"{HERE}/action-1-1/index.json"]
    assert "Continues" not in words(pages["meetings/2024-01-09-a/action-1-1/index.html"])
    overdue = words(pages["actions/overdue/index.html"])
    assert ("9 January 2024" in overdue, "5 December 2024" in overdue) == (True, False)
    assert "1 Overdue" in words(pages["index.html"])


@pytest.mark.parametrize("status", ["scheduled", "agenda"])
@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("### Action 1: Paint\n- Owner: Ann Ash\n", 9),
        ("### Action 1: Paint\n- Updates: 2024-01-09-a/action-1-1\n- Status: complete\n", 11),
        ("### Action 1: Paint\n- Updates: 2024-01-09-a/action-1-1\n\n**Update:** Done.\n", 12),
        ("### Decision 1: Paint\n- Outcome: agreed\n", 9),
    ],
)
def test_an_agenda_says_nothing_of_what_happened(status: str, body: str, line: int) -> None:
    action = "## 1. Roads\n\n### Action 1: Paint\n- Owner: Ann Ash\n"
    texts = {
        **PEOPLE,
        "meetings/2024/2024-01-09-a.md": note(action).replace("2024-12-05", "2024-01-09", 1),
        "meetings/2024/2024-12-05-x.md": note(f"## 1. Roads\n\n{body}").replace("published", status),
    }
    found = [each for each in checked(given(texts))[1] if each.code == "scheduled-answer"]
    assert [each.place.line for each in found] == [line]


def test_an_agenda_of_a_meeting_to_come_is_scheduled() -> None:
    text = note("## 1. Roads\n").replace("published", "agenda")
    settings = Settings(as_of=datetime.datetime(2024, 12, 4, tzinfo=datetime.UTC))
    found = checked(given({"meetings/2024/2024-12-05-x.md": text}), settings)[1]
    assert [each.code for each in found] == ["future-meeting"]
