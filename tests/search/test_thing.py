"""Words of a search document that come from several sources."""

import pytest

from scrutiny.search.thing import joined


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Custody", "It is shut."], "Custody. It is shut."),
        (["It is shut.", "Why?", "", None, "Cost"], "It is shut. Why? Cost"),
        ([], ""),
    ],
)
def test_sources_are_sentences_with_one_stop_each(words: list[object], said: str) -> None:
    assert joined(words) == said
