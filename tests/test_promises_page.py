"""The page of promises says no more than a run has counted."""

import pytest

from tests.promises import missed, page

COUNTS = {(1, "files looked through"): 1_200, (2, "changes tried"): 28}


@pytest.mark.parametrize(
    ("counts", "wrong"),
    [
        (COUNTS, []),
        ({**COUNTS, (2, "changes tried"): 29}, []),
        ({**COUNTS, (2, "changes tried"): 27}, ["changes tried"]),
        ({(2, "changes tried"): 28}, ["files looked through"]),
        ({**COUNTS, (3, "lost addresses tried"): 1}, ["lost addresses tried"]),
    ],
)
def test_a_run_that_counts_less_than_the_page_says_fails(
    counts: dict[tuple[int, str], int], wrong: list[str]
) -> None:
    assert missed(page(COUNTS), page(counts)) == wrong


def test_other_words_are_noticed() -> None:
    assert missed(page(COUNTS).replace("promises", "says"), page(COUNTS)) == ["the words around the counts"]
