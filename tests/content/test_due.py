"""When something is due: as exactly as it is written, and what to write for other words."""

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import due, due_words
from scrutiny.content.moments import Moment


def read(words: str) -> tuple[due.Due | None, str]:
    report = Report()
    found = due.read(Text(words, Place("a.md", 1, 1)), report)
    return found, "".join(each.fix for each in report.diagnostics)


@pytest.mark.parametrize(
    ("words", "iso", "last"),
    [
        ("2027-03-05", "2027-03-05", "2027-03-05"),
        ("5th March 2027", "2027-03-05", "2027-03-05"),
        ("March 2027", "2027-03", "2027-03-31"),
        ("Sept. 2027", "2027-09", "2027-09-30"),
        ("2028-02", "2028-02", "2028-02-29"),
        ("2027", "2027", "2027-12-31"),
    ],
)
def test_a_time_is_known_as_exactly_as_it_is_written(words: str, iso: str, last: str) -> None:
    found, fix = read(words)
    assert isinstance(found, Moment)
    assert (found.iso, found.last.isoformat(), fix) == (iso, last, "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("next meeting", due.NEXT_MEETING),
        ("The next meeting", due.NEXT_MEETING),
        ("Ongoing", due.ONGOING),
        ("on-going", due.ONGOING),
    ],
)
def test_words_in_the_place_of_a_time(words: str, expected: str) -> None:
    assert read(words) == (expected, "")


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("Q3 2026", "write '- Due: September 2026', the month in which it ends, or 'December 2026' if years"),
        ("Q4 2026/27", "write '- Due: March 2027', the month in which that quarter ends"),
        ("2nd quarter of 2026-27", "write '- Due: September 2026', the month in which that quarter ends"),
        ("2026/27", "write '- Due: March 2027'"),
        ("FY 2026-27", "write '- Due: March 2027'"),
        ("Spring 2027", "write the month by which it is to be done, such as '- Due: May 2027'"),
        ("end of March 2027", "write '- Due: March 2027'"),
        ("by 5th March 2027", "write '- Due: 5th March 2027'"),
        ("late 2027", "write '- Due: 2027'"),
        ("March/April 2027", "write '- Due: April 2027'"),
        ("the next performance board", "write '- Due: next meeting'"),
        ("continuous", "write '- Due: ongoing'"),
        ("every meeting", "write '- Due: ongoing'"),
        ("TBC", "leave this line out"),
        ("asap", "leave this line out"),
        ("done", "write '- Status: complete'"),
        ("November", "add the year, such as '- Due: November 2027'"),
        ("within 28 days", "count from the day of the meeting"),
        ("two weeks", "count from the day of the meeting"),
        ("05/03/2027", "write 2027-03-05"),
        ("2027-13", "write a day that exists"),
        ("0000", "write a day that exists"),
        ("once " * 40, "write a day that exists"),
    ],
)
def test_other_words_are_refused_with_the_line_to_write(words: str, advice: str) -> None:
    found, fix = read(words)
    assert found is None
    assert fix.startswith(advice)


def test_what_is_advised_can_be_written() -> None:
    for words in ("Q1 2026", "Q4 2026/27", "2026-27", "end of sept 2027", "next board", "rolling"):
        advice = due_words.instead(words)
        assert advice is not None
        assert read(advice.split("- Due: ")[1].split("'")[0])[0] is not None
