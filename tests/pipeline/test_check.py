"""A whole build: the golden site, links, templates, and what must never come out."""

import base64
import dataclasses
import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Source
from scrutiny.content import frontmatter
from scrutiny.content.input import Input
from scrutiny.content.note import is_note
from scrutiny.pipeline import assemble, check
from tests.support import (
    EXAMPLE,
    OFFICE,
    ROOT,
    SETTINGS,
    TEMPLATES,
    built,
    checked,
    codes,
    example,
    example_files,
    example_site,
    given,
    main,
    note,
    words,
)

REAL = ROOT / "content"


@pytest.fixture(scope="module")
def site() -> Mapping[str, str]:
    return example_site()


@pytest.fixture(scope="module")
def everything() -> Mapping[str, bytes]:
    return example_files()


def test_the_example_office_gives_the_golden_site(everything: Mapping[str, bytes]) -> None:
    """After a change on purpose, build it anew: see CONTRIBUTING.md."""
    golden = EXAMPLE / "site"
    committed = {path.relative_to(golden).as_posix() for path in golden.rglob("*") if path.is_file()}
    assert committed == set(everything)
    different = [path for path in sorted(everything) if (golden / path).read_bytes() != everything[path]]
    assert different == []


def test_nothing_unreleased_comes_out(everything: Mapping[str, bytes]) -> None:
    sources = "".join(path.read_text("utf-8") for path in (EXAMPLE / "content").rglob("*.md"))
    assert {"CANARYDRAFT", "CANARYEMBARGO", "CANARYWITHDRAWN"} <= set(re.findall(r"CANARY[A-Z]+", sources))
    packed = json.loads(everything["search/disk.js"].partition(b"= ")[2].rstrip(b";\n"))
    scanned = {**everything, **{f"disk: {path}": base64.b64decode(data) for path, data in packed.items()}}
    assert len(packed) > 50
    # Terms of the search are stems, so that a shorter word is looked for.
    assert [
        path for path, data in scanned.items() if b"canar" in data.lower() or "canar" in path.lower()
    ] == []


def test_drafts_come_out_marked_when_asked_for() -> None:
    drafts = built(example(), dataclasses.replace(SETTINGS, drafts=True))
    page = drafts["meetings/2026-04-16-performance-meeting/index.html"]
    assert "CANARYDRAFT title" in page
    assert "This note is not published" in page


def test_the_manifest_lists_every_other_file(everything: Mapping[str, bytes]) -> None:
    lines = [line.split("  ") for line in everything["manifest.sha256"].decode().splitlines()]
    expected = {path: hashlib.sha256(data).hexdigest() for path, data in everything.items()}
    del expected["manifest.sha256"]
    assert {path: digest for digest, path in lines} == expected


@pytest.mark.parametrize("content", ["example", "real"])
def test_every_word_of_a_note_is_on_its_page(content: str) -> None:
    folder = EXAMPLE / "content" if content == "example" else REAL
    given_input = example() if content == "example" else real()
    files = built(given_input)
    pages = [path for path in files if re.fullmatch(r"meetings/[^/]*[a-z][^/]*/note\.md", path)]
    assert len(pages) >= (16 if content == "example" else 34)
    for path in pages:
        page = files[path.replace("note.md", "index.html")]
        written, shown = words_of_note(files[path]), words_of_page(page)
        missing = written - shown
        assert not missing, f"{path} in {folder}: {missing}"


def real() -> Input:
    from scrutiny.shell.origin import Origin

    return Origin(REAL, TEMPLATES, TEMPLATES).read(Report())


