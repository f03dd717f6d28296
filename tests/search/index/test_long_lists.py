"""Long lists in bits say what the lists in bytes say."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from scrutiny.search.index import long_lists, postings
from scrutiny.search.index.postings import PAGE, Entry, Passage, Postings
from scrutiny.search.index.words import Analyser, Equivalents

ANALYSER = Analyser()


def unpacked(data: bytes, documents: int) -> Iterator[tuple[int, int, int]]:
    """The shelf, the number there and half the weight of each document."""
    low, bits = data[0], iter(f"{int.from_bytes(data[1:], 'big'):0{8 * (len(data) - 1)}b}")

    def taken(count: int) -> int:
        return int("".join(next(bits) for _ in range(count)) or "0", 2)

    shelf = -1
    while documents:
        zeros = 0
        while next(bits) == "0":
            zeros += 1
        shelf += 1 << zeros | taken(zeros)
        after, more = 0, True
        while more:
            ones = 0
            while next(bits) == "1":
                ones += 1
            passed = after + (ones << low) + taken(low)
            weight, more = taken(2), bool(taken(1))
            yield shelf, passed, weight
            after, documents = passed + 1, documents - 1


def made(texts: list[str]) -> dict[str, Entry]:
    passages = [Passage("", text, "") for text in texts]
    return postings.entries(passages, ANALYSER, Equivalents((), ANALYSER))


def text(number: int) -> str:
    return "camera " * (1 + number % 5) + "other " * number


def weight(number: int) -> int:
    """Half of what one document's list says."""
    return (made([text(number)])["camera"][0][0] >> 4 & 7) // 2


@given(st.dictionaries(st.integers(0, 3 * PAGE), st.sets(st.integers(0, 40), min_size=1), min_size=1))
def test_the_documents_of_a_long_list_are_those_of_the_list(office: dict[int, set[int]]) -> None:
    lists, wanted = Postings(), []
    for shelf, numbers in sorted(office.items()):
        entries = made([text(number) if number in numbers else "" for number in range(41)])
        part: dict[str, postings.Part] = {}
        postings.join(shelf % PAGE, {"camera": entries["camera"]}, part)
        lists.add(shelf // PAGE, part["camera"])
        wanted += [(shelf, number, weight(number)) for number in sorted(numbers)]
    assert list(unpacked(long_lists.packed(lists.lists[0]), lists.count)) == wanted
