"""The registers: a page for each year and each status, a hundred rows a page."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests.support import built, example, given, note


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return built(example())


def rows(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', page)


def test_a_status_has_a_page_with_the_records_that_stand_in_it(site: Mapping[str, str]) -> None:
    overdue = site["actions/overdue/index.html"]
    assert rows(overdue) == ["Action 1: Repair the last camera", "Action 1: Answer complaints within 30 days"]
    assert "2 of the" in overdue
    complete = rows(site["actions/complete/index.html"])
    assert complete.count("Action 1: Recruit six officers") == 1  # of a thread, the latest alone


def test_a_status_in_which_nothing_stands_has_its_page_still(site: Mapping[str, str]) -> None:
    page = site["actions/transferred/index.html"]
    assert rows(page) == []
    assert "is transferred, as at 30 June 2026" in page


def test_every_record_is_on_the_page_of_its_year(site: Mapping[str, str]) -> None:
    for kind in ("questions", "recommendations", "actions", "decisions"):
        of_years = [
            row
            for path, page in site.items()
            if re.fullmatch(rf"{kind}/\d{{4}}/index\.html", path)
            for row in rows(page)
        ]
        assert sorted(of_years) == sorted(rows(site[f"{kind}/index.html"]))


def test_long_registers_are_paged() -> None:
    body = "\n\n".join(f"### Question {number}\n\nWhy?" for number in range(1, 251))
    site = built(given({"meetings/2024/a.md": note(f"## 1. Item\n\n{body}")}))
    assert len(rows(site["questions/index.html"])) == 100
    assert "These are the latest 100." in site["questions/index.html"]
    found = [
        row for path in ("2024", "2024/2", "2024/3") for row in rows(site[f"questions/{path}/index.html"])
    ]
    assert found == [f"Question {number}" for number in range(1, 251)]
    assert "questions/2024/4/index.html" not in site
    last = site["questions/2024/3/index.html"]
    assert "<h1>Questions: 2024, page 3 of 3</h1>" in last
    assert 'aria-label="Page 3" aria-current="page">3</a>' in last
    assert len(rows(site["questions/no-answer-published/3/index.html"])) == 50