def words_of_note(text: str) -> Counter[str]:
    """The words and figures of a note's body, but for fields whose values a page words in its own way."""
    parted = frontmatter.split(Source("x.md", text), Report())
    assert parted is not None
    body = re.sub(r"\]\([^)\s]*\)", "]", parted[1].value)
    reworded = "Due|Review|Follows|Updates|From|Status|For|Outcome|Priority"
    reworded += "|Owner|To|Asked by|Answered by|Presented by|Lead"  # by name, where the note has initials
    body = re.sub(r"^(\*\*[\w ]+) \([^)]*\):\*\*", r"\1:**", body, flags=re.MULTILINE)
    body = re.sub(rf"^- (?:{reworded}): .*$", "", body, flags=re.MULTILINE)
    body = re.sub(r"^- (?:Paper|Topic): |^#+ ", "", body, flags=re.MULTILINE)
    return Counter(re.findall(r"\w+", body.casefold()))


def words_of_page(page: str) -> Counter[str]:
    """The words of a page without what the site adds: contents, expansions, navigation."""
    said = re.sub(r'<nav.*?</nav>|<span class="expansion">.*?</span>', " ", main(page), flags=re.DOTALL)
    return Counter(re.findall(r"\w+", words(said).casefold()))


def test_the_real_content_has_its_figures_and_no_warning() -> None:
    site, found = checked(real())
    assert site is not None
    assert [str(each) for each in found] == []  # what the sources say is accepted in the notes
    kinds = Counter(
        record.kind for record in site.register.records.values() if record.meeting.startswith("2016-02-26")
    )
    assert kinds == {
        "item": 2,
        "question": 9,
        "recommendation": 9,
        "discussion": 2,
        "action": 1,
        "decision": 1,
    }
    page = built(real())["meetings/2016-02-26-strategic-scrutiny/index.html"]
    for figure in (
        "18 February", "every 3 years", "200 police", "1,000", "November 2015", "18 December", "23 different",
        "3 hours", "29 December", "8-minute", "87 were issued", "86 of them", "490 applications",
        "since 2008", "created in 2015", "3 men", "2 teenagers", "12-month", "6% by", "30 or more in one day",
        "3 MARACs of 30 or more", "70%", "next 12 months", "phase 2", "September 2013", "every two years",
        "2014 and 2015", "12 February 2016", "April 2016", "under 18",
    ):  # fmt: skip
        assert figure in html.unescape(re.sub(r"<[^>]*>", "", page)), figure


FIGURES = {
    "meetings/2020-scrutiny-session": "60% over 250 200",
    "meetings/2022-02-10-accountability-board": "791 505 126 226 79%",
    "meetings/2023-accountability-session-may": "5,185 200\u202fkg 4% eight",
    "meetings/2023-accountability-session-october": "8% 5,222 £900,000",
    "meetings/2023-scrutiny-session-county-hall": "7% 13% 28\u202fkg 3,599 £462,000",
    "meetings/2023-scrutiny-session-summer": "6% £2 £250,000",
    "meetings/2024-11-accountability-board": "838 1,389 94.4% 75% 0.2% 93% 80% 1.4% 20%",
    "meetings/2025-accountability-board-contact": "97.7% 0.5%",
    "meetings/2025-accountability-board-control-room": "78,000 114,000 28.6% 18 0.1% 50 72",
    "meetings/2025-accountability-board-outcomes": "2% 20.9% 120",
    "meetings/2013-01-29-police-and-crime-panel": "£149.93 £152.93 £31.3 £6.4 £22 £60 20%",
    "inspections/crime-data-integrity-2017": "84.3% 1.86 20,000 78.3% 93.6% 18 31",
    "inspections/child-protection-2018": "30 79 10 8775 8777 8780 8783 8784",
    "inspections/peel-2023-25": "242 24 29\u202fJanuary\u202f2025",
}
"""Figures of the sources, by the page that has them."""


def test_the_real_pages_have_the_figures_of_their_sources() -> None:
    files = built(real())
    for where, figures in FIGURES.items():
        page = words(files[f"{where}/index.html"])
        for figure in figures.split(" "):
            assert figure.replace("\u202f", " ") in page, f"{where}: {figure}"


