"""The note of a meeting from its file."""

import datetime

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Source
from scrutiny.content import note as note_reader
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.question import Question
from scrutiny.content.note import Note
from scrutiny.content.record import Record, part_ids, said_on, speakers
from tests.support import codes, note


def read_note(text: str) -> tuple[Note, list[str]]:
    report = Report()
    found = note_reader.read_note(Source("meetings/2024/2024-12-05-x.md", text), report)
    assert found is not None, report.diagnostics
    return found, codes(report.diagnostics)


def ids(found: Note) -> list[str]:
    return [record.id for record in found.records]


def test_ids_come_from_the_words_and_numbers_that_were_written() -> None:
    body = (
        "## 2A. Roads\n\n### QUESTION 03 – Why?\n\n### question 4\n\n"
        "### Action 1: Do\n\n### What was said\n\n"
        "## Item 7: More\n\n### Decision 2. Noted\n\n### Recommendation 1 - Change\n"
    )
    found, wrong = read_note(note(body))
    assert wrong == []
    assert ids(found) == [
        "item-2a", "question-2a-3", "question-2a-4", "action-2a-1", "discussion-2a-what-was-said",
        "item-7", "decision-7-2", "recommendation-7-1",
    ]  # fmt: skip
    assert [record.title for record in found.records[:3]] == ["Roads", "Why?", ""]


def test_an_insertion_above_changes_no_id() -> None:
    below = "## 2. Roads\n\n### Question 3\n\nWhy?\n"
    before, _ = read_note(note(below))
    after, _ = read_note(note("New words.\n\n## 1. New item\n\n### Question 1\n\nWhat?\n\n" + below))
    assert set(ids(before)) < set(ids(after))


def test_parts_have_speakers_and_dates() -> None:
    body = (
        "## 1. A\n\n### Question 1\n\nWhy?\n\n**Answer (Ann Ash, 2 March 2025):** So.\n\n"
        "**Answer (2025-04-01):** Still so.\n"
    )
    found, _ = read_note(note(body))
    question = found.records[1]
    assert isinstance(question, Question)
    assert question.answered
    first, second = question.parts
    (name,) = speakers(first)
    assert [name.value, said_on(first)] == ["Ann Ash", datetime.date(2025, 3, 2)]
    assert [speakers(second), said_on(second)] == [(), datetime.date(2025, 4, 1)]
    assert name.place == Place("meetings/2024/2024-12-05-x.md", 13, 11)


@pytest.mark.parametrize(
    ("said", "names", "day"),
    [
        ("Maud Ellery, Wren Aldous", ["Maud Ellery", "Wren Aldous"], None),
        ("Chief Constable, 2nd October 2025", ["Chief Constable"], datetime.date(2025, 10, 2)),
        ("2nd October, 2025; Ann, Bob", ["Ann", "Bob"], datetime.date(2025, 10, 2)),
        ("Ann, Thursday, 2 October 2025, Bob", ["Ann", "Bob"], datetime.date(2025, 10, 2)),
        ("Ann, 2025-10-02", ["Ann"], datetime.date(2025, 10, 2)),
    ],
)
def test_every_word_in_brackets_is_a_speaker_or_the_date(
    said: str, names: list[str], day: datetime.date | None
) -> None:
    found, wrong = read_note(note(f"## 1. A\n\n### Question 1\n\nWhy?\n\n**Answer ({said}):** So.\n"))
    (part,) = found.records[1].parts
    assert [[each.value for each in speakers(part)], said_on(part), wrong] == [names, day, []]
    assert [name.value for how, name in found.records[1].people() if how == "answered"] == names


@pytest.mark.parametrize(
    "rule", ["\n---\n", "---", "\n-----  \n", "\n***\n", "\n* * *\n", "\n———\n", "\n ---\n"]
)
def test_a_rule_ends_a_record(rule: str) -> None:
    body = "## 1. A\n\n### Question 1\n\nWhy?\n\n**Answer:** So.\n"
    after = "\nThe Treasurer presented it.\n\n---\n\nEnd.\n"
    found, wrong = read_note(note(f"{body}{rule}{after}"))
    question = found.records[1]
    assert [question.prose.value, question.parts[0].prose.value, wrong] == ["Why?", "So.", []]
    assert question.after is not None
    assert question.after.value == "The Treasurer presented it.\n\n---\n\nEnd."
    assert [each.value for each in found.passages() if each.value] == ["Why?", "So.", question.after.value]
    assert [each.value for each in question.own_passages] == ["Why?", "So."]


