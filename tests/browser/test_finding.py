"""What the search finds beside records, how it says what is not there, and how it takes what is typed."""

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_search import ask, boxes, count, page, shown
from tests.support import EXAMPLE, ROOT

__all__ = ["page"]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("words", "first", "where"),
    [
        ("Maud Ellery", "Maud Ellery", "people/maud-ellery/index.html"),
        ("CC Ellery", "Maud Ellery", "people/maud-ellery/index.html"),
        ("penhaligon", "Orla Penhaligon", "people/orla-penhaligon/index.html"),
        ("Head of Scrutiny", "Hana Brook", "people/hana-brook/index.html"),
        ("Mardale Police", "Mardale Police", "organisations/mardale-police/index.html"),
        ("Protect Children", "Protecting children", "priorities/protecting-children/index.html"),
        ("visible policing", "Visible policing", "priorities/visible-policing/index.html"),
        ("Mardale Together Plan", "Mardale Together Plan", "priorities/index.html#mardale-together-plan"),
        ("custody report", "Custody in Mardale, a joint inspection", "inspections/hmicfrs-2018-custody/index.html"),  # noqa: E501
        ("what does ANPR mean?", "ANPR", "glossary/index.html#anpr"),
        ("Roads in 2024", "Roads in 2024", "meetings/2024/papers/roads-2024.txt"),
        ("Appendix B", "Appendix B", "meetings/2023-09-14-performance-meeting/index.html#documents"),
        ("cookies privacy", "Privacy", "privacy/index.html"),
        ("deadlines", "Deadlines", "deadlines/index.html"),
    ],
)  # fmt: skip
def test_what_has_a_page_or_an_anchor_is_found(
    page: Page, address: str, words: str, first: str, where: str
) -> None:
    assert ask(page, address, q=words)[0] == first
    assert page.locator("#results a").first.evaluate("link => link.href") == address + where


@pytest.mark.parametrize("place", ["served", "from a disk"])
def test_the_result_of_a_person_leads_to_the_page_of_the_person(page: Page, address: str, place: str) -> None:
    ask(page, address if place == "served" else (EXAMPLE / "site").as_uri() + "/", q="Maud Ellery")
    page.click("#results a")
    expect(page.locator("h1")).to_have_text("Maud Ellery")


def test_kinds_are_told_apart_and_filtered(page: Page, address: str) -> None:
    ask(page, address, q="custody")
    assert {"Inspection report", "Recommendation", "Agenda item or discussion"} <= boxes(page, "kind").keys()
    assert ask(page, address, q="custody", kind="inspection") == ["Custody in Mardale, a joint inspection"]
    assert page.inner_text("#results .small") == "Inspection report"


def test_who_chaired_and_who_came_is_found(page: Page, address: str) -> None:
    found = ask(page, address, q="chair Orla Penhaligon", kind="meeting", year="2023")
    assert found == ["Performance meeting, 14 September 2023"]
    assert "Performance meeting, 14 September 2023" in ask(page, address, q="apologies Wren Aldous")


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("12%", "12 per cent"),
        ("12%", "twelve percent"),
        ("44 officers", "forty-four officers"),
        ("30 days", "thirty days"),
    ],
)
def test_numbers_are_found_however_they_are_written(page: Page, address: str, words: str, same: str) -> None:
    found = ask(page, address, q=words)
    assert found
    assert ask(page, address, q=same) == found


def test_a_percentage_is_no_other_number(page: Page, address: str) -> None:
    assert ask(page, address, q="12%") == ["Question 1: Rural roads"]
    assert len(ask(page, address, q="12")) > 1
    assert ask(page, address, q="31%") == []
    assert ask(page, address, q="31")


def test_a_question_needs_only_the_words_that_it_is_about(page: Page, address: str) -> None:
    assert ask(page, address, q="how many children were interviewed on their return?")[0].startswith(
        ("Question 1: Return interviews", "Action 1: Report on return interviews")
    )
    assert page.inner_text("#notes") == ""


def test_a_repair_is_offered_and_can_be_followed(page: Page, address: str) -> None:
    found = ask(page, address, q="missing childern")
    assert found
    assert page.inner_text("#notes") == "Nothing here has “childern”. Did you mean children?"
    assert all("issing" in text for text in page.locator("#results li").all_inner_texts()[:3])
    page.click("#notes a")
    page.wait_for_url("**q=missing+children")
    shown(page)
    assert page.inner_text("#notes") == ""


def test_a_repair_is_imposed_only_where_nothing_was_found(page: Page, address: str) -> None:
    ask(page, address, q="camras")
    assert "Showing results for “cameras”" in page.inner_text("#notes")
    ask(page, address, q="camras repair")
    assert "Showing results" not in page.inner_text("#notes")
    assert "Did you mean cameras?" in page.inner_text("#notes")


def test_the_name_of_somebody_is_written_as_the_site_writes_it(page: Page, address: str) -> None:
    assert ask(page, address, q="Orla Penhalligon")[0] == "Orla Penhaligon"
    assert page.inner_text("#notes") == "Nothing here has “Penhalligon”. Did you mean Penhaligon?"


