"""A note need not number its items: then their titles name them. Numbers can run on from an earlier one."""

import json
import re

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Source
from scrutiny.content.body import OWN
from scrutiny.content.note import Note, read_note
from tests.support import OFFICE, built, checked, codes, given, note

BODY = """## Item of Urgent Business

### Question 1: Cameras

How many?

**Answer:** 12.

### Action 1: Count them
- Owner: Chief Constable
- From: Question 1

Count all of them.

### What was said

Much.

## Fleet – the vans

See [the question](#question-item-of-urgent-business-1) and [urgent business](#item-of-urgent-business).

### Action 1: Wash them
- Owner: Chief Constable
- From: item-of-urgent-business

Wash them all.
"""
WHERE = "meetings/2024/2024-12-05-x.md"


def read(body: str) -> tuple[Note, list[str]]:
    report = Report()
    found = read_note(Source(WHERE, note(body)), report)
    assert found
    return found, codes(report.diagnostics)


def test_titles_name_items_and_what_is_under_them() -> None:
    found, wrong = read(BODY)
    assert wrong == []
    assert [(each.id, each.item, each.number) for each in found.records] == [
        ("item-of-urgent-business", "", ""),
        ("question-item-of-urgent-business-1", "item-of-urgent-business", "1"),
        ("action-item-of-urgent-business-1", "item-of-urgent-business", "1"),
        ("discussion-item-of-urgent-business-what-was-said", "item-of-urgent-business", ""),
        ("fleet-the-vans", "", ""),
        ("action-fleet-the-vans-1", "fleet-the-vans", "1"),
    ]
    assert {each.name for each in found.records} >= {"Item of Urgent Business", "Action 1: Wash them"}


def test_an_item_put_in_between_changes_no_id() -> None:
    before = {each.id for each in read(BODY)[0].records}
    after = {each.id for each in read(BODY.replace("## Fleet", "## Estates\n\nNone.\n\n## Fleet"))[0].records}
    assert before < after


def test_pages_show_titles_without_a_number_and_links_lead_to_them() -> None:
    site = built(given({WHERE: note(BODY)}))
    page = site["meetings/2024-12-05-x/index.html"]
    assert '<h2 id="item-of-urgent-business">Item of Urgent Business</h2>' in page
    assert '<a href="#fleet-the-vans">Fleet – the vans</a>' in page
    record = site["meetings/2024-12-05-x/action-fleet-the-vans-1/index.html"]
    assert (
        'Arises from</dt>\n<dd><a href="../../../meetings/2024-12-05-x/index.html#item-of-urgent-business">'
        in record
    )
    assert "Wash them – Action 1, Meeting, 5 December 2024" in record
    told = json.loads(site["meetings/2024-12-05-x/item-of-urgent-business/index.json"])
    assert (told["name"], told.get("number")) == ("Item of Urgent Business", None)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("## 1. Roads\n\n## Rivers\n", "no-number"),
        ("## Roads\n\n## Roads\n", "repeated-id"),
        ("## Question 1: Why?\n\nWhy?\n", "near-heading"),
        ("## Decision 2\n\n## Roads\n", "near-heading"),
        ("## Documents\n", "heading-form"),
        ("## Changes\n", "heading-form"),
        ("## …!\n", "heading-form"),
        (f"## {'Roads and ' * 30}\n", "heading-form"),
    ],
)
def test_an_item_that_nothing_can_name_is_reported(body: str, fault: str) -> None:
    assert set(read(body)[1]) == {fault}


def test_what_has_an_address_of_its_own_on_the_page_is_no_title() -> None:
    """The list of such names is whole: no id of a page of a meeting is one that a title can give as well."""
    head = note("## 1. Zebra\n", documents="[{title: A, missing: lost}]")
    changed = "[{date: 2025-01-05, type: correction, note: The day.}]"
    text = head.replace("title: Meeting", f"title: Meeting\nchanges: {changed}")
    page = built(given({WHERE: text}))["meetings/2024-12-05-x/index.html"]
    ids = set(re.findall(r'\bid="([^"]+)"', page)) - {"item-1"}
    assert ids <= OWN


def test_people_can_be_there_for_an_item_by_its_title() -> None:
    people = {"people/ann-ash.md": "---\nname: Ann Ash\n---\n"}
    for items, wrong in (
        ("[fleet – the vans]", []),
        ("[Estates]", ["unknown-item"]),
        ("[2]", ["unknown-item"]),
    ):
        text = note(BODY, present=f"\n  - {{person: Ann Ash, items: {items}}}")
        found = codes(checked(given({WHERE: text, **people}))[1])
        assert [each for each in found if each == "unknown-item"] == wrong


@pytest.mark.parametrize(
    "body", ["## 16. Roads\n\n## 17. Rivers\n", "## 3.1 Roads\n\n## 3.2 Rivers\n\n## 4. Rails\n"]
)
def test_numbers_can_run_on_from_an_earlier_meeting(body: str) -> None:
    assert checked(given({WHERE: note(body)}))[1] == ()


def test_a_note_that_begins_with_its_second_item_is_looked_at() -> None:
    assert codes(checked(given({WHERE: note("## 2. Roads\n")}))[1]) == ["skipped-number"]


def test_a_number_with_a_point_is_shown_as_it_is_written() -> None:
    page = built(given({WHERE: note("## 3.1 Roads\n\n## 4a. Rivers\n")}))["meetings/2024-12-05-x/index.html"]
    assert '<h2 id="item-3-1">3.1 Roads</h2>' in page
    assert '<h2 id="item-4a">4a. Rivers</h2>' in page


def test_a_translation_takes_the_ids_of_its_original() -> None:
    english = "## Fleet\n\n### Question 1: Vans\n\nHow many?\n\n### Training\n\nDone.\n"
    welsh = "## Cerbydau\n\n### Question 1: Faniau\n\nFaint?\n\n### Hyfforddiant\n\nWedi’i wneud.\n"
    texts = {
        "office.yaml": OFFICE + "languages: [en, cy]\n",
        WHERE: note(english),
        WHERE.replace(".md", ".cy.md"): note(welsh),
    }
    site = built(given(texts))
    page = site["cy/meetings/2024-12-05-x/index.html"]
    assert '<h2 id="fleet">Cerbydau</h2>' in page
    assert 'id="discussion-fleet-training"' in page
    assert "Faint?" in site["cy/meetings/2024-12-05-x/question-fleet-1/index.html"]