@pytest.mark.parametrize(
    "body", ["### Action 1\n\n- Owner: Ann\n---\n\nMore.\n", "### Action 1\n\n---\nMore.\n"]
)
def test_a_record_without_words_ends_at_a_rule_too(body: str) -> None:
    found, wrong = read_note(note(f"## 1. A\n\n{body}"))
    assert [found.records[1].prose.value, str(found.records[1].after), wrong] == ["", "More.", []]


def test_a_rule_at_the_end_or_in_the_discussion_ends_no_record() -> None:
    found, wrong = read_note(note("## 1. A\n\nOne.\n\n---\n\nTwo.\n\n### Action 1\n\nBuy.\n\n---\n"))
    assert [found.records[0].prose.value, wrong] == ["One.\n\n---\n\nTwo.", []]
    assert [record.after for record in found.records] == [None, None]


def test_a_numbered_part_has_an_anchor_of_its_own() -> None:
    parts = "**Supplementary question 2 (Ann):** When?\n\n**Answer:** Soon.\n\n"
    parts += "**Supplementary question 02:** No?\n"
    found, wrong = read_note(note("## 1. A\n\n### Question 1\n\nWhy?\n\n" + parts))
    question = found.records[1]
    assert part_ids(question) == (
        "question-1-1-supplementary-question-2",
        "question-1-1-answer",
        "question-1-1-supplementary-question-2--2",
    )
    assert wrong == ["repeated-id"]


def test_every_part_has_an_anchor_from_what_its_label_says() -> None:
    parts = "**Answer:** A.\n\n**Answer (Ann Ash, 2 May 2024):** B.\n\n**Answer:** C.\n"
    found, _ = read_note(note("## 1. A\n\n### Question 1\n\nWhy?\n\n" + parts))
    assert part_ids(found.records[1]) == (
        "question-1-1-answer",
        "question-1-1-answer-ann-ash-2-may-2024",
        "question-1-1-answer--2",
    )


def test_a_part_of_another_kind_of_record_stays_prose() -> None:
    found, _ = read_note(note("## 1. A\n\n### Question 1\n\nWhy?\n\n**Reasons:** None.\n"))
    assert found.records[1].prose.value == "Why?\n\n**Reasons:** None."
    assert found.records[1].parts == ()


def test_attendance_is_a_name_or_a_substitution() -> None:
    fields = {"present": "[Ann, {person: Bob, post: Deputy, for: Cat, items: [1, 2a]}]", "apologies": "Cat"}
    found, wrong = read_note(note("", **fields))
    assert wrong == []
    meeting = found.meeting
    assert isinstance(meeting, Meeting)
    ann, bob = meeting.present
    assert [str(ann.person), ann.post, ann.items] == ["Ann", None, ()]
    assert [str(bob.person), str(bob.post), str(bob.stands_in_for)] == ["Bob", "Deputy", "Cat"]
    assert [item.value for item in bob.items] == ["1", "2a"]
    assert [str(each.person) for each in meeting.apologies] == ["Cat"]


def test_an_empty_field_counts_as_not_written() -> None:
    found, wrong = read_note(note("", venue="", apologies=""))
    assert wrong == []
    assert isinstance(found.meeting, Meeting)
    assert found.meeting.venue is None


@pytest.mark.parametrize(
    "status", ["Published", "publish", "“published”", "draft # published", "[published]", "yes"]
)
def test_only_the_exact_word_is_a_status(status: str) -> None:
    report = Report()
    text = note("secret").replace("status: published", f"status: {status}")
    note_reader.read_note(Source("meetings/2024/x.md", text), report)
    assert report.failed


def test_a_record_without_parts_yields_its_prose_once() -> None:
    found, _ = read_note(note("## 1. A\n\ntext\n"))
    record: Record = found.records[0]
    assert [passage.value for passage in record.passages] == ["text"]
