"""Characters that were lost, garbled or left by git on the way into a file."""

import pytest

from scrutiny.base.decoding import decode
from scrutiny.base.diagnostics import Report


def wrong(text: str) -> list[str]:
    report = Report()
    decode("a.md", text.encode(), report)
    return [f"{each.place.line}:{each.place.column} {each.code}: {each.fix}" for each in report.diagnostics]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> main\n", "2:1"),
        ("a\n>>>>>>> 4f2c\n", "2:1"),
    ],
)
def test_marks_of_a_conflict_are_one_error_and_the_file_is_not_read(text: str, place: str) -> None:
    report = Report()
    assert decode("a.md", text.encode(), report) is None
    (found,) = report.diagnostics
    assert (found.code, f"{found.place.line}:{found.place.column}") == ("conflict", place)


@pytest.mark.parametrize("text", ["=======\n", "> quoted\n", "<<<\n", ">>>>>>>>\n"])
def test_other_rows_of_signs_are_no_conflict(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("the forceâ€™s", "write '’'"),
        ("Â£2m", "write '£'"),
        ("cafÃ©", "write 'é'"),
        ("5 â€“ 6", "write '–'"),
    ],
)
def test_what_was_read_in_a_wrong_encoding_is_answered_with_the_right_character(text: str, fix: str) -> None:
    (found,) = wrong(text)
    assert found.endswith(f"garbled: {fix}")


@pytest.mark.parametrize("text", ["x\ufffdy", "x\ufffcy"])
def test_a_lost_character_is_an_error(text: str) -> None:
    report = Report()
    decode("a.md", text.encode(), report)
    assert [(each.code, each.place.column) for each in report.diagnostics] == [("garbled", 2)]


@pytest.mark.parametrize("text", ["the force’s £2 million – café", "Âge", "Ã la", "Ynys Môn", "â€ alone"])
def test_right_characters_are_left_alone(text: str) -> None:
    assert [each for each in wrong(text) if "write" in each] == []
