"""Each thing is counted once, by whatever it is counted."""

import pytest

from scrutiny.content.kinds import RECORDS
from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.question import Question
from scrutiny.register import queries
from scrutiny.site.site import Site
from tests.support import checked, example, given, note


@pytest.fixture(scope="module")
def site() -> Site:
    found, _ = checked(example())
    assert found is not None
    return found


def test_one_action_of_three_meetings_is_counted_once(site: Site) -> None:
    register = site.register
    actions = queries.threads(register, Action)
    assert (len(register.of(Action)), len(actions)) == (13, 9)
    grouped = queries.grouped(actions)
    assert {group: len(found) for group, found in grouped.items() if found} == {
        "overdue": 2,
        "open": 4,
        "complete": 2,
        "dropped": 1,
    }
    assert sum(queries.by_state(actions).values()) == 9
    assert sum(map(len, queries.by_year(register, actions).values())) == 9


def test_what_is_only_on_an_agenda_is_not_counted(site: Site) -> None:
    coming = site.register.records["2026-09-10-public-accountability-meeting/question-1-1"]
    assert queries.each_once(site.register, [coming]) == ()


def test_every_record_is_of_one_thing(site: Site) -> None:
    register = site.register
    for kind in RECORDS:
        if kind.has_page:
            of_things = [each.key for thread in queries.threads(register, kind) for each in thread.records]
            held = [each.key for each in register.of(kind)]
            assert len(of_things) == len(set(of_things))
            assert set(held) <= set(of_things)


def test_what_is_most_overdue_comes_first(site: Site) -> None:
    found = queries.grouped(queries.threads(site.register, Action))
    assert [each.title for each in found["overdue"]] == [
        "Answer complaints within 30 days",
        "Repair the last camera",
    ]
    assert [each.title for each in found["complete"]] == [
        "Recruit six officers",
        "Report on return interviews",
    ]


def test_a_post_and_its_holder_are_one_owner(site: Site) -> None:
    owners = queries.by_owner(site.register, queries.threads(site.register, Action))
    assert [(each.name, len(each.owns)) for each in owners] == [
        ("Maud Ellery", 3),
        ("Tobias Crane", 1),
        ("Gwen Madoc", 2),
        ("All", 1),
        ("Deputy Chief Constable", 1),
        ("Fellgate Watch", 1),
        ("Mardale Police", 1),
        ("Gareth Moss", 1),
        ("Wren Aldous", 1),
    ]


def test_a_thing_is_in_each_year_in_which_it_came_up(site: Site) -> None:
    actions = queries.threads(site.register, Action)
    years = [(year, len(found)) for year, found in queries.by_every_year(site.register, actions).items()]
    assert years == [(2026, 1), (2025, 4), (2024, 4), (2023, 1), (2020, 1), (2019, 1), (2018, 1)]


def test_an_area_takes_over_what_its_predecessors_left_open(site: Site) -> None:
    areas = {area.slug: area for area in site.register.content.priorities}
    now = queries.lineage(site.register, areas["safer-roads-2025"])
    assert [area.slug for area in now] == ["roads", "safer-roads", "safer-roads-2025"]
    things = queries.each_once(site.register, queries.under(site.mentions, now))
    overdue = queries.grouped(queries.of_kind(things, Action))["overdue"]
    assert [each.title for each in overdue] == ["Repair the last camera"]
    assert len(queries.of_kind(things, Question)) == 4


def test_areas_that_took_up_each_other_end() -> None:
    def area(name: str, other: str) -> str:
        return f"---\ntitle: {name}\nplan: Plan\nsucceeded_by: {other}\n---\n"

    files = {
        "plans.yaml": "- {title: Plan, from: 2020}\n",
        "priorities/a.md": area("A", "B"),
        "priorities/b.md": area("B", "A"),
        "meetings/2024/a.md": note("## 1. X\n"),
    }
    site, _ = checked(given(files))
    assert site is not None
    a, b = site.register.content.priorities
    assert queries.lineage(site.register, a) == (b, a)
    assert queries.lineage(site.register, b) == (a, b)
