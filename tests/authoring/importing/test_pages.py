"""Pages of PDFs: what is seen on them, running heads, tables with few rules, boxes, and turned pages."""

import re
from collections import Counter
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.colors import Color, black, white
from reportlab.pdfgen.canvas import Canvas

from scrutiny.authoring.importing import readers
from scrutiny.authoring.importing.document import Document, Paragraph, Table
from scrutiny.authoring.importing.pages.columns import in_order
from scrutiny.authoring.importing.pages.geometry import Line, Rule, Text, Word
from scrutiny.authoring.importing.pages.geometry import lines as lines_of
from scrutiny.authoring.importing.pages.grids import Grid
from scrutiny.authoring.importing.pages.margin import parted
from scrutiny.authoring.importing.pages.paragraphs import Setting
from scrutiny.authoring.importing.pages.rows import rows
from tests.authoring.importing.documents import pdf, ruled, write

GREY = Color(0.85, 0.88, 0.92)


def read(*pages: Callable[[Canvas], None]) -> Document:
    return readers.read(".pdf", pdf(*pages))


def lines(document: Document) -> list[str]:
    return [f"{each.label} {each.text}".strip() for each in document.paragraphs()]


def cells(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[" / ".join(each.text for each in cell) for cell in row] for row in table.rows]


def coloured(canvas: Canvas, colour: Color, y: float, words: str) -> None:
    canvas.setFillColor(colour)
    write(canvas, 40, y, words)
    canvas.setFillColor(black)


def box(canvas: Canvas, colour: Color, x: float, y: float, width: float, height: float) -> None:
    canvas.setFillColor(colour)
    canvas.rect(x, y, width, height, stroke=0, fill=1)
    canvas.setFillColor(black)


def behind_a_box(canvas: Canvas) -> None:
    write(canvas, 40, 400, "the captain was drunk")
    box(canvas, black, 36, 394, 200, 20)


def in_white(canvas: Canvas) -> None:
    coloured(canvas, white, 400, "the captain was drunk")


def in_white_over_a_mark(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setStrokeColor(Color(0.8, 0.8, 0.8))
    canvas.line(70, 380, 80, 420)
    canvas.restoreState()
    in_white(canvas)


def outside(canvas: Canvas) -> None:
    write(canvas, 420, 400, "the captain was drunk")


def over_a_drawing(canvas: Canvas) -> None:
    for x in range(40, 160, 4):
        canvas.line(x, 390, x, 420)
    text = canvas.beginText(40, 400)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(3)
    text.textLine("the captain was drunk")
    canvas.drawText(text)


@pytest.mark.parametrize("hide", [behind_a_box, in_white, in_white_over_a_mark, outside, over_a_drawing])
def test_words_that_the_page_does_not_show_stay_out(hide: Callable[[Canvas], None]) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 500, "The lease was agreed.")
        hide(canvas)

    found = read(draw)
    assert lines(found) == ["The lease was agreed."]
    assert found.withheld == ("hidden words: 4",)


def test_white_words_on_a_dark_box_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        box(canvas, Color(0.1, 0.2, 0.4), 30, 490, 340, 24)
        coloured(canvas, white, 500, "Ferries and jetties")
        write(canvas, 40, 460, "They were discussed.")

    assert lines(read(draw)) == ["Ferries and jetties", "They were discussed."]


