"""A note of any kind can be a draft, held back until a day, or withdrawn: nothing of it is published."""

import json
import re

import pytest

from tests.publication.test_edition import Files, edition, errors, events
from tests.support import OFFICE, given, note

PERSON = "---\nname: Wyn Canary\nposts: [{post: Treasurer, from: 2015}]\n---\n"
OTHERS = {
    "office.yaml": f"{OFFICE}base_url: https://scrutiny.example/\n",
    "people/wyn-canary.md": PERSON,
    "people/ada-reed.md": "---\nname: Ada Reed\nposts: [{post: Commissioner, from: 2015}]\n---\n",
    "plans.yaml": "- {title: Plan, from: 2016}\n",
    "priorities/children.md": "---\ntitle: Children\nplan: Plan\n---\n",
    "meetings/2024/2024-12-01-other.md": note("## 1. Roads\n\nNoted.\n").replace("12-05", "12-01"),
}
MEETING = """## 1. Canary item
- Priority: Children
- Topic: Canary topic

A canary sang.

### Action 1: Canary action
- Owner: Wyn Canary
- Due: 2025

Feed the canary.
"""
DECISION = """To keep a canary.

**Reasons:** A canary sings.
"""
REPORT = """A canary text.

### Recommendation 1: Canary recommendation
- To: Wyn Canary
- Due: 2025
- Priority: Children

Feed the canary.

**Update (1 May 2025):** The canary is fed.
"""
COMMENTS = "comments: {date: 2024-12-20, by: Wyn Canary, address: https://office.example/canary}"
KINDS = {
    "meeting": ("meetings/2024/2024-12-05-canary.md", "present: Wyn Canary", MEETING),
    "decision": (
        "decisions/2024/canary.md",
        "decided_by: Wyn Canary\npriority: Children\ntopic: Canary topic",
        DECISION,
    ),
    "question": (
        "questions/2024/canary.md",
        "asked_by: Wyn Canary\npriority: Children",
        "Who keeps the canary?\n\n**Answer:** Wyn Canary does.\n",
    ),
    "report": (
        "inspections/canary.md",
        f"body: Canary body\n{COMMENTS}",
        "What a canary saw.\n\n## Canary grades\n\n- Canary: good\n",
    ),
    "report with recommendations": ("inspections/canary.md", "body: Canary body", REPORT),
}
PUBLISHED = "status: published"
WITHDRAWN = "status: withdrawn\nwithdrawn: {date: 2026-07-01, reason: It named somebody.}"
WITHHELD = {
    "draft": "status: draft",
    "embargo": "status: published\npublish_at: 2026-09-11T09:30+01:00",
    "withdrawn": WITHDRAWN,
}


def content(kind: str, status: str, **more: str) -> dict[str, str | bytes]:
    path, front, body = KINDS[kind]
    said = "" if kind.startswith("report") and status == PUBLISHED else f"{status}\n"
    front = f"title: Canary {kind}\ndate: 2024-12-05\n{front}\n{said}"
    return {**OTHERS, path: f"---\n{front}---\n\n{body}", **more}


def address(kind: str) -> str:
    path = KINDS[kind][0].removesuffix(".md").split("/")
    return f"/{path[0]}/{path[-1]}/"


def told(files: Files) -> list[str]:
    """Where a word of what is withheld stands; its address may, since that is how it is answered for."""
    found = []
    for path, data in files.items():
        text = re.sub(ADDRESS, "", data.decode("utf-8", "replace"))
        found += [path] if "canary" in text.lower() else []
    return found


