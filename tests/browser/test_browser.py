"""The example site in a real browser: accessibility, keyboard, small screens, no script, search."""

import dataclasses
import gzip
import io
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pypdf
import pytest
from playwright.sync_api import Browser, JSHandle, Page

from tests.pages import representatives
from tests.publication.test_edition import edition
from tests.shell.test_preview import previewed, until
from tests.support import EXAMPLE, example

pytestmark = pytest.mark.browser

MEETING = "meetings/2023-09-14-performance-meeting/index.html"
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
         "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}  # fmt: skip

FOCUSED = "(e => e === document.body ? '' : getComputedStyle(e).outlineStyle)(document.activeElement)"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


SCHEMES: dict[Any, Any] = {
    "light": RULES,
    "dark": {"runOnly": ["color-contrast"], "resultTypes": ["violations"]},
}
"""What is looked for in which colours: in dark ones nothing but the contrast can be another."""


@pytest.mark.parametrize("path", representatives())
def test_no_page_has_a_violation_or_asks_anybody_else(
    tab: Page, address: str, path: str, kept: Callable[..., None]
) -> None:
    """These have every element of the site; `site/test_whole_pages` looks at all pages as a whole."""
    asked, said = opened(tab, address + path)
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(address).netloc}
    assert [text for text in said if "favicon" not in text and "404" not in text] == []
    assert tab.context.cookies() == []
    assert tab.evaluate("localStorage.length + sessionStorage.length") == 0
    kept(11, "pages, with every element of the site, shown under these headers")
    found = []
    tab.evaluate(AXE)
    for scheme, rules in SCHEMES.items():
        tab.emulate_media(color_scheme=scheme)
        violations = tab.evaluate("rules => axe.run(document, rules).then(r => r.violations)", rules)
        found += [(scheme, each["id"], each["nodes"][0]["html"]) for each in violations]
    assert found == []
    kept(10, "pages, with every element of the site, in which axe finds nothing, light and dark")


def opened(page: Page, address: str) -> tuple[list[str], list[str]]:
    """Open an address; what it asked for, and what the browser said of it."""
    asked: list[str] = []
    said: list[str] = []
    listeners: tuple[tuple[Any, Any], ...] = (
        ("request", lambda request: asked.append(request.url)),
        ("console", lambda message: said.append(message.text)),
        ("pageerror", lambda error: said.append(str(error))),
    )
    for event, listener in listeners:
        page.on(event, listener)
    page.goto(address)
    for event, listener in listeners:
        page.remove_listener(event, listener)
    return asked, said


