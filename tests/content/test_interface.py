"""The interface of a record is all that is shown of it elsewhere, and nothing of its words."""

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Source
from scrutiny.content.note import Note, read_note
from tests.support import note

BODY = "## 1. Roads\n\n### Question 1: Speed\n- Status: answered\n\nWhy?\n\n**Answer:** Since [then](a.md).\n"


def read(body: str = BODY, **fields: str) -> Note:
    found = read_note(Source("meetings/2024/2024-12-05-x.md", note(body, **fields)), Report())
    assert found
    return found


@pytest.mark.parametrize(
    ("old", "new"), [("Why?", "Why so?\n\nHow?"), ("Since", "Ever since"), ("## 1", "Opening.\n\n## 1")]
)
def test_other_words_leave_the_interfaces_of_records_as_they_are(old: str, new: str) -> None:
    assert read(BODY.replace(old, new)).interfaces == read().interfaces


def test_words_in_the_place_of_none_are_seen() -> None:
    assert read(f"Opening.\n\n{BODY}").interface != read().interface
    assert read(f"It was opened.\n\n{BODY}").interface == read(f"Opening.\n\n{BODY}").interface


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Speed", "Speeding"),
        ("- Status: answered\n", ""),
        ("a.md", "b.md"),
        ("[then]", "[since then]"),
        ("**Answer:**", "**Answer (Chief Constable):**"),
        ("### Question 1", "### Question 2"),
    ],
)
def test_everything_else_is_seen(old: str, new: str) -> None:
    assert read(BODY.replace(old, new)).interfaces != read().interfaces


def test_the_front_matter_is_seen_as_a_whole() -> None:
    assert read(venue="Online").interface != read().interface
    assert read(venue="Online").interfaces == read().interfaces
