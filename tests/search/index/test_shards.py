"""The containers of lists, and the spelling lists."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from scrutiny.search.index import shards


@given(st.dictionaries(st.text("abcdŵ19", min_size=1), st.tuples(st.integers(0, 9**9), st.binary())))
def test_a_shard_gives_back_what_was_put_in(lists: dict[str, tuple[int, bytes]]) -> None:
    assert shards.unpacked(shards.packed(lists)) == lists
    assert shards.packed(dict(reversed(lists.items()))) == shards.packed(lists)


def test_the_number_of_shards_grows_with_the_meetings_up_to_a_bound() -> None:
    assert [shards.how_many(each) for each in (0, 2, 3, 10, 1000, 10_000, 10**6)] == [
        1,
        1,
        2,
        8,
        512,
        2048,
        2048,
    ]


def test_terms_spread_over_the_shards() -> None:
    found = Counter(shards.shard_of(f"word{number}", 16) for number in range(16_000))
    assert set(found) == set(range(16))
    assert max(found.values()) < 1200


def test_spellings_are_grouped_by_how_common_they_are() -> None:
    terms = [("police", 9), ("panel", 1), ("plan", 8), ("2016", 5), ("3d", 5), ("area", 2)]
    spelled: shards.Spelled = {}
    for some in (terms[:3], terms[3:]):
        shards.spell(some, spelled)
    assert dict(shards.spellings(spelled)) == {"a": "2\narea", "p": "4\nplan\npolice\n1\npanel"}
