"""Slips of a clerk who pastes from Word and copies last month’s file: each is reported, in any file."""

import pytest

from tests.clerk.files import FILES, look

PATH = "meetings/2026/2026-05-14-fleet-board.md"
NOTE = """\
---
title: Fleet board
date: 2026-05-14
status: published
---

Welcome.

## 1. Calmer streets

The paper was opened.

### Question 1: Signs

How many signs are lit?

**Answer (Chief Constable):** All nine are.

## 2. Buildings
- Restricted: FOIA s.43, commercial interests
- Review: 2028-03-01
"""
DECISION, QUESTION = "decisions/2026/2026-14.md", "questions/2026/2026-05-01-signs.md"
REPORT, PERSON = "inspections/peel-2026.md", "people/nia-frost.md"
SLIPS = {
    "previous is this meeting": (
        PATH,
        "status: published",
        "status: published\nprevious: 2026-05-14-fleet-board",
        "wrong-minutes",
    ),
    "a change from last month's file": (
        PATH,
        "status: published",
        "status: published\nchanges: [{date: 2026-04-02, type: correction, note: It was 9.}]",
        "early-change",
    ),
    "a draft that was not renamed": (PATH, "Fleet board", "Fleet board (unconfirmed minutes)", "draft-title"),
    "the watermark": (PATH, "Welcome.", "DRAFT\n\nWelcome.", "draft-title"),
    "a reference that Word lost": (PATH, "was opened.", "was Error! Bookmark not defined.", "leftover"),
    "a comment of Word": (PATH, "All nine are.", "All nine are.[SL1]", "leftover"),
    "a page number": (PATH, "All nine are.", "All nine are.\n\nPage 2 of 5", "leftover"),
    "a note to oneself": (PATH, "All nine are.", "All nine are (SL to check).", "leftover"),
    "off the record": (PATH, "All nine are.", "Off the record, two are broken.", "near-restriction"),
    "not to be minuted": (PATH, "All nine are.", "(Not to be minuted: two are broken.)", "near-restriction"),
    "somebody else in an answer": (
        PATH,
        "All nine are.",
        "All are.\n\nNia Frost: Are they?",
        "speaker-in-text",
    ),
    "a note after the meeting": (
        PATH,
        "All nine are.",
        "All are.\n\n**Post-meeting note:** ten are.",
        "narrative-in-answer",
    ),
    "the label behind the name": (
        PATH,
        "**Answer (Chief Constable):**",
        "**Chief Constable (answer):**",
        "near-label",
    ),
    "no answer yet": (PATH, "All nine are.", "To follow.", "empty-record"),
    "the next question below an answer": (
        PATH,
        "All nine are.",
        "All nine are.\n\n2. Bollards\n\nAre they hit?\n\n**Answer:** No.",
        "swallowed-question",
    ),
    "a title that tells it": (PATH, "2. Buildings", "2. Sale to Bloggs Ltd for £2m", "restricted-ground"),
    "an appendix that is confidential": (
        DECISION,
        "The tender of",
        "See [Prices (confidential)](papers/p.txt). The tender of",
        "near-restriction",
    ),
    "a decision that is a draft": (DECISION, "Fleet tender", "Fleet tender DRAFT v2", "draft-title"),
    "a first answer without its label": (
        QUESTION,
        "**Answer (Chief Constable, 20 May 2026):** All",
        "All",
        "near-label",
    ),
    "the letter of a member of the public": (
        QUESTION,
        "How many signs are lit?",
        "Dear Commissioner,\n\nHow many signs are lit?\n\nJo",
        "leftover",
    ),
    "the end of an e-mail": (QUESTION, "are lit?", "are lit?\n\nKind regards\n\nJo", "leftover"),
    "a report before its day": (
        REPORT,
        "title: PEEL 2026",
        "title: PEEL 2026 (EMBARGOED)",
        "near-restriction",
    ),
    "a mark for a name": (
        REPORT,
        "What the inspectors",
        "What [name removed] and the inspectors",
        "near-redaction",
    ),
    "words for the staff": (PERSON, "She was elected in 2024.", "Internal use only.", "near-restriction"),
    "a name that is to go": (PERSON, "She was elected in 2024.", "She lives with ████.", "near-redaction"),
    "a text that is a draft": (
        "priorities/calmer-streets.md",
        "How streets",
        "DRAFT TEXT: how streets",
        "draft-title",
    ),
    "a post in years to come": (PERSON, "from: 2024-05-09", "from: 2042-05-09", "far-date"),
    "a review that is to come": ("glossary.yaml", "2026-01-15", "2036-01-15", "far-date"),
    "a name for a post": (
        "office.yaml",
        "commissioner: Police and Crime Commissioner",
        "commissioner: Nia Frost",
        "named-post",
    ),
    "a comma after a value": (
        PERSON,
        "post: Police and Crime Commissioner",
        "post: Commissioner,",
        "stray-sign",
    ),
    "a list in quotation marks": (
        "office.yaml",
        "[Road Team, Custody Team]",
        '"[Road Team, Custody Team]"',
        "bad-value",
    ),
    "a recommendation as a line": (
        REPORT,
        "### Recommendation 8775: G",
        "Recommendation 8775: G",
        "near-record",
    ),
}


def test_without_a_slip_nothing_is_reported() -> None:
    assert look({**FILES, PATH: NOTE})[0] == ()


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_reported(slip: str) -> None:
    path, old, new, code = SLIPS[slip]
    files = {**FILES, PATH: NOTE}
    assert files[path].count(old) >= 1
    said, _ = look({**files, path: files[path].replace(old, new, 1)})
    assert code in {each.code for each in said}
