"""Lines of a draft, each with the paragraph of the source that it comes from."""

from scrutiny.authoring.importing import readers
from scrutiny.authoring.importing.beside import From, beside

SOURCE = readers.read(".txt", b"1. Boats\n\nQ1. Why so few?\n\nA1. They sank.\n\n2. Nets\n\nThey sank.\n")


def test_each_line_has_the_place_of_its_words() -> None:
    lines = [
        "## 1. Boats",
        "",
        "### Question 1",
        "Why so few?",
        "**Answer:** They sank.",
        "- Owner: Ann Hale",
        "They sank.",
    ]
    assert beside(SOURCE, lines) == [
        From("line 1", "1. Boats"),
        None,
        None,
        From("line 3", "Q1. Why so few?"),
        From("line 5", "A1. They sank."),
        None,
        From("line 5", "A1. They sank."),
    ]


def test_of_several_the_next_is_taken() -> None:
    found = beside(SOURCE, ["## 2. Nets", "They sank."])
    assert [each and each.place for each in found] == ["line 7", "line 9"]