def test_every_note_is_accounted_for() -> None:
    site, _ = checked(example())
    assert site is not None
    every = (path.relative_to(EXAMPLE / "content") for path in (EXAMPLE / "content").rglob("*.md"))
    paths = [path for path in every if is_note(path.as_posix()) and not path.stem.endswith(".cy")]
    named = {path: f"{path.parts[0]}/{path.stem}".removeprefix("meetings/") for path in paths}
    notes = [name for name in site.register.notes if not name.startswith("inspections/")]
    assert sorted(notes) == sorted(named.values())


@pytest.mark.parametrize("pattern", [r"<title>(.*?)</title>", r'<meta name="description" content="(.*?)"'])
def test_titles_and_descriptions_are_unique(site: Mapping[str, str], pattern: str) -> None:
    pages = "".join(page for path, page in site.items() if path.endswith(".html"))
    found = Counter(re.findall(pattern, pages))
    assert [words for words, number in found.items() if number > 1] == []


def test_a_page_has_no_inline_style_script_or_outside_resource(site: Mapping[str, str]) -> None:
    for path, page in site.items():
        if path.endswith(".html"):
            data = re.sub(r'<script type="application/(?:ld\+)?json"[^>]*>[^<]*</script>', "", page)
            assert not re.search(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=", data), path
            assert not re.search(
                r'<(?:script|link rel="stylesheet"|img)[^>]*(?:src|href)="(?:https?:)?//', page
            ), path


def test_a_page_says_what_it_is_for_programs(site: Mapping[str, str]) -> None:
    def said(path: str) -> dict[str, Any]:
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', site[path])
        assert len(found) == 1
        return dict(json.loads(found[0]))

    base = "https://scrutiny.mardale.example/"
    about = said("meetings/2023-09-14-performance-meeting/index.html")
    assert about["url"] == base + "meetings/2023-09-14-performance-meeting/"
    assert about["name"] == "Performance meeting, 14 September 2023"
    assert [(each["name"], each["item"]) for each in about["breadcrumb"]["itemListElement"]] == [
        ("Home", base),
        ("Meetings", base + "meetings/"),
        ("2023", base + "meetings/2023/"),
        ("Performance meeting, 14 September 2023", about["url"]),
    ]
    assert said("index.html")["breadcrumb"]["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Scrutiny of Mardale Police", "item": base}
    ]
    assert "ld+json" not in site["404.html"]


def test_what_a_page_says_for_programs_cannot_leave_its_place() -> None:
    title = "x</script><script>alert(1)</script>"
    office = f"{OFFICE}base_url: https://example.org\n"
    text = note("", title=f"'{title}'").replace("title: Meeting\n", "")
    page = built(given({"office.yaml": office, "meetings/2024/a.md": text}))["meetings/a/index.html"]
    assert "<script>alert" not in page
    assert json.loads(re.findall(r'ld\+json">(.*?)</script>', page)[0])["name"].startswith(title)


def test_two_pages_at_one_address_are_refused() -> None:
    found = checked(given({"pages/search.md": "---\ntitle: Search\n---\n"}))[1]
    assert codes(found) == ["repeated-address"]


def checked_and_built(content: Input) -> list[str]:
    report = Report()
    found = check.check(content, SETTINGS, report)
    assert found, report.diagnostics
    list(assemble.build(content, found, report))
    return codes(report.diagnostics)


@pytest.mark.parametrize(
    ("template", "code", "line"),
    [
        ("line\n{{ nothing }}", "template", 2),
        ("{% for %}", "template", 1),
        ("{{ page.titel }}", "template", 1),
        ("\n\n{{ 1 + 'a' }}", "template", 3),
        ("{% include 'gone.html' %}", "template", 1),
        ('<a href="/gone/">x</a>', "dead-link", 1),
        ('<a href="/#gone">x</a>', "dead-link", 1),
        ('<a href="#gone">x</a>', "dead-link", 1),
        ('<script src="/gone.js"></script>', "dead-link", 1),
    ],
)
def test_a_fault_of_a_template_is_reported_at_its_line(template: str, code: str, line: int) -> None:
    base = given({})
    content = Input(
        base.texts, base.attachments, {**base.templates, "pages/topics.html": template}, base.assets
    )
    report = Report()
    found = check.check(content, SETTINGS, report)
    assert found
    list(assemble.build(content, found, report))
    assert codes(report.diagnostics) == [code]
    assert report.diagnostics[0].place.line == line


