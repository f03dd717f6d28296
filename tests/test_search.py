"""The search index as a build makes it: from the records of an office, anew or from the build before."""

from __future__ import annotations

import dataclasses
import html
import json
import re
from collections.abc import Mapping

import pytest

from scrutiny.search import documents
from tests.support import built, checked, example, example_files, files, given


@pytest.fixture(scope="module")
def everything() -> Mapping[str, bytes]:
    return example_files()


def test_every_record_can_be_found_by_the_search(everything: Mapping[str, bytes]) -> None:
    start = json.loads(everything["search/start.json"])
    found = []
    for path, data in everything.items():
        for meeting, ids in json.loads(data).items() if path.startswith("search/places/") else ():
            for short in ids.split(" "):
                record = short[1:] if short[0] == "=" else start["heads"][int(short[0])] + short[1:]
                found.append(f"{meeting}/{record}".rstrip("/"))
    checked_site, _ = checked(example())
    assert checked_site is not None
    meetings = {meeting.id for meeting in checked_site.meetings_told()}
    assert sorted(found) == sorted({*checked_site.register.records, *meetings})
    for each in found:
        data = json.loads(everything[f"meetings/{each}/index.json"])
        page, _, anchor = data["address"].partition("#")
        html_page = everything[f"{page[1:]}index.html"].decode()
        assert not anchor or f'id="{anchor}"' in html_page
        words = html.unescape(re.sub(r"<[^>]*>", "", html_page))
        assert all(word in words for word in data.get("text", "").split()[:1])


def test_a_glossary_term_has_other_names() -> None:
    glossary = "ANPR:\n  expansion: number plate recognition\n  also: [plate readers, ANPR cameras]\n"
    site = built(given({"glossary.yaml": glossary}))
    assert "Also called: plate readers; ANPR cameras" in site["glossary/index.html"]
    found = json.loads(site["search/start.json"])["equivalents"]
    assert found == [["ANPR", "number plate recognition", "plate readers", "ANPR cameras"]]


def test_a_site_of_many_meetings_has_no_copy_of_its_index_for_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_ON_A_DISK", 2)
    assert "search/disk.js" not in files(example())


def test_a_site_without_meetings_is_searched_from_a_disk_too() -> None:
    content = example()
    kept = {path: text for path, text in content.texts.items() if not path.startswith("meetings/")}
    assert "search/disk.js" in files(dataclasses.replace(content, texts=kept))