ADDRESS = (
    "(?:meetings/|2024-12-05-|decisions/|questions/|inspections/|topics/|people/wyn-|record |withdrawn: )"
    "canary(?:-topic)?"
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("how", WITHHELD)
def test_nothing_of_it_is_published(kind: str, how: str) -> None:
    files, found = edition(given(content(kind, WITHHELD[how])), days=1)
    assert errors(found) == []
    assert told(files) == []
    there = f"{address(kind)}index.html".removeprefix("/") in files
    assert there is (how == "withdrawn")


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_published_once_its_day_has_come(kind: str) -> None:
    files, _ = edition(given(content(kind, WITHHELD["embargo"])))
    later, found = edition(given(content(kind, WITHHELD["embargo"])), files, 80)
    assert errors(found) == []
    assert events(later, address(kind)) == ["published"]
    assert b"Canary" in later[f"{address(kind)}index.html".removeprefix("/")]
    assert b"Canary" in later["feed.atom"]
    assert any(b"canary" in data.lower() for path, data in later.items() if path.startswith("search/"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_withdrawal_leaves_a_page_a_line_and_a_deleted_entry(kind: str) -> None:
    files, found = edition(given(content(kind, PUBLISHED)))
    assert errors(found) == []
    after, found = edition(given(content(kind, WITHDRAWN)), files, 1)
    assert errors(found) == []
    assert [path for path in told(after) if path != "ledger.jsonl"] == []
    assert events(after, address(kind)) == ["published", "withdrawn"]
    page = after[f"{address(kind)}index.html".removeprefix("/")].decode()
    assert "It named somebody." in page
    assert b"deleted-entry" in after["feed.atom"]
    assert b"1 July 2026, withdrawn" in after["updates/index.html"]
    lost = {path for path in set(files) - set(after) if not path.startswith(("search/", "assets/"))}
    assert lost == set()
    again, found = edition(given(content(kind, PUBLISHED)), after, 2)
    assert [code for code, _ in errors(found)] == ["withdrawn-note"]
    assert again == {}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("how", ["draft", "embargo"])
def test_what_was_published_cannot_vanish(kind: str, how: str) -> None:
    files, _ = edition(given(content(kind, PUBLISHED)))
    _, found = edition(given(content(kind, WITHHELD[how])), files, 1)
    assert "unpublished" in {code for code, _ in errors(found)}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_wrong_with_it_is_told_before_its_day(kind: str) -> None:
    texts, path = content(kind, WITHHELD["embargo"]), KINDS[kind][0]
    texts[path] = str(texts[path]) + "\nIt was <b>[REDACTED]</b>.\n"
    _, found = edition(given(texts))
    assert {code for code, _ in errors(found)} == {"raw-html", "near-redaction"}


NAMING = (
    "---\ntitle: Meeting\ndate: 2025-02-01\nstatus: published\n---\n\n## 1. Roads\n\n"
    "### Recommendation 1: Roads\n- From: canary\n\nMend them.\n\nSee [this](../../inspections/canary.md).\n"
)


def test_a_note_cannot_name_a_report_before_its_time() -> None:
    texts = content("report", WITHHELD["draft"], **{"meetings/2025/2025-02-01-a.md": NAMING})
    _, found = edition(given(texts))
    assert {code for code, _ in errors(found)} == {"unknown-inspection", "broken-link"}


def test_a_note_that_names_a_withdrawn_report_need_not_change() -> None:
    named = {"meetings/2025/2025-02-01-a.md": NAMING}
    files, found = edition(given(content("report", PUBLISHED, **named)))
    assert errors(found) == []
    assert b"Canary report" in files["recommendations/index.html"]
    after, found = edition(given(content("report", WITHDRAWN, **named)), files, 1)
    assert errors(found) == []
    page = after["meetings/2025-02-01-a/index.html"].decode()
    assert "Canary report" not in page
    assert "inspections/canary/index.html" in page
    assert json.loads(after["meetings/2025-02-01-a/recommendation-1-1/index.json"])["source"] == "canary"
    assert [path for path, data in after.items() if b"Canary" in data] == []


def test_a_draft_of_a_translation_is_not_shown_in_its_language() -> None:
    texts = content("report", PUBLISHED)
    texts["office.yaml"] = f"{OTHERS['office.yaml']}languages: [en, cy]\n"
    front = KINDS["report"][1]
    texts["inspections/canary.cy.md"] = (
        f"---\ntitle: Caneri\ndate: 2024-12-05\n{front}\nstatus: draft\n---\n\nTestun cymraeg.\n"
    )
    files, found = edition(given(texts))
    assert errors(found) == []
    assert b"Caneri" not in b"".join(files.values())
    assert b"cymraeg." not in b"".join(files.values())


def test_a_report_keeps_the_day_of_an_edition_that_had_no_text_of_it() -> None:
    """As of an earlier version of the program, or from before the report had a date."""
    undated = content("report", PUBLISHED)
    undated["inspections/canary.md"] = str(undated["inspections/canary.md"]).replace("date: 2024-12-05\n", "")
    files, found = edition(given(undated))
    assert errors(found) == []
    after, found = edition(given(content("report", PUBLISHED)), files, 1)
    assert errors(found) == []
    assert "30 June 2026" in after["inspections/canary/changes/index.html"].decode()
    assert "2026-07-01T00:00:00Z" not in after["feed.atom"].decode()