def test_a_title_on_each_page_is_no_running_head() -> None:
    def minutes(month: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            write(canvas, 40, 545, "Ferry Board minutes 2021", size=7)
            write(canvas, 40, 520, "Ferry Board", size=16)
            for at in range(6):
                write(canvas, 40, 480 - 30 * at, f"In {month} boat {at} sailed.")

        return draw

    found = read(minutes("May"), minutes("June"))
    assert lines(found).count("Ferry Board") == 2
    assert set(found.furniture) == {"Ferry Board minutes 2021"}


def test_heads_of_left_and_right_pages_are_taken_out() -> None:
    def page(number: int, first: str, second: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            head = "Harbour Commissioner" if number % 2 else "Open evening, 3 May 2019"
            write(canvas, 40 if number % 2 else 250, 540, head, size=8)
            for at in range(5):
                write(canvas, 40, 450 - 30 * at, f"Line {number}{at} is here.")
            write(canvas, 40, 480, first)
            write(canvas, 40, 90, second)

        return draw

    found = read(page(1, "It begins.", "The wind that blew"), page(2, "in March took the roof.", "It ends."))
    assert set(found.furniture) == {"Harbour Commissioner", "Open evening, 3 May 2019"}
    assert "The wind that blew in March took the roof." in lines(found)


def test_a_turned_page_is_read_as_it_is_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(400, 0)
        canvas.rotate(90)
        write(canvas, 40, 340, "The ferry sails at ten and comes", "back at noon.")

    file = BytesIO()
    with pikepdf.open(BytesIO(pdf(draw))) as made:
        made.pages[0].rotate(90, relative=False)
        made.save(file)
    (found,) = readers.read(".pdf", file.getvalue()).paragraphs()
    assert found.text == "The ferry sails at ten and comes back at noon."


def test_turned_heads_of_columns_are_heads() -> None:
    def draw(canvas: Canvas) -> None:
        ruled(
            canvas,
            [40, 80, 240, 280],
            [500, 430, 410],
            [[[""], ["Action"], [""]], [["3"], ["Mend the jetty"], ["AH"]]],
        )
        for x, head in ((62, "Ref"), (264, "Owner")):
            canvas.saveState()
            canvas.translate(x, 440)
            canvas.rotate(90)
            canvas.drawString(0, 0, head)
            canvas.restoreState()

    found = read(draw)
    assert cells(found.blocks[0])[0] == ["Ref", "Action", "Owner"]
    assert not found.furniture


def test_letters_with_room_between_them_make_words() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(40, 500)
        text.setFont("Helvetica", 12)
        text.setCharSpace(5)
        text.textLine("FERRY BOARD")
        canvas.drawText(text)
        write(canvas, 40, 460, "A I O U are letters.")

    assert lines(read(draw)) == ["FERRY BOARD", "A I O U are letters."]


ROWS = (
    ("No", "Question", "Answer"),
    ("1", "Where is the ferry?", "In dock, since the"),
    ("2", "Who pays for it?", "The harbour fund"),
)


def set_out(canvas: Canvas) -> None:
    for row, y in zip(ROWS, (500, 470, 430), strict=True):
        for x, words in zip((40, 62, 180), row, strict=True):
            write(canvas, x, y, words)
    write(canvas, 180, 457, "gale of May.")
    write(canvas, 40, 360, "The meeting thanked the crew of the ferry and all who had helped with it in May.")


EXPECTED = [["No", "Question", "Answer"], ["1", "Where is the ferry?", "In dock, since the gale of May."]]


def test_a_table_with_rules_between_its_rows_is_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (490, 445, 420):
            canvas.line(36, y, 360, y)
        set_out(canvas)

    table, after = read(draw).blocks
    assert cells(table) == [*EXPECTED, list(ROWS[2])]
    assert isinstance(after, Paragraph)


def test_a_table_with_shaded_rows_is_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        for y, height in ((487, 27), (420, 25)):
            box(canvas, GREY, 36, y, 324, height)
        set_out(canvas)

    table, after = read(draw).blocks
    assert cells(table) == [*EXPECTED, list(ROWS[2])]
    assert isinstance(after, Paragraph)


def test_rules_between_paragraphs_make_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(3):
            write(
                canvas,
                40,
                500 - 60 * at,
                f"{at + 1}   The ferry sailed on the day that was",
                "named in the list.",
            )
            canvas.line(36, 470 - 60 * at, 360, 470 - 60 * at)

    assert not any(isinstance(each, Table) for each in read(draw).blocks)


def test_a_row_that_a_page_end_cuts_is_one_row_and_heads_come_once() -> None:
    heads = [["Item"], ["Discussion"], ["Action"]]

    def first(canvas: Canvas) -> None:
        ruled(canvas, [40, 90, 280, 360], [500, 480], [heads, [["1 Ferry"], ["It sails in all"], ["Ask AH"]]])
        for x in (40, 90, 280, 360):
            canvas.line(x, 480, x, 60)

    def second(canvas: Canvas) -> None:
        ruled(canvas, [40, 90, 280, 360], [500, 480, 440], [heads, [[""], ["weathers but fog."], [""]]])

    (table,) = read(first, second).blocks
    assert cells(table) == [
        ["Item", "Discussion", "Action"],
        ["1 Ferry", "It sails in all weathers but fog.", "Ask AH"],
    ]


def test_a_cell_over_several_columns_keeps_its_row() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (500, 480, 460):
            for left, right in ((40, 120), (120, 200), (200, 360)):
                canvas.line(left, y, right, y)
        for x in (40, 120, 200, 360):
            canvas.line(x, 500, x, 480)
        for x in (40, 120, 360):
            canvas.line(x, 480, x, 460)
        for x, y, words in (
            (44, 488, "Date"),
            (124, 488, "3 May"),
            (204, 488, "Noon"),
            (44, 468, "Venue"),
            (124, 468, "Pier Hall"),
        ):
            write(canvas, x, y, words)

    (table,) = read(draw).blocks
    assert cells(table) == [["Date", "3 May", "Noon"], ["Venue", "Pier Hall"]]


def test_a_box_beside_the_text_is_read_by_itself() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 530, "The harbour board met at noon and heard what the watch had to tell it.")
        box(canvas, GREY, 250, 455, 110, 55)
        write(
            canvas,
            40,
            500,
            "The watch saw a boat without lamps",
            "and hailed it twice before it turned",
            "and was lost in the fog.",
        )
        write(canvas, 256, 496, "Action 1", "Buy a horn", "Owner: AH", size=9)

    found = lines(read(draw))
    assert (
        "The watch saw a boat without lamps and hailed it twice before it turned and was lost in the fog."
        in found
    )
    assert found.index("Action 1") + 1 == found.index("Buy a horn")


def test_what_stands_at_the_right_does_not_part_paragraphs() -> None:
    def draw(canvas: Canvas) -> None:
        for at, y in enumerate((500, 440, 380)):
            write(canvas, 40, y, f"The watch saw {at} boats without any", "lamps, and hailed each of them.")
        write(canvas, 350, 460, "AH")

    assert (
        sum(
            each.endswith("hailed each of them.") and each.startswith("The watch")
            for each in lines(read(draw))
        )
        == 3
    )


def test_lines_of_names_with_initials_are_paragraphs() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 500, "Ann Hale (AH), Commissioner of the harbour", "Ben Ito (BI), Clerk")

    assert len(lines(read(draw))) == 2


