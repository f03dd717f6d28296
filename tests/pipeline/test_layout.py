"""No content makes a file outside the site, in the place of another, or that some disk cannot hold."""

import dataclasses
import datetime
import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given as given_words

from scrutiny.base import paths
from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.settings import Settings
from scrutiny.content.input import Input
from scrutiny.pipeline import assemble, check
from scrutiny.publication import ledger
from scrutiny.publication.ledger import BrokenError, Ledger, Line
from scrutiny.publication.previous import PreviousEdition
from tests import hostile
from tests.support import AS_OF, OFFICE, SETTINGS, checked, given, note

NO_PAPERS: Mapping[str, bytes] = {}


def office(
    moves: str = "", texts: Mapping[str, str] | None = None, papers: Mapping[str, bytes] = NO_PAPERS
) -> Input:
    """An office with a note that attaches papers, and with moves."""
    links = "".join(f"- Paper: [Paper {n}](../../{path})\n" for n, path in enumerate(papers))
    own = {"meetings/2024/a.md": note(f"## 1. Roads\n{links}")}
    return given({**own, **({"moved.yaml": moves} if moves else {}), **(texts or {})}, papers)


def errors(content: Input) -> list[tuple[str, str]]:
    """What is wrong with a content: codes and places."""
    found = checked(content)[1]
    return [(each.code, f"{each.place.path}:{each.place.line}") for each in found if each.severity == "error"]


def move(origin: str, to: str = "/search/") -> str:
    """An entry of moved.yaml on its second line, quoted as JSON is."""
    return f"# moves\n- {{from: {json.dumps(origin)}, to: {json.dumps(to)}}}\n"


def test_a_page_that_was_somewhere_else_leads_on() -> None:
    assert errors(office(move("/old/page/", "/meetings/a/"))) == []


@pytest.mark.parametrize("written", [each for each in hostile.ADDRESSES if each.isprintable() and each])
def test_no_move_is_from_or_to_what_is_no_address(written: str) -> None:
    for moves in (move(written), move("/old/", written)):
        assert errors(office(moves)) == [("bad-address", "moved.yaml:2")]


@pytest.mark.parametrize("written", hostile.OWN)
def test_nothing_moved_from_a_file_of_the_program(written: str) -> None:
    assert errors(office(move(written))) == [("bad-address", "moved.yaml:2")]


@given_words(hostile.paths)
def test_whatever_moves_say_all_files_are_below_the_site(written: str) -> None:
    content = office(move(f"/{written}".encode("utf-8", "replace").decode(), "/meetings/a/"))
    report = Report()
    found = check.check(content, SETTINGS, report)
    if found is None:
        assert all(each.place.path == "moved.yaml" for each in report.diagnostics)
        return
    files = assemble.whole(content, found, report)
    assert not report.failed
    assert [path for path in files if paths.fault(path)] == []
    assert ledger.read(files[ledger.PATH]).lines == found.edition.ledger.lines


@pytest.mark.parametrize(
    ("origin", "papers"),
    [
        ("/crest.txt/x/", {"crest.txt": b"x"}),
        ("/Crest.txt", {"crest.txt": b"x"}),
        ("/Meetings/", {}),
        ("/ROBOTS.txt/x/", {}),
        ("/meetings/A/", {}),
    ],
)
def test_no_tombstone_is_in_the_way_of_another_file(origin: str, papers: Mapping[str, bytes]) -> None:
    expected = "bad-address" if "ROBOTS" in origin else "repeated-address"
    assert errors(office(move(origin), papers=papers)) == [(expected, "moved.yaml:2")]


@pytest.mark.parametrize(
    "papers",
    [{"x/a.txt": b"a", "x/A.txt": b"b"}, {"x/a.txt": b"a", "x/a.txt/b.txt": b"b"}],
    ids=["capitals", "a file and a folder"],
)
def test_no_paper_is_in_the_way_of_another(papers: Mapping[str, bytes]) -> None:
    assert [code for code, _ in errors(office(papers=papers))] == ["repeated-address"]


