"""The accessibility statement: made from office.yaml in the order of the law, or refused."""

import re

import pytest

from tests.support import OFFICE, built, checked, codes, given

FIELDS = {
    "compliance": "partially",
    "failures": "[Old papers have no headings, Some maps have no text]",
    "contact": "office@example.org",
    "reply": "5 working days",
    "prepared": "2026-05-01",
    "tested": "2026-04-20",
    "tested_by": "the office",
}


def office(**changes: str | None) -> dict[str, str | bytes]:
    fields = {name: value for name, value in {**FIELDS, **changes}.items() if value is not None}
    lines = "".join(f"  {name}: {value}\n" for name, value in fields.items())
    return {"office.yaml": f"{OFFICE}accessibility:\n{lines}"}


def test_the_statement_has_the_parts_that_the_law_asks_for_in_their_order() -> None:
    site = built(given(office(exempt="Live video", burdens="Signed notes of 2016")))
    page = site["accessibility/index.html"]
    assert re.findall(r"<h[23]>(.*?)</h[23]>", page) == [
        "Compliance status",
        "Non-accessible content",
        "Non-compliance with the accessibility regulations",
        "Disproportionate burden",
        "Content that’s not within the scope of the accessibility regulations",
        "Preparation of this accessibility statement",
        "Feedback and contact information",
        "Enforcement procedure",
    ]
    text = " ".join(re.sub(r"<[^>]*>", "", page).split())
    assert "is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA" in text
    assert "due to the non-compliances and exemptions listed below." in text
    assert "prepared on 1 May 2026. It was last reviewed on 1 May 2026." in text
    assert "get back to you in 5 working days." in text
    assert 'href="accessibility/index.html">Accessibility statement' in site["index.html"]


def test_a_site_that_complies_fully_lists_nothing() -> None:
    page = built(given(office(compliance="fully", failures=None)))["accessibility/index.html"]
    assert "is fully compliant" in page
    assert "AA standard.</p>" in page
    assert "Non-accessible content" not in page


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"compliance": "fully"}, "accessibility"),
        ({"compliance": "not", "failures": None}, "accessibility"),
        ({"compliance": "mostly"}, "bad-value"),
        ({"contact": None}, "missing-field"),
        ({"tested": None}, "missing-field"),
        ({"tested_by": '"[name of tester]"'}, "unfilled-placeholder"),
        ({"failures": "TBC"}, "unfilled-placeholder"),
        ({"prepared": "soon"}, "bad-date"),
    ],
)
def test_a_statement_that_is_not_finished_or_does_not_agree_is_refused(
    changes: dict[str, str | None], code: str
) -> None:
    site, found = checked(given(office(**changes)))
    assert site is None
    assert code in codes(found)


def test_a_page_of_the_same_address_is_reported() -> None:
    with pytest.raises(AssertionError, match="repeated-address"):
        built(given({**office(), "pages/accessibility.md": "---\ntitle: Accessibility\n---\n\nGood.\n"}))


def test_an_office_that_declares_nothing_has_no_statement() -> None:
    assert "accessibility/index.html" not in built(given({}))