def test_columns_need_not_be_level_with_each_other() -> None:
    left = (
        "The harbour board met in the old",
        "mill, since the new one was being",
        "painted, and heard the watch on",
        "what had come ashore since May.",
    )
    right = (
        "It was decided that the bell will",
        "be rung at six by whoever is near",
        "and that the ferry waits for none",
        "who has not paid for the crossing.",
    )

    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 520, "The minutes of the harbour board go over the whole width of both columns")
        write(canvas, 40, 480, *left)
        write(canvas, 215, 486, *right)

    assert lines(read(draw))[1:] == [" ".join(left), " ".join(right)]


def test_the_foot_of_a_single_page_is_taken_out() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 500, "The ferry sails.")
        write(canvas, 40, 480, "It comes back.")
        write(canvas, 250, 20, "Ferry Board, page 1", size=7)

    assert read(draw).furniture == ("Ferry Board, page 1",)


def test_lines_of_two_distances_make_paragraphs() -> None:
    def draw(canvas: Canvas) -> None:
        y = 500.0
        for step in (13, 15, 13, 15):
            for words in (
                "The watch has seen nothing since the month of",
                "May but two gulls on the mast of the old ferry,",
                "and one of them is known to it.",
            ):
                write(canvas, 40, y, words)
                y -= step
            y -= 14

    assert len(lines(read(draw))) == 4


def test_what_is_in_the_margin_is_beside_its_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 330, 520, "Action")
        write(
            canvas, 40, 500, "The bell is cracked, and the watch asked for another one", "before the winter."
        )
        write(canvas, 340, 500, "BI")
        write(canvas, 40, 460, "Nobody asked about the ferry, which sailed as it always does.")

    document = read(draw)

    assert [cells(each) for each in document.blocks if isinstance(each, Table)] == [
        [
            ["", "Action"],
            ["The bell is cracked, and the watch asked for another one before the winter.", "BI"],
        ]
    ]
    assert lines(document)[-1] == "Nobody asked about the ferry, which sailed as it always does."


