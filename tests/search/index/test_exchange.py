"""An index in which the words of one shelf are exchanged is the one that would be made anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scrutiny.search.index import exchange
from tests.search.index.test_engine import EQUIVALENTS, TEXTS, made, shelf

passages = st.lists(st.sampled_from([*TEXTS[1:], "umbrella", "roads umbrella"]), min_size=2, max_size=2)


@given(st.lists(passages, min_size=1, max_size=9), st.integers(0, 8), passages)
def test_one_shelf_reworded_gives_the_same_bytes(
    office: list[list[str]], where: int, texts: list[str]
) -> None:
    number = where % len(office)
    before = made(shelf(each, words) for each, words in enumerate(office))
    old, new = shelf(number, office[number]), shelf(number, texts)
    found = exchange.reworded(old, new, EQUIVALENTS, before.get)
    expected = made(shelf(each, texts if each == number else words) for each, words in enumerate(office))
    if found is None:  # a first letter came or went
        assert {path for path in before if "spelling" in path} != {p for p in expected if "spelling" in p}
    else:
        assert {**before, **found} == expected


def test_another_index_is_not_patched() -> None:
    before = made(shelf(number, TEXTS) for number in range(5))
    old, new = shelf(2, TEXTS), shelf(2, ["umbrella", *TEXTS[1:]])
    assert exchange.reworded(old, new, (), before.get) is None
    assert exchange.reworded(shelf(2, ["marac", *TEXTS[1:]]), new, EQUIVALENTS, before.get) is None
    assert exchange.reworded(old, shelf(2, TEXTS[1:]), EQUIVALENTS, before.get) is None
    assert exchange.reworded(old, old, EQUIVALENTS, before.get) == {}
    assert exchange.reworded(old, new, EQUIVALENTS, {**before, "start.json": None}.get) is None
