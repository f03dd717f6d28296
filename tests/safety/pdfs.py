"""PDFs made for tests: drawn with reportlab, changed with pikepdf, and a few that other programs wrote."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Any], object]
Change = Callable[[pikepdf.Pdf], object]

FILES = Path(__file__).parent / "files"
NAME = "Petra Vale of Long Row"
PHONE = "07700 900417"


def pdf(draw: Draw, size: tuple[float, float] = (595, 842), pages: int = 1) -> bytes:
    """A PDF of pages that are drawn alike, with properties that nobody should see."""
    made = BytesIO()
    canvas = Canvas(made, invariant=True, pagesize=size)
    canvas.setAuthor("CANARYAUTHOR")
    for _ in range(pages):
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def words(canvas: Any, text: str = "The report of the year", y: float = 700) -> None:
    """A line of words."""
    canvas.drawString(100, y, text)


def changed(data: bytes, change: Change, **options: Any) -> bytes:
    """A PDF with something changed in it."""
    with pikepdf.open(BytesIO(data)) as document:
        change(document)
        made = BytesIO()
        document.save(made, **options)
    return made.getvalue()


def drawn(content: bytes, resources: Any = None, text: Draw = words) -> bytes:
    """A page with words, and then what some operators draw."""

    def change(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        for kind, entries in (resources(document) if resources else {}).items():
            if Name("/" + kind) not in page.Resources:
                page.Resources[Name("/" + kind)] = Dictionary()
            for name, value in entries.items():
                page.Resources[Name("/" + kind)][Name("/" + name)] = value
        page.contents_add(content)

    return changed(pdf(text), change)


def font(document: pikepdf.Pdf) -> dict[str, Any]:
    """Resources with a plain font under the name of T."""
    plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return {"Font": {"T": document.make_indirect(plain)}}


def state(**entries: Any) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    """Resources with a state of graphics under the name of G."""
    return lambda document: {**font(document), "ExtGState": {"G": Dictionary(**entries)}}


def box(shade: float = 0, x: float = 90, y: float = 690, wide: float = 300, high: float = 30) -> Draw:
    """Words, and a box over them."""

    def draw(canvas: Any) -> None:
        words(canvas, NAME)
        canvas.setFillGray(shade)
        canvas.rect(x, y, wide, high, stroke=0, fill=1)

    return draw


def coloured(red: float, green: float, blue: float) -> Draw:
    """Words in a colour."""

    def draw(canvas: Any) -> None:
        words(canvas)
        canvas.setFillColorRGB(red, green, blue)
        canvas.drawString(100, 600, NAME)

    return draw


LINES = ("Minutes of the meeting", "The Board met at the Guildhall", f"A letter from {NAME}", "was read out")


def scan(
    layer: bool = True, over: Draw | None = None, shift: float = 0, under: bool = False, halved: str = ""
) -> bytes:
    """A picture of lines, with the words that text recognition adds, and something drawn over it."""
    wide, high, scale = 595, 842, 2
    picture = Image.new("L", (wide * scale, high * scale), 245)
    pen, type_ = ImageDraw.Draw(picture), ImageFont.load_default(14 * scale)
    boxes = []
    for row, line in enumerate(LINES):
        x = 80.0
        for word in line.split():
            y = 100 + 60 * row
            pen.text((x * scale, y * scale), word, fill=30, font=type_)
            left, top, right, bottom = (
                each / scale for each in pen.textbbox((x * scale, y * scale), word, font=type_)
            )
            boxes.append((word, left, high - bottom, right - left, bottom - top))
            x = right + 6

    def layered(canvas: Any) -> None:
        for word, x, y, across, up in boxes:
            text = canvas.beginText(x + shift, y)
            text.setFont("Courier", up * 1.2)
            text.setTextRenderMode(0 if under else 3)
            text.setHorizScale(100 * across / canvas.stringWidth(word, "Courier", up * 1.2))
            text.textOut(word)
            canvas.drawText(text)

    def draw(canvas: Any) -> None:
        if under:
            layered(canvas)
        canvas.drawImage(ImageReader(picture), 0, 0, wide, high)
        if layer and not under:
            layered(canvas)
        for x, y, across, up in [each for word, *each in boxes if word == halved]:
            canvas.rect(x + across / 2, y - 2, across / 2 + 4, up + 4, stroke=0, fill=1)
        if over:
            over(canvas)

    return pdf(draw)


def annotated(text: Draw = words, **entries: Any) -> bytes:
    """A page with a mark laid over it; `AP` is what that draws, in its own square."""

    def change(document: pikepdf.Pdf) -> None:
        mark = Dictionary(Type=Name.Annot, Rect=[90, 690, 390, 720], F=4)
        picture = entries.pop("AP", None)
        for name, value in entries.items():
            mark[Name("/" + name)] = value
        if picture:
            form = document.make_stream(picture)
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 300, 30]
            form.Resources = Dictionary(Font=Dictionary(**font(document)["Font"]))
            mark.AP = Dictionary(N=form)
        document.pages[0].Annots = Array([document.make_indirect(mark)])

    return changed(pdf(text), change)


def signed(data: bytes, change: Change = lambda _: None, name: str = "Maud Ellery") -> bytes:
    """A PDF with the field of a digital signature; whether that is valid is nobody's business here."""

    def sign(document: pikepdf.Pdf) -> None:
        signature = Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            ByteRange=[0, 1, 2, 3],
            Contents=b"\x30" * 64,
            Name=name,
        )
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T="Signature1", F=132, Rect=[0, 0, 0, 0],
            V=document.make_indirect(signature),
        )  # fmt: skip
        made = document.make_indirect(field)
        document.pages[0].Annots = Array([made])
        document.Root.AcroForm = Dictionary(Fields=Array([made]), SigFlags=3)
        change(document)

    return changed(data, sign)


