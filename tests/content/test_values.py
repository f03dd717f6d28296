"""The types of value that fields hold."""

import datetime
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import dates, values
from scrutiny.content.moments import Moment, Period
from scrutiny.wording import phrases

HERE = Place("a.md", 1, 1)


def text(words: str) -> Text:
    return Text(words, HERE)


@pytest.mark.parametrize(
    "written",
    [
        *("2016-02-26", "26 February 2016", "26  FEBRUARY 2016", "26 Feb 2016", "26th February, 2016"),
        *("Friday 26 February 2016", "Fri. 26th of Feb. 2016", "February 26, 2016", "the 26th February 2016"),
    ],
)
def test_a_date_is_written_in_either_form(written: str) -> None:
    assert values.date(text(written), Report()) == datetime.date(2016, 2, 26)


@pytest.mark.parametrize(
    "written",
    [
        "2016-02-30",
        "26/02/2016",
        "2016-2-6",
        "٢٠١٦-٠٢-٢٦",
        "Monday 26 February 2016",
        "26th",
        "February 2016",
        "soon",
        "0000-01-01",
    ],
)
def test_what_is_no_date_is_refused(written: str) -> None:
    report = Report()
    assert values.date(text(written), report) is None
    assert report.failed


@given(st.dates())
def test_a_date_on_a_page_can_be_written_back(day: datetime.date) -> None:
    if day.year >= 1000:
        assert dates.as_date(phrases.date(day)) == day
    assert dates.as_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2016", (2016, 1, 1), (2016, 12, 31)),
        ("2016-02", (2016, 2, 1), (2016, 2, 29)),
        ("2016-12", (2016, 12, 1), (2016, 12, 31)),
        ("2016-02-26", (2016, 2, 26), (2016, 2, 26)),
    ],
)
def test_a_moment_is_as_exact_as_it_is_written(
    written: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    moment = values.moment(text(written), Report())
    assert moment == Moment(written, datetime.date(*first), datetime.date(*last))


@pytest.mark.parametrize("written", ["16", "2016-13", "9999", "0000", "2016-00", "about 2016"])
def test_what_is_no_moment_is_refused(written: str) -> None:
    report = Report()
    assert values.moment(text(written), report) is None
    assert report.failed


def test_a_period_holds_on_its_first_and_last_day() -> None:
    period = Period(values.moment(text("2016"), Report()), values.moment(text("2018-05"), Report()))
    inside = [datetime.date(2016, 1, 1), datetime.date(2018, 5, 31)]
    outside = [datetime.date(2015, 12, 31), datetime.date(2018, 6, 1)]
    assert all(period.holds_on(day) for day in inside)
    assert not any(period.holds_on(day) for day in outside)
    assert all(Period(None, None).holds_on(day) for day in inside + outside)


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("15:00", (15, 0)),
        ("3.00pm", (15, 0)),
        ("3 pm", (15, 0)),
        ("12am", (0, 0)),
        ("12.30 P.M.", (12, 30)),
        ("09:05", (9, 5)),
    ],
)
def test_a_time_is_written_as_people_write_it(written: str, clock: tuple[int, int]) -> None:
    assert values.time(text(written), Report()) == datetime.time(*clock)


@pytest.mark.parametrize("written", ["15", "24:00", "13pm", "0am", "3:60", "2.00", "7:30", "2pm-4pm", "140"])
def test_what_is_no_time_is_refused(written: str) -> None:
    report = Report()
    assert values.time(text(written), report) is None
    assert report.failed


@pytest.mark.parametrize(
    "written",
    ["2030-12-03", "next Tuesday", "2030-12-03T09:30+01:00", "2030-07-03T09:30Z", "2030-07-03 09:30-05:00"],
)
def test_an_embargo_is_a_day_and_a_time_on_the_clock_of_the_country(written: str) -> None:
    report = Report()
    assert values.instant(text(written), report) is None
    assert report.failed


