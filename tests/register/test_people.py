"""Names as minutes have them: initials at different times, several in one field, bodies, teams, posts."""

import datetime

import pytest

from scrutiny.base.text import Place, Text
from scrutiny.register.names import Names
from scrutiny.shell import processes
from tests.support import OFFICE, checked, codes, given, note, within

PEOPLE = {
    "people/ann-shaw.md": "---\nname: Ann Shaw\ninitials: A.S.\nposts:\n"
    "  - {post: Treasurer, organisation: Office, from: 2010, to: 2015-06-30}\n---\n",
    "people/amir-said.md": "---\nname: Amir Said\ninitials: AS\nposts:\n"
    "  - {post: Chief Constable, organisation: Force, from: 2015-07-01}\n---\n",
    "people/bea-moor.md": "---\nname: Bea Moor\nposts:\n"
    "  - {post: Assistant Chief Constable (Crime), organisation: Force, from: 2014}\n---\n",
    "people/cy-dunn.md": "---\nname: Cy Dunn\nposts:\n"
    "  - {post: Assistant Chief Constable (Operations), organisation: Force, from: 2018}\n---\n",
    "people/dot-lee.md": "---\nname: Dot Lee\n---\n",
    "glossary.yaml": "PSD:\n  expansion: Professional Standards Department\n"
    "HoF:\n  expansion: Head of Finance\n",
    "office.yaml": f"{OFFICE}teams: [Victim Support]\n",
}  # fmt: skip
EARLY, LATE = datetime.date(2014, 5, 1), datetime.date(2024, 12, 5)


@pytest.fixture(scope="module")
def names() -> Names:
    site, said = checked(given(PEOPLE))
    assert said == ()
    assert site is not None
    return site.register.names


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("AS", EARLY, ["Ann Shaw"]),
        ("AS", LATE, ["Amir Said"]),
        ("A.S.", LATE, ["Amir Said"]),
        ("CC", LATE, ["Amir Said"]),
        ("CC", EARLY, []),
        ("ACC", EARLY, ["Bea Moor"]),
        ("ACC", LATE, ["Bea Moor", "Cy Dunn"]),
        ("Dot Lee, Panel Adviser", LATE, ["Dot Lee"]),
        ("Bea Moor, Panel Adviser", LATE, []),
        ("Panel Adviser Bea Moor", LATE, ["Bea Moor"]),
        ("Dot Lee, Ann Shaw", LATE, []),
        ("Chief Constable, Force", LATE, ["Amir Said"]),
        ("Chief Constable, Office", LATE, []),
        ("Ms B. Moor", LATE, ["Bea Moor"]),
        ("Ms C. Moor", LATE, []),
        ("PSD", LATE, ["Professional Standards Department"]),
        ("Victim Support", LATE, ["Victim Support"]),
        ("OPCC", LATE, ["Office"]),
        ("the Force", LATE, ["Force"]),
        ("Performance Team", LATE, ["Performance Team"]),
        ("All", LATE, []),
    ],
)
def test_a_name_means_whom_it_meant_on_the_day(
    names: Names, name: str, day: datetime.date, expected: list[str]
) -> None:
    assert [each.name for each in names.parties(name, day)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("AS", ["AS"]),
        ("AS, Dot Lee", ["AS", "Dot Lee"]),
        ("AS / BM", ["AS", "BM"]),
        ("CC/Treasurer", ["CC", "Treasurer"]),
        ("Dot Lee and Bea Moor", ["Dot Lee", "Bea Moor"]),
        ("Dot Lee, Bea Moor, and AS", ["Dot Lee", "Bea Moor", "AS"]),
        ("Dot Lee & Performance Team", ["Dot Lee", "Performance Team"]),
        ("AS, Dot Lee and Performance Team", ["AS", "Dot Lee", "Performance Team"]),
        ("Amir Said, Chief Constable", ["Amir Said, Chief Constable"]),
        ("Amir Said, Chief Constable, Force", ["Amir Said, Chief Constable, Force"]),
        ("Dot Lee, Chief Constable", ["Dot Lee", "Chief Constable"]),
        ("Director of Finance and Resources", ["Director of Finance and Resources"]),
        ("Police and Crime Panel", ["Police and Crime Panel"]),
        ("Holm Police and Dot Lee", ["Holm Police", "Dot Lee"]),
        (
            "Police and Crime Panel and Holm Fire and Rescue Service",
            ["Police and Crime Panel", "Holm Fire and Rescue Service"],
        ),
        ("T/ACC", ["T/ACC"]),
        ("All", ["All"]),
        ("Nobody Known, Dot Lee", ["Nobody Known", "Dot Lee"]),
        (", Dot Lee,", ["Dot Lee"]),
    ],
)
def test_words_are_parted_into_the_names_that_they_are(names: Names, words: str, expected: list[str]) -> None:
    found = names.several(Text(words, Place("a.md", 3, 9)), LATE)
    assert [each.value for each in found] == expected
    assert {each.place.column - 9 for each in found} == {words.index(each) for each in expected}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("AS", "Amir Said"),
        ("Mr Said", "Amir Said"),
        ("Cllr Dot Lee", "Cllr Dot Lee"),
        ("Panel Adviser Dot Lee", "Dot Lee"),
        ("Chief Constable", "Chief Constable"),
        ("CC", "Chief Constable"),
        ("HoF", "Head of Finance"),
        ("PSD", "Professional Standards Department"),
        ("All", "All"),
    ],
)
def test_nobody_is_shown_by_bare_initials(names: Names, name: str, shown: str) -> None:
    assert names.shown(name, LATE) == shown


