"""Names on a day, links and back-links, threads, and what an edition shows."""

import dataclasses
import datetime

import pytest

from scrutiny.base.text import Place
from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.person import Person
from scrutiny.content.kinds.question import Question
from scrutiny.content.record import Record
from scrutiny.content.values import Reference
from scrutiny.register import queries
from scrutiny.register.links import Attachment, External, Unresolved
from scrutiny.register.people import Organisation
from scrutiny.site.site import Site
from tests.support import AS_OF, SETTINGS, checked, codes, example, given, note

JULY_2023, JULY_2025 = datetime.date(2023, 7, 1), datetime.date(2025, 7, 1)


@pytest.fixture(scope="module")
def site() -> Site:
    found, diagnostics = checked(example())
    assert diagnostics == ()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Maud Ellery", JULY_2023, "Maud Ellery"),
        ("  maud   ELLERY ", JULY_2023, "Maud Ellery"),
        ("CC Ellery", JULY_2023, "Maud Ellery"),
        ("Chief Constable", JULY_2023, "Maud Ellery"),
        ("the Chief Constable", JULY_2025, "Maud Ellery"),
        ("Deputy Chief Constable", datetime.date(2022, 1, 1), "Maud Ellery"),
        ("Police and Crime Commissioner", JULY_2023, "Orla Penhaligon"),
        ("Commissioner", JULY_2025, "Idris Vance"),
        ("mardale police", JULY_2025, "Mardale Police"),
        ("Chief Constable Maud Ellery", JULY_2023, "Maud Ellery"),
        ("Chief Constable Ellery", JULY_2023, "Maud Ellery"),
        ("DCC Ellery", datetime.date(2022, 1, 1), "Maud Ellery"),
        ("Maud Ellery (Chief Constable)", JULY_2023, "Maud Ellery"),
        ("Maud Ellery, Chief Constable", JULY_2023, "Maud Ellery"),
        ("Mr Vance", JULY_2025, "Idris Vance"),
    ],
)
def test_a_name_alias_post_or_body_is_found_on_the_day(
    site: Site, name: str, day: datetime.date, expected: str
) -> None:
    assert [party.name for party in site.register.names.parties(name, day)] == [expected]


def test_a_post_means_nobody_on_a_day_when_nobody_held_it(site: Site) -> None:
    assert site.register.names.parties("Deputy Chief Constable", JULY_2025) == ()
    assert site.register.names.parties("Chief Constable", datetime.date(2014, 6, 1)) == ()


@pytest.mark.parametrize(
    "name",
    [
        "Idris Vance, Chief Constable",
        "Chief Constable Smith",
        "Mr Smith",
        "Vance",
    ],
)
def test_a_name_with_a_post_that_its_bearer_did_not_hold_means_nobody(site: Site, name: str) -> None:
    assert site.register.names.parties(name, JULY_2025) == ()


def test_a_body_is_an_organisation(site: Site) -> None:
    assert site.register.names.parties("Mardale Police", JULY_2023) == (
        Organisation("Mardale Police", "mardale-police"),
    )


def test_a_priority_area_belongs_to_the_plan_of_the_day(site: Site) -> None:
    names = site.register.names
    assert [area.slug for area in names.priorities("Safer Roads", JULY_2023)] == ["safer-roads"]
    assert [area.slug for area in names.priorities("safer roads", JULY_2025)] == ["safer-roads-2025"]
    assert [area.slug for area in names.priorities("Protect Children", JULY_2023)] == ["protecting-children"]
    assert names.priorities("Protect Children", JULY_2025) == ()


def lead(site: Site, target: str, note_id: str = "2023-09-14-performance-meeting") -> object:
    meeting = site.register.notes[note_id].meeting
    return site.register.resolve(Reference("", target, Place(meeting.path, 1, 1)), meeting)


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("#question-1-1", "2023-09-14-performance-meeting/question-1-1"),
        ("question-1-1", "2023-09-14-performance-meeting/question-1-1"),
        ("item-2a", "2023-09-14-performance-meeting/item-2a"),
        ("../2024/2024-12-05-performance-meeting.md#action-2-1", "2024-12-05-performance-meeting/action-2-1"),
        ("2024-12-05-performance-meeting/action-2-1", "2024-12-05-performance-meeting/action-2-1"),
    ],
)
def test_a_link_leads_to_a_record(site: Site, target: str, key: str) -> None:
    found = lead(site, target)
    assert isinstance(found, Record)
    assert found.key == key


