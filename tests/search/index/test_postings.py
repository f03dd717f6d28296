"""The bytes of lists hold what was put in."""

from hypothesis import given
from hypothesis import strategies as st

from scrutiny.search.index import postings
from scrutiny.search.index.postings import Entry, Passage
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


@given(st.integers(0, 2**40))
def test_a_varint_is_as_long_as_it_must_be(number: int) -> None:
    assert len(postings.varint(number)) == max(1, -(-number.bit_length() // 7))
