"""Words for posts, bodies and people without a name are told apart without any file."""

import pytest

from scrutiny.register import titles


@pytest.mark.parametrize(
    "words",
    [
        "Chief Constable",
        "the Chief Finance Officer",
        "Head of Legal Services",
        "Deputy Head of Estates",
        "T/ACC",
        "DCC",
        "Assistant Chief Constable (Crime)",
        "Director of Finance and Resources",
        "Detective Superintendent",
        "Police & Crime Commissioner",
        "Superintendent for Neighbourhoods",
    ],
)
def test_a_post_is_known_by_its_words(words: str) -> None:
    assert titles.is_post(words)
    assert not titles.is_body(words)


@pytest.mark.parametrize(
    "words",
    [
        "Jane Constable",
        "Peter Clerk",
        "Ann Head",
        "Nia Frost",
        "Chief Constable, Treasurer",
        "Chief Constable and Treasurer",
        "CC / CFO",
        "IC",
        "Performance Team",
        "Finance",
        "",
    ],
)
def test_other_words_are_no_post(words: str) -> None:
    assert not titles.is_post(words)


@pytest.mark.parametrize(
    "words",
    ["Performance Team", "Mardale City Council", "Office of the Mayor", "Police and Crime Panel", "Panel"],
)
def test_a_body_is_known_by_its_words(words: str) -> None:
    assert titles.is_body(words)


@pytest.mark.parametrize(
    "words",
    ["Nia Frost", "Team", "Police", "Legal Team, Audit Panel", "Legal Team and Audit Panel", ""],
)
def test_other_words_are_no_body(words: str) -> None:
    assert not titles.is_body(words)


@pytest.mark.parametrize(
    "words",
    ["All", "all members", "Everybody", "members of the public", "OPCC staff", "Press",
     "two representatives of the press", "Officers from the force"],
)  # fmt: skip
def test_people_without_a_name_are_a_group(words: str) -> None:
    assert titles.is_group(words)


@pytest.mark.parametrize("words", ["Nia Frost", "Allan Marsh", "Member of the Police and Crime Panel", ""])
def test_other_words_are_no_group(words: str) -> None:
    assert not titles.is_group(words)


@pytest.mark.parametrize(
    ("words", "full"),
    [
        ("DCC", "Deputy Chief Constable"),
        ("T/ACC", "Temporary Assistant Chief Constable"),
        ("Ch. Supt", "Chief Superintendent"),
        ("D/Supt", "Detective Superintendent"),
        ("PCC", "Police and Crime Commissioner"),
        ("ACC (Crime)", "Assistant Chief Constable (Crime)"),
        ("Head of ICT", "Head of ICT"),
        ("Police & Crime Commissioner", "Police & Crime Commissioner"),
    ],
)
def test_abbreviations_of_posts_are_written_out(words: str, full: str) -> None:
    assert titles.in_full(words) == full
