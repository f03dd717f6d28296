"""Word files: what Word shows, and nothing that it hides."""

import pytest

from scrutiny.authoring.importing import readers
from scrutiny.authoring.importing.document import Document, Paragraph, Table
from tests.authoring.importing.documents import W, docx, p, table


def read(body: str, **parts: str) -> Document:
    return readers.read(".docx", docx(body, **parts))


def lines(document: Document) -> list[str]:
    return [f"{each.label} {each.text}".strip() for each in document.paragraphs()]


def test_numbers_that_word_counts_are_shown_as_word_shows_them() -> None:
    body = p("First", "H1") + p("point", numbers=2) + p("another", numbers=2) + p("Second", "H1")
    body += p("bare", numbers=3) + p("begins anew", numbers=4) + p("goes on", numbers=4)
    assert lines(read(body)) == [
        "1. First", "(i) point", "(ii) another", "2. Second", "• bare", "1. begins anew", "2. goes on",
    ]  # fmt: skip


def test_looks_come_from_runs_and_from_styles_and_those_they_are_based_on() -> None:
    body = p("Why?", "AskMore") + p("So.", runs="<w:i/>") + p("Not bold", "Ask", '<w:b w:val="0"/>')
    why, so, plain = read(body).paragraphs()
    assert (why.bold, why.italic, so.bold, so.italic, plain.bold) == (True, False, False, True, False)
    assert [each.heading for each in read(p("Board", "T") + p("Item", "H1")).paragraphs()] == [1, 1]


def test_deleted_hidden_and_commented_words_are_never_text() -> None:
    body = (
        "<w:p><w:r><w:t>They agreed</w:t></w:r><w:del><w:r><w:delText> at gunpoint</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> at once</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t> elsewhere</w:t></w:r></w:moveFrom>"
        '<w:commentRangeStart w:id="0"/><w:r><w:t>.</w:t></w:r>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    body += p("The price is secret.", runs="<w:vanish/>") + p("Next.")
    comments = f'<w:comments {W}><w:comment w:id="0">{p("Must we?")}</w:comment></w:comments>'
    found = read(body, comments=comments)
    assert lines(found) == ["They agreed at once.", "Next."]
    assert found.withheld == (
        "comments of reviewers: 1", "deleted words (tracked changes): 3", "hidden words: 4",
    )  # fmt: skip


UNSEEN = {
    "white on the page": '<w:color w:val="FFFFFF"/>',
    "black under black": '<w:highlight w:val="black"/>',
    "black on black": '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
    "too small": '<w:sz w:val="2"/>',
}


@pytest.mark.parametrize("runs", UNSEEN.values(), ids=UNSEEN)
def test_words_that_nobody_sees_are_never_text(runs: str) -> None:
    found = read(p("The name is Orme.", runs=runs) + table(("Owner", "Due")) + p("Next."))
    assert [each.text for each in found.paragraphs()] == ["Owner", "Due", "Next."]
    assert found.withheld == ("words that cannot be seen: 4",)


def test_white_words_on_a_ground_of_another_colour_are_text() -> None:
    white = p("Owner", runs='<w:color w:val="FFFFFF"/>')
    shade = '<w:shd w:val="clear" w:fill="1F3864"/>'
    cell = f"<w:tc><w:tcPr>{shade}</w:tcPr>{white}</w:tc>"
    styled = '<w:tblPr><w:tblStyle w:val="GridTable4"/></w:tblPr>'
    body = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl><w:tbl>{styled}<w:tr><w:tc>{white}</w:tc></w:tr></w:tbl>"
    body += white.replace("<w:pPr>", f"<w:pPr>{shade}") + p("Mark", runs='<w:highlight w:val="yellow"/>')
    found = read(body)
    assert [each.text for each in found.paragraphs()] == ["Owner", "Owner", "Owner", "Mark"]
    assert found.withheld == ()


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>"
    assert lines(read(first + p("sentence."))) == ["One sentence."]


def test_text_boxes_controls_links_fields_and_notes_are_text() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('In a box')}</w:txbxContent></w:pict></w:r></w:p>"
    control = "<w:sdt><w:sdtContent><w:r><w:t>19 May</w:t></w:r></w:sdtContent></w:sdt>"
    link = "<w:hyperlink><w:r><w:t> here</w:t></w:r></w:hyperlink>"
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = box + f"<w:p><w:r><w:t>Date: </w:t></w:r>{control}{link}{code}{note}</w:p>"
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{p("From the log.")}</w:footnote></w:footnotes>'
    found = read(body, footnotes=notes)
    assert lines(found) == ["In a box", "Date: 19 May here[1]", "[1] From the log."]
    assert list(found.paragraphs())[-1].note


def test_what_is_there_in_two_forms_is_read_once() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    shape = f"<w:txbxContent>{p('Once')}</w:txbxContent>"
    body = f"<w:p><w:r><mc:AlternateContent {mc}><mc:Choice><w:drawing>{shape}</w:drawing></mc:Choice>"
    body += f"<mc:Fallback><w:pict>{shape}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert lines(read(body)) == ["Once"]


def test_tables_keep_their_rows_and_lose_those_that_were_deleted() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('gone')}</w:tc></w:tr>"
    body = table(("No.", "Minute"), ("1", "Opening")).replace("</w:tbl>", f"{gone}</w:tbl>")
    (found,) = read(body).blocks
    assert isinstance(found, Table)
    assert [[cell[0].text for cell in row] for row in found.rows] == [["No.", "Minute"], ["1", "Opening"]]


def test_headers_and_footers_are_apart() -> None:
    header = f"<w:hdr {W}>{p('Office of the Commissioner')}</w:hdr>"
    found = read(p("Text"), header1=header)
    assert (lines(found), found.furniture) == (["Text"], ("Office of the Commissioner",))


def test_lines_of_one_paragraph_stay_apart_with_their_looks() -> None:
    (found,) = read(p("Ann Hale\nBen Ito", runs="<w:b/>")).paragraphs()
    assert isinstance(found, Paragraph)
    assert [(line.text, line.bold) for line in found.lines()] == [("Ann Hale", True), ("Ben Ito", True)]