@pytest.mark.parametrize(
    "path",
    [
        *("robots.txt", "assets/card.png", "search/a.txt", "con.txt", "x/aux.pdf", "x./a.txt", "-a.txt"),
        *("_headers.txt", "a:b.txt", "a\\b.txt", f"{'a' * 252}.txt", "caf\u00e9.txt"),
    ],
)
def test_the_name_of_a_paper_or_a_logo_is_fit_for_an_address(path: str) -> None:
    found = errors(office(papers={path: b"x"}))
    assert ("file-name", "meetings/2024/a.md:8") in found
    content = office(texts={"office.yaml": f"{OFFICE}logo: {json.dumps(path)}\n"}, papers={})
    assert ("file-name", "office.yaml:5") in errors(content)


@pytest.mark.parametrize("language", ["../x", "CY", "con", "cy/../..", "c", "welsh", "/"])
def test_a_language_is_a_code(language: str) -> None:
    content = office(texts={"office.yaml": f"{OFFICE}languages: [en, {json.dumps(language)}]\n"})
    assert ("bad-value", "office.yaml:5") in errors(content)


@pytest.mark.parametrize("stem", ["con", "nul", "aux", "lpt1", "-a", "a.b", "a" * 101])
@pytest.mark.parametrize("folder", ["meetings/2024", "people", "pages", "priorities", "inspections"])
def test_the_name_of_a_file_is_fit_for_an_address(folder: str, stem: str) -> None:
    text = note("").replace("title:", "name:") if folder == "people" else note("")
    assert ("file-name", f"{folder}/{stem}.md:1") in errors(office(texts={f"{folder}/{stem}.md": text}))


@pytest.mark.parametrize("heading", ["a" * 300, "word " * 80])
def test_a_heading_that_is_too_long_for_an_address_is_refused(heading: str) -> None:
    content = given({"meetings/2024/a.md": note(f"## 1. Roads\n\n### {heading}\n\nWords.\n")})
    assert errors(content) == [("heading-form", "meetings/2024/a.md:9")]


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        (
            "people/a.md",
            "---\nname: A B\nposts:\n  - {post: Chair, organisation: LONG}\n---\n",
            "people/a.md:4",
        ),
        ("plans.yaml", "- title: LONG\n  from: 2024\n", "plans.yaml:1"),
        ("glossary.yaml", "LONG:\n  meaning: Long.\n", "glossary.yaml:1"),
        ("office.yaml", OFFICE.replace("name: Office", "name: LONG"), "office.yaml:1"),
        ("office.yaml", OFFICE.replace("force: Force", "force: '!!'"), "office.yaml:1"),
    ],
)
def test_the_name_of_what_has_an_address_is_fit_for_one(path: str, text: str, place: str) -> None:
    assert ("address-part", place) in errors(office(texts={path: text.replace("LONG", "long " * 60)}))


def test_an_own_page_in_the_place_of_a_language_is_refused() -> None:
    languages = {"office.yaml": f"{OFFICE}languages: [en, cy]\n", "pages/cy.md": "---\ntitle: Wales\n---\n"}
    assert errors(office(texts=languages))[0][0] == "repeated-address"


@pytest.mark.parametrize(
    ("field", "address"),
    [
        *(("address", each) for each in hostile.ADDRESSES if each),
        *((field, each) for each in hostile.ADDRESSES if each for field in ("to", "origin")),
    ],
)
def test_a_ledger_that_names_what_is_no_address_is_not_continued(field: str, address: str) -> None:
    good = Line(date="2024-01-01", event="moved", address="/a/")
    named: dict[str, Any] = {field: address}
    line = dataclasses.replace(good, **named)
    with pytest.raises(BrokenError, match="line 2 of the ledger names no address"):
        ledger.read(Ledger([good, line]).data())


def test_what_an_earlier_edition_has_is_not_in_the_way_either() -> None:
    """A ledger may hold an address that is in the way now: it is said, and nothing is written."""
    lines = [Line(date="2024-01-01", event="published", address="/Meetings/a/")]
    before = PreviousEdition(Ledger([*lines]), frozenset(), lambda _: b"")
    found = told(office(move("/Meetings/a/", "/meetings/a/")), before)
    assert [(each.code, each.place.path) for each in found] == [("repeated-address", "moved.yaml")]


def told(content: Input, before: PreviousEdition) -> tuple[Diagnostic, ...]:
    """What is wrong with the edition after another."""
    report = Report()
    check.check(content, Settings(as_of=AS_OF + datetime.timedelta(days=1)), report, before)
    return report.diagnostics
