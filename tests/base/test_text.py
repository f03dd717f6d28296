"""Texts with places, decoding, and the words of diagnostics."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.base.decoding import decode
from scrutiny.base.diagnostics import Diagnostic, Report, Severity, nearest
from scrutiny.base.text import LONGEST_SOURCE, Place, Text, shortened, slug, unescaped, visible
from tests.support import codes

HERE = Place("a.md", 3, 5)


@given(st.text(alphabet="ab \n", max_size=30), st.data())
def test_a_part_stands_where_a_reader_counts_it(words: str, data: st.DataObject) -> None:
    text = Text(words, Place("a.md", 1, 1))
    offset = data.draw(st.integers(0, len(words)))
    lines = words[:offset].split("\n")
    assert text.at(offset) == Place("a.md", len(lines), len(lines[-1]) + 1)
    assert text.part(offset, len(words)).at(0) == text.at(offset)


@given(st.text(alphabet="ab \n", max_size=30), st.data())
def test_a_text_that_is_cut_has_its_parts(words: str, data: st.DataObject) -> None:
    text = Text(words, HERE)
    bounds = sorted(data.draw(st.lists(st.integers(0, len(words)), min_size=1, max_size=6)))
    parts = [text.part(start, end) for start, end in itertools.pairwise(bounds)]
    assert list(text.cut(bounds)) == parts


def test_a_part_on_the_first_line_counts_from_the_place_of_the_text() -> None:
    assert Text("abc\nd", HERE).at(2) == Place("a.md", 3, 7)
    assert Text("abc\nd", HERE).at(4) == Place("a.md", 4, 1)
    assert Text("  x ", HERE).strip() == Text("x", Place("a.md", 3, 7))


def test_a_diagnostic_is_one_line_that_says_where_what_and_how() -> None:
    found = Diagnostic(
        HERE, Severity.ERROR, "unknown-person", "no person is called 'X\u202e\n'", "did you mean 'Y'?"
    )
    expected = "a.md:3:5: error[unknown-person]: no person is called 'X<U+202E><U+000A>' – did you mean 'Y'?"
    assert str(found) == expected
    assert visible("a\x1b[31mb\ud800") == "a<U+001B>[31mb<U+D800>"


def test_a_report_keeps_each_finding_once_in_order_of_place() -> None:
    report = Report()
    report.warning(Place("b.md", 1, 1), "w", "what", "fix")
    failures = [report.failed]
    report.error(Place("a.md", 2, 1), "e", "what", "fix")
    report.error(Place("a.md", 2, 1), "e", "what", "fix")
    assert [*failures, report.failed] == [False, True]
    assert codes(report.diagnostics) == ["e", "w"]


def test_in_a_strict_run_a_warning_is_an_error() -> None:
    report = Report(strict=True)
    report.warning(HERE, "w", "what", "fix")
    assert report.failed


def test_the_nearest_name_ignores_letter_case_and_gives_up_on_strangers() -> None:
    assert nearest("stve finigan", ["Steve Finnigan", "Sue Clarke"]) == "Steve Finnigan"
    assert nearest("xyz", ["Steve Finnigan"]) is None


def test_a_slug_has_plain_letters_only() -> None:
    assert slug("Clare’s Law: A–Z, café & co.") == "clares-law-a-z-cafe-co"
    assert slug("…") == ""


def test_decoding_takes_what_editors_add() -> None:
    report = Report()
    source = decode("a.md", "\ufeffone\r\ntwo\rthree".encode(), report)
    assert source is not None
    assert source.text == "one\ntwo\nthree"
    assert report.diagnostics == ()


def test_decoding_says_where_a_file_is_not_utf_8() -> None:
    report = Report()
    assert decode("a.md", b"one\ntw\xff", report) is None
    assert codes(report.diagnostics) == ["not-utf-8"]
    assert report.diagnostics[0].place == Place("a.md", 2, 3)


def test_a_file_that_is_too_long_is_not_read() -> None:
    report = Report()
    assert decode("a.md", b"x" * (LONGEST_SOURCE + 1), report) is None
    assert codes(report.diagnostics) == ["too-long"]


@given(st.binary(max_size=200))
def test_decoding_never_raises(data: bytes) -> None:
    report = Report()
    source = decode("a.md", data, report)
    assert (source is None) <= report.failed


def test_words_are_as_readers_see_them_and_each_is_found_where_it_was() -> None:
    written = r"3\. A \\\[b\\] \c"
    words, where = unescaped(written)
    assert words == r"3. A \[b\] \c"
    assert [written[at] for at in where[:-1]] == list(words)
    assert (where[-1], list(unescaped("plain")[1])) == (len(written), list(range(6)))


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("one two", "one two"),
        ("one two, three", "one two …"),
        ("www.mardale.example", "www.mard …"),
    ],
)
def test_words_are_cut_at_a_blank_and_a_long_word_within_it(words: str, short: str) -> None:
    assert shortened(words, 8) == short
