"""The search in a real browser: what it finds, how it is filtered, linked, announced and reached."""

import dataclasses
import functools
import http.server
import random
import re
import shutil
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Route, expect

from benchmarks import relevance
from scrutiny.search.index.words import STOP_WORDS, Analyser
from tests.browser.test_browser import AXE, RULES
from tests.support import EXAMPLE, ROOT, example, files

pytestmark = pytest.mark.browser


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """A page of which any fault is one of the test."""
    faults: list[str] = []

    def failed(fault: Error) -> None:
        faults.append(str(fault))

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(message.text)

    tab.on("pageerror", failed)
    tab.on("console", said)
    yield tab
    tab.unroute_all()
    tab.goto("about:blank")
    tab.remove_listener("pageerror", failed)
    tab.remove_listener("console", said)
    assert [fault for fault in faults if "404" not in fault] == []


def ask(page: Page, root: str, /, **wanted: str | list[str]) -> list[str]:
    """The names of the results that an address asks for."""
    page.goto(f"{root}search/index.html?{urlencode(wanted, doseq=True)}")
    return shown(page)


def shown(page: Page) -> list[str]:
    page.locator("#count:not(:empty)").wait_for()
    return page.locator("#results h3").all_inner_texts()


def count(page: Page) -> str:
    return page.inner_text("#count")


@pytest.mark.parametrize("place", ["served", "from a disk"])
def test_words_typed_in_a_pages_header_find_records_and_lead_to_them(
    page: Page, address: str, place: str
) -> None:
    root = address if place == "served" else (EXAMPLE / "site").as_uri() + "/"
    page.goto(root + "people/index.html")
    page.fill("#quick", "camera repair")
    page.keyboard.press("Enter")
    repairs, decision = "Action 1: Repair the last camera", "Decision 1: Camera repairs"
    assert shown(page)[:3] == [repairs, repairs, decision]
    assert count(page) == "6 results for “camera repair”"
    assert page.locator("#results mark").count() >= 3
    assert page.title().startswith("camera repair – Search")
    page.click("#results a >> text=Decision 1: Camera repairs")
    assert "Camera repairs" in page.inner_text("h1")
    page.go_back()
    assert len(shown(page)) == 6
    assert page.input_value("#q") == "camera repair"


def test_a_passage_without_a_page_of_its_own_is_reached(page: Page, address: str) -> None:
    assert ask(page, address, q="fleet") == ["Fleet"]
    page.click("#results a")
    assert page.url.endswith("#discussion-2b-fleet")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("number plate recognition", "Question 1: Speed cameras"),
        ("ANPR", "Question 1: Speed cameras"),
        ("DVPNs", "Question 2"),
        ("D2023/14", "Decision 1: Camera repairs"),
        ("Q2 September 2023", "Question 2"),
        ('"return interviews" council', "Action 1: Report on return interviews"),
        ("speed cameras -ANPR", "Decision 2025/31: Contract for the speed cameras"),
        ("averagespeed", "Decision 1: Money for average-speed cameras"),
        ("camras repare", "Action 1: Repair the last camera"),
        ("flood", "Public accountability meeting, 5 March 2026"),
        ("collid rural", "Question 1: Rural roads"),
    ],
)
def test_what_a_reader_types_finds_what_is_meant(page: Page, address: str, words: str, first: str) -> None:
    assert ask(page, address, q=words)[0] == first


def test_a_reference_is_an_exact_hit(page: Page, address: str) -> None:
    assert ask(page, address, q="D2023/14") == ["Decision 1: Camera repairs"]


def test_words_in_quotation_marks_stand_side_by_side(page: Page, address: str) -> None:
    assert len(ask(page, address, q="officers team")) > len(ask(page, address, q='"officers in the team"'))
    assert shown(page) == ["Question 1: Officers in the team"]
    assert ask(page, address, q='"team officers"') == []


def test_a_slip_of_the_pen_is_said_to_be_one(page: Page, address: str) -> None:
    ask(page, address, q="camras")
    assert page.inner_text("#notes") == "Nothing here has “camras”. Showing results for “cameras”."


def test_where_no_record_has_all_words_some_are_shown_and_it_is_said(page: Page, address: str) -> None:
    found = ask(page, address, q="fleet zzzzzz")
    assert found == ["Fleet"]
    notes = page.inner_text("#notes")
    assert notes == "Nothing here has “zzzzzz”."
    ask(page, address, q="fleet cameras")
    assert page.inner_text("#notes").startswith("Nothing here has all of these words.")


@pytest.mark.parametrize(
    "words", ["zzzzzz", "<q>zzzz</q>", "the", "(", '"', "-", "CANARYDRAFT", "fleet -fleet"]
)
def test_a_search_that_finds_nothing_says_so(page: Page, address: str, words: str) -> None:
    assert ask(page, address, q=words) == []
    assert count(page) == f"0 results for “{words}”"