def test_nothing_overflows_a_small_screen(browser: Browser, address: str) -> None:
    """Nor one of twice the width where text is twice as large."""
    with browser.new_context() as context:
        page = context.new_page()
        for path in representatives():
            page.goto(address + path)
            for size, width in ((16, 320), (32, 640)):
                page.set_viewport_size({"width": width, "height": 640})
                page.evaluate("size => { document.documentElement.style.fontSize = size + 'px' }", size)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_everything_but_the_search_works_without_script(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        page.click("text=All meetings")
        page.click("h2 >> text=2023")
        page.click("main >> text=Performance meeting")
        assert page.inner_text("h1").startswith("Performance meeting")
        page.click("h3 >> text=Officers in the team")
        assert "There are 44" in page.inner_text("main")
        page.click("nav >> text=Search")
        assert "needs JavaScript" in page.inner_text("main")
        assert page.locator("#elsewhere a").count() >= 8


def test_a_script_in_a_page_would_not_run(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("s => { s.textContent = 'window.ran = 1'; document.body.append(s) }", new_script(page))
    assert page.evaluate("window.ran") is None


def new_script(page: Page) -> JSHandle:
    return page.evaluate_handle("document.createElement('script')")


def test_every_control_is_reached_by_keyboard_with_visible_focus(page: Page, address: str) -> None:
    page.goto(address + MEETING)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    controls = page.locator("a[href]:visible, button:visible, input:visible, [tabindex='0']:visible").count()
    reached = 1
    for _ in range(controls + 5):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "e => e === document.body ? '' : getComputedStyle(e).outlineStyle",
            page.evaluate_handle("document.activeElement"),
        )
        if not style:
            break
        assert style == "solid"
        reached += 1
    assert reached == controls


def test_the_skip_link_leads_to_the_text(page: Page, address: str) -> None:
    page.goto(address + MEETING)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_link_works_from_a_disk(page: Page) -> None:
    page.goto((EXAMPLE / "site" / "index.html").as_uri())
    links = page.evaluate("[...document.querySelectorAll('a[href]:not([href^=https])')].map(a => a.href)")
    assert len(links) > 20
    for link in links:
        assert Path(re.sub(r"#.*", "", link).removeprefix("file://")).is_file(), link
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"


def test_a_meeting_prints_on_paper(page: Page, address: str) -> None:
    page.goto(address + MEETING)
    page.emulate_media(media="print")
    assert not page.is_visible("nav[aria-label=Site]")
    assert page.is_visible("text=There are 44")


def test_no_heading_stands_alone_at_the_foot_of_a_printed_page(page: Page, address: str) -> None:
    page.goto(address + MEETING)
    headings = {words.strip() for words in page.locator("h2, h3, .label").all_inner_texts()}
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A5", prefer_css_page_size=True)))
    assert len(printed.pages) > 2
    for sheet in list(printed.pages)[:-1]:
        lines = [line.strip() for line in sheet.extract_text().splitlines() if line.strip()]
        assert lines[-1] not in headings, lines[-3:]


def test_a_first_visit_loads_little() -> None:
    """What a page takes apart from its text: at most 30 KB compressed."""
    site = EXAMPLE / "site"
    for path in ("index.html", MEETING, "search/index.html"):
        html = (site / path).read_text("utf-8")
        linked = set(re.findall(r'(?:src|href)="([^"#]+\.(?:css|js|svg|png))"', html))
        files = [(site / path).parent / each for each in linked if not each.startswith("http")]
        frame = len(gzip.compress(re.sub(r"<main.*</main>", "", html, flags=re.DOTALL).encode()))
        assert frame + sum(len(gzip.compress(file.read_bytes())) for file in files) < 30_000, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_control_shows_that_it_has_the_focus(browser: Browser, address: str, scheme: Any) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        for path in (MEETING, "", "cy/search/"):
            page.goto(address + path)
            wanted = page.locator("a[href]:visible, button:visible, input:visible, select:visible").count()
            seen = 0
            for _ in range(wanted + 20):
                page.keyboard.press("Tab")
                outline = page.evaluate(FOCUSED)
                if not outline:
                    break
                seen += 1
                assert outline != "none", page.evaluate("document.activeElement.outerHTML")
            assert seen >= wanted


def test_the_preview_reloads_the_page_when_a_note_is_saved(page: Page, tmp_path: Path) -> None:
    with previewed(tmp_path) as port:
        until(port, "/about/", "About this site")
        with page.expect_websocket():
            page.goto(f"http://127.0.0.1:{port}/about/")
        page.wait_for_timeout(1000)  # livereload says hello before it listens
        about = tmp_path / "content/pages/about.md"
        about.write_text(about.read_text("utf-8").replace("Questions, answers", "Saved anew"), "utf-8")
        page.wait_for_selector("text=Saved anew", timeout=20_000)


def test_what_later_editions_leave_is_as_accessible(browser: Browser, tmp_path: Path) -> None:
    first, _ = edition(example())
    content = example()
    path = "meetings/2019/2019-06-13-performance-meeting"
    changed = content.texts[f"{path}.md"].decode().replace("each hour", "every half hour")
    changed = changed.replace("### Recommendation 1", "### Recommendation 2").replace(
        "status: published",
        "status: published\nchanges: [{date: 2026-07-02, type: correction, note: Hours.}]",
    )
    moves = "- {from: /meetings/2019-06-13-performance-meeting/recommendation-2-1/, to: /search/}\n"
    texts = {**content.texts, f"{path}.md": changed.encode(), "moved.yaml": moves.encode()}
    files, found = edition(dataclasses.replace(content, texts=texts), first, days=3)
    assert [each for each in found if each.severity == "error"] == []
    for name, data in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    here = "meetings/2019-06-13-performance-meeting"
    for scheme in ("light", "dark"):
        with browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 640}) as context:
            page = context.new_page()
            for where in (f"{here}/changes/", f"{here}/"):
                page.goto((tmp_path / where / "index.html").as_uri())
                page.evaluate(AXE)
                violations = page.evaluate("rules => axe.run(document, rules).then(r => r.violations)", RULES)
                assert [(where, each["id"], each["nodes"][0]["html"]) for each in violations] == []
                assert page.evaluate("document.documentElement.scrollWidth") <= 320, where
            assert page.locator("#recommendation-2-1").inner_text().startswith("recommendation-2-1: moved")
            page.goto((tmp_path / here / "recommendation-2-1" / "index.html").as_uri())
            page.wait_for_url("**/search/index.html")


def test_an_address_that_a_reader_copies_ends_in_a_slash(page: Page, address: str) -> None:
    page.goto(address)
    page.click("footer >> text=Updates")
    page.wait_for_url("**/updates/")
    assert page.url == f"{address}updates/"
    page.click("header >> text=Actions")
    page.wait_for_url("**/actions/")
    page.go_back()
    assert page.inner_text("h1") == "Updates"
    page.goto((EXAMPLE / "site" / "updates" / "index.html").as_uri())
    assert page.url.endswith("/index.html")
