"""The heads of columns, as offices word them."""

import pytest

from scrutiny.authoring.importing.structure.columns import kind


@pytest.mark.parametrize(
    ("head", "means"),
    [
        ("Question from the harbour master", "question"),
        ("Commissioner’s question", "question"),
        ("Question and response", "question"),
        ("Constabulary response", "response"),
        ("Lead officer", "owner"),
        ("Questionable", ""),
    ],
)
def test_the_head_of_a_column_says_what_it_holds(head: str, means: str) -> None:
    assert kind(head) == means
