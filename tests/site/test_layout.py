"""Lists and tables as clerks paste them come out as lists and tables, with every word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.base.text import Place, Text
from scrutiny.register.autolinks import Explanations
from scrutiny.site.layout import tidied
from scrutiny.site.markdown_html import Altered, Converter

CONVERTER = Converter(Explanations([]), "Table")


def html(passage: str) -> str:
    return CONVERTER.convert([Text(passage, Place("a.md", 1, 1))], lambda _: None)[0].replace("\n", "")


NESTED = "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"


@pytest.mark.parametrize(
    "passage",
    [
        "- a\n  - b\n  - c\n- d",
        "- a\n    - b\n    - c\n- d",
        "- a\n\t- b\n\t- c\n- d",
        "• a\n   • b\n   • c\n• d",
        "-\u00a0a\n\u00a0\u00a0-\u00a0b\n\u00a0\u00a0- c\n- d",
    ],
)
def test_a_list_in_a_list_may_be_indented_in_any_way(passage: str) -> None:
    assert html(passage) == NESTED
    assert html(f"Text:\n{passage}\n\nMore.") == f"<p>Text:</p>{NESTED}<p>More.</p>"


@pytest.mark.parametrize(
    "passage", ["•\ta\n•\tb", "· a\n· b", "– a\n– b", "* a\n* b", "▪ a\n▪ b", "-\u00a0a\n-\u00a0b"]
)
def test_bullets_of_a_word_processor_make_a_list(passage: str) -> None:
    assert html(passage) == "<ul><li>a</li><li>b</li></ul>"


@pytest.mark.parametrize("passage", ["1) a\n2) b", "1. a\n2. b", "1.\ta\n2.\tb"])
def test_numbers_make_a_list(passage: str) -> None:
    assert html(passage) == "<ol><li>a</li><li>b</li></ol>"


@pytest.mark.parametrize(
    "marks", [("(a)", "(b)"), ("a)", "b)"), ("i)", "ii)"), ("(i)", "(ii)"), ("1.1", "1.2")]
)
def test_lettered_lines_stay_lines_of_their_own(marks: tuple[str, str]) -> None:
    first, second = marks
    assert html(f"Text:\n{first} One\n{second} Two") == f"<p>Text:<br>{first} One<br>{second} Two</p>"


def test_a_table_right_beside_text_is_a_table() -> None:
    found = html("Text\n| A | B |\n|---|---|\n| 1 | 2 |\nmore")
    assert found.startswith("<p>Text</p><div")
    assert "<td>2</td></tr></tbody></table></div><p>more</p>" in found


@pytest.mark.parametrize("passage", ["In\n2016. It was so.", "a\nb  \nc", "> a\n> b", "- a\n\n  b\n- c"])
def test_other_lines_are_left_as_they_are(passage: str) -> None:
    assert tidied(passage).replace("\n\n- c", "\n- c") == passage


LINES = st.lists(
    st.builds(
        "".join,
        st.tuples(
            st.sampled_from(["", " ", "  ", "\t", "    ", "\t\t"]),
            st.sampled_from(["", "- ", "•\t", "1. ", "2) ", "(a) ", "1.1 ", "| ", "> ", "– "]),
            st.sampled_from(["one", "two | three", "Four", "five six", ""]),
        ),
    ),
    max_size=8,
)


@given(LINES)
def test_no_word_is_lost_or_changes_its_order(lines: list[str]) -> None:
    passage = "\n".join(lines)
    kept = [word for word in tidied(passage).split() if word.isalpha()]
    assert kept == [word for word in passage.split() if word.isalpha()]


@given(LINES)
def test_every_word_is_in_the_page(lines: list[str]) -> None:
    passage = "\n".join(lines)
    try:
        page = html(passage)
    except Altered:
        return
    for word in passage.split():
        if word.isalpha():
            assert word in page