def test_words_too_common_to_be_looked_for_are_said_to_be_so(page: Page, address: str) -> None:
    ask(page, address, q="the")
    assert page.inner_text("#notes") == "These words are too common to be looked for."


def test_a_search_for_nothing_says_nothing(page: Page, address: str) -> None:
    page.goto(address + "search/index.html?q=")
    page.wait_for_load_state("networkidle")
    assert count(page) == ""
    assert not page.is_visible("#finder")


def counted(page: Page, number: int) -> None:
    """Wait until the page shows so many results, and not those of the search before."""
    expect(page.locator("#count")).to_have_text(re.compile(rf"^{number} results? "))


def boxes(page: Page, facet: str) -> dict[str, int]:
    """The choices of a filter with their counts."""
    lines = page.locator(f"#filter-{facet} li").all_text_contents()
    found = (re.fullmatch(r"(.*) \((\d+)\)", line) for line in lines)
    return {each[1]: int(each[2]) for each in found if each}


def test_filters_count_narrow_and_stand_in_the_address(page: Page, address: str) -> None:
    ask(page, address, q="cameras")
    kinds = boxes(page, "kind")
    everything = sum(kinds.values())
    assert kinds["Question"] > 1
    page.check("#filter-kind >> text=Decision")
    counted(page, kinds["Decision"])
    assert boxes(page, "kind") == kinds  # what each other choice would give
    assert all(name.startswith("Decision") for name in shown(page))
    assert page.url.endswith("?q=cameras&kind=decision")
    page.check("#filter-year >> text=2024")
    counted(page, 1)
    page.reload()
    assert shown(page) == ["Decision 1: Money for average-speed cameras"]
    assert page.is_checked("#filter-kind >> text=Decision")
    page.go_back()
    counted(page, kinds["Decision"])
    assert not page.is_checked("#filter-year >> text=2024")
    page.click("text=Clear filters")
    counted(page, everything)


def test_filters_alone_list_records(page: Page, address: str) -> None:
    found = ask(page, address, kind="action", status="overdue")
    assert found
    assert all(name.startswith("Action") for name in found)
    assert all("Overdue" in text for text in page.locator("#results li").all_inner_texts())


def test_people_are_a_filter(page: Page, address: str) -> None:
    ask(page, address, kind="action")
    before = count(page)
    page.click("#filter-person summary")
    expect(page.locator("#filter-person li").first).to_be_visible()
    people = boxes(page, "person")
    page.check("#filter-person >> text=Gareth Moss")
    expect(page.locator("#count")).not_to_have_text(before)
    assert len(shown(page)) == people["Gareth Moss"]


def test_results_come_by_date_when_asked(page: Page, address: str) -> None:
    ask(page, address, q="cameras", order="newest")
    years = [
        int(found[0])
        for text in page.locator("#results .small").all_inner_texts()
        if (found := re.findall(r"20\d\d", text))
    ]
    assert len(years) > 5
    assert years == sorted(years, reverse=True)
    page.select_option("#order", "oldest")
    page.wait_for_url("**order=oldest")
    expect(page.locator("#results .small").first).to_contain_text("10 March 2022")


def test_many_results_come_in_pages(page: Page, address: str) -> None:
    def links() -> set[str]:
        shown(page)
        return set(page.locator("#results a").evaluate_all("links => links.map(link => link.href)"))

    assert len(ask(page, address, kind="question")) == 10
    first = links()
    assert count(page).endswith("results, page 1 of 2")
    page.click("#pages >> text=Next")
    page.wait_for_url("**page=2")
    expect(page.locator("#count")).to_contain_text("page 2 of 2")
    assert page.evaluate("document.activeElement.id") == "found"
    second = links()
    assert second
    assert second.isdisjoint(first)
    assert page.get_attribute("#pages [aria-current]", "aria-label") == "Page 2"
    page.go_back()
    expect(page.locator("#count")).to_contain_text("page 1 of 2")


def test_an_excerpt_shows_the_words_found_without_markdown(page: Page, address: str) -> None:
    ask(page, address, q="deferred money approved")
    text = page.locator("#results li >> nth=0").inner_text()
    assert "The money that was deferred in 2022 was approved." in text
    ask(page, address, q="open cases 187")
    assert {"Open", "cases", "187"} <= set(page.locator("#results mark").all_inner_texts())
    assert "|" not in page.locator("#results li >> nth=0").inner_text()


def test_the_count_is_announced_politely_and_the_form_works_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + "search/index.html")
    assert page.locator("[role=status] #count").count() == 1
    page.focus("#q")
    page.keyboard.type("cameras")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    shown(page)
    before = count(page)
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    page.focus("#filter-kind input")
    page.keyboard.press("Space")
    page.wait_for_url("**kind=*")
    expect(page.locator("#count")).not_to_have_text(before)
    assert page.evaluate("document.activeElement.name") == "kind"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
