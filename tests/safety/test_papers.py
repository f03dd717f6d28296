"""Papers are refused where they hold what nobody sees, and are published without what nobody asked for."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from scrutiny.base.diagnostics import Report
from scrutiny.pipeline import attachments, check
from scrutiny.safety import papers
from scrutiny.shell.processes import Workers
from tests.safety.pdfs import box, pdf, words
from tests.support import SETTINGS, checked, codes, files, given, note


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".png", b""),
        (".png", b"\x89PNG\r\n\x1a\n"),
        (".jpg", b"<svg onload=alert(1)>"),
        (".png", b"GIF89a"),
    ],
)
def test_a_broken_picture_is_refused(suffix: str, data: bytes) -> None:
    assert [fault.code for fault in papers.inspect(suffix, data).faults] == ["unreadable-paper"]


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


def tones(mode: str, size: tuple[int, int] = (64, 8)) -> Image.Image:
    """A picture that goes from dark to light."""
    grey = Image.linear_gradient("L").rotate(90).resize(size)
    if mode == "I;16":
        points = b"".join((tone * 257).to_bytes(2, "little") for tone in grey.tobytes())
        return Image.frombytes("I;16", size, points)
    return grey.convert(mode)


def published(suffix: str, image: Image.Image, form: str, **options: object) -> Image.Image:
    made = BytesIO()
    image.save(made, form, **options)
    assert papers.inspect(suffix, made.getvalue()).faults == ()
    return Image.open(BytesIO(papers.clean(suffix, made.getvalue())))


@pytest.mark.parametrize(
    ("mode", "form", "suffix"),
    [
        ("I;16", "PNG", ".png"), ("L", "PNG", ".png"), ("1", "PNG", ".png"), ("P", "PNG", ".png"),
        ("LA", "PNG", ".png"), ("RGBA", "PNG", ".png"), ("CMYK", "JPEG", ".jpg"), ("L", "JPEG", ".jpg"),
    ],
)  # fmt: skip
def test_a_picture_keeps_its_tones(mode: str, form: str, suffix: str) -> None:
    with published(suffix, tones(mode), form) as clean:
        found, wanted = (
            image.convert("RGB").convert("L").tobytes()
            for image in (clean, tones(mode).convert("L") if mode != "I;16" else tones("L"))
        )
    assert max(abs(one - other) for one, other in zip(found, wanted, strict=True)) <= 12


def test_a_see_through_tone_stays_so() -> None:
    image = tones("L").convert("RGB")
    with published(".png", image, "PNG", transparency=image.getpixel((0, 0))) as clean:
        assert clean.getchannel("A").getextrema() == (0, 255)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_is_turned_as_a_camera_says(turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    with published(".jpg", tones("RGB", (64, 32)), "JPEG", exif=exif) as clean:
        assert clean.size == ((64, 32) if turn < 5 else (32, 64))


def test_no_cell_of_a_table_is_a_formula() -> None:
    data = b'a,-5,"+3.2%",-\n"=1+1",@SUM(A1),+cmd|x\n'
    assert [fault.code for fault in papers.inspect(".csv", data).faults] == ["formula"] * 3
    assert [fault.code for fault in papers.inspect(".csv", b"a;b\nc;=1+1\n").faults] == ["formula"]
    assert papers.inspect(".csv", b"\xff").faults
    assert papers.inspect(".csv", "a\u200bb".encode()).faults[0].code == "hidden-character"


FIGURES = ("-2.3 pts", "+1.5pp", "-£1.2m", "-12%", "+ 4", "-1,204", "−3.1", "-€5", "-0.4 percentage points",
           "+5 (3%)", "-2 to +4", "-7*", "-", "–", "+1.5 million")  # fmt: skip


@pytest.mark.parametrize("cell", FIGURES)
def test_a_figure_with_a_sign_is_no_formula(cell: str) -> None:
    assert papers.inspect(".csv", f'Measure,Change\nArson,"{cell}"\n'.encode()).faults == ()


@pytest.mark.parametrize(
    "cell", ["-1+2", "-2.3-A1", "+44|cmd", "-5(A1)", "=5", "+SUM(A1)", "-1 a b c d", "@5"]
)
def test_what_is_more_than_a_figure_is_a_formula(cell: str) -> None:
    faults = papers.inspect(".csv", f'Measure,Change\nArson,"{cell}"\n'.encode()).faults
    assert [fault.code for fault in faults] == ["formula"]
    assert "row 2" in faults[0].what


LINKED = {"meetings/2024/a.md": note("## 1. Roads\n\n[The report](papers/p.pdf)\n")}


def test_a_note_says_where_its_paper_is_at_fault() -> None:
    path = "meetings/2024/papers/p.pdf"
    _, found = checked(given(LINKED, {path: pdf(box())}))
    assert [(each.code, each.place.line) for each in found] == [("hidden-content", 9)]
    assert path in found[0].what
    site = files(given(LINKED, {path: pdf(words)}))
    assert b"CANARY" not in b"".join(site.values())


def test_personal_data_in_a_paper_stops_publication() -> None:
    path = "meetings/2024/papers/p.pdf"
    paper = {path: pdf(lambda canvas: words(canvas, "Call 07700 900123"), pages=2)}
    found = checked(given(LINKED, paper))[1]
    assert codes(found) == ["personal-data"] * 2
    assert [f"{path}, page {number}: " in each.what for number, each in enumerate(found, start=1)] == [
        True
    ] * 2
    assert not any("900123" in str(each) for each in found)
    entry = "[{finding: personal-data, text: 07700 900123, reason: x, by: y, date: 2024-01-01}]"
    texts = {"meetings/2024/a.md": note("## 1. Roads\n\n[The report](papers/p.pdf)\n", accepted=entry)}
    assert codes(checked(given(texts, paper))[1]) == []


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html", ".svg", ".zip", ".exe"])
def test_originals_are_not_papers(suffix: str) -> None:
    path = f"meetings/2024/papers/p{suffix}"
    texts = {"meetings/2024/a.md": note(f"## 1. Roads\n\n[The report](papers/p{suffix})\n")}
    found = [each for each in checked(given(texts, {path: b"CANARY"}))[1] if each.code == "file-type"]
    assert len(found) == 1
    assert ".pdf" in found[0].fix
    assert ("tracked changes" in found[0].what) == (suffix in (".docx", ".xlsx"))


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
    for data, said, remedy in (
        (pointer, "a pointer of Git LFS", "git lfs pull"),
        (b"", "is empty", "copy the paper"),
        (b"PK\x03\x04rest", "a Word, Excel or zip file", "save it as a PDF"),
        (b"<!DOCTYPE html><title>Sign in</title>", "a web page", "download"),
    ):
        (fault,) = papers.inspect(".pdf", data).faults
        assert fault.code == "unreadable-paper"
        assert said in fault.what
        assert remedy in fault.fix
