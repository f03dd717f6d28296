"""A thread is one thing: one status, one list of owners, one due date, whatever its records leave out."""

import dataclasses
import datetime

import pytest

from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.record import Record
from scrutiny.register import queries
from scrutiny.register.threads import GROUPS, Thread
from tests.support import SETTINGS, checked, given, note

JANUARY, MARCH, MAY = (datetime.date(2024, month, 1) for month in (1, 3, 5))


def threads(kind: type = Action, **notes: str) -> tuple[Thread, ...]:
    """The things of a kind in notes by the name of their files, each of a day and with a body."""
    site, found = checked(given({f"meetings/2024/{name}.md": text for name, text in notes.items()}))
    assert site is not None, found
    return queries.threads(site.register, kind)


def at(day: datetime.date, body: str, status: str = "published") -> str:
    text = note(f"## 1. A\n\n### {body}\n\nText.\n")
    return text.replace("2024-12-05", day.isoformat()).replace("published", status)


FIRST = at(JANUARY, "Action 1: Cars\n- Owner: Commissioner\n- Due: 2024-02-01\n- Status: in progress")


def test_a_later_record_that_leaves_a_field_out_does_not_change_it() -> None:
    (found,) = threads(a=FIRST, b=at(MARCH, "Action 1\n- Updates: a/action-1-1"))
    assert (found.state, found.told_by.meeting) == ("in progress", "a")
    assert ([owner.value for owner in found.owners], found.named_by.meeting) == (["Commissioner"], "a")
    assert (str(found.due), str(found.first_due), found.moved) == ("2024-02-01", "2024-02-01", False)
    assert (found.title, found.group) == ("Cars", "overdue")


def test_the_last_word_counts() -> None:
    later = "Action 1\n- Owner: Chief Constable\n- Due: 2030-01-01\n- Updates: a/action-1-1\n- Status: open"
    (found,) = threads(a=FIRST, b=at(MARCH, later))
    assert [owner.value for owner in found.owners] == ["Chief Constable"]
    assert (str(found.due), str(found.first_due)) == ("2030-01-01", "2024-02-01")
    assert (found.moved, found.state, found.group, found.owed) == (True, "open", "open", True)


def test_a_meeting_that_was_not_held_changes_nothing() -> None:
    later = at(MAY, "Action 1\n- Due: 2030-01-01\n- Updates: a/action-1-1\n- Status: open", "agenda")
    (found,) = threads(a=FIRST, b=later)
    assert (found.state, str(found.due), found.group) == ("in progress", "2024-02-01", "overdue")
    assert threads(b=at(MAY, "Action 1\n- Status: open", "cancelled")) == ()


def test_an_action_without_a_status_is_open_and_a_recommendation_is_not() -> None:
    (action,) = threads(a=at(JANUARY, "Action 1"))
    assert (action.state, action.group) == ("open", "open")
    (recommendation,) = threads(Recommendation, a=at(JANUARY, "Recommendation 1"))
    assert (recommendation.state, recommendation.group) == (None, "not recorded")


@pytest.mark.parametrize(
    ("kind", "status", "group"),
    [
        ("Action", "open", "overdue"),
        ("Action", "in progress", "overdue"),
        ("Action", "complete", "complete"),
        ("Action", "cancelled", "dropped"),
        ("Action", "transferred", "dropped"),
        ("Recommendation", "accepted", "overdue"),
        ("Recommendation", "complete", "complete"),
        ("Recommendation", "rejected", "dropped"),
    ],
)
def test_each_status_is_in_one_group(kind: str, status: str, group: str) -> None:
    kinds: dict[str, type[Record]] = {"Action": Action, "Recommendation": Recommendation}
    body = f"{kind} 1\n- Due: 2024-02-01\n- Status: {status}"
    (found,) = threads(kinds[kind], a=at(JANUARY, body))
    assert found.group == group
    groups = queries.grouped([found])
    assert {name: len(groups[name]) for name in GROUPS} == {name: int(name == group) for name in GROUPS}


def test_it_is_overdue_from_the_day_after() -> None:
    content = given({"meetings/2024/a.md": at(JANUARY, "Action 1\n- Due: 2024-02-01")})
    groups = []
    for day in (1, 2):
        as_of = datetime.datetime(2024, 2, day, tzinfo=datetime.UTC)
        site, _ = checked(content, dataclasses.replace(SETTINGS, as_of=as_of))
        assert site is not None
        groups += [each.group for each in queries.threads(site.register, Action)]
    assert groups == ["open", "overdue"]