def test_a_link_leads_to_other_things(site: Site) -> None:
    assert isinstance(lead(site, "../2024/2024-12-05-performance-meeting.md"), Meeting)
    assert isinstance(lead(site, "../../people/maud-ellery.md"), Person)
    assert lead(site, "../2024/papers/roads-2024.txt") == Attachment("meetings/2024/papers/roads-2024.txt")
    assert lead(site, "https://example.org/a.md") == External("https://example.org/a.md")


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("../../../../etc/passwd", "leads out of the content folder"),
        ("#question-1-9", "has no record"),
        ("nothing.md", "there is no"),
        ("../2026/2026-04-16-performance-meeting.md", "is not published"),
        ("2026-05-21-performance-meeting/item-1", "is not published"),
    ],
)
def test_a_link_that_leads_nowhere_says_why(site: Site, target: str, what: str) -> None:
    found = lead(site, target)
    assert isinstance(found, Unresolved)
    assert what in found.what


def test_a_link_into_a_withdrawn_note_leads_to_the_page_that_says_so(site: Site) -> None:
    found = lead(site, "2025-02-20-performance-meeting/question-1-1")
    assert isinstance(found, Meeting)
    assert found.status == "withdrawn"


def test_links_are_read_backwards(site: Site) -> None:
    def back(kind: str, identity: str) -> set[tuple[str, str]]:
        found = site.mentions.of(kind, identity)
        return {(each.by.key if isinstance(each.by, Record) else each.by.id, each.how) for each in found}

    old, new = "2023-09-14-performance-meeting", "2024-12-05-performance-meeting"
    assert back("record", f"{old}/action-1-1") == {(f"{new}/action-1-1", "updates")}
    assert back("record", f"{old}/question-1-1") == {(f"{old}/action-1-1", "arises from")}
    assert back("record", f"{old}/question-2a-1") == {
        (f"{new}/question-2-1", "follows"),
        (f"{new}/question-2-1", "mentions"),
    }
    assert back("meeting", old) == {(new, "approved")}
    assert (f"{old}/question-2a-1", "answered") in back("person", "tobias-crane")
    assert (f"{new}/action-1-1", "owns") in back("person", "maud-ellery")
    assert (f"{new}/recommendation-3-2", "made") in back("inspection", "hmicfrs-2024-peel")
    assert (f"{old}/item-1", "mentions") in back("term", "cse")
    assert (f"{old}/question-2a-1", "topic") in back("topic", "anpr")


def test_a_record_takes_the_priority_area_of_its_item(site: Site) -> None:
    register = site.register
    question = register.records["2023-09-14-performance-meeting/question-1-1"]
    assert [area.slug for area in register.priorities_of(question)] == ["protecting-children"]
    own = register.records["2025-07-10-public-accountability-meeting/question-1-1"]
    assert [area.slug for area in register.priorities_of(own)] == ["visible-policing"]


def test_the_latest_status_of_a_thread_stands(site: Site) -> None:
    register = site.register
    first = register.records["2023-09-14-performance-meeting/action-1-1"]
    thread = register.thread(first)
    assert thread.told_by.key == "2024-12-05-performance-meeting/action-1-1"
    assert (thread.state, thread.group) == ("complete", "complete")
    assert [key for key, record in register.records.items() if register.thread(record).owed] == [
        "2024-02-08-performance-meeting/action-2-1",
        "2024-12-05-performance-meeting/action-2-1",
        "2024-12-05-performance-meeting/recommendation-3-1",
        *(f"2025-09-18-resources-board/action-1-{number}" for number in (1, 2, 3, 4)),
        "2026-03-19-resources-board/action-1-1",
    ]


