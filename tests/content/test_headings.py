"""What headings begin, however clerks write them."""

import pytest

from scrutiny.content import headings
from scrutiny.content.body import KINDS


@pytest.mark.parametrize(
    ("words", "number", "title"),
    [
        ("1. Roads", "1", "Roads"),
        ("Item 1: Roads", "1", "Roads"),
        ("2a Roads", "2a", "Roads"),
        ("16 – Roads", "16", "Roads"),
        ("3.1 Roads", "3.1", "Roads"),
        ("3.1. Roads", "3.1", "Roads"),
        ("Roads", "", "Roads"),
        ("2024 in figures", "", "2024 in figures"),
        ("2024. Figures", "2024", "Figures"),
    ],
)
def test_an_item_has_a_number_and_a_title(words: str, number: str, title: str) -> None:
    assert headings.item(words) == (number, title)


@pytest.mark.parametrize(
    "words",
    ["Question 1: Vans", "question 1. Vans", "Question 1 - Vans", "Question 01 – Vans", "QUESTION 1 Vans"],
)
def test_a_record_has_a_word_a_number_and_a_title(words: str) -> None:
    assert headings.record(words, KINDS) == ("Question", 1, "Vans", "")


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Question: Vans", "### Question 1: Vans"),
        ("Question one: Vans", "### Question 1: Vans"),
        ("Question 2.1: Vans", "### Question 2: Vans"),
        ("Question no. 2 – Vans", "### Question 2: Vans"),
        ("Action point 3: Vans", "### Action 3: Vans"),
        ("Agreed action 1: Vans", "### Action 1: Vans"),
        ("AP1 – CC to count the vans", "### Action 1: CC to count the vans"),
        ("Actoin 1: Vans", "### Action 1: Vans"),
        ("Recomendation 4", "### Recommendation 4"),
        ("Decision", "### Decision 1"),
    ],
)
def test_what_is_plainly_meant_is_read_and_answered_with_what_to_write(words: str, right: str) -> None:
    found = headings.record(words, KINDS)
    assert found
    assert (found.right, bool(found.fault)) == (right, True)


@pytest.mark.parametrize("words", ["Fleet", "Q3 2024 performance", "2024 figures", "Questions put", "A 12"])
def test_other_words_are_a_heading_of_the_discussion(words: str) -> None:
    assert headings.record(words, KINDS) is None


def test_a_plural_alone_is_known() -> None:
    assert headings.plural("Actions:", KINDS) == "Action"
    assert headings.plural("Agreed actions", KINDS) == "Action"
    assert headings.plural("Actions of the force", KINDS) is None


def test_an_item_in_the_place_of_a_record_is_known() -> None:
    assert headings.is_item("2. Roads")
    assert not headings.is_item("2024 figures")
