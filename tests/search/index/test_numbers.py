"""Numbers are found however they are written."""

import pytest

from scrutiny.search.index import numbers, postings
from scrutiny.search.index.postings import Passage
from scrutiny.search.index.words import Analyser, Equivalents

ANALYSER = Analyser()


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("it fell by 12 per cent", "12%"),
        ("it fell by 12 percent", "12%"),
        ("it fell by twelve per cent", "12%"),
        ("it fell by twenty-five per cent", "25%"),
        ("it fell by 12%", "12%"),
        ("it cost £2m", "2000000"),
        ("it cost 2 million pounds", "2000000"),
        ("it cost two million pounds", "2000000"),
        ("it cost £1.5 billion", "1500000000"),
        ("it cost £250k", "250000"),
        ("three hundred officers", "300"),
        ("thirty officers", "30"),
    ],
)
def test_a_number_is_found_as_it_is_and_as_figures(text: str, term: str) -> None:
    assert term in postings.entries([Passage("", text, "")], ANALYSER, Equivalents((), ANALYSER))


@pytest.mark.parametrize(
    "text", ["12 officers per centre", "per cent", "a million", "five, and 12", "12 cents"]
)
def test_what_is_no_percentage_or_large_number_is_none(text: str) -> None:
    found = postings.entries([Passage("", text, "")], ANALYSER, Equivalents((), ANALYSER))
    assert not [term for term in found if term.endswith(("%", "000"))]


def test_a_number_too_long_is_left_as_it_is() -> None:
    assert numbers.times("1" * 16, 10**6) == ""
    assert numbers.whole("1" * 16 + "m") == ""
    assert numbers.times("0.5", 10**3) == "500"
    assert numbers.times("2.1234567", 10**6) == "2123456.7"
