"""What a note says of items, decisions, earlier notes and its own making stands wherever that is shown."""

import json
from collections.abc import Mapping

import pytest

from tests.support import built, checked, codes, given, note, words

PEOPLE = {
    "people/ann-ash.md": "---\nname: Ann Ash\n---\n",
    "people/bob-bay.md": "---\nname: Bob Bay\n---\n",
    "plans.yaml": "- {title: Plan, from: 2020-01-01}\n",
    "priorities/roads.md": "---\ntitle: Roads\nplan: Plan\n---\n",
}
FIRST = """## 1. Fleet
- Priority: Roads
- Reference: SB 7/24
- For: assurance
- Lead: Ann Ash
- Presented by: Bob Bay

### Decision 1: Vans
- Outcome: agreed
- Subject to: the views of the zebra committee
- Subject to: a test drive
- Value: £120,000
- Reference: 2024/14

Ten vans.
"""
SECOND = """## 1. Fleet

### Decision 1: Vans
- Outcome: approved
- Updates: 2024-11-05-a/decision-1-1

Twelve vans.
"""
HERE, LATER = "meetings/2024-11-05-a", "meetings/2024-12-05-x"
CONDITIONS = "subject to the views of the zebra committee; a test drive"


def texts(later: str = SECOND, **fields: str) -> Mapping[str, str]:
    first = note(FIRST).replace("2024-12-05", "2024-11-05")
    return {
        **PEOPLE,
        "meetings/2024/2024-11-05-a.md": first,
        "meetings/2024/2024-12-05-x.md": note(later, **fields),
    }


def test_an_item_says_who_led_it_and_its_reference() -> None:
    pages = built(given(texts()))
    said = "Reference SB 7/24 For assurance Presented by Bob Bay Lead Ann Ash"
    assert said in words(pages[f"{HERE}/index.html"])
    for person in ("ann-ash", "bob-bay"):
        assert "Presented or led Meeting, 5 November 2024 Item Fleet" in words(
            pages[f"people/{person}/index.html"]
        )
    told = json.loads(pages[f"{HERE}/item-1/index.json"])
    assert (told["reference"], told["purpose"], told["lead"]) == ("SB 7/24", "assurance", ["Ann Ash"])


def test_conditions_stand_wherever_the_outcome_does() -> None:
    pages = built(given(texts("## 1. Roads\n")))
    for page in ("decisions", "decisions/agreed", "decisions/2024", "priorities/roads"):
        assert f"Agreed {CONDITIONS}" in words(pages[f"{page}/index.html"]), page
    for page in (HERE, f"{HERE}/decision-1-1"):
        said = words(pages[f"{page}/index.html"])
        assert "Outcome Agreed Subject to the views of the zebra committee a test drive" in said
        assert "Value £120,000" in said
    told = json.loads(pages[f"{HERE}/decision-1-1/index.json"])
    assert told["subject_to"] == ["the views of the zebra committee", "a test drive"]
    assert told["value"] == "£120,000"


def test_a_decision_that_continues_another_is_the_latest_outcome() -> None:
    pages = built(given(texts()))
    assert "Approved as reported at Meeting, 5 December 2024" in words(
        pages[f"{HERE}/decision-1-1/index.html"]
    )
    assert f"Agreed {CONDITIONS}" in words(pages[f"{LATER}/decision-1-1/index.html"]), "in the timeline"
    approved = words(pages["decisions/approved/index.html"])
    assert ("5 December 2024" in approved, "5 November 2024" in approved) == (True, False)
    assert "0 of 1, as they stood on" in words(pages["decisions/agreed/index.html"])


@pytest.mark.parametrize("field", ["Subject to: the price of zebras", "Value: £3"])
def test_a_restricted_decision_has_no_conditions_and_no_value(field: str) -> None:
    body = f"## 1. Fleet\n\n### Decision 1: Vans\n- Restricted: FOIA s.43\n- {field}\n"
    found = checked(given({**PEOPLE, "meetings/2024/2024-12-05-x.md": note(body)}))[1]
    assert [(each.code, each.place.line) for each in found] == [("restricted-text", 11)]


CORRECTED = "\n  meeting: 2024-11-05-a\n  corrections: In item 1, “ten vans” should read “nine vans”."


def test_corrections_to_the_last_note_stand_on_both_pages() -> None:
    pages = built(given(texts(previous=CORRECTED)))
    said = "Corrected: In item 1, “ten vans” should read “nine vans”."
    assert f"Previous note Meeting, 5 November 2024 . {said}" in words(pages[f"{LATER}/index.html"])
    assert f"Note approved at Meeting, 5 December 2024 . {said}" in words(pages[f"{HERE}/index.html"])
    assert json.loads(pages[f"{LATER}/index.json"])["previous"] == {
        "meeting": f"/{HERE}/",
        "corrections": ["In item 1, “ten vans” should read “nine vans”."],
    }


def test_an_agenda_corrects_nothing() -> None:
    given_texts = {**texts("## 1. Roads\n", previous=CORRECTED)}
    where = "meetings/2024/2024-12-05-x.md"
    given_texts[where] = given_texts[where].replace("status: published", "status: agenda")
    assert codes(checked(given(given_texts))[1]) == ["scheduled-answer"]


def test_a_correction_names_a_note_that_is_there() -> None:
    found = checked(given(texts("## 1. Roads\n", previous=CORRECTED.replace("11-05-a", "11-06-a"))))[1]
    assert [(each.code, each.place.line) for each in found] == [("broken-link", 6)]


def test_whoever_took_the_minutes_is_named_on_both_pages() -> None:
    pages = built(given(texts("## 1. Roads\n", minutes_by="Ann Ash")))
    assert "Minutes taken by Ann Ash" in words(pages[f"{LATER}/index.html"])
    assert "Took the minutes" in words(pages["people/ann-ash/index.html"])
    assert {"as": "minuted", "name": "Ann Ash", "address": "/people/ann-ash/"} in json.loads(
        pages[f"{LATER}/index.json"]
    )["named"]


def test_documents_are_in_the_data_of_their_meeting() -> None:
    documents = "\n  - title: Lease\n    restricted: FOIA s.43\n    review: 2028-01-05\n"
    documents += "  - title: Budget\n    address: https://council.example/budget.pdf"
    pages = built(given(texts("## 1. Roads\n", documents=documents)))
    assert json.loads(pages[f"{LATER}/index.json"])["documents"] == [
        {"title": "Lease", "restricted": "FOIA s.43", "review": "2028-01-05"},
        {"title": "Budget", "address": "https://council.example/budget.pdf"},
    ]
