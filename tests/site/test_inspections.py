"""The page of an inspection report, and what the site says of the comments that the law asks for."""

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.pipeline import check
from tests.support import OFFICE, SETTINGS, built, checked, codes, given

PEOPLE = {
    "people/ada-reed.md": "---\nname: Ada Reed\nposts: [{post: Commissioner, from: 2015}]\n---\n",
    "people/tom-hale.md": "---\nname: Tom Hale\nposts: [{post: Chief Constable, from: 2015}]\n---\n",
}


def report(date: str, more: str = "", body: str = "") -> dict[str, str]:
    front = f"---\ntitle: Calls\nbody: Inspectorate\ndate: {date}\n{more}---\n\n{body}"
    return {**PEOPLE, "inspections/calls.md": front}


@pytest.mark.parametrize(
    ("published", "last"),
    [
        ("2024-12-05", "29 January 2025"),
        ("2017-05-02", "26 June 2017"),
        ("2017-05-01", None),
        ("2016", None),
        ("2019-03", None),
    ],
)
def test_the_last_day_for_comments_is_the_56th_from_2_may_2017_on(published: str, last: str | None) -> None:
    site = built(given(report(published)))
    page, deadlines = site["inspections/calls/index.html"], site["deadlines/index.html"]
    if last:
        assert f"The last day for comments is {last}." in page
        assert f"<td>{last}</td><td>none recorded here</td>" in deadlines
    else:
        assert "The last day for comments" not in page
        assert "Calls" not in deadlines
    assert ("The law set no last day" in page) is (last is None and published < "2018")


def test_the_law_asks_for_no_comments_on_a_report_about_another_body() -> None:
    office = OFFICE + "bodies: [{name: Fire Service, chief: Chief Fire Officer}]\n"
    site = built(given({"office.yaml": office, **report("2024-12-05", "inspected: Fire Service\n")}))
    page = site["inspections/calls/index.html"]
    assert "Fire Service" in page
    assert "Police Act" not in page
    assert "omments of the commissioner" not in page
    assert "Calls" not in site["deadlines/index.html"]


def test_an_answer_of_the_force_at_a_meeting_is_not_the_commissioners_comment() -> None:
    body = "## 1. A\n\n### Recommendation 1\n- From: calls\n\nDo.\n\n**Response (Chief Constable):** Done.\n"
    meeting = f"---\ntitle: Meeting\ndate: 2025-01-10\nstatus: published\n---\n\n{body}"
    site = built(given({**report("2024-12-05"), "meetings/2025/2025-01-10-meeting.md": meeting}))
    assert "none recorded here" in site["deadlines/index.html"]
    assert "2025-01-10-meeting" not in site["deadlines/index.html"].partition('id="comments"')[2]
    assert (
        "No comments of the commissioner on this report are recorded here"
        in site["inspections/calls/index.html"]
    )


def test_comments_stand_on_the_page_of_the_report_and_of_the_person() -> None:
    more = "comments: {date: 2025-02-01, by: Commissioner, address: https://office.example/comments}\n"
    site = built(given(report("2024-12-05", more, "## Grades\n\nGood.\n\n## Comments\n\nI agree.\n")))
    page = site["inspections/calls/index.html"]
    assert "1 February 2025, after the last day" in page
    assert '<a href="../../people/ada-reed/index.html">Commissioner</a> (Ada Reed)' in page
    assert 'href="https://office.example/comments"' in page
    assert page.index("Grades") < page.index("Comments of the commissioner") < page.index("I agree.")
    assert page.count("I agree.") == 1
    assert "Calls</a>, 1 February 2025" in site["people/ada-reed/index.html"]
    assert "1 February 2025</a>, after the last day" in site["deadlines/index.html"]


def test_comments_whose_month_alone_is_known_are_late_only_where_they_must_be() -> None:
    def page(date: str) -> str:
        more = f"comments: {{date: {date}, by: Commissioner, address: https://office.example/c}}\n"
        return built(given(report("2024-12-05", more)))["inspections/calls/index.html"]

    assert "after the last day" not in page("2025-01")
    assert "after the last day" in page("2025-02")


def test_a_document_with_comments_is_published_and_looked_into() -> None:
    more = "comments: {date: 2025-01-20, by: Commissioner, document: papers/comments.txt}\n"
    texts = report("2024-12-05", more)
    files = {"inspections/papers/comments.txt": b"The commissioner agrees."}
    site = built(given(texts, files))
    assert site["inspections/papers/comments.txt"] == "The commissioner agrees."
    assert 'href="../../inspections/papers/comments.txt"' in site["inspections/calls/index.html"]
    private = {"inspections/papers/comments.txt": b"Ring 07700 900456."}
    assert [each.code for each in checked(given(texts, private))[1]] == ["personal-data"]
    assert [each.code for each in checked(given(texts))[1]] == ["broken-link"]


def test_a_report_with_comments_stays_published_though_only_a_draft_names_it() -> None:
    body = "## 1. A\n\n### Recommendation 1\n- From: calls\n\nDo.\n"
    draft = f"---\ntitle: Meeting\ndate: 2025-01-10\nstatus: draft\n---\n\n{body}"
    more = "comments: {date: 2025-01-20, by: Ada Reed, address: https://office.example/c}\n"
    named = {"meetings/2025/2025-01-10-meeting.md": draft}
    assert "inspections/calls/index.html" in built(given({**report("2024-12-05", more), **named}))
    assert "people/ada-reed/index.html" in built(given({**report("2024-12-05", more), **named}))
    assert "inspections/calls/index.html" not in built(given({**report("2024-12-05"), **named}))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("### Rec 8775: Calls", "near-heading"),
        ("### 8775: Calls\n- To: Chief Constable", "near-heading"),
        ("**Recommendation 8775: Calls**", "near-record"),
        ("Recommendation 8775: Calls", "near-record"),
    ],
)
def test_what_is_nearly_a_recommendation_is_reported(line: str, code: str) -> None:
    body = f"## Recommendations\n\n{line}\n\nAnswer each call.\n"
    (said,) = checked(given(report("2024-12-05", body=body)))[1]
    assert (said.code, said.severity, said.place.line) == (code, "error", 9)


@pytest.mark.parametrize("status", ["draft", "Draft", "publish"])
def test_a_status_that_cannot_be_read_publishes_nothing(status: str) -> None:
    found = Report(lenient=True)
    made = check.check(given(report("2024-12-05", f"status: {status}\n")), SETTINGS, found)
    assert made
    assert made.sites[0].register.inspections == ()
    assert codes(found.diagnostics) == ([] if status == "draft" else ["bad-value"])