def test_a_story_leads_from_the_question_to_the_evidence(site: Site) -> None:
    register = site.register
    question = register.records["2023-09-14-performance-meeting/question-1-1"]
    keys = [record.key for record in register.story(question)]
    assert keys == [
        "2023-09-14-performance-meeting/question-1-1",
        "2023-09-14-performance-meeting/action-1-1",
        "2024-12-05-performance-meeting/action-1-1",
    ]
    assert all(register.story(register.records[key]) == register.story(question) for key in keys)
    alone = register.records["2023-09-14-performance-meeting/question-1-2"]
    assert register.story(alone) == (alone,)


def test_an_overdue_action_is_passed_over_by_the_next_meeting_of_its_series() -> None:
    def at(day: str, body: str, series: str, status: str = "published") -> str:
        return note(body, series=series).replace("2024-12-05", day).replace("published", status)

    action = "## 1. A\n\n### Action 1\n- Due: 2024-02-01\n\nDo.\n"
    files = {
        "first": at("2024-01-01", action, "board"),
        "other": at("2024-03-01", "", "panel"),
        "cancelled": at("2024-03-02", "", "board", "cancelled"),
        "second": at("2024-04-01", "", "board"),
        "third": at("2024-05-01", "", "board"),
    }
    site, _ = checked(given({f"meetings/2024/{name}.md": text for name, text in files.items()}))
    assert site is not None
    (owed,) = queries.threads(site.register, Action)
    passed = site.register.passed_over(owed)
    assert passed is not None
    assert passed.id == "second"
    taken_up = action.replace("Due: 2024-02-01", "Updates: first/action-1-1\n- Status: complete")
    files["second"] = at("2024-04-01", taken_up, "board")
    site, _ = checked(given({f"meetings/2024/{name}.md": text for name, text in files.items()}))
    assert site is not None
    assert [site.register.passed_over(each) for each in queries.threads(site.register, Action)] == [None]


def test_answers_are_counted_by_judgement_and_year(site: Site) -> None:
    counted = queries.judged(site.register, queries.threads(site.register, Question))
    assert [(year, dict(counts)) for year, counts in counted] == [
        (2016, {"": 1}),
        (2017, {"deferred": 1, "not answered": 1}),
        (2018, {"partly answered": 1}),
        (2020, {"answered": 1}),
        (2022, {"answered": 1}),
        (2023, {"": 2, "partly answered": 1}),
        (2024, {"": 1}),
        (2025, {"": 2}),
        (2026, {"": 1, "partly answered": 1}),
    ]


def test_two_records_that_continue_one_are_one_thread() -> None:
    first = note("## 1. A\n\n### Action 1\n\nDo.\n", series="a").replace("2024-12-05", "2024-01-01")
    later = "## 1. A\n\n### Action 1\n- Updates: first/action-1-1\n- Status: {}\n\nSo.\n"
    second = note(later.format("open")).replace("2024-12-05", "2024-02-01")
    third = note(later.format("complete"))
    files = {"first": first, "second": second, "third": third}
    site, found = checked(given({f"meetings/2024/{name}.md": text for name, text in files.items()}))
    assert found == ()
    assert site is not None
    register = site.register
    (thread,) = queries.threads(register, Action)
    assert [each.meeting for each in thread.records] == ["first", "second", "third"]
    assert (thread.told_by.key, thread.owed) == ("third/action-1-1", False)


def test_a_circle_of_updates_ends() -> None:
    body = "## 1. A\n\n### Action 1\n- Updates: action-1-2\n\n### Action 2\n- Updates: action-1-1\n"
    site, _ = checked(given({"meetings/2024/a.md": note(body)}))
    assert site is not None
    for record in site.register.records.values():
        assert site.register.thread(record).latest in site.register.records.values()


def shown(as_of: datetime.datetime, *, drafts: bool = False) -> set[str]:
    site, _ = checked(example(), dataclasses.replace(SETTINGS, as_of=as_of, drafts=drafts))
    assert site is not None
    return {meeting.id for meeting in site.register.meetings}