def test_the_role_is_what_the_note_says_else_that_of_the_day(names: Names) -> None:
    assert names.role("AS", EARLY) == "Treasurer, Office"
    assert names.role("Chief Constable", LATE) == "Chief Constable, Force"
    assert names.role("Dot Lee, Panel Adviser, City Council", LATE) == "Panel Adviser, City Council"
    assert names.role("Treasurer", LATE) == ""
    assert names.role("T/DCC Bea Moor", LATE) == "Temporary Deputy Chief Constable"
    assert names.role("ACC Bea Moor", LATE) == "Assistant Chief Constable (Crime), Force"
    assert names.role("Bea Moor (Chair)", LATE) == "Assistant Chief Constable (Crime), Force, Chair"
    assert names.role("Bea Moor, Estates", LATE) == "Estates"
    assert names.role("Bea Moor, Force", LATE) == "Assistant Chief Constable (Crime), Force"


FIELDS = "title: Meeting\ndate: {day}\nstatus: published\npresent: [{present}]\n"


def findings(present: str, day: str = "2024-12-05", body: str = "") -> list[tuple[str, str]]:
    text = f"---\n{FIELDS.format(day=day, present=present)}---\n\n## 1. A\n\n{body}"
    return [(each.code, each.fix) for each in checked(given({**PEOPLE, "meetings/2024/a.md": text}))[1]]


def test_initials_that_the_day_tells_apart_are_no_fault_and_others_name_both() -> None:
    assert findings("AS") == []
    assert findings("AS", "2014-05-01") == []
    broken = {**PEOPLE, "meetings/2009/a.md": f"---\n{FIELDS.format(day='2009-01-08', present='AS')}---\n"}
    said = checked(given(broken))[1][-1]
    assert (said.code, said.what) == ("unclear-person", "'AS' could be any of: Amir Said, Ann Shaw")


def test_a_post_that_nobody_held_is_a_warning_and_a_group_is_none() -> None:
    assert findings("Deputy Director of Estates")[0][0] == "unheld-post"
    assert findings("All, members of the public, Performance Team") == []


def test_initials_that_nobody_has_are_advised() -> None:
    assert findings("BM") == [
        ("unknown-person", "if it is Bea Moor, write 'initials: BM' in people/bea-moor.md")
    ]


def test_what_is_behind_a_name_and_not_read_is_named() -> None:
    ((code, fix),) = findings('"Dot Lee (item 1)"')
    assert code == "unknown-person"
    assert fix.startswith("write {person: Dot Lee, items: […]}")


@pytest.mark.parametrize("names", ["Zed Young and Dot Lee", "Zed Young; Dot Lee", "Zed Young / AS"])
def test_several_names_in_one_entry_are_to_be_written_apart(names: str) -> None:
    ((code, fix),) = findings(f'"{names}"')
    assert (code, fix) == ("unknown-person", "write each name on a line of its own, beginning with '- '")


def test_a_post_behind_an_unknown_name_can_be_of_that_person() -> None:
    ((code, fix),) = findings('"Zed Young, Treasurer"')
    assert code == "unknown-person"
    assert fix.endswith("if it is the post of Zed Young, '{person: Zed Young, post: Treasurer}'")


def test_each_unknown_owner_is_named_by_itself() -> None:
    body = "### Action 1: A\n- Owner: AS, Zed Young / Dot Lee\n\nDo it.\n"
    text = note(f"## 1. A\n\n{body}")
    (said,) = checked(given({**PEOPLE, "meetings/2024/a.md": text}))[1]
    assert (said.code, said.what) == ("unknown-person", "no person is called 'Zed Young'")
    assert said.place.column == len("- Owner: AS, ") + 1


def test_a_post_without_dates_is_a_warning_where_it_names_somebody() -> None:
    people = {**PEOPLE, "people/dot-lee.md": "---\nname: Dot Lee\nposts:\n  - {post: Panel Adviser}\n---\n"}
    text = note("## 1. A\n", present="[Panel Adviser]")
    assert codes(checked(given({**people, "meetings/2024/a.md": text}))[1]) == ["undated-post"]


LONG = (
    "Dot Lee, " * 20_000,
    "a " * 100_000,
    "Dot Lee and " * 10_000,
    "(" * 100_000,
    "a" + " " * 100_000 + "b",
)


@pytest.mark.parametrize("line", LONG, ids=range(len(LONG)))
def test_a_very_long_line_of_names_takes_little(
    names: Names, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more processor time than a note may, and not half of the memory."""
    monkeypatch.setattr(processes, "MOST_MEMORY", 100_000_000)

    def look(words: str) -> int:
        found = names.several(Text(words, Place("a.md", 1, 1)), LATE)
        return sum(names.is_known(each.value, LATE) for each in found)

    assert within(look, line) == line.count("Dot Lee")


@pytest.mark.parametrize(
    "words", ["withheld", "Name withheld", "Member of the public", "a member of the public"]
)
def test_words_for_somebody_who_is_not_named_mean_nobody(words: str) -> None:
    held = "posts:\n  - {post: Member of the public, organisation: Panel, from: 2010}\n"
    person = f"---\nname: Eve Wills\naliases: [Withheld, Name withheld, A member of the public]\n{held}---\n"
    site, _ = checked(given({**PEOPLE, "people/eve-wills.md": person}))
    assert site is not None
    assert site.register.names.parties(words, LATE) == ()