def test_no_word_that_the_site_has_is_taken_for_another(page: Page, address: str) -> None:
    ask(page, address, q="a")
    notes = [path.read_text("utf-8") for path in sorted((EXAMPLE / "site/meetings").rglob("note.md"))]
    bodies = (re.sub(r"(?m)^- [A-Z][\w ]*:.*$", "", note.split("---\n", 2)[2]) for note in notes)
    letters = re.compile(r"(?<![\w/.-])[A-Za-z]{4,}(?![\w/.-])")
    words = sorted({word for body in bodies for word in letters.findall(body)})
    assert len(words) > 200
    repaired = page.evaluate(
        """async (words) => {
            const finder = new Finder(new URL("../", location.href).href, "en");
            const facets = ["kind", "status", "priority", "year", "series", "person"];
            const filters = Object.fromEntries(facets.map(facet => [facet, new Set()]));
            const found = [];
            for (const word of words) {
                const { repairs } = await finder.search(word, filters, "");
                if (repairs.length) found.push(word);
            }
            return found;
        }""",
        words,
    )
    assert repaired == []


SLIPS: tuple[tuple[str, Sequence[str], Sequence[str]], ...] = (
    ("road", ["read"], []),
    ("speeding", ["see", "spend", "need"], []),
    ("drugs", ["dru", "dri"], []),
    ("rowley", ["role", "rout"], []),
    ("gone", ["one", "done"], []),
    ("horse", ["house"], []),
    ("drones", ["drove"], []),
    ("cameras", ["camp"], []),
    ("camras", ["camera", "camp"], ["camera"]),
    ("comunity", ["communiti"], ["communiti"]),
    ("figues", ["figur"], ["figur"]),
    ("traficking", ["traffick", "traffic"], ["traffick"]),
    ("vulnerabilty", ["vulner"], ["vulner"]),
    ("snowdon", ["snowden"], ["snowden"]),
    ("recommnedation", ["recommend"], ["recommend"]),
    ("collid", ["collid", "collis"], ["collid"]),
)
"""What was typed, terms that the site has, and those of them that can have been meant."""


def test_a_word_is_a_slip_for_few_others(page: Page, address: str) -> None:
    ask(page, address, q="a")
    for typed, terms, meant in SLIPS:
        found = page.evaluate("([typed, terms]) => Query.slips(typed, terms).terms", [typed, terms])
        assert found == meant, typed


def test_where_nothing_is_found_the_page_leads_on(page: Page, address: str) -> None:
    assert ask(page, address, q="zeppelin") == []
    links = page.locator("#elsewhere a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert {"../people/index.html", "../priorities/index.html", "../actions/index.html"} <= set(links)
    assert page.is_visible("#elsewhere")
    assert "scrutiny@mardale.example" in page.inner_text("#elsewhere")
    ask(page, address, q="cameras")
    assert not page.is_visible("#elsewhere")


def test_an_action_is_shown_with_who_has_it_by_when_and_how_it_stands(page: Page, address: str) -> None:
    ask(page, address, q="Repair the last camera", year="2024")
    said = page.inner_text("#results .small >> nth=0")
    assert "Owner: Tobias Crane" in said
    assert "Due: 30 June 2025" in said
    assert "Overdue" in said


def test_results_come_by_due_date_when_asked(page: Page, address: str) -> None:
    ask(page, address, kind=["action", "recommendation"])
    page.select_option("#order", "due")
    page.wait_for_url("**order=due*")
    expect(page.locator("#results .small").first).to_contain_text("Due: 31 January 2019")
    said = page.locator("#results .small").all_inner_texts()
    years = [re.findall(r"Due: \d+ \w+ (\d{4})", text) for text in said]
    dated = [int(year[0]) for year in years if year]
    assert dated == sorted(dated)
    assert len(dated) > 4


def test_filters_without_words_are_combined(page: Page, address: str) -> None:
    everything = ask(page, address, kind="action")
    some = ask(page, address, kind="action", status="complete", year=["2020", "2024"])
    assert some
    assert len(some) < len(everything)
    assert page.is_checked("#filter-status >> text=Complete")
    assert count(page) == f"{len(some)} results"


@pytest.mark.parametrize("width", [320, 1200])
def test_nothing_moves_while_results_load(browser: Browser, address: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.add_init_script(
            """window.moved = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => (window.moved += entry.value)))
                .observe({ type: "layout-shift", buffered: true });"""
        )
        for asked in ("q=cameras", "kind=action", "q=zeppelin", "q=camras", ""):
            page.goto(f"{address}search/index.html?{asked}")
            if asked:
                shown(page)
            page.wait_for_timeout(300)
            assert page.evaluate("window.moved") < 0.05, asked


def test_without_a_script_the_page_says_what_to_do_instead(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}search/index.html?q=cameras")
        assert page.is_visible("#elsewhere")
        assert not page.is_visible("#search")


def test_the_index_reads_one_file_a_word(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        read: list[str] = []
        page.on("request", lambda request: read.append(request.url))
        page.goto(f"{address}search/index.html?q=speed+cameras")
        shown(page)
        assert len([url for url in read if "/search/words/" in url]) <= 2
        assert not [url for url in read if "/search/spots/" in url or "/search/spelling/" in url]


@pytest.mark.parametrize(
    ("words", "first"),
    [("blismona", "Plismona gweladwy"), ("plant", "Plant a phobl ifanc"), ("Prif Gwnstabl", "Maud Ellery")],
)
def test_a_welsh_word_is_found_in_each_of_its_forms(page: Page, address: str, words: str, first: str) -> None:
    page.goto(f"{address}cy/search/index.html?q={words}")
    assert first in shown(page)[:2]
    assert page.inner_text("#notes") == ""


def test_the_public_set_has_all_kinds_of_questions() -> None:
    lines = (ROOT / "benchmarks/relevance.txt").read_text("utf-8").splitlines()
    kinds = [line.split(" |")[0] for line in lines if " | " in line]
    assert len(kinds) >= 250
    assert len(set(kinds)) >= 12
