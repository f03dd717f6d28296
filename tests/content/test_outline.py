"""The structure of notes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import outline
from tests.support import codes

START = Place("a.md", 1, 1)
LABELS = ("Answer", "Supplementary question")


def scan(body: str) -> tuple[outline.Outline, list[str]]:
    report = Report()
    return outline.scan(Text(body, START), report), codes(report.diagnostics)


def fields(under: str) -> tuple[list[tuple[str, str]], str]:
    found, prose = outline.fields(Text(under, START))
    return [(name.value, value.value) for name, value in found], prose.value


def test_headings_make_a_tree_with_places() -> None:
    found, wrong = scan("Hello.\n\n## 1. One\ntext\n### A\n### B ##\nmore\n\n## 2. Two\n")
    assert wrong == []
    assert found.introduction == Text("Hello.", START)
    one, two = found.sections
    assert one.heading == Text("1. One", Place("a.md", 3, 4))
    assert [inner.heading.value for inner in one.sections] == ["A", "B"]
    assert one.sections[1].under.strip() == Text("more", Place("a.md", 7, 1))
    assert two.heading.value == "2. Two"


def test_fields_are_the_bullets_directly_under_a_heading() -> None:
    under = (
        "\n- Owner: Ann\n* **Due:** 1 May\n+ From: [a\n  link](b.md)\n\n- Status : open\n\nText: no field.\n"
    )
    expected = [("Owner", "Ann"), ("Due", "1 May"), ("From", "[a link](b.md)"), ("Status", "open")]
    assert fields(under) == (expected, "Text: no field.")


@pytest.mark.parametrize(
    "prose",
    [
        "- Owner: Ann\n- and others",
        "Text first.\n- Owner: Ann",
        "- one\n- two",
        "1. Owner: Ann",
        "- http://x.example",
    ],
)
def test_a_list_that_is_not_all_fields_is_prose(prose: str) -> None:
    assert fields(prose) == ([], prose)


def test_a_list_of_prose_can_follow_the_fields() -> None:
    assert fields("- Owner: Ann\n\n- one\n- two") == ([("Owner", "Ann")], "- one\n- two")


def test_parts_begin_at_bold_labels_in_any_letter_case() -> None:
    prose = Text(
        "Why?\n\n**answer (Ann, 1 May 2024):** So.\n\nMore.\n\n**Supplementary question**: When?\n\n"
        "**Note:** prose. **Answer:** not here\n**Answer:** nor here",
        START,
    )
    text, parts = outline.parts(prose, LABELS)
    assert text.value == "Why?"
    assert [(part.label, part.said and part.said.value) for part in parts] == [
        ("Answer", "Ann, 1 May 2024"),
        ("Supplementary question", None),
    ]
    assert parts[0].prose == Text("So.\n\nMore.", Place("a.md", 3, 31))
    assert parts[1].prose.value.startswith("When?\n\n**Note:** prose.")


WORDS = st.text(alphabet="ab #*-:()\n", max_size=80)


@given(WORDS)
def test_no_word_is_lost_between_headings(body: str) -> None:
    found, _ = scan("## 1\n" + body)
    kept = found.introduction.value
    for section in found.sections:
        kept += section.heading.value + section.under.value
        for inner in section.sections:
            kept += inner.heading.value + inner.under.value
    assert [c for c in kept if c in "ab"] == [c for c in body if c in "ab"]


@given(WORDS)
def test_no_word_is_lost_between_parts(body: str) -> None:
    text, parts = outline.parts(Text(body, START), LABELS)
    assert not parts
    assert text.value == body.strip()


@given(WORDS)
def test_no_word_is_lost_between_fields(under: str) -> None:
    found, prose = fields(under)
    kept = "".join(name + value for name, value in found) + prose
    assert sorted(c for c in kept if c in "ab") == sorted(c for c in under if c in "ab")


@pytest.mark.parametrize("bomb", ["# ", "## a" + " " * 9000, "**a (", "- a: ", "**" * 9, "-\t", "[" * 9])
def test_scanning_is_fast_whatever_the_text(bomb: str) -> None:
    body = bomb * (100_000 // len(bomb))
    began = time.monotonic()
    scan(body)
    fields(body)
    outline.parts(Text(body, START), LABELS)
    assert time.monotonic() - began < 2
