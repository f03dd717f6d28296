"""The structure of notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import outline
from tests.support import codes

START = Place("a.md", 1, 1)


def scan(body: str) -> tuple[outline.Outline, list[str]]:
    report = Report()
    return outline.scan(Text(body, START), report), codes(report.diagnostics)


def test_headings_make_a_tree_with_places() -> None:
    found, wrong = scan("Hello.\n\n## 1. One\ntext\n### A\n### B ##\nmore\n\n## 2. Two\n")
    assert wrong == []
    assert found.introduction == Text("Hello.", START)
    one, two = found.sections
    assert one.heading == Text("1. One", Place("a.md", 3, 4))
    assert [inner.heading.value for inner in one.sections] == ["A", "B"]
    assert one.sections[1].under.strip() == Text("more", Place("a.md", 7, 1))
    assert two.heading.value == "2. Two"


WORDS = st.text(alphabet="ab #*-:()\n", max_size=80)


def test_a_no_break_space_after_the_signs_of_a_heading_is_a_space() -> None:
    found, wrong = scan("##\u00a01. One\n\n###\u00a0Decision 1\n\nNoted.\n")
    assert wrong == []
    assert [inner.heading.value for inner in found.sections[0].sections] == ["Decision 1"]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("## **1. Roads**", "write '## 1. Roads'"),
        ("### _Speed_", "write '### Speed'"),
        ("### [Speed](a.md)", "write plain words; put links in the text below"),
        ("#### **2. What is done?**", "write '### Question 1: a short title', and its words below it"),
        (
            "#### Present",
            "write '##' for an agenda item and '###' for a heading under it; the title is a field",
        ),
    ],
)
def test_a_heading_that_is_none_is_told_what_to_write(written: str, right: str) -> None:
    report = Report()
    outline.scan(Text(f"## 1. One\n\n{written}\n", START), report)
    assert [each.fix for each in report.diagnostics] == [right]


@given(WORDS)
def test_no_word_is_lost_between_headings(body: str) -> None:
    found, _ = scan("## 1\n" + body)
    kept = found.introduction.value
    for section in found.sections:
        kept += section.heading.value + section.under.value
        for inner in section.sections:
            kept += inner.heading.value + inner.under.value
    assert [c for c in kept if c in "ab"] == [c for c in body if c in "ab"]