def test_results_have_no_violation_and_do_not_overflow(
    browser: Browser, address: str, scheme: Any, width: int
) -> None:
    with browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for words in ("officers", "camras zzzzzz"):
            ask(page, address, q=words)
            for group in page.locator("details:not([open]) > summary").all():
                if group.is_visible():
                    group.click()
            page.evaluate(AXE)
            violations = page.evaluate("rules => axe.run(document, rules).then(r => r.violations)", RULES)
            assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_new_edition_is_noticed_by_an_open_page(page: Page, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(EXAMPLE / "site", site)
    handler = functools.partial(relevance.Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}/"
        assert ask(page, root, q="umbrellas") == []
        content = example()
        path = "meetings/2018/2018-11-22-performance-meeting.md"
        text = content.texts[path].replace(b"What are the figures", b"How many umbrellas and figures")
        changed = dataclasses.replace(content, texts={**content.texts, path: text})
        for name, data in files(changed).items():
            (site / name).write_bytes(data)
        page.click("form button")
        expect(page.locator("#results h3")).to_have_text("Question 1: Missing children, again")
        server.shutdown()


def test_the_browser_takes_words_apart_as_the_index_did(page: Page, address: str) -> None:
    page.goto(address + "search/index.html")
    sources = [*(ROOT / "content").rglob("*.md"), *(EXAMPLE / "content").rglob("*.md")]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    chance = random.Random(4)
    letters = "aeiouybcdrstlné ŵ’'-–/.,19 ½ﬁß_ÀSŒ"
    text += " ".join("".join(chance.choice(letters) for _ in range(9)) for _ in range(3000))
    text += (
        f" {' '.join(sorted(STOP_WORDS))} IT It US it's IT's who’s 1,250 19.5 cafe\u0301"
        f" {'bargaining' * 7}"
        " thirty-five Twenty-One ten-two sixty 12% 1,250.5% a% £2m 1.25bn 0.5k 003m 12345678901234567m"
        " PCSOs MAs heddlu'r i'w a'i 16/17% 2.1234567m"
    )
    analyser = Analyser()
    found = page.evaluate(
        """text => Query.words(text).map(each => {
            const { terms, whole } = Query.analyse(each);
            const found = terms.map((term, place) => [place, term]).filter(([, term]) => term);
            return [each, terms.length, whole ? [...found, [0, whole]] : found];
        })""",
        unicodedata.normalize("NFC", text),
    )
    own = ((each, analyser.spelled[each]) for each in analyser.spellings(text))
    assert len(found) > 5000
    assert found == [[each, word.width, [list(term) for term in word.terms]] for each, word in own]


def test_known_items_are_found(browser: Browser, tmp_path: Path) -> None:
    found = list(relevance.ranks(browser.new_page(), tmp_path))
    ranks = [place for _, place in found]
    assert len(ranks) >= 250
    assert len({question.kind for question, _ in found}) >= 12
    assert sum(0 < place <= 5 for place in ranks) / len(ranks) >= 0.97
    assert sum(1 / place for place in ranks if place) / len(ranks) >= 0.92


def test_an_index_that_cannot_be_read_is_said_to_be_so(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/search/words/*", lambda route: route.abort())
        assert ask(page, address, q="cameras") == []
        assert count(page).startswith("The search could not be read.")
        assert page.locator("#elsewhere a").first.is_visible()
        page.unroute("**/search/words/*")
        page.click("#search button")
        expect(page.locator("#count")).to_contain_text("results for")


def test_the_search_needs_no_exception_from_trusted_types(page: Page, address: str) -> None:
    own = "; ".join(f"{what}-src 'self'" for what in ("script", "connect", "style", "img"))
    policy = f"require-trusted-types-for 'script'; default-src 'none'; {own}"

    def strict(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    page.route("**/search/index.html*", strict)
    assert ask(page, address, q="camras", kind="action", year="2024") == ["Action 1: Repair the last camera"]


@pytest.mark.parametrize(
    "wanted", [{"page": "x"}, {"page": "1.5"}, {"page": "99"}, {"order": "x"}, {"kind": "x"}, {"person": "x"}]
)
def test_an_address_with_odd_values_does_no_harm(page: Page, address: str, wanted: dict[str, str]) -> None:
    found = ask(page, address, q="cameras", **wanted)
    assert bool(found) == (not {"kind", "person"} & wanted.keys())


@pytest.mark.parametrize("from_disk", [False, True], ids=["served", "from a disk"])
def test_the_search_of_another_language_finds_its_own_words(
    page: Page, address: str, from_disk: bool
) -> None:
    base = (EXAMPLE / "site").as_uri() + "/" if from_disk else address
    page.goto(f"{base}cy/search/index.html?q=sbardun")
    expect(page.locator("#count")).to_have_text("Canlyniadau: 1 am “sbardun”")
    expect(page.locator("#results h3")).to_have_text("Cwestiwn 1: Sbardun cymunedol")
    page.click("#results h3 a")
    expect(page.locator("h1")).to_contain_text("Sbardun cymunedol")
    page.click(".languages a")
    expect(page.locator("h1")).to_contain_text("Community trigger")
