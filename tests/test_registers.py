"""The registers: a page for each year and each status, a hundred rows a page."""

import re
from collections.abc import Mapping

import pytest

from tests.support import built, example_site, given, note


@pytest.fixture(scope="module")
def site() -> Mapping[str, str]:
    return example_site()


def rows(page: str) -> list[str]:
    things = page.partition('id="owners"')[0]
    return re.findall(r'<th scope="row" role="rowheader"><a [^>]*>(.*?)</a>', things)


def test_a_status_has_a_page_with_the_records_that_stand_in_it(site: Mapping[str, str]) -> None:
    overdue = site["actions/overdue/index.html"]
    assert rows(overdue) == ["Answer complaints within 30 days", "Repair the last camera"]
    assert "2 of 9, as they stood on 30 June 2026." in overdue
    complete = rows(site["actions/complete/index.html"])
    assert complete.count("Recruit six officers") == 1  # of a thread, one alone


def test_a_status_in_which_nothing_stands_has_its_page_still(site: Mapping[str, str]) -> None:
    page = site["actions/transferred/index.html"]
    assert rows(page) == []
    assert "0 of 9, as they stood on 30 June 2026." in page


def test_every_record_is_on_the_page_of_its_year(site: Mapping[str, str]) -> None:
    for kind in ("questions", "recommendations", "actions", "decisions"):
        of_years = [
            row
            for path, page in site.items()
            if re.fullmatch(rf"{kind}/\d{{4}}/index\.html", path)
            for row in rows(page)
        ]
        assert set(of_years) == set(rows(site[f"{kind}/index.html"]))


def test_long_registers_are_paged() -> None:
    body = "\n\n".join(f"### Question {number}\n\nWhy {number}?" for number in range(1, 251))
    site = built(given({"meetings/2024/a.md": note(f"## 1. Item\n\n{body}")}))
    assert len(rows(site["questions/index.html"])) == 100
    assert "These are the first 100 of 250." in site["questions/index.html"]
    found = [
        row for path in ("2024", "2024/2", "2024/3") for row in rows(site[f"questions/{path}/index.html"])
    ]
    assert found == [f"Why {number}?" for number in range(1, 251)]
    assert "questions/2024/4/index.html" not in site
    last = site["questions/2024/3/index.html"]
    assert "<h1>Questions: 2024, page 3 of 3</h1>" in last
    assert 'aria-label="Page 3" aria-current="page">3</a>' in last
    assert len(rows(site["questions/no-answer-published/3/index.html"])) == 50


@pytest.mark.parametrize(("number", "led"), [(1, "actions/index.html#complete"), (120, "actions/index.html")])
def test_home_leads_to_a_group_of_actions_where_the_register_shows_it(number: int, led: str) -> None:
    actions = [f"### Action {n}\n- Status: open\n\nDo." for n in range(1, number + 1)]
    body = "\n\n".join((*actions, f"### Action {number + 1}\n- Status: complete\n\nDo."))
    site = built(given({"meetings/2024/a.md": note(f"## 1. Item\n\n{body}")}))
    assert f'<li class="complete"><a href="{led}">' in site["index.html"]


def test_long_lists_of_records_go_on_in_further_pages() -> None:
    """450 questions of two meetings under one topic: by whole meetings, nothing lost, nothing twice."""
    notes = {}
    for day, number in (("2024-12-05", 150), ("2024-12-06", 150), ("2024-12-07", 150)):
        questions = "".join(f"### Question {each + 1}\n\nWhat?\n\n" for each in range(number))
        text = note(f"## 1. Roads\n- Topic: Speed\n\n{questions}").replace("2024-12-05", day)
        notes[f"meetings/2024/{day}-x.md"] = text
    site = built(given(notes))
    pages = [site[f"topics/speed/{part}index.html"] for part in ("", "2/", "3/")]
    assert "topics/speed/4/index.html" not in site
    found = [re.findall(r"(2024-12-0\d-x/question-1-\d+)/", page) for page in pages]
    assert [len(each) for each in found] == [150, 150, 150]
    assert len({each for several in found for each in several}) == 450
    assert "<title>Speed, page 2 of 3 –" in pages[1]
    assert 'rel="next"' in pages[0]


def test_lists_that_grow_without_end_are_cut_and_say_so() -> None:
    actions = "".join(f"### Action {n}\n- Due: 2025-01-{n % 28 + 1:02}\n\nDo.\n\n" for n in range(1, 121))
    notes = {"meetings/2024/2024-12-05-x.md": note(f"## 1. Roads\n\n{actions}")}
    for month in range(1, 13):
        for day in (6, 7):
            text = note("## 1. Roads\n\nANPR was used.\n").replace("2024-12-05", f"2025-{month:02}-{day:02}")
            notes[f"meetings/2025/2025-{month:02}-{day:02}-x.md"] = text
    glossary = "ANPR:\n  expansion: automatic number plate recognition\n"
    site = built(given({**notes, "glossary.yaml": glossary}))
    assert "All 120 actions that are overdue" in site["index.html"]
    assert len(re.findall("months late", site["index.html"])) == 5
    assert "These are the first 100 of 120." in site["deadlines/index.html"]
    assert "and in 4 earlier meetings" in site["glossary/index.html"]