def test_a_reference_is_a_link_or_a_bare_id() -> None:
    assert values.reference(text("[a (b)](../x.md#question-1-1)"), Report()) == values.Reference(
        "a (b)", "../x.md#question-1-1", HERE
    )
    assert values.reference(text("x/question-1-1"), Report()) == values.Reference("", "x/question-1-1", HERE)
    report = Report()
    assert values.reference(text("Question 2, November"), report) is None
    assert [found.code for found in report.diagnostics] == ["bad-link"]


@pytest.mark.parametrize(
    "stem", ["../../escape", "a/../../x", ".", "_redirects", "CNAME", "CON", "con", "café", "a#b", "-rf", ""]
)
def test_a_stem_that_could_leave_its_folder_is_no_slug(stem: str) -> None:
    assert not values.is_slug(stem)


def test_phrases_read_like_english() -> None:
    assert phrases.full_date(datetime.date(2016, 2, 26)) == "Friday 26 February 2016"
    times = ((15, 0), (14, 30), (0, 0), (12, 0), (9, 5))
    assert [phrases.ENGLISH.time(datetime.time(h, m)) for h, m in times] == [
        "3pm", "2.30pm", "midnight", "midday", "9.05am",
    ]  # fmt: skip
    assert phrases.ENGLISH.count("%(num)s is", "%(num)s are", 1) == "1 is"
    assert phrases.ENGLISH.count("%(num)s is", "%(num)s are", 1234) == "1,234 are"
    start, end = (values.moment(text(written), Report()) for written in ("2016", "2018-05"))
    assert phrases.period(Period(start, end)) == "2016 to May 2018"
    assert phrases.period(Period(start, start)) == "2016"
    assert phrases.period(Period(start, None)) == "from 2016"
    assert phrases.period(Period(None, end)) == "until May 2018"
    assert phrases.period(Period(None, None)) == ""


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("10/09/2026", "write 2026-09-10"),
        ("10.9.26", "write 2026-09-10"),
        ("Friday 30 November 2026", "30 November 2026 is a Monday"),
        ("10th September", "add the year"),
        ("31/02/2026", "write a day that exists"),
    ],
)
def test_what_is_no_date_is_answered_with_what_to_write(written: str, fix: str) -> None:
    assert dates.how_to_write(written).startswith(fix)


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("2.00", "write 2.00pm or 2.00am"),
        ("2pm-4pm", "write 'start: 2pm' and 'end: 4pm'"),
        ("2-4pm", "write 'start: 2pm' and 'end: 4pm'"),
        ("10.00 to 12.00", "write 'start: 10.00' and 'end: 12.00'"),
        ("late", "write it as 15:00 or 3.00pm"),
    ],
)
def test_what_is_no_time_is_answered_with_what_to_write(written: str, fix: str) -> None:
    assert dates.how_to_time(written) == fix


@given(st.datetimes(datetime.datetime(1996, 1, 1), datetime.datetime(2037, 12, 31)))
def test_clocks_change_when_the_law_says(moment: datetime.datetime) -> None:
    known = moment.replace(tzinfo=zoneinfo.ZoneInfo("Europe/London"), fold=0)
    assert dates.offset_of(moment) == known.isoformat()[-6:]
    read = dates.as_instant(moment.isoformat(" ", "minutes"))
    assert read
    assert read.isoformat(" ", "minutes") == known.isoformat(" ", "minutes")


@pytest.mark.parametrize(
    "written", ["https://a.example/peel–2026", "https://a.example/peel.", "https://a.example/“peel”"]
)
def test_an_address_that_a_word_processor_changed_is_refused(written: str) -> None:
    report = Report()
    assert values.web_address(Text(written, Place("a.md", 1, 1)), report) is None
    assert [each.code for each in report.diagnostics] == ["bad-address"]


@pytest.mark.parametrize("written", ["[Roads, Vans]", "“[Roads, Vans]”"])
def test_a_list_that_is_read_as_words_is_refused(written: str) -> None:
    report = Report()
    values.many(values.words)(Text(written, Place("a.md", 1, 1)), report)
    assert [each.code for each in report.diagnostics] == ["bad-value"]


def test_curly_quotation_marks_round_a_value_are_those_that_word_made() -> None:
    found = values.words(Text("“Town Hall”", Place("a.md", 1, 1)), Report())
    assert found == Text("Town Hall", Place("a.md", 1, 2))
