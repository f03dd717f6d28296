"""PDFs of innocent kinds, which must pass, and of hidden kinds, of which none may; run it to write the table.

`python -m tests.safety.corpus` writes what the check says of how many into docs/papers.md.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import reportlab
from pikepdf import Array, Dictionary, Encryption, Name
from PIL import Image
from reportlab.lib.colors import CMYKColor, CMYKColorSep, Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from scrutiny.pipeline import attachments
from scrutiny.safety import papers
from tests.safety.pdfs import (
    NAME,
    PHONE,
    annotated,
    attached,
    box,
    changed,
    coloured,
    drawn,
    field,
    file,
    font,
    launching,
    layer,
    over,
    pdf,
    scan,
    script,
    signed,
    state,
    turned,
    type3,
    versions,
    words,
)  # fmt: skip
from tests.support import ROOT

Make = Callable[[], bytes]


GUIDE = ROOT / "docs" / "papers.md"
START, END = "<!-- corpus -->\n", "<!-- /corpus -->\n"


def drawing(draw: Callable[[Any], object], size: tuple[float, float] = (595, 842)) -> Make:
    """A maker of a page."""
    return lambda: pdf(draw, size)


def said(text: str, font_size: float = 12, shade: float = 0, name: str = "Helvetica") -> Make:
    """A maker of a page with words in some size and shade."""

    def draw(canvas: Any) -> None:
        words(canvas)
        canvas.setFillGray(shade)
        canvas.setFont(name, font_size)
        canvas.drawString(100, 600, text)

    return drawing(draw)


def table(canvas: Any, rows: int = 45) -> None:
    """A page of figures."""
    canvas.setFont("Helvetica", 8)
    for row in range(rows):
        for column in range(13):
            canvas.drawRightString(
                90 + 38 * column, 780 - 16 * row, f"{(row * 7919 + column * 104729) % 99991:,}"
            )


def upright(canvas: Any) -> None:
    """Headings that stand upright."""
    for column in range(6):
        canvas.saveState()
        canvas.translate(100 + 40 * column, 600)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(0, 0, "Recorded crime")
        canvas.restoreState()


def gradient(canvas: Any) -> None:
    """A band that goes from one colour to another."""
    canvas.linearGradient(90, 690, 390, 690, (Color(0.1, 0.1, 0.4), Color(0.3, 0.1, 0.5)), extend=False)


def banded(canvas: Any) -> None:
    """White words on a band."""
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(90, 690, 300, 30)
    canvas.clipPath(path, stroke=0)
    gradient(canvas)
    canvas.restoreState()
    canvas.setFillGray(1)
    words(canvas)


def chart(canvas: Any) -> None:
    """Bars with a scale and with white labels in them."""
    for at in range(7):
        canvas.setFillGray(0)
        canvas.drawString(60, 400 + 30 * at, str(at * 10))
        canvas.setFillColorRGB(0.1, 0.3, 0.5)
        canvas.rect(100 + 50 * at, 400, 40, 40 + 20 * at, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(105 + 50 * at, 410, str(12 + at))


def tones(size: int = 200) -> Image.Image:
    """Something with tones everywhere."""
    return Image.effect_mandelbrot((size, size), (-2, -1.2, 0.8, 1.2), 60).convert("RGB")


def fill(tint: float) -> Callable[[Any], None]:
    """Words in a spot colour."""

    def draw(canvas: Any) -> None:
        canvas.setFillColor(CMYKColorSep(0, 0, 0, 1, spotName="Black", density=tint))
        words(canvas)

    return draw


def mode(number: int) -> Callable[[Any], None]:
    """Words in a mode of drawing letters."""

    def draw(canvas: Any) -> None:
        text = canvas.beginText(100, 700)
        text.setTextRenderMode(number)
        text.textLine(NAME)
        canvas.drawText(text)

    return draw


def both(*draws: Callable[[Any], object]) -> Callable[[Any], None]:
    """One drawing after another."""

    def draw(canvas: Any) -> None:
        for each in draws:
            each(canvas)

    return draw


def alpha(canvas: Any) -> None:
    """A see-through highlighter over words."""
    words(canvas)
    canvas.setFillColor(Color(1, 1, 0, alpha=0.4))
    canvas.rect(90, 690, 300, 30, stroke=0, fill=1)


def line(width: float, shade: float = 0) -> Callable[[Any], None]:
    """Words with a line through them."""

    def draw(canvas: Any) -> None:
        words(canvas, NAME)
        canvas.setLineWidth(width)
        canvas.setStrokeGray(shade)
        canvas.line(95, 704, 330, 704)

    return draw


def signature(canvas: Any) -> None:
    """A see-through picture of a signature over a line."""
    words(canvas, "Signed: ........................ Chair")
    picture = Image.new("RGBA", (300, 60), (0, 0, 0, 0))
    for x in range(300):
        picture.putpixel((x, int(30 + 25 * math.sin(x / 15))), (20, 20, 120, 255))
    canvas.drawImage(ImageReader(picture), 140, 690, 150, 30, mask="auto")


def embedded(canvas: Any) -> None:
    """Words in a font that is part of the file."""
    pdfmetrics.registerFont(TTFont("Vera", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))
    canvas.setFont("Vera", 11)
    words(canvas, "Café office – “affluent” naïve Ŵyr")


def spaced(canvas: Any) -> None:
    """Letters and words far apart."""
    text = canvas.beginText(100, 700)
    text.setCharSpace(4)
    text.textLine("MINUTES")
    text.setCharSpace(0)
    text.setWordSpace(9)
    text.textLine("The words of this line are justified")
    canvas.drawText(text)


def twice(dx: float, shade: float) -> Callable[[Any], None]:
    """Words drawn twice, as a shadow or to make them bold."""

    def draw(canvas: Any) -> None:
        canvas.setFillGray(shade)
        canvas.drawString(100 + dx, 700 - dx, "The report of the year")
        canvas.setFillGray(0)
        words(canvas)

    return draw


def columns(canvas: Any) -> None:
    """Two columns, a small print and a footnote."""
    for row in range(30):
        canvas.drawString(60, 760 - 14 * row, "The Board heard that more patrols")
        canvas.drawString(320, 760 - 14 * row, "would follow in the spring, and")
    canvas.setFont("Helvetica", 4)
    canvas.drawString(60, 60, "1 This is the footnote of the page")


def boxes(**sizes: list[float]) -> Callable[[pikepdf.Pdf], None]:
    """Set boxes of the page."""

    def change(document: pikepdf.Pdf) -> None:
        for name, values in sizes.items():
            document.pages[0].obj[Name("/" + name)] = Array(values)

    return change


def marked(content: bytes, where: str) -> Callable[[], bytes]:
    """Words in a passage that is marked."""
    tag = (
        b"/Span << /ActualText ("
        + content
        + b") >> BDC BT /T 12 Tf 100 500 Td ("
        + where.encode()
        + b") Tj ET EMC"
    )
    return lambda: drawn(tag, font)


def tree(**entries: str) -> Callable[[pikepdf.Pdf], None]:
    """Add tags with words."""

    def change(document: pikepdf.Pdf) -> None:
        element = Dictionary(Type=Name.StructElem, S=Name.Figure, Pg=document.pages[0].obj)
        for name, value in entries.items():
            element[Name("/" + name)] = value
        made = document.make_indirect(element)
        document.Root.StructTreeRoot = document.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=made))
        document.Root.MarkInfo = Dictionary(Marked=True)

    return change


def linked(target: str, title: str = "Roads") -> Callable[[pikepdf.Pdf], None]:
    """Add a link and a bookmark."""

    def change(document: pikepdf.Pdf) -> None:
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(title, 0))
        action = Dictionary(S=Name.URI, URI=target)
        mark = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=[100, 690, 200, 715], A=action, Border=[0, 0, 0]
        )
        document.pages[0].Annots = Array([document.make_indirect(mark)])

    return change


def saved(**options: Any) -> bytes:
    """Plain words, saved in some way."""
    return changed(pdf(words), lambda _: None, **options)


def bar(canvas: Any, x: float = 90, y: float = 690) -> None:
    """A box."""
    canvas.rect(x, y, 300, 30, stroke=0, fill=1)


def white(canvas: Any) -> None:
    """White words."""
    canvas.setFillGray(1)
    words(canvas)


def below(canvas: Any) -> None:
    """A name below the words."""
    canvas.drawString(100, 600, NAME)


def entry(name: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    """Add an entry to the document."""

    def change(document: pikepdf.Pdf) -> None:
        document.Root[Name("/" + name)] = value

    return change


TEL = b"BT /T 12 Tf 10 10 Td (07700 900417) Tj ET"
QUAD = [90, 720, 390, 720, 90, 690, 390, 690]
SLATE = Image.new("RGB", (9, 9), (50, 60, 50))
STAMP = b"BT /T 18 Tf 10 10 Td (APPROVED) Tj ET"
SAID = b"BT /T 12 Tf 100 500 Td (The Board met) Tj ET"
TOLD = b"BT /T 12 Tf 100 500 Td (Petra Vale told) Tj ET"

INNOCENT: dict[str, Make] = {
    "plain words": drawing(words),
    "an embedded font": drawing(embedded),
    "a font of drawings": type3,
    "small print, a footnote, two columns": drawing(columns),
    "words of 5 points": said("The small print of the year", 5),
    "a grey footer": said("Page 1 of 10", 9, 0.6),
    "a pale watermark": said("DRAFT", 90, 0.88),
    "letters and words far apart": drawing(spaced),
    "words drawn twice to be bold": drawing(twice(0.3, 0)),
    "words with a shadow": drawing(twice(1.5, 0.6)),
    "outlined words": drawing(mode(1)),
    "filled and outlined words": drawing(mode(2)),
    "upright headings": drawing(upright),
    "a landscape page": drawing(lambda c: words(c, y=400), (842, 595)),
    "a poster": drawing(both(words, columns), (2384, 3370)),
    "a page turned by 90°": lambda: turned(90),
    "a page turned by 180°": lambda: turned(180),
    "a page turned by 270°": lambda: turned(270),
    "a page that does not begin at 0": lambda: changed(pdf(words), boxes(MediaBox=[50, 50, 645, 892])),
    "a page cropped round its words": lambda: changed(pdf(words), boxes(CropBox=[80, 600, 500, 800])),
    "white words on a dark box": drawing(both(bar, white)),
    "white words on a gradient": drawing(banded),
    "white words over a picture": drawing(both(lambda c: c.drawInlineImage(SLATE, 80, 600, 300, 200), white)),
    "black as a spot colour": drawing(fill(1)),
    "black as CMYK": drawing(both(lambda c: c.setFillColor(CMYKColor(0, 0, 0, 1)), words)),
    "a see-through highlighter": drawing(alpha),
    "words struck out": drawing(line(0.8)),
    "words underlined": drawing(both(words, lambda c: c.rect(100, 697, 120, 0.7, fill=1))),
    "a picture of a signature": drawing(signature),
    "a page of figures": drawing(table),
    "a chart with a scale": drawing(chart),
    "leaders and dashes": said("Contents ........ – — - 4", 9),
    "symbols and bullets": said("✓ • ■", 12, 0, "ZapfDingbats"),
    "a scan with its words": scan,
    "a scan with its words a little aside": lambda: scan(shift=3),
    "a scan over its words": lambda: scan(under=True),
    "a scan without words": lambda: scan(layer=False),
    "a scan that tesseract read": lambda: file("scan-ocr.pdf"),
    "minutes by LibreOffice, tagged": lambda: file("writer.pdf"),
    "figures by LibreOffice": lambda: file("calc.pdf"),
    "a form that is filled in": field,
    "a stamp": lambda: annotated(Subtype=Name.Stamp, AP=STAMP),
    "a highlighter of Acrobat": lambda: annotated(Subtype=Name.Highlight, C=[1, 1, 0], QuadPoints=QUAD),
    "a comment": lambda: annotated(Subtype=Name.Text, Contents="CANARY"),
    "links and bookmarks": lambda: changed(pdf(words), linked("https://police.mardale.example/plan")),
    "page numbers by Acrobat, in a layer": lambda: layer(True),
    "an attached file": lambda: changed(pdf(words), attached),
    "a script": lambda: changed(pdf(words), script),
    "a command": lambda: changed(pdf(words), launching),
    "alternative text": lambda: changed(pdf(words), tree(Alt="A map of the county")),
    "a ligature with ActualText": marked(b"office", "office"),
    "a digital signature": lambda: signed(pdf(words)),
    "a digital signature added to the file": lambda: versions(SAID, SAID),
    "a version added to the file": lambda: versions(TOLD, SAID, sign=False),
    "a lock against changes": lambda: saved(encryption=Encryption(owner="x", user="")),
    "objects in streams": lambda: saved(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "written for the web": lambda: saved(linearize=True),
    "a byte order mark before it": lambda: b"\xef\xbb\xbf" + pdf(words),
    "commands of a printer before it": lambda: b"\x1b%-12345X@PJL ENTER LANGUAGE=PDF\r\n" + pdf(words),
}  # fmt: skip


def halved(canvas: Any) -> None:
    """The second half of a name is covered."""
    words(canvas, "Petra Oddington")
    canvas.rect(160, 690, 60, 30, fill=1)


def topped(canvas: Any) -> None:
    """Letters of which a box leaves the tops."""
    words(canvas, "PETRA VALE")
    canvas.rect(90, 690, 300, 15.5, stroke=0, fill=1)


def clipped(canvas: Any) -> None:
    """Words that are drawn where nothing can be."""
    words(canvas)
    path = canvas.beginPath()
    path.rect(0, 0, 50, 50)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(100, 600, NAME)


def squeezed(canvas: Any) -> None:
    """Words without any width."""
    words(canvas)
    text = canvas.beginText(100, 600)
    text.setHorizScale(0)
    text.textLine(NAME)
    canvas.drawText(text)


def masked(document: pikepdf.Pdf) -> dict[str, Any]:
    """A state in which nothing is let through."""
    group = document.make_stream(b"0 g 0 0 595 842 re f")
    group.Type, group.Subtype, group.BBox = Name.XObject, Name.Form, [0, 0, 595, 842]
    group.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=group)
    return {**font(document), "ExtGState": {"G": Dictionary(SMask=mask)}}


def flat(document: pikepdf.Pdf) -> dict[str, Any]:
    """A form that is a black box."""
    form = document.make_stream(b"0 g 90 690 300 30 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 595, 842]
    return {"XObject": {"F": form}}


def within(canvas: Any) -> None:
    """A form with white words."""
    words(canvas)
    canvas.beginForm("f")
    canvas.setFillGray(1)
    canvas.drawString(100, 600, NAME)
    canvas.endForm()
    canvas.doForm("f")


def blocks(canvas: Any) -> None:
    """Square letters over words."""
    words(canvas, NAME)
    canvas.setFont("ZapfDingbats", 22)
    canvas.drawString(98, 695, "n" * 12)


HIDDEN: dict[str, Make] = {
    "a black box over words": drawing(box()),
    "a white box over words": drawing(box(1)),
    "a grey box over words": drawing(box(0.5)),
    "a box over half of a name": drawing(halved),
    "a box that leaves the tops of letters": drawing(topped),
    "a black highlighter (LibreOffice)": lambda: file("writer-black.pdf"),
    "black on black": drawing(both(bar, words)),
    "a thick line over words": drawing(line(16)),
    "a gradient over words": drawing(both(words, gradient)),
    "a picture over words": drawing(both(words, lambda c: c.drawInlineImage(SLATE, 90, 690, 300, 30))),
    "a photograph over words": drawing(both(words, lambda c: c.drawInlineImage(tones(), 60, 600, 300, 200))),
    "a form over words": lambda: drawn(b"/F Do", flat),
    "square letters over words": drawing(blocks),
    "white on white": drawing(coloured(1, 1, 1)),
    "nearly white on white": drawing(coloured(0.94, 0.94, 0.94)),
    "pale yellow on white": drawing(coloured(1, 1, 0.7)),
    "white in a form": drawing(within),
    "white on a turned page": lambda: turned(90, coloured(1, 1, 1)),
    "a spot colour without ink": drawing(fill(0)),
    "CMYK without ink": drawing(both(words, lambda c: c.setFillColor(CMYKColor(0, 0, 0, 0)), below)),
    "opacity 0": lambda: drawn(b"q /G gs " + TOLD + b" Q", state(ca=0)),
    "a mask that lets nothing through": lambda: drawn(b"q /G gs " + TOLD + b" Q", masked),
    "the invisible mode": drawing(mode(3)),
    "the invisible mode behind other words": drawing(both(words, mode(3))),
    "clipped away": drawing(clipped),
    "a font of empty drawings": lambda: type3(shown=False),
    "1 point high": said(NAME, 1),
    "hardly any height": said(NAME, 0.005),
    "no width": drawing(squeezed),
    "outside of the page": drawing(both(words, lambda c: c.drawString(2000, 700, NAME))),
    "cropped away": lambda: changed(pdf(words), boxes(CropBox=[0, 0, 400, 400])),
    "a layer that is off": lambda: layer(False),
    "a picture in a layer that is off": lambda: layer(False, draw=bar),
    "a black box over a scan": lambda: scan(over=lambda c: c.rect(80, 600, 300, 30, fill=1)),
    "a white box over a scan": lambda: scan(over=both(lambda c: c.setFillGray(1), lambda c: bar(c, 80, 600))),
    "a black box over half a word of a scan": lambda: scan(halved="Guildhall"),
    "a black box over a scan (tesseract)": lambda: file("scan-ocr.pdf", over(b"q 0 g 60 760 500 25 re f Q")),
    "a black mark of Acrobat": lambda: annotated(Subtype=Name.Square, AP=b"0 g 0 0 300 30 re f"),
    "a black mark that programs draw": lambda: annotated(Subtype=Name.Square, IC=[0, 0, 0]),
    "a black highlighter of Acrobat": lambda: annotated(Subtype=Name.Highlight, C=[0, 0, 0], QuadPoints=QUAD),
    "a redaction that was not applied": lambda: annotated(Subtype=Name.Redact, AP=b"0 0 300 30 re S"),
    "a telephone number in a bookmark": lambda: changed(pdf(words), linked("https://x.example", PHONE)),
    "a telephone number in a link": lambda: changed(pdf(words), linked(f"tel:{PHONE.replace(' ', '%20')}")),
    "an e-mail address in a link": lambda: changed(pdf(words), linked("mailto:petra@private.example")),
    "a telephone number in alternative text": lambda: changed(pdf(words), tree(Alt=f"Petra Vale, {PHONE}")),
    "a telephone number in a layer's name": lambda: layer(True, f"From {PHONE}"),
    "a telephone number in a field": lambda: field(PHONE),
    "a telephone number in a signature": lambda: signed(pdf(words), name=f"Petra, {PHONE}"),
    "a telephone number in a stamp": lambda: annotated(Subtype=Name.Stamp, AP=TEL),
    "other words as ActualText": marked(b"Petra Vale", "The Board"),
    "other words as ActualText of a tag": lambda: changed(pdf(words), tree(ActualText=NAME)),
    "a portfolio": lambda: changed(pdf(words), entry("Collection", Dictionary(View=Name.D))),
    "a form of LiveCycle": lambda: changed(pdf(words), entry("NeedsRendering", True)),
    "a signed PDF with an attached file": lambda: signed(pdf(words), attached),
    "a signed PDF with a script": lambda: signed(pdf(words), script),
    "a signed PDF with an earlier version": lambda: versions(TOLD, SAID),
    "a signed PDF with a black box": lambda: signed(pdf(box())),
}  # fmt: skip


class Verdict(NamedTuple):
    """What the check says of a PDF: the codes of its errors and of its warnings."""

    errors: tuple[str, ...]
    warnings: tuple[str, ...]


def verdict(data: bytes) -> Verdict:
    """Inspect a PDF as the check does."""
    found = papers.inspect(".pdf", data)
    errors = {fault.code for fault in found.faults if not fault.warning}
    errors |= {"personal-data" for _ in attachments.personal(found)}
    return Verdict(tuple(sorted(errors)), tuple(sorted({each.code for each in found.faults if each.warning})))


def rows() -> Iterator[str]:
    """The table of what the check says, with how many kinds it says it of."""
    yield "| PDFs | what the check says |\n|---|---|\n"
    for what, kinds in (("innocent", INNOCENT), ("something hidden", HIDDEN)):
        for told, count in Counter(_told(verdict(make())) for make in kinds.values()).items():
            yield f"| {what}: {count} kinds | {told} |\n"


PASSES = "passes"


def _told(said: Verdict) -> str:
    if said.errors:
        return f"refused: {', '.join(f'`{code}`' for code in said.errors)}"
    codes = ", ".join(f"`{code}`" for code in said.warnings)
    return f"{PASSES}, with the warning {codes}" if codes else PASSES


def main() -> None:
    """Write the table into the page about papers."""
    text = GUIDE.read_text("utf-8")
    before, rest = text.split(START)
    GUIDE.write_text(before + START + "\n" + "".join(rows()) + "\n" + END + rest.split(END)[1], "utf-8")


if __name__ == "__main__":
    main()