def test_a_margin_without_a_head_is_behind_its_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        y = 500.0
        for task in ("BI to buy a bell", "", "AH to ask the mill", "", "CO to count boats", ""):
            for words in (
                "The watch has seen nothing since May but two",
                "gulls on the mast of the old ferry, one of",
            ):
                write(canvas, 40, y, words)
                y -= 13
            write(canvas, 40, y, "which it knows.")
            if task:
                write(canvas, 300, y + 20, task, size=8)
            y -= 26

    text = (
        "The watch has seen nothing since May but two gulls on the mast of the old ferry, one of"
        " which it knows."
    )
    assert lines(read(draw)) == [
        text,
        "BI to buy a bell",
        text,
        text,
        "AH to ask the mill",
        text,
        text,
        "CO to count boats",
        text,
    ]
    assert [each.style for each in read(draw).paragraphs()].count("margin") == 3


def test_a_heading_below_the_first_column_is_behind_both() -> None:
    left = ("The harbour board met in the old", "mill, since the new one was being") * 3
    right = ("It was decided that the bell will", "be rung at six by whoever is near") * 3

    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 520, "The minutes of the harbour board go over the whole width of both columns")
        write(canvas, 40, 480, *left)
        write(canvas, 215, 480, *right)
        write(canvas, 40, 370, "1. Ferries", font="Helvetica-Bold")
        write(
            canvas, 40, 350, "The ferry was late on every day but two, and nobody had been told of it before"
        )

    assert lines(read(draw))[1:4] == [" ".join(left), " ".join(right), "1. Ferries"]


def test_words_of_a_typewriter_make_no_columns() -> None:
    """Its blanks are as wide as its letters: there is as much room at one place as between other words."""
    text = (
        "the ferry sails from May and is late now",
        "the clerk has a new bell and rings it oh",
        "the watch goes home late and has no soup",
        "the miller sees no ships and asks us why",
        "the board meets in March and in the rain",
    )
    assert len({line.index(" and ") for line in text}) == 1
    found = [
        Line(
            [
                Word(word[0], 9 * word.start(), 9 * word.end() - 2, 13 * at, 10)
                for word in re.finditer(r"\S+", line)
            ]
        )
        for at, line in enumerate(text)
    ]

    assert [len(run) for run in in_order(found, 360)] == [len(text)]


NUMBERS = st.floats(0, 400, allow_nan=False)


@given(
    st.lists(st.builds(lambda x, y, w: Rule(x, y, x + w, y), NUMBERS, NUMBERS, NUMBERS), max_size=8),
    st.lists(
        st.builds(lambda t, x, y: Word(t, x, x + 20, y, 10), st.text("ab", min_size=1), NUMBERS, NUMBERS),
        max_size=20,
    ),
)
def test_no_word_is_lost_whatever_the_rules_are(rules: list[Rule], words: list[Word]) -> None:
    found, left = rows(rules, words, lambda head: head == "a")
    held = [word for grid in found for row in grid.rows for cell in row for word in cell.words]
    assert sorted(map(id, [*held, *left])) == sorted(map(id, words))


@given(
    st.lists(
        st.builds(
            lambda t, x, y: Word(t, x * 40, x * 40 + 36, y * 13, 10),
            st.sampled_from(["Action", "ab", "BI", "the"]),
            st.integers(0, 9),
            st.integers(0, 12),
        ),
        max_size=60,
    ),
)
def test_no_word_is_lost_whatever_is_in_the_margin(words: list[Word]) -> None:
    setting = Setting(Counter(), scanned=False)
    said = Counter[str]()
    for part in parted(lines_of(words, 1), 400, setting, lambda text: text == "Action"):
        if isinstance(part, Grid):
            said.update(word.text for row in part.rows for cell in row for word in cell.words)
        else:
            held = part.lines if isinstance(part, Text) else part
            said.update(word.text for line in held for word in line.words)

    assert not Counter(word.text for word in words) - said
