"""The series of a meeting, by its title without date and number."""

import pytest

from scrutiny.authoring.importing.importing import import_file
from scrutiny.authoring.importing.known import Known, Meeting
from scrutiny.authoring.importing.series import bare, number, series_of, shared, with_series
from scrutiny.content.moments import as_moment, named

FIRST, LATER = named("2020-03-04"), named("2020-09-04")
assert FIRST
assert LATER
NOTE = Meeting("meetings/2020/a.md", "Ferry Oversight Board 11", "ferries", FIRST)


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Ferry Board", None),
        ("Ferry Board 12", 12),
        ("Ferry Board (No. 12)", 12),
        ("Ferry Board – 3 June 2020", None),
        ("Ferry Board, June 2020", None),
        ("Ferry Board 12, June 2020", 12),
    ],
)
def test_a_title_without_its_date_and_number(title: str, count: int | None) -> None:
    assert (bare(title), number(title)) == ("Ferry Board", count)


def test_the_series_of_an_earlier_note_or_of_that_name() -> None:
    known = Known(meetings=(NOTE,))
    assert series_of("Ferry oversight board 12", known) == "ferries"
    assert series_of("Ferries", known) == "ferries"
    assert series_of("Ferry Board", known) == ""


def test_notes_of_two_series_tell_nothing_unless_one_is_an_import() -> None:
    other = NOTE._replace(path="meetings/2020/b.md", series="boats")
    known = Known(meetings=(NOTE, other))
    assert series_of("Ferry Oversight Board", known) == ""
    assert series_of("Ferry Oversight Board", known.without({other.path})) == "ferries"
    assert series_of("Ferry Oversight Board", Known(meetings=(other,)).without({other.path})) == "boats"


TEXT = "Ferry Oversight Board\n\n3 June 2020\n\n1. Boats\n\nAll boats are old.\n"


def test_the_draft_and_the_report_say_it_with_the_next_number() -> None:
    made = import_file("x.txt", TEXT.encode(), Known(meetings=(NOTE,)))
    text = made.files["meetings/2020/2020-06-03-ferry-oversight-board.md"]
    assert text.startswith("---\ntitle: Ferry Oversight Board\nseries: ferries\ndate: 2020-06-03\n")
    assert "- series ‘ferries’: line 1, as in earlier notes of that title\n" in made.report
    assert "- line 1: number 12: the note of 2020-03-04 is ‘Ferry Oversight Board 11’\n" in made.report


@pytest.mark.parametrize(
    "note",
    [
        NOTE._replace(title="Ferry Oversight Board"),
        NOTE._replace(date=LATER),
    ],
)
def test_no_number_where_the_note_before_has_none_or_is_later(note: Meeting) -> None:
    assert "number" not in import_file("x.txt", TEXT.encode(), Known(meetings=(note,))).report.split("Rem")[0]


def front(title: str, day: str, series: str = "") -> str:
    return f"---\ntitle: {title}\n{series}date: {day}\n---\n\n## 1. Boats\n"


def test_drafts_of_one_title_on_several_days_are_a_series() -> None:
    drafts = {
        "a": front("Ferry Board 1", "2020-01-01"),
        "b": front('"Ferry Board 2"', "2020-02-01"),
        "c": front("Pier Board", "2020-01-01"),
        "d": front("Pier Board", "2020-01-01"),
        "e": front("Minutes", "2020-01-01"),
        "f": front("Minutes", "2020-02-01"),
        "g": front("Quay Board", "2020-01-01"),
        "h": front("Quay Board", "2020-02-01", "series: quays\n"),
    }
    assert shared(drafts) == {"a": "ferry-board", "b": "ferry-board"}
    assert with_series(drafts["a"], "ferry-board").startswith(
        "---\ntitle: Ferry Board 1\nseries: ferry-board\n"
    )


def test_a_day_that_is_not_known_tells_nothing() -> None:
    assert as_moment("") is None
    made = import_file("x.txt", TEXT.replace("3 June 2020\n\n", "").encode(), Known(meetings=(NOTE,)))
    assert "number 12" not in made.report
