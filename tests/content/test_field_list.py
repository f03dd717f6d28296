"""The fields under a heading, in every way in which clerks write them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import field_list

START = Place("a.md", 1, 1)
NAMES = ("Owner", "Due", "From", "Status", "Restricted", "Presented by")


def fields(under: str) -> tuple[list[tuple[str, str]], str, list[str]]:
    """The fields, the prose below them, and what is wrong."""
    report = Report()
    found, prose = field_list.divide(Text(under, START), NAMES, report)
    wrong = [f"{each.code} {each.place.line}" for each in report.diagnostics]
    return [(name.value, value.value) for name, value in found], prose.value, wrong


def test_fields_are_the_bullets_directly_under_a_heading() -> None:
    under = (
        "\n- Owner: Ann\n* **Due:** 1 May\n+ From: [a\n  link](b.md)\n\n- Status : open\n\nText: no field.\n"
    )
    expected = [("Owner", "Ann"), ("Due", "1 May"), ("From", "[a link](b.md)"), ("Status", "open")]
    assert fields(under) == (expected, "Text: no field.", [])


@pytest.mark.parametrize(
    "line",
    re.split(
        r" \| ",
        "- Owner: Ann | * Owner: Ann | -\tOwner: Ann | – Owner: Ann | • Owner: Ann | "
        "- **Owner:** Ann | - **Owner**: Ann | - __Owner:__ Ann | - owner: Ann | Owner: Ann | "
        "**Owner:** Ann | OWNER: Ann | - Owner – Ann | - Owner - Ann | Owner – Ann | "
        "-\u00a0Owner:\u00a0Ann | - Owner : Ann |   - Owner: Ann",
    ),
)
@pytest.mark.parametrize("below", ["", "\n\nText.", "\nText."])
def test_a_field_is_taken_for_one_however_it_is_dressed(line: str, below: str) -> None:
    found, prose, wrong = fields(line + below)
    assert [(name.casefold(), value) for name, value in found] == [("owner", "Ann")]
    assert (prose, wrong) == (below.strip(), [])


@pytest.mark.parametrize(
    "prose",
    ["Text first.\n- Owner: Ann", "- one\n- two", "1. Owner: Ann", "- http://x.example", "- a: b\n- c"],
)
def test_a_list_that_names_no_field_is_prose(prose: str) -> None:
    assert fields(prose) == ([], prose, [])


def test_a_list_of_prose_can_follow_the_fields() -> None:
    assert fields("- Owner: Ann\n\n- one\n- two") == ([("Owner", "Ann")], "- one\n- two", [])


@pytest.mark.parametrize(
    ("under", "wrong"),
    [
        ("- Owner: Ann\n- and others", "near-field 2"),
        ("- Restricted: FOIA s.43\n- The sale of the house", "near-field 2"),
        ("- Owner: Ann\n  - Bob", "near-field 2"),
    ],
)
def test_a_line_among_fields_that_is_none_is_an_error(under: str, wrong: str) -> None:
    assert fields(under)[2] == [wrong]


def test_a_field_without_a_value_is_empty() -> None:
    assert fields("- Restricted\n\nText.") == ([("Restricted", "")], "Text.", [])


WORDS = st.text(alphabet="ab #*-:()\n", max_size=80)


@given(WORDS)
def test_no_word_is_lost_between_fields(under: str) -> None:
    found, prose, _ = fields(under)
    kept = "".join(name + value for name, value in found) + prose
    assert sorted(c for c in kept if c in "ab") == sorted(c for c in under if c in "ab")


@pytest.mark.parametrize("bomb", ["- a: ", "-\t", "- Owner: x\n  y\n", "**" * 9, "a " * 40])
def test_tangled_text_is_divided(bomb: str) -> None:
    fields(bomb * (100_000 // len(bomb)))
