"""Words that are too long for their place are cut where a reader can bear it."""

import pytest

from scrutiny.base.text import shortened


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