def layer(on: bool, name: str = "Headers", draw: Draw = words) -> bytes:
    """Something in a layer."""

    def change(document: pikepdf.Pdf) -> None:
        group = document.make_indirect(Dictionary(Type=Name.OCG, Name=name))
        shown = Dictionary(OFF=Array([] if on else [group]))
        document.Root.OCProperties = Dictionary(OCGs=Array([group]), D=shown)
        page = document.pages[0]
        page.Resources.Properties = Dictionary(L=group)
        page.contents_add(b"/OC /L BDC", prepend=True)
        page.contents_add(b"EMC")

    return changed(pdf(draw), change)


def attached(document: pikepdf.Pdf) -> None:
    """Attach a file."""
    document.attachments["CANARY.txt"] = b"CANARY"


def script(document: pikepdf.Pdf) -> None:
    """Let a script run when the document is opened."""
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def launching(document: pikepdf.Pdf) -> None:
    """Let a program start when the document is closed."""
    document.Root.AA = Dictionary(WC=Dictionary(S=Name.Launch))


def field(value: str = "Filled in", flags: int = 4) -> bytes:
    """A form with one field."""

    def change(document: pikepdf.Pdf) -> None:
        for mark in document.pages[0].get("/Annots", []):
            mark.F = flags

    def draw(canvas: Any) -> None:
        words(canvas)
        canvas.acroForm.textfield(name="x", value=value, x=100, y=500, width=200, height=30)

    return changed(pdf(draw), change)


def file(name: str, change: Change = lambda _: None) -> bytes:
    """A PDF that another program wrote."""
    return changed((FILES / name).read_bytes(), change)


def over(content: bytes) -> Change:
    """Draw something over the first page."""
    return lambda document: document.pages[-1].contents_add(content)


def turned(by: int, draw: Draw = words) -> bytes:
    """A page that is turned."""
    return changed(pdf(draw), lambda document: document.pages[0].rotate(by, relative=False))


def type3(shown: bool = True) -> bytes:
    """Words in a font whose letters are drawings."""

    def resources(document: pikepdf.Pdf) -> dict[str, Any]:
        letter = document.make_stream(
            b"600 0 0 0 500 700 d1 0 0 500 700 re f" if shown else b"600 0 0 0 500 700 d1"
        )
        own = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 600, 700],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=97, LastChar=97, Widths=[600],
            CharProcs=Dictionary(a=letter), Resources=Dictionary(),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
        )  # fmt: skip
        return {"Font": {"Own": document.make_indirect(own)}}

    return drawn(b"BT /Own 14 Tf 100 500 Td (aa aaa) Tj ET", resources)


def versions(first: bytes, last: bytes, sign: bool = True) -> bytes:
    """A PDF written by hand, with its first version and one that was added to the file: what each draws."""
    signature = b"/AcroForm << /Fields [6 0 R] /SigFlags 3 >>" if sign else b""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R " + signature + b" >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /T 5 0 R >> >> >>",
        4: _stream(first),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        6: b"<< /FT /Sig /T (S) /V << /Type /Sig /Filter /X /ByteRange [0 1 2 3] /Contents <3030> >> >>",
    }
    made = _added(b"%PDF-1.7\n", objects, 0)
    return _added(made, {4: _stream(last)}, made.rindex(b"xref\n0"))


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _added(data: bytes, objects: dict[int, bytes], before: int) -> bytes:
    places = {}
    for number, written in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, place)
    prev = b"/Prev %d " % before if before else b""
    return (
        data + table + b"trailer\n<< /Size 7 /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (prev, len(data))
    )