def test_prose_that_the_sanitiser_would_change_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrutiny.content.markdown.faults", lambda *_: None)
    site, found = checked(given({"meetings/2024/a.md": note("## 1. A\n\n[x](javascript:alert)\n")}))
    assert site is None
    assert codes(found) == ["unsafe-prose"]


def test_the_data_of_a_record_is_json(site: Mapping[str, str]) -> None:
    data = json.loads(site["meetings/2024-12-05-performance-meeting/action-1-1/index.json"])
    assert data["id"] == "2024-12-05-performance-meeting/action-1-1"
    assert data["due"] == "2024-03-31"
    assert data["updates"] == "/meetings/2023-09-14-performance-meeting/action-1-1/"
    assert data["parts"][0]["date"] == "2024-04-02"
    for path, text in site.items():
        if path.endswith(".json"):
            json.loads(text)


def test_the_deadlines_say_what_is_overdue_and_how_each_date_follows(site: Mapping[str, str]) -> None:
    page = words(site["deadlines/index.html"])
    overdue = page[page.index("Overdue 3 Record") : page.index("Due 2 Record")]
    assert "Action Repair the last camera Open Tobias Crane 30 June 2025 12 months late" in overdue
    assert "Recommendation Call handling Accepted Mardale Police 30 April 2025" in overdue
    assert (
        "1 September 2024 21 months late Performance meeting, 8 February 2024 Not mentioned at Performance"
        in overdue
    )
    assert "17 October 2024 11 December 2024 9 December 2024" in page
    assert "4 September 2018 29 October 2018 none recorded here" in page


def test_a_timeline_names_the_evidence(site: Mapping[str, str]) -> None:
    page = site["meetings/2017-06-15-performance-meeting/question-1-1/index.html"]
    timeline = page[page.index('<ol class="timeline">') : page.index("</ol>", page.index('class="timeline"'))]
    told = words(timeline)
    assert told.startswith(
        "15 June 2017 Asked Missing children Deferred 22 November 2018 Asked Missing children, again"
    )
    assert (
        "2 March 2020 Update Report on return interviews The report on return interviews was published. "
        "Evidence : report on return interviews" in told.replace("Evidence:", "Evidence :")
    )
    assert 'href="../../../meetings/2020/papers/return-interviews.txt"' in timeline
    assert told.endswith("12 November 2020 Progress reported Report on return interviews Complete")


def test_attendance_is_counted(site: Mapping[str, str]) -> None:
    crane = site["people/tobias-crane/index.html"]
    assert (
        "<p>In attendance at 1 meeting; apologies for 1 meeting. Standing in for somebody else at 1 of them."
        in crane
    )
    assert "There for some items only at 1 of them." in crane
    assert "present at" not in crane


def test_a_feed_and_a_sitemap_need_an_address() -> None:
    without = built(given({"meetings/2024/a.md": note("")}))
    assert "feed.atom" not in without
    assert "sitemap.xml" not in without
    with_address = built(given({}), dataclasses.replace(SETTINGS, base_url="https://example.org/s/"))
    assert "<loc>https://example.org/s/meetings/</loc>" in with_address["sitemap.xml"]
    assert 'href="/s/meetings/index.html"' in with_address["404.html"]


def test_an_office_without_records_has_a_site() -> None:
    site = built(given({}))
    assert "No meeting has been published yet." in site["index.html"]
    assert "None has been published yet." in site["questions/index.html"]
