"""Terms that a document explains, and people whom nobody knows, are proposed with where they were read."""

import pytest

from scrutiny.authoring.importing import readers
from scrutiny.authoring.importing.importing import import_file
from scrutiny.authoring.importing.known import Known
from scrutiny.authoring.importing.structure.terms import Term, terms


def found(text: str) -> list[Term]:
    return terms(readers.read(".txt", text.encode()))


EXPLAINED = {
    "Cases go to the Harbour-Side Rescue Hub (HSRH) first.": "Harbour-Side Rescue Hub",
    "The Office for Ferry Standards (OFS) wrote.": "Office for Ferry Standards",
    "We heard the pier and jetty team (PJT).": "pier and jetty team",
    "His Majesty’s Inspectorate of Rope & Boats (HMIRB) came.": "His Majesty’s Inspectorate of Rope & Boats",
}


@pytest.mark.parametrize("text", EXPLAINED)
def test_an_abbreviation_behind_its_words_is_a_term(text: str) -> None:
    assert [each.expansion for each in found(text)] == [EXPLAINED[text]]


@pytest.mark.parametrize(
    "text",
    [
        "They bought a new rope (HSRH).",
        "Ann Hale (AH) spoke.",
        "It went to the Harbour. Rescue Hub (HRH) staff took it.",
        "The ferry (FOR SALE) is out of use.",
        "Rescue Hub (SRH) staff",
    ],
)
def test_what_explains_nothing_is_no_term(text: str) -> None:
    assert found(text) == []


def test_the_first_explanation_is_taken_with_its_place() -> None:
    text = "The Ferry Rope Fund (FRF) paid.\n\nThe Fast Rope Fund (FRF) did not.\n"
    assert found(text) == [Term("FRF", "Ferry Rope Fund", "line 1")]


NOTE = """Ferry Board

3 June 2020

Present: Ann May Hale, Commissioner (AMH); Ben Ito, Treasurer

1. Boats

Ann May Hale (AMH) thanked the Ferry Rope Fund (FRF).
"""


def test_the_report_names_what_is_proposed_and_where_it_was_read() -> None:
    report = import_file("x.txt", NOTE.encode(), Known({"people/i.md": ("Ben Ito",)})).report
    assert "- people/ann-may-hale.md: line 5\n" in report
    assert "ben-ito" not in report
    assert "```yaml\nFRF: {expansion: Ferry Rope Fund}  # line 9\n```\n" in report


def test_terms_are_proposed_where_nobody_is() -> None:
    report = import_file("x.txt", NOTE.encode(), Known({"people/i.md": ("Ben Ito", "Ann May Hale")})).report
    assert report.count("## Proposed") == 1
    assert "people/" not in report


def test_a_term_of_the_glossary_is_not_proposed() -> None:
    assert (
        "FRF"
        not in import_file("x.txt", NOTE.encode(), Known(terms=frozenset({"FRF"}))).report.split(
            "## Remainder"
        )[0]
    )
