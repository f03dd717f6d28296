"""PDF files: the order of reading, columns, page ends, tables, and scans by their recognised text."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from scrutiny.authoring.importing import readers
from scrutiny.authoring.importing.document import Document, NotReadError, Table
from tests.authoring.importing.documents import pdf, ruled, write


def read(data: bytes) -> Document:
    return readers.read(".pdf", data)


def lines(document: Document) -> list[str]:
    return [f"{each.label} {each.text}".strip() for each in document.paragraphs()]


LONG = (
    "The harbour watch has reported eleven landings since the",
    "spring, four of them at night, and asks for a second boat",
    "before the winter.",
)


def test_lines_make_paragraphs_and_looks_are_kept() -> None:
    def draw(canvas: Canvas) -> None:
        y = write(canvas, 40, 500, "1. Harbour watch", font="Helvetica-Bold")
        y = write(canvas, 40, y - 6, *LONG)
        write(canvas, 40, y - 6, "It will be bought.", font="Helvetica-Oblique")

    heading, text, answer = read(pdf(draw)).paragraphs()
    assert (heading.text, heading.bold) == ("1. Harbour watch", True)
    assert (text.text, text.bold, text.italic) == (" ".join(LONG), False, False)
    assert (answer.text, answer.italic) == ("It will be bought.", True)
    assert text.place == "page 1, line 2"


def test_a_number_at_the_left_of_the_words_begins_a_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        y = 500.0
        for number, words in (
            ("2.1", "The crew found a net of sixty-one yards below the old bridge, and left it lying."),
            ("2.2", "The clerk wrote to its owner, who said that it was none of his, and sent back"),
            ("", "2.3 miles of rope with the letter, for which the harbour had no use at all."),
        ):
            write(canvas, 40, y, number, size=9)
            y = write(canvas, 65, y, words, size=9)

    first, second = lines(read(pdf(draw)))
    assert first.endswith("left it lying.")
    assert second.endswith(
        "and sent back 2.3 miles of rope with the letter, for which the harbour had no use at all."
    )


def test_running_heads_are_taken_out_and_page_ends_healed() -> None:
    def first(canvas: Canvas) -> None:
        write(canvas, 40, 540, "Saltmarsh Board – May 2019")
        write(canvas, 40, 500, "Opening")
        write(canvas, 40, 80, LONG[0])
        write(canvas, 190, 30, "Page 1 of 2")

    def second(canvas: Canvas) -> None:
        write(canvas, 40, 540, "Saltmarsh Board – May 2019")
        write(canvas, 40, 500, *LONG[1:])
        write(canvas, 190, 30, "Page 2 of 2")

    found = read(pdf(first, second))
    assert lines(found) == ["Opening", " ".join(LONG)]
    assert sorted(set(found.furniture)) == ["Page 1 of 2", "Page 2 of 2", "Saltmarsh Board – May 2019"]


COLUMNS = (
    (
        "The ferry has been out of use",
        "since the autumn gales, when a",
        "rope got into its screw, be-",
        "cause nobody had cut it loose.",
        "A multi-agency group met.",
    ),
    (
        "It found that a new rope costs",
        "four hundred pounds, and that a",
        "multi-agency group is dear too.",
        "The ferry sails again in March,",
        "if the weather lets it do so.",
    ),
)


def test_the_foot_of_the_only_page_is_no_text() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 500, *LONG)
        write(canvas, 40, 30, "Harbour questions v2.docx", size=7)
        write(canvas, 340, 30, "1", size=7)

    document = read(pdf(draw))
    assert lines(document) == [" ".join(LONG)]
    assert "".join(document.furniture).startswith("Harbour questions v2.docx")


def test_columns_are_read_one_after_the_other_and_words_healed() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 520, "A heading that goes over the whole width of both the columns", size=11)
        write(canvas, 40, 480, *COLUMNS[0])
        write(canvas, 220, 480, *COLUMNS[1])

    text = " ".join(lines(read(pdf(draw))))
    assert text.index("A heading") < text.index("loose.") < text.index("It found") < text.index("do so.")
    assert "because nobody" in text
    assert text.count("multi-agency") == 2


def test_words_beside_each_other_are_no_columns_where_they_are_short() -> None:
    def draw(canvas: Canvas) -> None:
        people = {
            "Ann Hale": "Commissioner",
            "Ben Ito": "Chief Constable",
            "Cy Marsh": "Treasurer",
            "Di Orme": "Clerk",
        }
        for at, (name, post) in enumerate(people.items()):
            write(canvas, 40, 500 - at * 13, name)
            write(canvas, 220, 500 - at * 13, post)

    assert "Ann Hale\tCommissioner" in lines(read(pdf(draw)))


def test_ruled_tables_keep_rows_and_cells_over_lines_and_pages() -> None:
    def first(canvas: Canvas) -> None:
        ruled(
            canvas,
            [40, 80, 360],
            [500, 480, 440],
            [[["No"], ["Minute"]], [["1"], ["Opening", "All were welcome."]]],
        )

    def second(canvas: Canvas) -> None:
        ruled(canvas, [40, 80, 360], [520, 500], [[["2"], ["Close"]]])

    (found,) = read(pdf(first, second)).blocks
    assert isinstance(found, Table)
    cells = [[" / ".join(each.text for each in cell) for cell in row] for row in found.rows]
    assert cells == [["No", "Minute"], ["1", "Opening / All were welcome."], ["2", "Close"]]


def invisible(canvas: Canvas, y: float, words: str) -> None:
    text = canvas.beginText(40, y)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(3)
    text.textLine(words)
    canvas.drawText(text)


def test_hidden_words_are_counted_and_never_read() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 500, "The lease was agreed.")
        write(canvas, 40, 460, "secretly", size=0.5)
        canvas.setFillGray(1)
        write(canvas, 40, 420, "by night")
        invisible(canvas, 380, "for a bribe")

    found = read(pdf(draw))
    assert lines(found) == ["The lease was agreed."]
    assert found.withheld == ("hidden words: 6",)


def test_the_recognised_words_of_a_scan_are_read() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (40, 56), 230)), 0, 0, 400, 560)
        invisible(canvas, 500, "MINUTES OF THE FERRY BOARD ~")
        invisible(canvas, 460, ". The rope was mended.")

    found = read(pdf(draw))
    assert found.scanned
    assert lines(found) == ["MINUTES OF THE FERRY BOARD", "The rope was mended."]


def test_a_picture_without_words_says_what_to_do() -> None:
    with pytest.raises(NotReadError, match="OCR"):
        read(pdf(lambda canvas: canvas.rect(40, 40, 100, 100)))
