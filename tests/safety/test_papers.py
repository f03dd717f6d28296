"""Papers are refused where they hold what nobody sees, and are published without what nobody asked for."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image, PngImagePlugin
from reportlab.pdfgen.canvas import Canvas

from scrutiny.base.diagnostics import Report
from scrutiny.pipeline import attachments, check
from scrutiny.safety import papers
from scrutiny.shell.processes import Workers
from tests.support import SETTINGS, checked, codes, files, given, note, within

Draw = Callable[[Any], object]


def pdf(draw: Draw) -> bytes:
    """A PDF of one page, with properties that nobody should see."""
    made = BytesIO()
    canvas = Canvas(made, invariant=True)
    canvas.setAuthor("CANARYAUTHOR")
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def words(canvas: Any, text: str = "The report of the year") -> None:
    canvas.drawString(100, 700, text)


def boxed(canvas: Any) -> None:
    words(canvas)
    canvas.rect(90, 690, 300, 30, fill=1)


def white(canvas: Any) -> None:
    canvas.setFillGray(1)
    words(canvas)


def white_on_dark(canvas: Any) -> None:
    canvas.rect(90, 690, 300, 30, fill=1)
    white(canvas)


def invisible(canvas: Any) -> None:
    text = canvas.beginText(100, 700)
    text.setTextRenderMode(3)
    text.textLine("CANARY")
    canvas.drawText(text)


def small(canvas: Any) -> None:
    canvas.setFont("Helvetica", 1)
    words(canvas)


def outside(canvas: Any) -> None:
    canvas.drawString(2000, 700, "CANARY")


def pictured(canvas: Any) -> None:
    words(canvas)
    canvas.drawInlineImage(Image.new("RGB", (10, 10)), 90, 690, 300, 30)


HIDDEN: dict[str, Draw] = {
    "under a black box": boxed,
    "under a picture": pictured,
    "white on white": white,
    "drawn invisible": invisible,
    "too small": small,
    "outside the page": outside,
    "in a comment": lambda canvas: canvas.textAnnotation("CANARY", (0, 0, 100, 100)),
    "in a form": lambda canvas: canvas.acroForm.textfield(name="x", value="CANARY"),
}


@pytest.mark.parametrize("draw", HIDDEN.values(), ids=HIDDEN)
def test_a_pdf_with_hidden_text_is_refused(draw: Draw, kept: Callable[..., None]) -> None:
    found = papers.inspect(".pdf", pdf(draw))
    assert [fault.code for fault in found.faults] == ["hidden-content"]
    kept(7, "papers with hidden text refused")


def with_parts(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(pdf(words))) as document:
        change(document)
        made = BytesIO()
        document.save(made)
    return made.getvalue()


def script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def attached(document: pikepdf.Pdf) -> None:
    document.attachments["CANARY.txt"] = b"CANARY"


def layered(document: pikepdf.Pdf) -> None:
    group = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="CANARY"))
    document.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([group]), D=pikepdf.Dictionary())


def launching(document: pikepdf.Pdf) -> None:
    document.Root.AA = pikepdf.Dictionary(WC=pikepdf.Dictionary(S=pikepdf.Name.Launch))


@pytest.mark.parametrize("change", [script, attached, layered, launching])
def test_a_pdf_that_holds_more_than_pages_is_refused(
    change: Callable[[pikepdf.Pdf], None], kept: Callable[..., None]
) -> None:
    found = papers.inspect(".pdf", with_parts(change))
    assert {fault.code for fault in found.faults} == {"hidden-content"}
    kept(7, "papers with hidden text refused")


@pytest.mark.parametrize("draw", [words, white_on_dark])
def test_a_pdf_that_shows_all_is_published_without_its_properties(draw: Draw) -> None:
    data = pdf(draw)
    assert papers.inspect(".pdf", data).faults == ()
    assert "The report of the year" in papers.inspect(".pdf", data).text
    clean = papers.clean(".pdf", data)
    assert b"CANARYAUTHOR" in data
    assert b"CANARY" not in clean
    assert b"reportlab" not in clean.lower()
    assert clean == papers.clean(".pdf", data)
    assert "The report of the year" in papers.inspect(".pdf", clean).text


def bomb() -> bytes:
    """A PDF whose one page unpacks to 200 MB of drawing."""
    made = pikepdf.Pdf.new()
    made.add_blank_page()
    packed = zlib.compress(b"0 0 m 1 1 l S\n" * 15_000_000, 9)
    made.pages[0].Contents = pikepdf.Stream(made, packed, Filter=pikepdf.Name.FlateDecode)
    written = BytesIO()
    made.save(written, compress_streams=False)
    return written.getvalue()


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".pdf", b""),
        (".pdf", b"%PDF-1.4"),
        (".pdf", b"MZ" + pdf(words)),
        (".pdf", b"%PDF-1.7\n" + b"[" * 99999),
        (".png", b""),
        (".png", b"\x89PNG\r\n\x1a\n"),
        (".jpg", b"<svg onload=alert(1)>"),
        (".png", b"GIF89a"),
    ],
)
def test_a_broken_paper_is_refused(suffix: str, data: bytes) -> None:
    assert [fault.code for fault in papers.inspect(suffix, data).faults] == ["unreadable-paper"]


def test_a_locked_pdf_is_refused() -> None:
    with pikepdf.open(BytesIO(pdf(words))) as document:
        made = BytesIO()
        document.save(made, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert [fault.code for fault in papers.inspect(".pdf", made.getvalue()).faults] == ["unreadable-paper"]


def photograph(form: str) -> bytes:
    made, image = BytesIO(), Image.effect_mandelbrot((40, 30), (-2, -1, 1, 1), 20).convert("RGB")
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", "CANARYCOMMENT", zip=True)
        image.save(made, form, pnginfo=info)
    else:
        exif = Image.Exif()
        exif[0x010E] = "CANARYPLACE"
        exif[0x0112] = 6
        image.save(made, form, exif=exif, comment="CANARYCOMMENT")
    return made.getvalue() + b"CANARYBEHIND"


@pytest.mark.parametrize(("form", "suffix"), [("PNG", ".png"), ("JPEG", ".jpg")])
def test_a_picture_is_its_points_alone(form: str, suffix: str, kept: Callable[..., None]) -> None:
    data = photograph(form)
    assert papers.inspect(suffix, data).faults == ()
    clean = papers.clean(suffix, data)
    with Image.open(BytesIO(clean)) as image:
        assert not image.info.keys() & {"exif", "comment", "Comment"}
        assert image.size == ((30, 40) if form == "JPEG" else (40, 30)), "turned as it is shown"
    assert b"CANARY" in data
    assert b"CANARY" not in clean
    kept(7, "pictures made anew without what a camera wrote")


def test_transparent_points_are_blank() -> None:
    made = BytesIO()
    image = Image.new("RGBA", (2, 1), (200, 10, 10, 0))
    image.putpixel((1, 0), (1, 2, 3, 255))
    image.save(made, "PNG")
    with Image.open(BytesIO(papers.clean(".png", made.getvalue()))) as clean:
        assert [clean.getpixel((x, 0)) for x in (0, 1)] == [(0, 0, 0, 0), (1, 2, 3, 255)]


def test_a_picture_of_many_frames_or_points_is_refused() -> None:
    made = BytesIO()
    frames = [Image.new("L", (9, 9), shade) for shade in (0, 255)]
    frames[0].save(made, "PNG", save_all=True, append_images=frames[1:])
    assert [fault.code for fault in papers.inspect(".png", made.getvalue()).faults] == ["hidden-content"]
    large = BytesIO()
    Image.new("1", (9000, 9000)).save(large, "PNG")
    assert [fault.code for fault in papers.inspect(".png", large.getvalue()).faults] == ["too-long"]


def test_no_cell_of_a_table_is_a_formula() -> None:
    data = b'a,-5,"+3.2%",-\n"=1+1",@SUM(A1),+cmd|x\n'
    assert [fault.code for fault in papers.inspect(".csv", data).faults] == ["formula"] * 3
    assert papers.inspect(".csv", b"\xff").faults
    assert papers.inspect(".csv", "a\u200bb".encode()).faults[0].code == "hidden-character"


LINKED = {"meetings/2024/a.md": note("## 1. Roads\n\n[The report](papers/p.pdf)\n")}


def test_a_note_says_where_its_paper_is_at_fault() -> None:
    path = "meetings/2024/papers/p.pdf"
    _, found = checked(given(LINKED, {path: pdf(boxed)}))
    assert [(each.code, each.place.line) for each in found] == [("hidden-content", 9)]
    assert path in found[0].what
    site = files(given(LINKED, {path: pdf(words)}))
    assert b"CANARY" not in b"".join(site.values())


def test_personal_data_in_a_paper_stops_publication() -> None:
    path = "meetings/2024/papers/p.pdf"
    paper = {path: pdf(lambda canvas: words(canvas, "Call 07700 900123"))}
    assert codes(checked(given(LINKED, paper))[1]) == ["personal-data"]
    allowed = "[{text: 07700 900123, reason: x, by: y, date: 2024-01-01}]"
    texts = {"meetings/2024/a.md": note("## 1. Roads\n\n[The report](papers/p.pdf)\n", personal_data=allowed)}
    assert "personal-data" not in codes(checked(given(texts, paper))[1])


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html", ".svg", ".zip", ".exe"])
def test_originals_are_not_papers(suffix: str) -> None:
    path = f"meetings/2024/papers/p{suffix}"
    texts = {"meetings/2024/a.md": note(f"## 1. Roads\n\n[The report](papers/p{suffix})\n")}
    found = [each for each in checked(given(texts, {path: b"CANARY"}))[1] if each.code == "file-type"]
    assert len(found) == 1
    assert ".pdf" in found[0].fix
    assert ("tracked changes" in found[0].what) == (suffix in (".docx", ".xlsx"))


def pages(count: int) -> bytes:
    made = BytesIO()
    canvas = Canvas(made, invariant=True)
    for _ in range(count):
        words(canvas)
        canvas.rect(300, 300, 30, 30, fill=1)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def nested_forms() -> bytes:
    """A PDF whose page draws a form that draws a form ten times, and so on: ten thousand million times."""
    made = pikepdf.Pdf.new()
    made.add_blank_page()
    inner = None
    for _ in range(10):
        form = made.make_stream(b"/F Do " * 10 if inner else b"0 0 m 1 1 l S ")
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 9, 9]
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner) if inner else {})
        inner = form
    made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
    made.pages[0].Contents = made.make_stream(b"/F Do")
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def broken_stream() -> bytes:
    made = pikepdf.Pdf.new()
    made.add_blank_page()
    made.pages[0].Contents = pikepdf.Stream(made, b"x" * 1_000_000, Filter=pikepdf.Name.FlateDecode)
    written = BytesIO()
    made.save(written, compress_streams=False)
    return written.getvalue()


def test_too_much_work_is_counted_and_not_timed(kept: Callable[..., None]) -> None:
    for data, code, what in (
        (bomb(), "too-long", "the PDF has more than 4,000,000 bytes that draw page 1"),
        (nested_forms(), "too-long", "the PDF has more than 4,000,000 bytes that draw page 1"),
        (broken_stream(), "unreadable-paper", "the PDF cannot be read: its text is damaged"),
    ):
        found = within(lambda data: papers.inspect(".pdf", data), data)
        assert [(fault.code, fault.what) for fault in found.faults] == [(code, what)]
        kept(6, "papers that are too much work refused by what they hold")


@pytest.mark.parametrize(
    ("name", "most", "what"),
    [
        ("MOST_PAGES", 2, "pages"),
        ("MOST_PARTS", 50, "parts"),
        ("MOST_DRAWING", 1000, "bytes that draw its pages"),
        ("MOST_DRAWING_ON_A_PAGE", 20, "bytes that draw page 1"),
        ("MOST_LETTERS", 50, "letters"),
        ("MOST_LETTERS_ON_A_PAGE", 20, "letters on page 1"),
        ("MOST_COVERS", 50, "letters on surfaces"),
    ],
)
def test_every_kind_of_work_has_its_limit(
    name: str, most: int, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert papers.inspect(".pdf", pages(3)).faults == ()
    monkeypatch.setattr(f"scrutiny.safety.papers.pdf.{name}", most)
    (fault,) = papers.inspect(".pdf", pages(3)).faults
    assert (fault.code, fault.what) == ("too-long", f"the PDF has more than {most:,} {what}")
    assert "split it into several papers" in fault.fix


def test_the_tables_of_fonts_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def table(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            for name in page.Resources.Font.keys():  # noqa: SIM118 - the oldest has no values()
                font = page.Resources.Font[name]
                font.ToUnicode = document.make_stream(b"% nothing\n" * 100)

    with pikepdf.open(BytesIO(pages(3))) as document:
        table(document)
        made = BytesIO()
        document.save(made)
    monkeypatch.setattr("scrutiny.safety.papers.pdf.MOST_FONTS", 1500)
    assert papers.inspect(".pdf", made.getvalue()).faults == ()
    monkeypatch.setattr("scrutiny.safety.papers.pdf.MOST_FONTS", 500)
    assert [fault.what for fault in papers.inspect(".pdf", made.getvalue()).faults] == [
        "the PDF has more than 500 bytes in its fonts"
    ]


def test_a_paper_that_is_still_too_much_work_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr(papers, "inspect", endless)
    monkeypatch.setattr(attachments, "A_PAPER", 0.3)
    report = Report()
    content = given(LINKED, {"meetings/2024/papers/p.pdf": pdf(words)})
    assert check.check(content, SETTINGS, report, run=Workers(1)) is None
    assert codes(report.diagnostics) == ["too-much-work"]
    assert "seconds of processor time" in report.diagnostics[0].what


def test_what_is_in_the_place_of_a_paper_is_named() -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n"
    with pikepdf.open(BytesIO(pages(1))) as document:
        locked = BytesIO()
        document.save(locked, encryption=pikepdf.Encryption(user="open", owner="sesame"))
    for data, words, remedy in (
        (pointer, "a pointer of Git LFS", "git lfs pull"),
        (b"", "is empty", "copy the paper"),
        (b"PK\x03\x04rest", "a Word, Excel or zip file", "save it as a PDF"),
        (b"<!DOCTYPE html><title>Sign in</title>", "a web page", "download"),
        (locked.getvalue(), "locked with a password", "without a password"),
        (b"%PDF-1.7\nrubbish", "damaged or cut short", "copy the file again"),
    ):
        (fault,) = papers.inspect(".pdf", data).faults
        assert fault.code == "unreadable-paper"
        assert words in fault.what
        assert remedy in fault.fix
