"""Decisions and questions that stand by themselves, on the site and from one edition to the next."""

import datetime
import json
import re
from collections.abc import Mapping

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.settings import Settings
from scrutiny.pipeline import assemble, check, withdrawal
from scrutiny.publication import ledger
from scrutiny.publication.previous import PreviousEdition
from scrutiny.safety.canaries import look
from tests import support
from tests.support import checked, given, main
from tests.support import files as made

BOARD = """\
---
title: Fleet board
date: 2026-04-09
status: published
present: [Nia Frost, Ivo Hart]
---

## 1. Vans

### Decision 1: Vans for a year
- Outcome: deferred

Not yet.

### Decision 2: Cars
- Outcome: approved
- Updates: 2026-03

They are sold.
"""
CARS = """\
---
title: Cars
reference: 2026/03
date: 2026-02-12
decided_by: Police and Crime Commissioner
outcome: deferred
priority: Calmer streets
topic: Fleet
status: published
documents:
  - {title: A list of the cars, file: papers/cars.txt}
  - {title: Bids, restricted: "FOIA s.43", review: 2026-12-01, lifted: 2027-01-05}
  - {title: Plan of the yard, restricted: "FOIA s.31", lifted: 2026-05-05, file: papers/yard.txt}
---

Three cars wait. See [the board](../../meetings/2026/2026-04-09-fleet-board.md).

**Reasons:** Nobody drives them.
"""
VANS = """\
---
title: Vans
reference: 2026/11
date: 2026-05-20
decided_by: [Nia Frost, Ivo Hart]
outcome: approved
value: £61,000
meeting: 2026-04-09-fleet-board
updates: ../../meetings/2026/2026-04-09-fleet-board.md#decision-1-1
status: published
---

Four vans are bought.

**Reasons:** The old ones are worn out.
"""
YARD = """\
---
title: The yard at night
date: 2026-05-01
asked_by: member of the public
answered_by: Police and Crime Commissioner
answered: 2026-05-08
status: published
---

Who watches the yard? Does [the decision](decisions/2026-03) help?

**Answer:** Two people do.
"""
TEXTS: Mapping[str, str] = {
    "office.yaml": "name: Office for Holm\nforce: Holm Police\ncommissioner: Police and Crime Commissioner\n"
    "chief_constable: Chief Constable\nbase_url: https://holm.example/\n",
    "plans.yaml": "- {title: Together, from: 2025, to: 2029}\n",
    "people/nia-frost.md": "---\nname: Nia Frost\n"
    "posts: [{post: Police and Crime Commissioner, from: 2024}]\n---\n",
    "people/ivo-hart.md": "---\nname: Ivo Hart\nposts: [{post: Chief Constable, from: 2022}]\n---\n",
    "priorities/calmer-streets.md": "---\ntitle: Calmer streets\nplan: Together\n---\n",
    "meetings/2026/2026-04-09-fleet-board.md": BOARD,
    "decisions/2026/2026-03.md": CARS,
    "decisions/2026/2026-11.md": VANS,
    "questions/2026/2026-05-01-yard.md": YARD,
}
PAPERS = {"decisions/2026/papers/cars.txt": b"Three cars.\n", "decisions/2026/papers/yard.txt": b"A yard.\n"}
FIRST = datetime.datetime(2026, 6, 30, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def site() -> Mapping[str, str]:
    return texts_of(made(given(TEXTS, PAPERS)))


def texts_of(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: data.decode() for path, data in files.items() if not path.endswith((".bin", ".png"))}


def words(page: str) -> str:
    return re.sub(r" (?=[,.;:)])", "", support.words(main(page)))


def rows(page: str) -> list[str]:
    found = re.findall(r'<th scope="row" role="rowheader">.*?</tr>', page)
    return [support.words(row) for row in found]


def test_registers_list_both_kinds_in_the_order_of_their_dates(site: Mapping[str, str]) -> None:
    vans = "Vans 20 May 2026 – Approved"  # begun at a meeting, decided anew by itself
    cars = "Cars 9 April 2026 2026/03 Approved"  # begun by itself, decided anew at a meeting
    assert rows(site["decisions/index.html"]) == [vans, cars]
    assert rows(site["questions/index.html"]) == ["The yard at night 1 May 2026 – Answer published"]
    assert rows(site["decisions/approved/index.html"]) == [vans, cars]
    assert rows(site["decisions/deferred/index.html"]) == []


def test_a_decision_says_who_decided_what_and_why(site: Mapping[str, str]) -> None:
    page = words(site["decisions/2026-11/index.html"])
    for said in (
        "Decision 2026/11, Wednesday 20 May 2026",
        "Decided by Nia Frost Ivo Hart",
        "Outcome Approved",
        "Value £61,000",
        "Meeting Fleet board, 9 April 2026",
        "Continues Vans for a year, 9 April 2026",
        "Reasons The old ones are worn out.",
    ):
        assert said in page, said
    assert "Police and Crime Commissioner (Nia Frost)" in words(site["decisions/2026-03/index.html"])


def test_a_thread_leads_from_a_meeting_to_a_decision_by_itself_and_back(site: Mapping[str, str]) -> None:
    early = words(site["decisions/2026-03/index.html"])
    assert "Cars Approved as reported at Fleet board, 9 April 2026" in early
    late = words(site["meetings/2026-04-09-fleet-board/decision-1-1/index.html"])
    assert "Approved as recorded in Vans, 20 May 2026" in late
    board = words(site["meetings/2026-04-09-fleet-board/index.html"])
    assert "Recorded separately Vans Approved" in board


def test_documents_that_are_restricted_have_a_ground_and_no_link_until_they_are_lifted(
    site: Mapping[str, str],
) -> None:
    page = site["decisions/2026-03/index.html"]
    said = words(page)
    bids = "Bids: withheld – FOIA s.43; the restriction ends on 5 January 2027; to be reviewed on 1 December"
    assert bids in said
    assert "(was withheld: FOIA s.31; the restriction was lifted on 5 May 2026)" in said
    assert 'papers/yard.txt">Plan of the yard</a>' in page
    assert site["decisions/2026/papers/yard.txt"] == "A yard.\n"


def test_a_file_is_refused_until_its_restriction_ends() -> None:
    late = {**TEXTS, "decisions/2026/2026-03.md": CARS.replace("lifted: 2026-05-05", "lifted: 2026-09-05")}
    _, said = checked(given(late, PAPERS))
    assert [(each.code, each.place.line) for each in said if each.severity == "error"] == [
        ("early-lifting", 13)
    ]


def test_a_member_of_the_public_has_no_page(site: Mapping[str, str]) -> None:
    page = words(site["questions/2026-05-01-yard/index.html"])
    assert "Asked by A member of the public" in page
    assert "Answered by Police and Crime Commissioner (Nia Frost)" in page
    assert sorted(path for path in site if path.startswith("people/") and path.endswith(".html")) == [
        "people/index.html",
        "people/ivo-hart/index.html",
        "people/nia-frost/index.html",
    ]


@pytest.mark.parametrize("words", ["withheld", "Name withheld", "a member of the public"])
def test_who_is_not_named_is_nobody(words: str) -> None:
    asked = {**TEXTS, "questions/2026/2026-05-01-yard.md": YARD.replace("member of the public", words)}
    found, said = checked(given(asked, PAPERS))
    assert [each for each in said if each.severity == "error"] == []
    assert found is not None
    assert not found.register.names.parties(words, datetime.date(2026, 5, 1))


def test_people_areas_and_topics_lead_to_it(site: Mapping[str, str]) -> None:
    nia = words(site["people/nia-frost/index.html"])
    assert "Decisions made Decision Vans, 20 May 2026 Approved Decision Cars, 12 February 2026" in nia
    assert "Questions answered Question The yard at night, 1 May 2026" in nia
    for path in ("priorities/calmer-streets", "topics/fleet"):
        assert "Decision Cars, 12 February 2026" in words(site[f"{path}/index.html"])
    linked = words(site["decisions/2026-03/index.html"])
    assert "Linked from The yard at night, 1 May 2026, which mentions it" in linked


def test_programs_get_its_data_its_text_and_news_of_it(site: Mapping[str, str]) -> None:
    data = json.loads(site["decisions/2026-11/index.json"])
    assert (data["id"], data["address"]) == ("decisions/2026-11", "/decisions/2026-11/")
    assert (data["decided_by"], data["value"]) == (["Nia Frost", "Ivo Hart"], "£61,000")
    assert data["updates"] == "/meetings/2026-04-09-fleet-board/decision-1-1/"
    documents = json.loads(site["decisions/2026-03/index.json"])["documents"]
    assert documents[1] == {
        "title": "Bids",
        "restricted": "FOIA s.43",
        "review": "2026-12-01",
        "lifted": "2027-01-05",
    }
    assert site["decisions/2026-11/note.md"] == VANS
    for feed in ("feed.atom", "decisions/feed.atom", "priorities/calmer-streets/feed.atom"):
        assert '<link href="https://holm.example/decisions/2026-03/"/>' in site[feed]
    assert "<loc>https://holm.example/questions/2026-05-01-yard/</loc>" in site["sitemap.xml"]
    assert '"@id":"https://holm.example/decisions/2026-11/"' in site["decisions/2026-11/index.html"].replace(
        " ", ""
    )


def test_the_search_finds_it_at_its_address(site: Mapping[str, str]) -> None:
    found = {
        key: ids
        for path, text in site.items()
        if path.startswith("search/places/")
        for key, ids in json.loads(text).items()
    }
    assert found["decisions/2026-11"] == found["questions/2026-05-01-yard"] == "="
    columns = json.loads(site["search/start.json"])["states"]["values"]
    assert ["decision", ["approved"]] in columns


@pytest.mark.parametrize("way", ["2026-03", "decisions/2026-03", "../../decisions/2026/2026-03.md"])
def test_a_link_names_it_by_its_id_or_its_file(way: str) -> None:
    board = {
        **TEXTS,
        "meetings/2026/2026-04-09-fleet-board.md": BOARD.replace("Updates: 2026-03", f"Updates: {way}"),
    }
    found, said = checked(given(board, PAPERS))
    assert [each for each in said if each.severity == "error"] == []
    assert found is not None
    record = found.register.records["2026-04-09-fleet-board/decision-1-2"]
    assert [each.key for each in found.register.thread(record).records] == ["decisions/2026-03", record.key]


def test_one_name_in_two_folders_is_two_notes_and_no_bare_link() -> None:
    both = {**TEXTS, "questions/2026/2026-03.md": YARD}
    _, said = checked(given(both, PAPERS))
    assert [each.code for each in said if each.severity == "error"] == ["broken-link"]
    whole = {**both, "meetings/2026/2026-04-09-fleet-board.md": BOARD.replace("2026-03", "decisions/2026-03")}
    found, _ = checked(given(whole, PAPERS))
    assert found is not None
    assert {"decisions/2026-03", "questions/2026-03"} <= set(found.register.records)


def edition(
    texts: Mapping[str, str], before: Mapping[str, bytes] | None = None, days: int = 0
) -> tuple[dict[str, bytes], list[str]]:
    """The files of an edition some days after the first, and the codes of its errors."""
    live = None
    if before is not None:
        live = PreviousEdition(ledger.read(before[ledger.PATH]), frozenset(before), before.__getitem__)
    content, report = given(texts, PAPERS), Report()
    settings = Settings(as_of=FIRST + datetime.timedelta(days=days))
    found = check.check(content, settings, report, live)
    files = assemble.whole(content, found, report, before=live) if found else {}
    return files, [each.code for each in report.diagnostics if each.severity == "error"]


def with_vans(text: str) -> Mapping[str, str]:
    return {**TEXTS, "decisions/2026/2026-11.md": text}


def test_what_was_published_does_not_change_without_a_word() -> None:
    first, said = edition(TEXTS)
    assert said == []
    dearer = VANS.replace("£61,000", "£16,000")
    assert edition(with_vans(dearer), first, 1)[1] == ["silent-edit"]
    told = dearer.replace(
        "status:", "changes: [{date: 2026-07-01, type: correction, note: It was £61 000.}]\nstatus:"
    )
    second, said = edition(with_vans(told), first, 1)
    assert said == []
    page = second["decisions/2026-11/changes/index.html"].decode()
    assert re.search(r"<del>.*£61,000.*</del>", page)
    assert "£61,000" in second["decisions/2026-11/changes/1.md"].decode()
    lines = [line for line in ledger.read(second[ledger.PATH]).lines if line.address == "/decisions/2026-11/"]
    assert [(line.event, line.version) for line in lines] == [("published", 1), ("changed", 2)]
    news = words(second["updates/index.html"].decode())
    assert "1 July 2026, corrected: Vans, 20 May 2026. It was £61 000." in news
    for feed in ("feed.atom", "decisions/feed.atom"):
        assert '<link href="https://holm.example/decisions/2026-11/changes/"/>' in second[feed].decode()
    assert "<title>Corrected: Vans, 20 May 2026</title>" in second["feed.atom"].decode()


def test_it_cannot_vanish_or_move_without_a_word() -> None:
    first, _ = edition(TEXTS)
    gone = {path: text for path, text in TEXTS.items() if path != "decisions/2026/2026-11.md"}
    assert edition(gone, first, 1)[1] == ["lost-address"]
    assert edition(with_vans(VANS.replace("published", "draft")), first, 1)[1] == ["unpublished"]
    moved = {
        **gone,
        "decisions/2026/2026-12.md": VANS,
        "moved.yaml": "- {from: /decisions/2026-11/, to: /decisions/2026-12/}\n",
    }
    second, said = edition(moved, first, 1)
    assert said == []
    assert "decisions/2026-12/" in second["decisions/2026-11/index.html"].decode()


def test_a_withdrawn_one_says_so_and_nothing_else_of_it_is_left() -> None:
    canary = VANS.replace("worn out", "CANARYWORDS out").replace("title: Vans", "title: CANARYWORDS")
    first, said = edition(with_vans(canary))
    assert said == []
    away = canary.replace(
        "status: published",
        "status: withdrawn\nwithdrawn: {date: 2026-07-01, reason: Not made., replaced_by: 2026-03}",
    )
    second, said = edition(with_vans(away), first, 1)
    assert said == []
    page = words(second["decisions/2026-11/index.html"].decode())
    assert "This record was withdrawn on 1 July 2026." in page
    assert "Replaced by Cars, 12 February 2026" in page
    assert [each for path, data in second.items() for each in look(path, data, ["CANARYWORDS"])] == []
    assert edition(with_vans(canary), second, 2)[1] == ["withdrawn-note"]


@pytest.mark.parametrize("held", ["status: draft", "status: published\npublish_at: 2026-07-01 09:00"])
def test_what_is_not_released_is_nowhere(held: str) -> None:
    canary = VANS.replace("worn out", "CANARYWORDS out").replace("title: Vans", "title: CANARYWORDS")
    files, said = edition(with_vans(canary.replace("status: published", held)))
    assert said == []
    assert [
        each for path, data in files.items() for each in look(path, data, ["CANARYWORDS", "2026/11"])
    ] == []
    assert "decisions/2026-11/index.html" not in files


@pytest.mark.parametrize("name", ["2026-11", "decisions/2026-11", "decisions/2026-11.md"])
def test_one_is_taken_from_the_live_edition_by_its_name(name: str) -> None:
    first, _ = edition(TEXTS)
    live = PreviousEdition(ledger.read(first[ledger.PATH]), frozenset(first), first.__getitem__)
    day = datetime.date(2026, 7, 1)
    content = withdrawal.without(given(TEXTS, PAPERS), name, "Not made.", day, live)
    assert b"status: withdrawn" in content.texts["decisions/2026/2026-11.md"]
    assert content.texts["questions/2026/2026-05-01-yard.md"].decode() == YARD
    assert list(withdrawal.within(given(TEXTS, PAPERS), name, "Not made.", day)) == [
        "decisions/2026/2026-11.md"
    ]


def test_a_name_of_two_notes_is_withdrawn_by_neither() -> None:
    both = given({**TEXTS, "questions/2026/2026-11.md": YARD}, PAPERS)
    with pytest.raises(
        withdrawal.NotPublishedError, match="write one of decisions/2026-11, questions/2026-11"
    ):
        withdrawal.within(both, "2026-11", "Not made.", datetime.date(2026, 7, 1))


def test_an_answer_that_is_announced_must_be_there() -> None:
    bare = {**TEXTS, "questions/2026/2026-05-01-yard.md": YARD.partition("**Answer:**")[0]}
    _, said = checked(given(bare, PAPERS))
    assert [(each.code, each.place.line) for each in said if each.severity == "error"] == [
        ("empty-record", 6)
    ]
