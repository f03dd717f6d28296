"""Recommendations of a report go on: what is added needs no entry, and what is changed needs one."""

import pytest

from tests.publication.test_edition import Files, edition, errors, events
from tests.support import given

FRONT = "---\ntitle: Calls\ndate: 2024-12-05\n{more}---\n\n"
BODY = """A report.

### Recommendation 1: Answer calls
- Status: open

Answer them.

### Recommendation 2: Ask callers

Ask them.
"""


def texts(body: str = BODY, more: str = "") -> dict[str, str | bytes]:
    return {"inspections/calls.md": FRONT.replace("{more}", more) + body}


@pytest.fixture(scope="module")
def first() -> Files:
    return edition(given(texts()))[0]


def test_an_update_a_status_and_comments_need_no_entry(first: Files) -> None:
    body = BODY.replace("Answer them.", "Answer them.\n\n**Update (1 July 2026):** Done.")
    body = body.replace("Status: open", "Status: complete")
    files, found = edition(given(texts(body)), first, 1)
    assert errors(found) == []
    assert events(files, "/inspections/calls/") == ["published", "changed"]
    assert events(files, "/inspections/calls/recommendation-1/") == ["published", "changed"]
    assert events(files, "/inspections/calls/recommendation-2/") == ["published"]
    assert b"<ins>" in files["inspections/calls/changes/index.html"]
    more = "comments: {date: 2025-01-10, by: Commissioner, address: https://office.example/c}\n"
    files, found = edition(given(texts(body, more)), files, 2)
    assert errors(found) == []
    assert events(files, "/inspections/calls/recommendation-1/") == ["published", "changed"]


def test_the_same_text_is_no_new_version(first: Files) -> None:
    files, found = edition(given(texts()), first)
    assert errors(found) == []
    assert files == first


def test_a_word_that_is_changed_needs_an_entry(first: Files) -> None:
    body = BODY.replace("Ask them.", "Ask each of them.")
    _, found = edition(given(texts(body)), first, 1)
    assert errors(found) == [("silent-edit", "inspections/calls.md:15")]
    entry = "changes: [{date: 2026-07-01, type: correction, note: Each is to be asked.}]\n"
    files, found = edition(given(texts(body, entry)), first, 1)
    assert errors(found) == []
    assert b"Each is to be asked." in files["inspections/calls/index.html"]


def test_a_recommendation_that_is_taken_away_is_refused(first: Files) -> None:
    _, found = edition(given(texts(BODY[: BODY.index("### Recommendation 2")])), first, 1)
    assert [code for code, _ in errors(found)] == ["silent-edit"]
