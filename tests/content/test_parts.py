"""Labels of the parts of a record, in every way in which clerks write them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import parts

START = Place("a.md", 1, 1)
QUESTION = ("Answer", "Supplementary question")
CHIEF = "Chief Constable"


def divided(
    prose: str, labels: tuple[str, ...] = QUESTION
) -> tuple[str, list[tuple[str, str, str]], list[str]]:
    """The words before the first part, the parts with their speakers and words, and what is wrong."""
    report = Report()
    text, found = parts.divide(Text(prose, START), labels, report)
    each = [(part.label, part.said.value if part.said else "", part.prose.value) for part in found]
    return text.value, each, [wrong.code for wrong in report.diagnostics]


@pytest.mark.parametrize(
    "written",
    re.split(
        r" \| ",
        "**Answer:** Yes. | **Answer**: Yes. | ** Answer: ** Yes. | **Answer :** Yes. | "
        "**ANSWER:** Yes. | __Answer:__ Yes. | *Answer:* Yes. | _Answer_: Yes. | "
        "***Answer:*** Yes. | **Answer** Yes. | Answer: Yes. | answer: Yes. | Answer : Yes. | "
        "Answer – Yes. | **Answer** – Yes. | Answer:\nYes. | **Answer\u00a0:** Yes. | "
        "\u00a0**Answer:** Yes. |     **Answer:** Yes. | \tAnswer: Yes. | - **Answer:** Yes. | "
        "* Answer: Yes. | > **Answer:** Yes. | 1. **Answer:** Yes. | • Answer: Yes. | A: Yes. | "
        "**A:** Yes. | Ans: Yes. | Reply: Yes. | **Reply:** Yes. | Response: Yes. | Answer： Yes.",
    ),
)
@pytest.mark.parametrize("before", ["Why?\n\n", "Why?\n", "Why?\n\n- this\n- that\n"])
def test_an_answer_is_taken_for_one_however_it_is_dressed(before: str, written: str) -> None:
    assert divided(before + written) == (before.strip(), [("Answer", "", "Yes.")], [])


@pytest.mark.parametrize(
    "written",
    re.split(
        r" \| ",
        "**Answer (Chief Constable):** Yes. | **Answer** (Chief Constable): Yes. | "
        "Answer (Chief Constable): Yes. | **Answer (Chief Constable)**: Yes. | "
        "**Answer (Chief Constable)** Yes. | **Answer (Chief Constable) :** Yes. | "
        "**Answer\u00a0(Chief Constable):** Yes. | Reply (Chief Constable): Yes. | "
        "__Answer (Chief Constable):__ Yes.",
    ),
)
def test_brackets_say_who_speaks(written: str) -> None:
    assert divided("Why?\n\n" + written) == ("Why?", [("Answer", CHIEF, "Yes.")], [])


def test_a_bold_label_on_the_line_of_the_question_begins_the_answer() -> None:
    assert divided("Why? **Answer:** So.") == ("Why?", [("Answer", "", "So.")], [])


@pytest.mark.parametrize(
    "prose",
    re.split(
        r" \| ",
        "The answer: nobody knows. | Why, and what was the Answer: yes or no? | "
        "Answers were given. | A man asked. | Answering that: no. | The **Answer** was no. | "
        "Response times rose. | a: one thing | Reply-to: x | Supplementary questions were put. | "
        "Answer me this. | *Response* times rose by 4%. | A. One",
    ),
)
def test_words_that_are_no_label_stay_words(prose: str) -> None:
    text, found, wrong = divided(f"Why?\n\n{prose}")
    if prose == "a: one thing":  # a letter and a colon at the beginning of a line
        assert found == [("Answer", "", "one thing")]
    elif prose == "*Response* times rose by 4%.":
        assert found == [("Answer", "", "times rose by 4%.")]
    else:
        assert (text, found, wrong) == (f"Why?\n\n{prose}", [], [])


@pytest.mark.parametrize(
    "written", ["**Answer: Yes.**", "**Answer (Chief Constable): Yes.**", "Answer (Chief Constable) Yes."]
)
def test_what_nearly_is_a_label_is_an_error(written: str) -> None:
    assert divided(f"Why?\n\n{written}")[2] == ["near-label"]


def test_a_label_of_the_record_goes_before_another_word_for_one() -> None:
    assert divided("**Response:** Yes.\n\n**Comment:** Good.", ("Response", "Comment"))[1] == [
        ("Response", "", "Yes."),
        ("Comment", "", "Good."),
    ]
    assert divided("Answer: Yes.", ("Response",))[1] == [("Response", "", "Yes.")]
    assert divided("**Progress:** Half.", ("Update",))[1] == [("Update", "", "Half.")]
    assert divided("Answer: Yes.", ())[1] == []


def test_numbers_of_parts_are_read_and_places_kept() -> None:
    report = Report()
    text, found = parts.divide(
        Text(
            "Why?\n\n**answer (Ann, 1 May 2024):** So.\n\nMore.\n\n**Supplementary question 02**: When?",
            START,
        ),
        QUESTION,
        report,
    )
    assert text.value == "Why?"
    assert found[0].said == Text("Ann, 1 May 2024", Place("a.md", 3, 11))
    assert found[0].prose == Text("So.\n\nMore.", Place("a.md", 3, 31))
    assert (found[1].label, found[1].number, found[1].prose.value) == ("Supplementary question", "2", "When?")


MARKS = st.text(alphabet="ab *_-:()>\n\u00a0", max_size=60)


@given(MARKS, MARKS)
def test_no_word_is_lost_between_parts(before: str, after: str) -> None:
    prose = f"{before}\n**Answer (q):** {after}"
    text, found, _ = divided(prose)
    kept = text + "".join(said + words for _, said, words in found)
    assert sorted(c for c in kept if c in "bq") == sorted(c for c in prose if c in "bq")


@pytest.mark.parametrize("bomb", ["**a (", "**" * 9, "**Answer (", "> - ", "A " * 9, "__Answer__ ("])
def test_tangled_text_is_divided(bomb: str) -> None:
    divided(bomb * (100_000 // len(bomb)))


def test_a_comment_is_a_part_of_its_own() -> None:
    _, found, wrong = divided(
        "Do it.\n\n**Response:** Yes.\n\n**Comment (Ann):** Good.", ("Response", "Comment")
    )
    assert [found, wrong] == [[("Response", "", "Yes."), ("Comment", "Ann", "Good.")], []]


@pytest.mark.parametrize(
    ("label", "fix"),
    [
        ("**Answer ():**", "write '**Answer:**'"),
        ("**Answer ( ):**", "write '**Answer:**'"),
        ("Answer ():", "write '**Answer:**'"),
        ("**Answer (Ann)** (Bob):", "write '**Answer (Ann, Bob):**'"),
        ("**Answer (Ann)** (2 October 2025)", "write '**Answer (Ann, 2 October 2025):**'"),
    ],
)
def test_no_brackets_of_a_label_are_dropped_unheard(label: str, fix: str) -> None:
    report = Report()
    parts.divide(Text(f"Why?\n\n{label} So.", START), QUESTION, report)
    assert [(each.place.line, each.code, each.fix) for each in report.diagnostics] == [(3, "near-label", fix)]
