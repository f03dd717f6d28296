"""Every line of a note has an account of how it was understood."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Source
from scrutiny.content.note import FOLDERS
from scrutiny.pipeline.explain import NOT_READ, explain
from tests.clerk.office import NOTE, PATH
from tests.clerk.test_property import notes
from tests.support import ROOT

FILES = sorted(
    path
    for folder in ("content", "tests/example/content")
    for kind in FOLDERS
    for path in (ROOT / folder / kind).rglob("*.md")
)


def explained(text: str) -> dict[str, str]:
    """The meaning of each line by its words, the first of several."""
    found = explain(Source(PATH, text), Report())
    return {each.words: each.meaning for each in reversed(found)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_line_of_a_good_note_lacks_its_account(path: Path) -> None:
    text = path.read_text("utf-8")
    found = explain(Source(str(path).rpartition("/content/")[2], text), Report())
    assert [each.words for each in found] == text.removesuffix("\n").split("\n")
    assert [each for each in found if bool(each.words.strip()) != bool(each.meaning)] == []
    assert [each for each in found if each.meaning == NOT_READ] == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(notes())
def test_no_line_of_a_note_with_slips_lacks_its_account(note: str) -> None:
    found = explain(Source(PATH, note), Report())
    assert [each for each in found if bool(each.words.strip()) != bool(each.meaning)] == []


def test_the_account_says_who_speaks_and_which_field_a_line_is() -> None:
    found = explained(NOTE.replace("How many vans are idle?", "How many vans are idle:\n\n- red\n| a | b |"))
    assert found["date: 2026-05-14"] == "field 'date' of the meeting"
    assert found["  - Nia Frost"] == "goes on with 'present'"
    assert found["## 1. Calmer streets"] == "agenda item (item-1)"
    assert found["- Topic: Bus lanes"] == "field 'Topic' of item-1"
    assert found["The Chief Constable opened the paper."] == "discussion of item-1"
    assert found["### Question 1: Signs"] == "question (question-1-1)"
    assert found["How many signs are lit?"] == "text of question-1-1"
    assert (
        found["**Answer (Chief Constable):** All nine are."] == "answer of question-1-1, by Chief Constable"
    )
    assert found["**Answer:** It was 27."] == "answer of question-1-2, nobody is named"
    assert found["- red"] == "text of question-2-1: list"
    assert found[""] == ""


def test_a_label_alone_on_its_line_is_accounted_for() -> None:
    found = explained(NOTE.replace("**Answer:** Six are.", "**Answer:**\n\nSix are."))
    assert found["**Answer:**"] == found["Six are."] == "answer of question-2-1, nobody is named"


@pytest.mark.parametrize("line", ["----", "* * *", "———"])
def test_each_line_that_ends_a_record_is_accounted_for(line: str) -> None:
    found = explained(
        NOTE.replace("**Answer:** Six are.", f"**Answer:** Six are.\n\n{line}\n\nSo it went on.")
    )
    assert found["So it went on."] == "discussion of item-2, after question-2-1 has ended"
    assert found[line] == "a line that divides"


def test_the_account_names_passages_with_their_fields_and_items_by_their_titles() -> None:
    passage = "### Bus stops\n- Priority: Calmer streets\n- Presented by: Sam Lowe\n\nTwo were moved."
    text = NOTE.replace("The Chief Constable opened the paper.", passage)
    for number in ("1", "2", "3"):
        text = text.replace(f"## {number}. ", "## ")
    found = explained(text.replace("status: published", "status: agenda"))
    assert found["## Calmer streets"] == "agenda item (calmer-streets)"
    assert found["### Bus stops"] == "discussion (discussion-calmer-streets-bus-stops)"
    assert found["- Presented by: Sam Lowe"] == "field 'Presented by' of discussion-calmer-streets-bus-stops"
    assert found["Two were moved."] == "discussion of discussion-calmer-streets-bus-stops"
    assert found["### Question 1: Signs"] == "question (question-calmer-streets-1)"
