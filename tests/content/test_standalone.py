"""Decisions and questions that stand by themselves, as their files say them."""

import datetime

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Source
from scrutiny.checks import empty_record, near_label, swallowed_question
from scrutiny.content import standalone
from scrutiny.content.kinds import FORMS
from scrutiny.content.kinds.decision import Decision
from scrutiny.content.kinds.question import Question
from scrutiny.content.note import Note, read_note
from scrutiny.content.stored import Read, packed, unpacked

DECISION = """\
---
title: Vans for the north
reference: 2026/21
date: 2026-04-09
published: 2026-04-30
decided_by: [Nia Frost, Chief Constable]
outcome: Approved
subject_to: a second quote
value: £61,000
delegated: no
meeting: 2026-04-09-fleet-board
priority: [Calmer streets, Safe evenings]
topic: Vans
updates: 2025-40
documents:
  - {title: Quotes, file: papers/quotes.csv}
  - {title: Bids, restricted: "FOIA s.43", review: 2027-01-05, lifted: 2027-06-05}
status: published
---

Four vans are bought.

**Reasons:** The old ones are worn out.
"""
QUESTION = """\
---
title: Vans at night
date: 2026-04-10
asked_by: member of the public
answered_by: Nia Frost
answered: 2026-04-20
judgement: answered
status: published
---

Where are the vans at night?

**Answer:** In the yard.

**Supplementary question:** In which?

**Answer (Sam Lowe, 22 April 2026):** Of Holm.
"""


def read(text: str, path: str = "decisions/2026/2026-21.md") -> tuple[Note | None, list[str]]:
    report = Report()
    note = read_note(Source(path, text), report)
    return note, [f"{each.place.line} {each.code}" for each in report.diagnostics]


def test_a_decision_has_what_its_front_matter_and_its_text_say() -> None:
    note, said = read(DECISION)
    assert said == []
    assert note is not None
    (record,) = note.records
    assert isinstance(record, Decision)
    assert (note.meeting.id, record.key, record.id) == ("decisions/2026-21", "decisions/2026-21", "")
    assert (note.meeting.folder, note.meeting.name) == ("decisions", "2026-21")
    assert (record.label, record.name) == ("Decision 2026/21", "Decision 2026/21: Vans for the north")
    assert [name.value for how, name in record.people() if how == "decided"] == [
        "Nia Frost",
        "Chief Constable",
    ]
    assert (record.outcome, str(record.subject_to[0]), str(record.value)) == (
        "approved",
        "a second quote",
        "£61,000",
    )
    assert record.published == datetime.date(2026, 4, 30)
    assert record.delegated == "no"
    assert [name.value for name in record.priorities] == ["Calmer streets", "Safe evenings"]
    assert [(how, link.target) for how, link in record.references()] == [
        ("made at", "2026-04-09-fleet-board"),
        ("updates", "2025-40"),
    ]
    assert record.prose.value == "Four vans are bought."
    assert [(part.label, part.prose.value) for part in record.parts] == [
        ("Reasons", "The old ones are worn out.")
    ]
    quotes, bids = note.meeting.documents
    assert quotes.reference
    assert (bids.reference, str(bids.restricted), bids.lifted) == (
        None,
        "FOIA s.43",
        datetime.date(2027, 6, 5),
    )


def test_a_question_of_nobody_in_particular_names_those_who_answer() -> None:
    note, said = read(QUESTION, "questions/2026/2026-04-10-vans.md")
    assert said == []
    assert note is not None
    (record,) = note.records
    assert isinstance(record, Question)
    assert (record.name, record.status, record.answered) == ("Question: Vans at night", "answered", True)
    assert [(how, name.value) for how, name in record.people()] == [
        ("asked", "member of the public"),
        ("answered", "Nia Frost"),
        ("answered", "Sam Lowe"),
    ]


