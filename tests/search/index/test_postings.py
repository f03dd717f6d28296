"""The bytes of lists: they hold what was put in, and one shelf can be exchanged for another."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from scrutiny.search.index import postings
from scrutiny.search.index.postings import PAGE, Entry, Passage, Postings
from scrutiny.search.index.words import Analyser, Equivalents

ANALYSER = Analyser()


def entries(*texts: str) -> dict[str, Entry]:
    passages = [Passage("", text, "") for text in texts]
    return postings.entries(passages, ANALYSER, Equivalents((), ANALYSER))


def test_an_entry_names_the_documents_that_have_a_term() -> None:
    found = entries("camera", "", *["road"] * 20, "a camera")["camera"][0]
    assert postings.documents_in(found) == 2
    assert found[0] & 128  # another follows
    assert found[1] & 15 == 15  # too many are passed over for four bits
    assert int.from_bytes(found[2:4], "little") == 21


def test_words_of_a_title_weigh_most_and_those_around_least() -> None:
    def weight(passage: Passage) -> int:
        found = postings.entries([passage], ANALYSER, Equivalents((), ANALYSER))["camera"][0]
        return found[0] >> 4 & 7

    words = "road " * 100
    title, text, context = (
        weight(Passage("camera", words, "")),
        weight(Passage("", f"camera {words}", "")),
        weight(Passage("", words, "camera")),
    )
    assert title > text > context
    assert weight(Passage("", "camera", "")) > weight(Passage("", f"camera {words * 5}", ""))


@st.composite
def shelves(draw: st.DrawFn) -> dict[int, Entry]:
    """Entries of one term by shelf, over several pages, with many documents and distant places."""
    words = st.lists(st.sampled_from(["camera", "road", "x " * 70 + "camera", "x"]), min_size=1, max_size=40)
    numbers = draw(st.sets(st.integers(0, 3 * PAGE), max_size=12))
    found = {number: entries(*draw(words)).get("camera") for number in sorted(numbers)}
    return {number: entry for number, entry in found.items() if entry}


def lists(found: dict[int, Entry]) -> tuple[bytes, bytes, int]:
    made = Postings()
    for (page, _), numbers in groupby(sorted(found), lambda number: (number // PAGE, number // 16)):
        part = postings.joined((number % PAGE, {"camera": found[number]}) for number in numbers)
        made.add(page, part["camera"])
    return *made.lists, made.count


@given(shelves(), shelves(), st.data())
def test_shelves_exchanged_are_as_if_they_had_been_so_from_the_start(
    old: dict[int, Entry], new: dict[int, Entry], data: st.DataObject
) -> None:
    changed = data.draw(st.sets(st.sampled_from(sorted(old | new))) if old | new else st.just(set[int]()))
    wanted = {number: entry for number, entry in old.items() if number not in changed}
    wanted |= {number: entry for number, entry in new.items() if number in changed}
    body, places, count = lists(old)
    for page in sorted({number // PAGE for number in changed}):
        numbers = bytes(number % PAGE for number in sorted(changed) if number // PAGE == page)
        there = {n % PAGE: entry for n, entry in new.items() if n in changed and n // PAGE == page}
        holds = any(number // PAGE == page and number in changed for number in old)
        assert postings.may_hold(body, page, numbers) >= holds
        body, places, gained = postings.exchanged(body, places, page, numbers, there)
        count += gained
    assert (body, places, count) == lists(wanted)


@given(st.integers(0, 2**40))
def test_a_varint_is_as_long_as_it_must_be(number: int) -> None:
    assert len(postings.varint(number)) == max(1, -(-number.bit_length() // 7))
