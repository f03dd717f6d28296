"""The recommendations in the file of an inspection report are records like those of a meeting."""

import json
from collections.abc import Mapping

import pytest

from tests.support import built, checked, codes, given, main, note

PEOPLE = {
    "people/ada-reed.md": "---\nname: Ada Reed\nposts: [{post: Commissioner, from: 2015}]\n---\n",
    "people/tom-hale.md": "---\nname: Tom Hale\nposts: [{post: Chief Constable, from: 2015}]\n---\n",
    "plans.yaml": "- {title: Plan, from: 2016}\n",
    "priorities/children.md": "---\ntitle: Children\nplan: Plan\n---\n",
}
FRONT = "---\ntitle: Children at risk\nbody: Inspectorate\ndate: 2018-03-08\n---\n\n"
BODY = """What was found.

## Grades

Good.

## Recommendations

### Recommendation 8775: Governance
- To: Chief Constable
- Status: in progress
- Due: 2018-06-08
- Priority: Children

Watch over protection.

**Update (17 May 2018):** A board is set up.

**Update (Tom Hale, 14 December 2018):** Awaiting review.

### Recommendation 8777: Records

Write down what a child says.

## Comments of others

None.
"""
LATER = """## 1. Children

### Recommendation 1
- Updates: [Recommendation 8775](../../inspections/children.md#recommendation-8775)
- Status: complete

**Response (Chief Constable):** Done.
"""


def site(body: str = BODY, front: str = FRONT, **notes: str) -> Mapping[str, str]:
    texts = {f"meetings/2019/{name.replace('_', '-')}.md": text for name, text in notes.items()}
    return built(given({**PEOPLE, "inspections/children.md": front + body, **texts}))


def test_each_has_a_page_data_and_a_row_in_the_register() -> None:
    files = site()
    page = files["inspections/children/recommendation-8775/index.html"]
    assert "Recommendation 8775: Governance" in page
    assert "Children at risk, 8 March 2018" in page
    assert page.index("A board is set up.") < page.index("Awaiting review.")
    assert "17 May 2018" in page
    assert "inspections/children/recommendation-8775" in files["recommendations/index.html"]
    data = json.loads(files["inspections/children/recommendation-8775/index.json"])
    assert data["id"] == "inspections/children/recommendation-8775"
    assert [each["date"] for each in data["parts"]] == ["2018-05-17", "2018-12-14"]
    assert data["source"] == "children"
    ledger = files["ledger.jsonl"]
    assert '"/inspections/children/recommendation-8777/"' in ledger
    assert "Governance" in files["inspections/children/note.md"]


def test_the_report_has_them_beside_its_text() -> None:
    page = main(site()["inspections/children/index.html"])
    assert page.count("Watch over protection.") == 1
    assert page.count("<h2>Recommendations</h2>") == 1
    assert 'id="recommendation-8775"' in page
    assert page.index("Grades") < page.index("None.") < page.index("Watch over protection.")
    assert "no response recorded" not in page
    assert 'href="changes/index.html"' in page or "inspections/children/changes/index.html" in page


def test_what_follows_a_recommendation_is_on_the_page() -> None:
    files = site(BODY.replace("Write down what a child says.", "Write.\n\n---\n\nMore stands in the report."))
    page = files["inspections/children/index.html"]
    assert page.count("More stands in the report.") == 1
    assert "More stands" not in files["inspections/children/recommendation-8777/index.html"]


def test_they_are_overdue_owned_and_under_their_areas() -> None:
    files = site()
    assert "Governance" in files["deadlines/index.html"].partition('id="due"')[0]
    assert "Governance" in files["priorities/children/index.html"]
    assert "Governance" in files["people/tom-hale/index.html"]
    assert "Recommendations received" in files["people/tom-hale/index.html"]


def test_a_meeting_continues_one_in_a_thread() -> None:
    files = site(x=note(LATER).replace("2024-12-05", "2019-02-01"))
    assert "Governance" not in files["deadlines/index.html"]
    page = files["inspections/children/recommendation-8775/index.html"]
    assert "Complete" in page
    assert "As recorded with the report:" in page
    assert "this meeting" not in page
    assert "meetings/x/recommendation-1-1" in page
    report = files["inspections/children/index.html"]
    assert report.count("Watch over protection.") == 1
    assert report.index("Awaiting review.") < report.index("Done.")
    assert "Meeting, 1 February 2019" in report


@pytest.mark.parametrize("head", ["", "## Recommendations\n\nThey are two.\n\n"])
def test_no_heading_need_stand_above_them(head: str) -> None:
    text = head + "### Recommendation 1: Calls\n\nAnswer.\n\n### Recommendation 2\n\nAsk.\n"
    files = site(text)
    assert "inspections/children/recommendation-2/index.html" in files
    page = files["inspections/children/index.html"]
    assert page.count("<h2>Recommendations</h2>") == 1
    assert ("They are two." in page.partition("<h2>Recommendations</h2>")[2]) is bool(head)


def test_a_report_without_any_is_a_note_too() -> None:
    files = site("Text.\n\n## Grades\n\nGood.\n")
    assert "Grades" in files["inspections/children/note.md"]
    assert "No recommendation of this report is recorded here" in files["inspections/children/index.html"]


def test_a_link_to_the_file_leads_to_the_report() -> None:
    link = "## 1. A\n\nSee [the report](../../inspections/children.md).\n"
    page = site(x=note(link))["meetings/x/index.html"]
    assert "inspections/children/index.html" in page


@pytest.mark.parametrize(
    ("body", "front", "expected"),
    [
        ("## Recommendation 1: Calls\n\nAnswer.\n", FRONT, ["near-heading"]),
        ("## A\n\n### Action 1\n- Owner: Ada Reed\n\nDo.\n", FRONT, ["near-heading"]),
        ("## A\n\n### Recommendation: Calls\n\nAnswer.\n", FRONT, ["no-number"]),
        ("### Recommendation 1\n\nA.\n\n### Recommendation 1\n\nB.\n", FRONT, ["repeated-id"] * 2),
        ("### Recommendation 1\n- Owner: Ada Reed\n\nA.\n", FRONT, ["unknown-field"]),
        ("### Recommendation 1\n- To: Nobody Known\n\nA.\n", FRONT, ["unknown-person"]),
        ("### Recommendation 1\n\nA.\n", FRONT.replace("date: 2018-03-08\n", ""), ["missing-field"]),
    ],
)
def test_what_nearly_is_one_is_reported(body: str, front: str, expected: list[str]) -> None:
    _, found = checked(given({**PEOPLE, "inspections/children.md": front + body}))
    assert codes(found) == expected
    assert {each.place.path for each in found} == {"inspections/children.md"}