def test_an_embargo_ends_at_its_instant_in_any_time_zone() -> None:
    embargoed = "2026-05-21-performance-meeting"
    ends = datetime.datetime(2026, 7, 1, 8, 0, tzinfo=datetime.UTC)
    ahead = datetime.timezone(datetime.timedelta(hours=9))
    assert embargoed not in shown(ends - datetime.timedelta(seconds=1))
    assert embargoed not in shown((ends - datetime.timedelta(seconds=1)).astimezone(ahead))
    assert embargoed in shown(ends)
    assert embargoed in shown(ends.astimezone(ahead))


def test_who_is_named_in_withheld_notes_alone_is_withheld(site: Site) -> None:
    slugs = {person.slug for person in site.register.people}
    assert slugs.isdisjoint({"canarydraft-witness", "canarywithdrawn-witness"})
    assert {"idris-vance", "wren-aldous"} <= slugs
    found = lead(site, "../../people/canarydraft-witness.md")
    assert isinstance(found, Unresolved)
    assert "is not published" in found.what


def test_drafts_are_shown_only_when_asked_for() -> None:
    assert "2026-04-16-performance-meeting" not in shown(AS_OF)
    assert "2026-04-16-performance-meeting" in shown(AS_OF, drafts=True)


def test_a_published_note_must_not_lead_to_a_draft_and_a_draft_may_lead_anywhere() -> None:
    draft = note("## 1. A\n\nSee [b](b.md) and [c](c.md).\n").replace("published", "draft")
    other = note("").replace("published", "draft")
    published = note("## 1. A\n\nSee [a](a.md).\n")
    files = {"meetings/2024/a.md": draft, "meetings/2024/b.md": note(""), "meetings/2024/c.md": other}
    assert checked(given(files))[1] == ()
    assert codes(checked(given({**files, "meetings/2024/b.md": published}))[1]) == ["broken-link"]


def test_a_link_to_a_note_that_cannot_be_read_says_so() -> None:
    linking = note(
        "## 1. A\n- Topic: x\n\n[b](b.md#item-1)\n\n### Question 1\n- Follows: b/question-1-1\n\nWhy?\n"
    )
    found = checked(given({"meetings/2024/a.md": linking, "meetings/2024/b.md": "no fence"}))[1]
    assert codes(found) == ["broken-link", "broken-link", "no-front-matter"]
    assert {each.fix for each in found[:2]} == {"correct the errors of that note first"}


def test_a_priority_area_needs_a_plan() -> None:
    files = {
        "priorities/a.md": "---\ntitle: A\nplan: Plan A\n---\n",
        "plans.yaml": "- {title: Plan B, from: 2020}\n",
    }
    found = checked(given(files))[1]
    assert codes(found) == ["unknown-plan"]
    assert found[0].fix == "did you mean 'Plan B'?"


def test_a_successor_must_be_one_area() -> None:
    files = {
        "priorities/a.md": "---\ntitle: A\nplan: Plan\nsucceeded_by: C\n---\n",
        "plans.yaml": "- {title: Plan, from: 2020}\n",
    }
    assert codes(checked(given(files))[1]) == ["unknown-priority"]


def test_the_name_of_an_attachment_must_be_plain() -> None:
    body = "## 1. A\n- Paper: [a](papers/_headers.txt)\n"
    content = given({"meetings/2024/a.md": note(body)}, {"meetings/2024/papers/_headers.txt": b"x"})
    assert codes(checked(content)[1]) == ["file-name"]


def test_a_post_cannot_end_before_it_begins() -> None:
    person = "---\nname: Ada Reed\nposts: [{post: Treasurer, from: 2024-05, to: 2020}]\n---\n"
    (said,) = checked(given({"people/ada-reed.md": person}))[1]
    assert (said.code, said.place.line) == ("bad-value", 3)
    assert checked(given({"people/ada-reed.md": person.replace("2020", "2024")}))[1] == ()
