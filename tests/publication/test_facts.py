"""What a published page says of somebody stays as it was, whatever file it comes from."""

import json
from collections.abc import Callable, Mapping

import pytest

from scrutiny.content.input import Input
from tests.publication.test_edition import edition, errors
from tests.support import OFFICE, given, note

PATH = "meetings/2024/a.md"
BODY = (
    "## 1. Roads\n- Presented by: Chief Constable\n- Priority: Safe roads\n\nNoted.\n\n"
    "### Question 1\n\nWhy?\n\n**Answer (Chief Constable):** Because.\n\n"
    "### Action 1: A plan\n- Owner: Chief Constable\n\nWrite it.\n\n"
    "### Recommendation 1: Cameras\n- From: roads\n\nUse them.\n"
)
ENTRY = "[{date: 2026-07-01, type: correction, note: The owner was wrong.}]"


def person(name: str, *posts: str) -> str:
    held = "".join(f"  - {{post: {post}}}\n" for post in posts)
    return f"---\nname: {name}\n{f'posts:{chr(10)}{held}' if posts else ''}---\n"


ELLERY, BELL = "people/maud-ellery.md", "people/anna-bell.md"
OFFICE_FILES: Mapping[str, str] = {
    "office.yaml": OFFICE,
    ELLERY: person("Maud Ellery", "Chief Constable, from: 2020, to: 2024-12-31"),
    BELL: person("Anna Bell", "Chief Constable, from: 2025-01-01"),
    "people/jo-reed.md": person("Jo Reed"),
    "plans.yaml": "- {title: Plan 2020, from: 2020, to: 2025}\n- {title: Plan 2026, from: 2026}\n",
    "priorities/safe-roads.md": "---\ntitle: Safe roads\nplan: Plan 2020\n---\n",
    "inspections/roads.md": "---\ntitle: Roads policing\n---\n",
}


def content(files: Mapping[str, str] = OFFICE_FILES, **fields: str) -> Input:
    there = {"present": "[Maud Ellery, Jo Reed]", "chair": "Chief Constable", **fields}
    return given({**files, PATH: note(BODY, **there)})


def before() -> Mapping[str, bytes]:
    files, found = edition(content())
    assert not errors(found)
    return files


EDITS: Mapping[str, tuple[str, Mapping[str, str], str]] = {
    "another holds the post": (
        ELLERY,
        {
            ELLERY: person("Maud Ellery", "Chief Constable, from: 2020, to: 2023-12-31"),
            BELL: person("Anna Bell", "Chief Constable, from: 2024-01-01"),
        },
        (
            "'Chief Constable (Maud Ellery), which leads to /people/maud-ellery/' would become "
            "'Chief Constable (Anna Bell), which leads to /people/anna-bell/'"
        ),
    ),
    "nobody holds the post by that name": (
        ELLERY,
        {ELLERY: person("Maud Ellery", "Chief Constable, organisation: Another Force, from: 2020")},
        "'Maud Ellery (Chief Constable), which leads to /people/maud-ellery/'",
    ),
    "a person gets another name": (
        ELLERY,
        {
            ELLERY: person("Maud Ellery-Jones", "Chief Constable, from: 2020, to: 2024-12-31").replace(
                "posts:", "aliases: [Maud Ellery]\nposts:"
            )
        },
        "(Maud Ellery-Jones)",
    ),
    "the commissioner's post gets another name": (
        "office.yaml",
        {"office.yaml": OFFICE.replace("commissioner: Commissioner", "commissioner: Mayor")},
        "would become 'Mayor",
    ),
    "a priority area gets another title": (
        "priorities/",
        {"priorities/safe-roads.md": "---\ntitle: Roads\naliases: [Safe roads]\nplan: Plan 2020\n---\n"},
        "'Safe roads' would become 'Roads'",
    ),
    "a report gets another title": (
        "inspections/roads.md",
        {"inspections/roads.md": "---\ntitle: A failure\n---\n"},
        "'roads (Roads policing), which leads to /inspections/roads/' would become 'roads (A failure)",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_a_page_says_of_somebody_is_not_changed_by_another_file(
    name: str, kept: Callable[..., None]
) -> None:
    path, files, said = EDITS[name]
    first = before()
    files = {**OFFICE_FILES, **files}
    made, found = edition(content(files), first, days=1)
    assert made == {}
    wrong = [each for each in found if each.severity == "error"]
    assert {each.code for each in wrong} == {"changed-fact"}
    mine = next(each for each in wrong if each.place.path == path)
    assert PATH in mine.what
    assert said in mine.what
    assert f"in {PATH}: 'changes: [{{date: 2026-07-01" in mine.fix
    second, found = edition(content(files, changes=ENTRY), first, days=1)
    assert not errors(found)
    again, found = edition(content(files, changes=ENTRY), second, days=2)
    assert not errors(found)
    assert again["ledger.jsonl"] == second["ledger.jsonl"]
    kept(2, "changes of published texts tried")


def test_more_may_be_said_where_nothing_was() -> None:
    few = {path: text for path, text in OFFICE_FILES.items() if path != "people/anna-bell.md"}
    files, found = edition(content(few))
    assert not errors(found)
    more = {
        **OFFICE_FILES,
        "people/pat-may.md": person("Pat May", "Commissioner, from: 2020"),
        "people/jo-reed.md": person("Jo Reed", "Adviser, from: 2020"),
    }
    second, found = edition(content(more), files, days=1)
    assert not errors(found)
    other = {**more, "people/pat-may.md": person("Pam May", "Commissioner, from: 2020")}
    _, found = edition(content(other), second, days=2)
    assert errors(found) == [("changed-fact", "people/pat-may.md:1")]


def test_a_person_whose_address_moved_is_the_same() -> None:
    renamed = {path: text for path, text in OFFICE_FILES.items() if path != ELLERY}
    renamed["people/m-ellery.md"] = OFFICE_FILES[ELLERY]
    renamed["moved.yaml"] = "- {from: /people/maud-ellery/, to: /people/m-ellery/}\n"
    _, found = edition(content(renamed), before(), days=1)
    assert not errors(found)


def test_an_edition_without_facts_is_continued() -> None:
    """One made by an earlier version of the program."""
    first = dict(before())
    path = "meetings/a/index.json"
    told = json.loads(first[path])
    assert told.pop("named")
    first[path] = json.dumps(told).encode()
    moved = {**OFFICE_FILES, BELL: person("Anna Bell", "Chief Constable, from: 2026-01-01")}
    second, found = edition(content(moved), first, days=1)
    assert not errors(found)
    _again, found = edition(content(moved), second, days=2)
    assert not errors(found)


def test_a_person_is_translated_without_an_entry_and_not_changed() -> None:
    both = {**OFFICE_FILES, "office.yaml": OFFICE + "languages: [en, cy]\n"}
    first, found = edition(content(both))
    assert not errors(found)
    welsh = person("Maud Ellery", "Prif Gwnstabl, from: 2020, to: 2024-12-31")
    translated = {**both, "people/maud-ellery.cy.md": welsh}
    second, found = edition(content(translated), first, days=1)
    assert not errors(found)
    assert b"Prif Gwnstabl" in second["cy/meetings/a/index.json"]
    other = {**translated, "people/maud-ellery.cy.md": welsh.replace("Prif Gwnstabl", "Dirprwy")}
    _, found = edition(content(other), second, days=2)
    assert errors(found) == [("changed-fact", "people/maud-ellery.cy.md:1")]
    _, found = edition(content(both), second, days=2)
    assert not errors(found)
