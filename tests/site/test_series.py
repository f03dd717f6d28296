"""Meetings of several series, and of several bodies that are held to account."""

import json
import re
from collections.abc import Mapping

from tests.support import OFFICE, built, given, main, note

FIRE = OFFICE + "bodies: [{name: Fire Service, chief: Chief Fire Officer, series: fire}]\n"
PEOPLE = {
    "people/ann-ash.md": "---\nname: Ann Ash\nposts: [{post: Commissioner, from: 2020}]\n---\n",
    "people/bob-bay.md": "---\nname: Bob Bay\nposts: [{post: Chief Constable, from: 2020}]\n---\n",
    "people/cas-cole.md": "---\nname: Cas Cole\nposts: [{post: Chief Fire Officer, from: 2020}]\n---\n",
}
ASKED = "## 1. A\n\n### Question 1\n\nWhy?\n\n**Answer:** So.\n"


def site(**series: str) -> Mapping[str, str]:
    """A site with a meeting on each day of January 2024, such as `d01='police'`; '' is no series."""
    notes = {}
    for day, name in series.items():
        text = note(ASKED, **({"series": name} if name else {})).replace("2024-12-05", f"2024-01-{day[1:]}")
        notes[f"meetings/2024/2024-01-{day[1:]}-{name or 'other'}.md"] = text
    return built(given({"office.yaml": FIRE, **PEOPLE, **notes}))


def turned(page: str) -> list[str]:
    """Where the previous and the next meeting of a page are."""
    nav = page[page.index('<nav class="turn"') :].partition("</nav>")[0]
    return re.findall(r"meetings/([^/]+)/index\.html", nav)


def test_previous_and_next_are_of_the_same_series() -> None:
    pages = site(d01="police", d02="fire", d03="police", d04="", d05="fire", d06="")
    there = {
        path.split("/")[1]: turned(page)
        for path, page in pages.items()
        if re.fullmatch(r"meetings/.*-[a-z]+/index.html", path)
    }
    assert there == {
        "2024-01-01-police": ["2024-01-03-police"],
        "2024-01-02-fire": ["2024-01-05-fire"],
        "2024-01-03-police": ["2024-01-01-police"],
        "2024-01-04-other": ["2024-01-06-other"],
        "2024-01-05-fire": ["2024-01-02-fire"],
        "2024-01-06-other": ["2024-01-04-other"],
    }


def test_lists_of_meetings_go_by_series_where_there_are_several() -> None:
    listed = site(d01="police", d02="fire", d03="police")["meetings/2024/index.html"]
    assert re.findall(r"<h2>(.*?)</h2>", listed) == ["Police", "Fire"]
    assert re.findall(r"meetings/([^/]+-[a-z]+)/index\.html", main(listed)) == [
        "2024-01-03-police",
        "2024-01-01-police",
        "2024-01-02-fire",
    ]
    assert "<h3>Fire</h3>" in site(d01="police", d02="fire")["meetings/index.html"]
    assert "<h2>" not in site(d01="police", d02="police")["meetings/2024/index.html"]


def test_each_body_answers_at_the_meetings_of_its_series() -> None:
    pages = site(d01="police", d02="fire")
    police, fire = (
        pages[f"meetings/2024-01-0{each}/question-1-1/index.html"] for each in ("1-police", "2-fire")
    )
    assert "Chief Constable</a> (Bob Bay)" in police
    assert "Chief Fire Officer" not in police
    assert "Chief Fire Officer</a> (Cas Cole)" in fire
    assert "Chief Constable" not in fire
    assert "2024-01-02-fire" in pages["people/cas-cole/index.html"]
    assert "2024-01-02-fire" not in pages["people/bob-bay/index.html"]
    assert "organisations/fire-service/index.html" in pages
    named = json.loads(pages["meetings/2024-01-02-fire/index.json"])["named"]
    assert [each["name"] for each in named if each["as"] == "answered by"] == ["Chief Fire Officer"]
    assert "holds the Chief Fire Officer of Fire Service to account" in " ".join(pages["index.html"].split())


def test_pages_lead_to_no_register_that_is_empty() -> None:
    def led(page: str) -> list[str]:
        nav = page[page.index('<nav aria-label="Site">') : page.index("</nav>")]
        return re.findall(r">([^<>\n]+)</a>", nav)

    some = site(d01="police")
    assert led(some["index.html"]) == ["Meetings", "Priority areas", "Questions", "People", "Search"]
    assert "decisions/index.html" in some
    assert 'href="inspections/index.html"' not in some["index.html"]
    acted = built(given({"meetings/2024/x.md": note("## 1. A\n- Topic: T\n\n### Action 1\n\nDo.\n")}))[
        "index.html"
    ]
    assert led(acted) == ["Meetings", "Priority areas", "Actions", "Deadlines", "People", "Search"]
    assert 'href="topics/index.html"' in acted