@pytest.mark.parametrize(
    ("asked_by", "answered_by", "expected"),
    [("", "", True), ("withheld", "", False), ("", "Nia Frost", False), ("withheld", "Nia Frost", False)],
)
def test_the_chief_constable_is_meant_by_the_commissioner_alone(
    asked_by: str, answered_by: str, expected: bool
) -> None:
    text = QUESTION.replace("member of the public", asked_by).replace(
        "answered_by: Nia Frost", f"answered_by: {answered_by}"
    )
    note, _ = read(text, "questions/2026/2026-04-10-vans.md")
    assert note is not None
    record = note.records[0]
    assert isinstance(record, Question)
    assert record.to_chief is expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Four vans", "## Vans\n\nFour vans", ["21 heading-form"]),
        ("**Reasons:**", "---\n\nAnd so on.\n\n**Reasons:**", ["25 heading-form"]),
        ("value: £61,000", "owner: Sam Lowe", ["9 unknown-field"]),
        ("Approved", "nodded through", ["7 bad-value"]),
        ("delegated: no", "delegated: perhaps", ["10 bad-value"]),
        ("status: published", "status: scheduled", ["18 bad-value"]),
        ("status: published", "status: withdrawn", ["18 withdrawal"]),
        ('restricted: "FOIA s.43"', "file: papers/bids.csv", ["17 bad-value"]),
        (", lifted: 2027-06-05", ", file: papers/bids.csv", ["17 bad-value"]),
        (', restricted: "FOIA s.43"', "", ["17 bad-value"]),
    ],
)
def test_slips_are_reported_at_their_lines(old: str, new: str, expected: list[str]) -> None:
    assert old in DECISION
    assert read(DECISION.replace(old, new))[1] == expected


@pytest.mark.parametrize("name", ["2026", "14", "approved", "restricted"])
def test_a_name_that_a_register_needs_is_refused(name: str) -> None:
    assert read(DECISION, f"decisions/2026/{name}.md")[1] == ["1 file-name"]
    assert read(QUESTION, "questions/2026/not-answered.md")[1] == ["1 file-name"]


def test_the_day_in_the_name_of_the_file_takes_the_place_of_a_missing_date() -> None:
    note, said = read(QUESTION.replace("date: 2026-04-10\n", ""), "questions/2026/2026-04-10-vans.md")
    assert said == ["1 missing-field"]
    assert note is not None
    assert note.meeting.date.day == datetime.date(2026, 4, 10)
    assert read(DECISION.replace("date: 2026-04-09\n", ""))[0] is None


@pytest.mark.parametrize(
    ("text", "path"), [(DECISION, "decisions/2026/a.md"), (QUESTION, "questions/2026/a.md")]
)
def test_what_was_read_can_be_kept(text: str, path: str) -> None:
    note, _ = read(text, path)
    assert note is not None
    kept = unpacked(packed(Read(note, (), ()), path), note.source)
    assert kept.note == note


@pytest.mark.parametrize("kind", [Decision, Question])
def test_editors_are_told_the_names_that_front_matter_has(
    kind: type[Decision] | type[Question],
) -> None:
    (form,) = (form for form in FORMS if form.name == kind.kind)
    assert form.files == f"{kind.kind}s/**/*.md"
    names = list(form.shape["properties"])
    assert names == list(standalone.named(kind))
    assert names[:3] == ["title", "date", "status"]
    assert all(name == name.casefold() and " " not in name for name in names)
    assert form.shape["required"] == ["title", "date", "status"]


@pytest.mark.parametrize(
    ("body", "field"), [("- Status: draft", "status"), ("Decided by – Nia Frost", "decided_by")]
)
def test_fields_below_the_front_matter_are_refused(body: str, field: str) -> None:
    report = Report()
    text = DECISION.replace("Four vans", f"{body}\n\nFour vans")
    read_note(Source("decisions/2026/2026-21.md", text), report)
    (said,) = report.diagnostics
    assert (said.code, said.severity) == ("near-field", "error")
    assert said.fix.startswith(f"write '{field}: …' between")


def test_checks_advise_what_a_file_without_headings_can_have() -> None:
    text = "Action 1: Buy vans.\n\n**Answer:** To follow\n\n**Answer:** By May.\n\n2. Why May?\n"
    note, faults = read(
        QUESTION.partition("Where")[0].replace("judgement: answered\n", "") + text, "questions/q.md"
    )
    assert note
    assert faults == []
    report = Report()
    for check in (near_label, empty_record, swallowed_question):
        check.check_note(note, report)
    assert [(each.code, each.fix.split(";")[0]) for each in report.diagnostics] == [
        ("near-record", "write it in the note of a meeting, or here as a sentence: this file has one record"),
        ("empty-record", "delete it, and write 'judgement: deferred' (or 'not answered') between the '---'"),
        ("swallowed-question", "write '**Supplementary question:**' above it"),
    ]
