"""Somebody whose file is not translated is found by a post, and linked, in each language."""

import re
from collections.abc import Mapping

import pytest

from tests.support import OFFICE, built, given, note

BODY = (
    "## 1. Roads\n\n### Question 1: Cameras\n\nHow many?\n\n**Answer:** 5.\n\n"
    "### Action 1: Count\n- Owner: {}\n"
)


@pytest.fixture(scope="module")
def site() -> Mapping[str, str]:
    ann = "---\nname: Ann Ash\nposts:\n  - {post: Chief Constable, organisation: Force, from: 2020}\n---\n"
    bob = "---\nname: Bob Bay\nposts:\n  - {post: Treasurer, organisation: Office, from: 2020}\n---\n"
    eve = bob.replace("Bob Bay", "Eve East").replace("2020", "2010, to: 2019")
    return built(
        given(
            {
                "office.yaml": OFFICE + "languages: [en, cy]\n",
                "office.cy.yaml": "chief_constable: Prif Gwnstabl\n",
                "people/ann-ash.md": ann,
                "people/bob-bay.md": bob,
                "people/eve-east.md": eve,
                "people/eve-east.cy.md": eve.replace("Treasurer", "Trysorydd"),
                "meetings/2024/2024-12-05-x.md": note(BODY.format("Treasurer")),
                "meetings/2024/2024-12-05-x.cy.md": note(BODY.format("Trysorydd")),
            }
        )
    )


def test_the_office_says_what_its_chief_constable_is_called(site: Mapping[str, str]) -> None:
    page = site["cy/meetings/2024-12-05-x/question-1-1/index.html"]
    assert re.search(r'<a href="[^"]*people/ann-ash/index.html">Prif Gwnstabl</a>\s*\(Ann Ash\)', page)
    for folder in ("", "cy/"):
        assert "question-1-1" in site[f"{folder}people/ann-ash/index.html"]


def test_a_file_that_is_translated_says_what_a_post_of_another_is_called(site: Mapping[str, str]) -> None:
    for folder in ("", "cy/"):
        assert "action-1-1" in site[f"{folder}people/bob-bay/index.html"]
        assert "action-1-1" not in site[f"{folder}people/eve-east/index.html"]
