"""The search index as a build makes it: from the records of an office, anew or from the build before."""

import dataclasses
import html
import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from scrutiny.content.kinds import RECORDS
from scrutiny.content.note import is_note
from scrutiny.search import indexing
from scrutiny.site.navigation import KINDS
from tests.safety import pdfs
from tests.support import OFFICE, built, checked, example, example_files, files, given, note


@pytest.fixture(scope="module")
def everything() -> Mapping[str, bytes]:
    return example_files()


def found(everything: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """What a result shows of each document of the index, by the key of its shelf and its id."""
    start = json.loads(everything["search/start.json"])
    shown = {}
    for path, data in everything.items():
        for shelf, ids in json.loads(data).items() if path.startswith("search/places/") else ():
            for short in ids.split(" "):
                own = short[1:] if short[0] == "=" else start["heads"][int(short[0])] + short[1:]
                key = f"{shelf}/{own}".rstrip("/")
                if own.startswith("~"):
                    shown[key] = json.loads(everything[f"search/shown/{shelf}.json"])[own]
                else:
                    note = key if "/" in shelf else f"meetings/{key}"
                    shown[key] = json.loads(everything[f"{note}/index.json"])
    return shown


def test_every_record_can_be_found_by_the_search(everything: Mapping[str, bytes]) -> None:
    checked_site, _ = checked(example())
    assert checked_site is not None
    meetings = {meeting.id for meeting in checked_site.shown_meetings()}
    records = {key for key in found(everything) if "~" not in key}
    assert records == {*checked_site.register.records, *meetings}


def test_a_result_leads_to_a_place_that_has_its_words(everything: Mapping[str, bytes]) -> None:
    for key, data in found(everything).items():
        page, _, anchor = data["address"].partition("#")
        if not page.endswith("/"):
            assert page[1:] in everything
            continue
        html_page = everything[f"{page[1:]}index.html"].decode()
        assert not anchor or f'id="{anchor}"' in html_page
        words = html.unescape(re.sub(r"<[^>]*>", "", html_page)).casefold()
        assert all(word.strip("*.,:").casefold() in words for word in data.get("text", "").split()[:3]), key


def test_everything_with_a_page_can_be_found_by_the_search(everything: Mapping[str, bytes]) -> None:
    """All pages but those that only list: by year, by state, of a version, in the second place."""
    reached = {data["address"].partition("#")[0] for data in found(everything).values()}
    pages = {f"/{path.removesuffix('index.html')}" for path in everything if path.endswith("/index.html")}
    folders = (
        "people",
        "organisations",
        "priorities",
        "topics",
        "inspections",
        "about",
        "privacy",
        "glossary",
    )
    lists = re.compile(r"/(changes|[0-9]+)/$")
    wanted = {page for page in pages if page.split("/")[1] in folders and not lists.search(page)}
    assert len(wanted) > 25
    assert wanted <= reached


def test_terms_plans_and_papers_are_found_by_their_place(everything: Mapping[str, bytes]) -> None:
    reached = {data["address"] for data in found(everything).values()}
    checked_site, _ = checked(example())
    assert checked_site is not None
    content = checked_site.register.content
    assert {f"/glossary/#{term.slug}" for term in content.glossary} <= reached
    assert {f"/priorities/#{plan.slug}" for plan in content.plans} <= reached
    assert "/meetings/2023/papers/performance-2023-q2.csv" in reached
    assert "/meetings/2023-09-14-performance-meeting/#documents" in reached


def test_a_paper_is_found_by_the_words_of_its_pages() -> None:
    paper = pdfs.pdf(lambda canvas: pdfs.words(canvas, "Quarterly umbrellas"), pages=6)
    body = note("## 1. Roads", documents="[{title: The report, file: papers/report.pdf}]")
    path = "meetings/2024/2024-12-05-board.md"
    site = files(given({path: body}, {"meetings/2024/papers/report.pdf": paper}))
    known = {key: data for key, data in found(site).items() if "paper" in key}
    pages = [data for data in known.values() if "page=" in data["address"]]
    assert len(known) == 7
    assert [data["name"] for data in pages] == [f"The report, page {number}" for number in range(1, 7)]
    assert pages[4]["address"] == "/meetings/2024/papers/report.pdf#page=5"
    assert "umbrellas" in pages[4]["text"]
    assert any(b"umbrella\n" in data for path, data in site.items() if path.startswith("search/words/"))


def test_every_kind_of_document_has_a_name(everything: Mapping[str, bytes]) -> None:
    kinds = {kind for kind, _ in json.loads(everything["search/start.json"])["states"]["values"]}
    records = {kind.kind for kind in RECORDS} | {"meeting"}
    assert kinds - records == set(KINDS) - records


def test_what_nobody_may_see_is_no_document(everything: Mapping[str, bytes]) -> None:
    for path, data in everything.items():
        if path.startswith("search/"):
            assert b"canary" not in data.lower(), path


def test_a_glossary_term_has_other_names() -> None:
    glossary = "ANPR:\n  expansion: number plate recognition\n  also: [plate readers, ANPR cameras]\n"
    site = built(given({"glossary.yaml": glossary}))
    assert "Also called: plate readers; ANPR cameras" in site["glossary/index.html"]
    found = json.loads(site["search/start.json"])["equivalents"]
    assert found == [["ANPR", "number plate recognition", "plate readers", "ANPR cameras"]]


def test_the_search_knows_of_welsh_in_a_decision_by_itself() -> None:
    decision = (
        "---\ntitle: Tair fan\ndate: 2025-03-01\noutcome: approved\nlanguage: cy\nstatus: published\n---\n\n"
        "Prynu.\n"
    )
    office = OFFICE + "languages: [en, cy]\n"
    site = files(given({"office.yaml": office, "decisions/2025/2025-31.md": decision}))
    assert json.loads(site["search/start.json"])["names"]["language"] == {"cy": "cy"}


def test_a_site_of_many_meetings_has_no_copy_of_its_index_for_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "MOST_ON_A_DISK", 2)
    assert "search/disk.js" not in files(example())


def test_a_site_without_meetings_is_searched_from_a_disk_too() -> None:
    content = example()
    kept = {path: text for path, text in content.texts.items() if not is_note(path)}
    assert "search/disk.js" in files(dataclasses.replace(content, texts=kept))
