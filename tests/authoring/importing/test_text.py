"""Text and Markdown as other programs leave them: wrapped lines, page ends, tables drawn with signs."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.authoring.importing import readers
from scrutiny.authoring.importing.account import tokens
from scrutiny.authoring.importing.document import Document, Table
from scrutiny.authoring.importing.healing import counted, hyphen


def lines(text: str, suffix: str = ".txt") -> list[str]:
    return [f"{each.label} {each.text}".strip() for each in read(text, suffix).paragraphs()]


def read(text: str, suffix: str = ".txt") -> Document:
    return readers.read(suffix, text.encode())


def test_wrapped_lines_are_joined_and_short_ones_are_not() -> None:
    text = "The ferry was out of use for eleven weeks, as\nnobody had a rope.\nPresent:\nAnn Hale\n"
    assert lines(text) == [
        "The ferry was out of use for eleven weeks, as nobody had a rope.",
        "Present:",
        "Ann Hale",
    ]


def test_running_heads_between_pages_are_taken_out_and_sentences_healed() -> None:
    page = "Ferry Board – May 2019\n\n{}\n\n{}\n"
    text = page.format("First matter", "The ferry is out of use and") + "\f"
    text += page.format("nobody has a rope.", "All agreed.")
    found = read(text)
    assert lines(text) == ["First matter", "The ferry is out of use and nobody has a rope.", "All agreed."]
    assert found.furniture == ("Ferry Board – May 2019", "Ferry Board – May 2019")


@pytest.mark.parametrize(
    ("before", "after", "others", "joined"),
    [
        ("nobody came be-", "cause of rain", "", "nobody came because of rain"),
        ("the multi-", "agency group", "", "the multi-agency group"),
        ("the front-", "line officers", "frontline officers", "the frontline officers"),
        ("a well-to-", "do town", "", "a well-to-do town"),
        ("on the Ayle-", "Brook road", "", "on the Ayle-Brook road"),
        ("costs –", "and time", "", "costs – and time"),
    ],
)
def test_hyphens_at_line_ends(before: str, after: str, others: str, joined: str) -> None:
    text, gap = hyphen(before, after, counted([others]))
    assert text + gap + after == joined


GRID = """
+-----+----------------+
| No. | Minute         |
+=====+================+
| 1   | Opening        |
|     |                |
|     | All were       |
|     | welcome.       |
+-----+----------------+
"""
RULED = """
  ------------------------------
  No.   Recommendation    Due
  ----- ----------------- ------
  1     Mend the ferry    May
        before winter.

  2     Buy a rope.       June
  ------------------------------
"""
ALIGNED = """
Ref   Action            Owner   Due
A1    Mend the ferry    AH      1 May
      before winter.
A2    Buy a rope.       BI      2 June
"""


CELLS = {
    GRID: [["No.", "Minute"], ["1", "Opening / All were welcome."]],
    RULED: [
        ["No.", "Recommendation", "Due"],
        ["1", "Mend the ferry before winter.", "May"],
        ["2", "Buy a rope.", "June"],
    ],
    ALIGNED: [
        ["Ref", "Action", "Owner", "Due"],
        ["A1", "Mend the ferry before winter.", "AH", "1 May"],
        ["A2", "Buy a rope.", "BI", "2 June"],
    ],
}


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("text", CELLS, ids=["grid", "ruled", "aligned"])
def test_tables_of_text(text: str, suffix: str) -> None:
    (found,) = read(text, suffix).blocks
    assert isinstance(found, Table)
    assert [[" / ".join(each.text for each in cell) for cell in row] for row in found.rows] == CELLS[text]


def test_looks_headings_lists_and_escapes_of_markdown() -> None:
    text = "## **1. Boats**\n\nBoard\n=====\n\n- 2\\. *So it is.*\n\n**Why\nnot?**\n\n"
    text += "11^th^ May  \nPier [Hall](x.html)\n"
    boats, board, so, why, day = read(text, ".md").paragraphs()
    assert (boats.heading, boats.bold, boats.text) == (2, True, "1. Boats")
    assert (board.heading, board.text) == (1, "Board")
    assert (so.label, so.text) == ("•", "2. So it is.")
    assert (why.bold, why.text) == (True, "Why not?")
    assert day.text == "11th May\nPier Hall"


def test_letters_of_other_encodings_are_read() -> None:
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        text = [each.text for each in readers.read(".txt", "Café – 5 £".encode(encoding)).paragraphs()]
        assert text == ["Café – 5 £"]


PIECES = (
    "1. Boats",
    "The ferry was late on each day of March,",
    "and nobody was told of it before.",
    "+-------+--------+",
    "| Name  | Post   |",
    "| Ann   | Clerk  | late |",
    "No.   Action        Owner",
    "1     Buy a bell    BI",
    " " * 60 + "Action",
    "The bell is cracked.".ljust(60) + "BI 3 May",
    " " * 60 + "AH",
    "Ref | Action | Owner",
    "4 | Count the boats | CO",
    "------ ------",
    "Question 1",
    "",
)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=25))
def test_no_word_is_lost_whatever_follows_what(suffix: str, pieces: list[str]) -> None:
    text = "\n".join(["Ferry Board", *pieces])
    found = read(text, suffix)
    told = " ".join([*(f"{each.label} {each.text}" for each in found.paragraphs()), *found.furniture])

    assert not Counter(tokens(text)) - Counter(tokens(told))
