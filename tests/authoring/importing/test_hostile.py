"""Files that are meant to harm: refused within limits, with a reason that a clerk can act on."""

import zipfile
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from scrutiny.authoring.importing import readers
from scrutiny.authoring.importing.document import NotReadError
from scrutiny.authoring.importing.importing import import_file
from scrutiny.authoring.importing.word import package
from tests.authoring.importing.documents import NUMBERING, STYLES, W, docx, p, pdf, write


def drawn(canvas: Canvas) -> None:
    write(canvas, 40, 400, "Some text")


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return out.getvalue()


def refused(data: bytes, why: str, suffix: str = ".docx") -> None:
    with pytest.raises(NotReadError, match=why):
        readers.read(suffix, data)


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    refused(zipped(document=b" " * (package.LARGEST_PART + 1)), "bytes unpacked")


def test_entities_are_never_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    body = f"<w:document {W}><w:body>{p('&e11;')}</w:body></w:document>"
    refused(zipped(document=f"<!DOCTYPE x [{entities}]>{body}".encode()), "document type")
    outside = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document {W}>&e;</w:document>'
    refused(zipped(document=outside.encode()), "document type")
    refused(zipped(document=outside.encode("utf-16")), "document type")


def test_too_many_elements_and_too_deep_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_ELEMENTS", 500)
    refused(docx("<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * 400 + "</w:tbl>"), "more than 500 elements")
    deep = "<w:sdt>" * 300 + "</w:sdt>" * 300
    refused(zipped(document=f"<w:document {W}><w:body>{deep}</w:body></w:document>".encode()), "deep")


def test_numbers_and_styles_that_go_round_end() -> None:
    round_styles = STYLES.replace('<w:basedOn w:val="Ask"/>', '<w:basedOn w:val="AskMore"/>')
    assert [
        each.text
        for each in readers.read(".docx", docx(p("Why?", "AskMore"), styles=round_styles)).paragraphs()
    ]


def test_macros_links_and_objects_are_never_opened() -> None:
    body = (
        p("Text")
        + f'<w:p {W}><w:hyperlink w:anchor="https://example.com"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>'
    )
    data = docx(body, vbaProject="macro", settings=f"<w:settings {W}><w:attachedTemplate/></w:settings>")
    assert [each.text for each in readers.read(".docx", data).paragraphs()] == ["Text", "link"]


@pytest.mark.parametrize(
    ("suffix", "data", "why"),
    [
        (".docx", b"no zip", "no Word file"),
        (".docx", zipped(other=b"<x/>"), "no text of a Word file"),
        (".docx", zipped(document=b"<w:document"), "damaged"),
        (".docx", b"\xd0\xcf\x11\xe0 old", "old Word file"),
        (".txt", b"\x00\x01\x02", "no text file"),
        (".txt", b" \n ", "empty"),
        (".odt", b"x", "not imported"),
        (".md", b"<!DOCTYPE html><p>", "web page"),
    ],
)
def test_what_is_no_document_says_what_to_do(suffix: str, data: bytes, why: str) -> None:
    refused(data, why, suffix)


def test_broken_and_locked_pdfs_are_refused() -> None:
    from pypdf import PdfReader, PdfWriter

    plain = pdf(drawn)
    refused(plain[:200], "damaged", ".pdf")
    writer = PdfWriter(clone_from=PdfReader(BytesIO(plain)))
    writer.encrypt("secret")
    out = BytesIO()
    writer.write(out)
    refused(out.getvalue(), "password", ".pdf")


def test_a_pdf_with_too_much_in_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from scrutiny.authoring.importing.readers import pdf as reader

    data = pdf(drawn, drawn, drawn)
    monkeypatch.setattr(reader, "MOST_LETTERS", 10)
    refused(data, "more than 10 letters", ".pdf")
    monkeypatch.setattr(reader, "MOST_PAGES", 2)
    refused(data, "more than 2 pages", ".pdf")


def test_the_picture_of_a_huge_page_is_small() -> None:
    import pypdfium2

    from scrutiny.authoring.importing.pdfium.picture import MOST_POINTS, picture

    file = pypdfium2.PdfDocument.new()
    made = picture(file.new_page(14_000, 14_000), 14_000, 14_000)
    assert made.width * made.height <= 1.01 * MOST_POINTS


def test_a_number_of_word_is_no_mark_of_markdown() -> None:
    numbering = NUMBERING.replace('w:val="(%1)"', 'w:val="## 9%1."')
    body = (
        p("Ferry Board", "T") + p("3 June 2020") + p("Boats", "H1") + p("They sail.") + p("Fast", numbers=2)
    )
    made = import_file("a.docx", docx(body, numbering=numbering))
    (text,) = made.files.values()
    assert "\n\\## 9i. Fast\n" in text


@pytest.mark.parametrize("between", ["/", " and ", ", ", " of "])
def test_a_long_list_of_owners_is_read_to_its_end(between: str) -> None:
    """What can be parted in many ways takes for ever where each of them is tried."""
    owners = between.join(["Ann Lake"] * 60)
    text = f"Harbour Board\n\n6 May 2019\n\n1. Boats\n\nAction: {owners} or so!\n\nBoats came – {owners} x!\n"

    (note, *_) = import_file("a.txt", text.encode()).files.values()

    assert note.count("Ann Lake") >= 120
