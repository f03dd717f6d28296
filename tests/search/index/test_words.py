"""How text becomes terms, and which words stand for one another."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer.english_stemmer import EnglishStemmer

from scrutiny.search.index.words import Analyser, Equivalents, fold


def terms(text: str) -> list[tuple[int, str]]:
    analyser = Analyser()
    found, start = [], 0
    for spelling in analyser.spellings(text):
        word = analyser.spelled[spelling]
        found += [(start + offset, term) for offset, term in word.terms]
        start += word.width
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Burglaries and burglary", [(0, "burglari"), (2, "burglari")]),
        ("multi-agency", [(0, "multi"), (1, "agenc"), (0, "multiagency")]),
        ("Clare's Law, Clare’s law", [(0, "clare"), (1, "law"), (2, "clare"), (3, "law")]),
        ("2024/21", [(0, "2024"), (1, "21"), (0, "202421")]),
        ("1,250 cases, 19.5%", [(0, "1250"), (1, "case"), (2, "19.5"), (2, "19.5%")]),
        ("Thirty-five of fifty", [(0, "35"), (2, "50")]),
        ("one of £2.5m", [(0, "one"), (2, "2.5m"), (2, "2500000")]),
        ("PCSOs", [(0, "pcso")]),
        ("Heddlu'r de", [(0, "heddlu"), (1, "de")]),
        ("Plismona ŵyna", [(0, "plismona"), (1, "wyna")]),
        ("it and IT", [(2, "it")]),
        ("it's what IT's for", [(2, "it")]),
        ("O'Brien's", [(0, "obrien")]),
        ("point-to-point", [(0, "point"), (2, "point"), (0, "pointtopoint")]),
        ("end. Next", [(0, "end"), (1, "next")]),
        ("", []),
    ],
)
def test_text_becomes_terms(text: str, expected: list[tuple[int, str]]) -> None:
    assert terms(text) == expected


def test_accents_go_and_letter_case_stays() -> None:
    assert fold("Dŵr Café ’") == "Dwr Cafe '"


GROUPS = (
    ("MARAC", "multi-agency risk assessment conference"),
    ("Clare's Law", "Domestic Violence Disclosure Scheme", "DVDS"),
    ("IT", "information technology"),
)


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("Two MARACs met", ["multi-agency risk assessment conference"]),
        ("the multi agency risk assessment conferences", ["MARAC"]),
        ("a marac", []),
        ("under Clare’s law", ["Domestic Violence Disclosure Scheme", "DVDS"]),
        ("Clare's Law, the DVDS", ["Domestic Violence Disclosure Scheme"]),
        ("IT is late", ["information technology"]),
        ("it is late", []),
        ("risk assessment of a conference", []),
    ],
)
def test_what_a_text_names_is_added_in_the_ways_that_it_lacks(text: str, added: list[str]) -> None:
    analyser = Analyser()
    places: dict[str, list[int]] = {}
    for place, term in terms(text):
        places.setdefault(term, []).append(place)
    equivalents = Equivalents(GROUPS, analyser)
    assert list(equivalents.missing(set(analyser.spellings(text)), places)) == added


def test_a_term_that_stands_thousands_of_times_is_no_burden() -> None:
    analyser = Analyser()
    equivalents = Equivalents((("XY", "road speed limit"),), analyser)
    places = {"road": list(range(0, 200_000, 2)), "speed": list(range(1, 200_000, 2)), "limit": [7]}
    assert list(equivalents.missing(set(), places)) == []


@given(st.text(st.sampled_from("ab1 2.,'/-_\n(Z"), max_size=30))
def test_plain_text_is_taken_apart_as_any_other(text: str) -> None:
    apart = Analyser().spellings(f"{text} é")
    assert apart == [*Analyser().spellings(text), "é"]


ENDINGS = ("", "s", "ed", "ing", "ly", "ation", "fulness", "y", "ies", "ness", "ally", "ism", "eous", "'s")


@given(st.lists(st.builds(str.__add__, st.text(ascii_lowercase, max_size=12), st.sampled_from(ENDINGS))))
def test_both_stemmers_give_the_same_stems(words: list[str]) -> None:
    """Of which a machine has one or the other, and publishes the same bytes with either."""
    fast = pytest.importorskip("Stemmer", reason="this machine has one stemmer").Stemmer("english")
    assert fast.stemWords(words) == EnglishStemmer().stemWords(words)


@given(
    st.lists(st.sampled_from([*"aéI1 -’'/.,(:—\u0301\xa0\n", "IT", "the", "MARACs"]), max_size=20).map(
        "".join
    )
)
def test_a_text_is_read_token_by_token(text: str) -> None:
    analyser = Analyser()
    found, spelled, start = list[tuple[int, str]](), list[str](), 0
    for token in text.split():
        term = analyser.plain[token]
        width, here, words = (
            (1, ((0, term),) if term else (), []) if term is not None else analyser.others[token]
        )
        found += [(start + offset, each) for offset, each in here]
        spelled += words
        start += width
    assert found == terms(text)
    abbreviations = [each for each in analyser.spellings(text) if sum(map(str.isupper, each)) > 1]
    assert [each for each in spelled if each in abbreviations] == abbreviations
