"""Figures of a table are no numbers of people, and numbers of people are found among them."""

import pytest

from scrutiny.pipeline import attachments
from scrutiny.safety import figures, papers, personal_data


def kinds(text: str) -> list[str]:
    return [found.kind for found in figures.find(text)]


INNOCENT = {
    "a scale": "Number\n0 10 20 30 40 50\nYear",
    "a column": "0\n12\n345\n6789\n012\n345",
    "cells of a row": "Ward 1\t0\t12\t345\t678\t901\t23",
    "a row of thousands": "Total\t4111\t1111\t1111\t1111",
    "numbers without a check digit": "\n".join(
        f"Case\t{each}"
        for each in ("4111111111111111", "4111111111111112", "4111111111111113", "4111111111111114")
    ),
    "groups of figures": "123 456 7881\n943 476 5919\n943 476 5918\n943 476 5917\n943 476 5916",
}


@pytest.mark.parametrize("text", INNOCENT.values(), ids=INNOCENT)
def test_figures_are_told_apart(text: str) -> None:
    assert kinds(text) == []


PEOPLE = {
    "in a sentence": ("Ring 07700 900123 today", "a telephone number"),
    "over two lines": ("Ring 07700\n900123 today", "a telephone number"),
    "in two lines of a cell": ("07700\n900123", "a telephone number"),
    "in two cells": ("A. Person\t07700\t900123", "a telephone number"),
    "in a cell among figures": ("Ward 1\t12\t07700 900123\t345", "a telephone number"),
    "a card alone": ("Paid\t4111 1111 1111 1111", "a payment card"),
    "a card that is called one": (
        f"Card\t4111111111111111\n{INNOCENT['numbers without a check digit']}",
        "a payment card",
    ),
    "cards below one another": (
        "4111111111111111\n5500000000000004\n340000000000009\n6011000000000004",
        "a payment card",
    ),
}


@pytest.mark.parametrize(("text", "kind"), PEOPLE.values(), ids=PEOPLE)
def test_numbers_of_people_are_found(text: str, kind: str) -> None:
    assert set(kinds(text)) == {kind}


def test_what_is_no_number_is_found_as_elsewhere() -> None:
    text = "Write to ann@private.example, who lives at 12 Cowslip Lane, AB12 3CD"
    assert kinds(text) == [found.kind for found in personal_data.find(text)]
    assert len(kinds(text)) == 3


def test_personal_data_is_told_with_its_row() -> None:
    for data, where, kind in (
        ("Contact,Tel\nDesk,07700900123\n", "row 2", "a telephone number"),
        ("Contact;Tel\nDesk;07700900123\n", "row 2", "a telephone number"),
        ("Person,Card\nA,4111 1111 1111 1111\n", "row 2", "a payment card"),
        ("Name,DOB\nOdd,01/02/1980\n", "row 2", "a date of birth"),
        ("Name,House,Street\nx,1,y\nOdd,12,Cowslip Lane\n", "row 3", "a street address"),
        ("Name,Born\nOdd,1980\n", "row 2", "a date of birth"),
    ):
        found = attachments.personal(papers.inspect(".csv", data.encode()))
        assert [(place, each.kind) for place, each in found] == [(where, kind)]
