"""Word and PDF files made for the tests: every person, place and word is invented."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Ask"><w:name w:val="Ask"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="AskMore"><w:name w:val="Ask more"/><w:basedOn w:val="Ask"/></w:style>
</w:styles>"""

NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>
<w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def p(words: str, style: str = "", runs: str = "", numbers: int = 0) -> str:
    """A paragraph of Word; `runs` are properties of its words, `numbers` the list that counts it."""
    counted = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbers}"/></w:numPr>' if numbers else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    text = "</w:t><w:br/><w:t>".join(words.split("\n"))
    return (
        f"<w:p><w:pPr>{named}{counted}</w:pPr><w:r><w:rPr>{runs}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def table(*rows: tuple[str, ...]) -> str:
    """A table of Word, a paragraph a cell."""
    cells = ["".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(body: str, **parts: str) -> bytes:
    """A Word file; further parts are named without `word/` and `.xml`."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, text in {"styles": STYLES, "numbering": NUMBERING, **parts}.items():
            archive.writestr(f"word/{name}.xml", text)
    return out.getvalue()


LEVELS = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def described(text: str) -> bytes:
    """A Word file as a text describes it: a paragraph or row of a table a line, ` // ` between lines in them.

    Before the colon stands how a paragraph looks: `T` is a title, `b` bold, `i` italic, `u` underlined, and a
    number the level of a list that Word counts.
    """
    body, rows = "", list[tuple[str, ...]]()
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            cells = line.strip().removeprefix("|").removesuffix("|").split("|")
            rows.append(tuple(cell.strip().replace(" // ", "\n") for cell in cells))
            continue
        body += table(*rows) if rows else ""
        rows = []
        looks, _, words = line.partition(": ")
        runs = "".join(
            f'<w:{each} w:val="single"/>' if each == "u" else f"<w:{each}/>"
            for each in looks
            if each in "biu"
        )
        level = next((each for each in looks if each.isdigit()), "")
        made = p(words.replace(" // ", "\n"), "T" if looks == "T" else "", runs, 1 if level else 0)
        body += made.replace('w:ilvl w:val="0"', f'w:ilvl w:val="{level or 0}"') if words else ""
    return docx(body, numbering=LEVELS)


def pdf(*pages: Callable[[Canvas], None], **more: object) -> bytes:
    """A PDF of pages that are each drawn by a function."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(400, 560), invariant=1, **more)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def write(
    canvas: Canvas, x: float, y: float, *lines: str, font: str = "Helvetica", size: float = 10
) -> float:
    """Write lines from a height downwards; gives the height below them."""
    canvas.setFont(font, size)
    for line in lines:
        canvas.drawString(x, y, line)
        y -= size * 1.3
    return y


def ruled(canvas: Canvas, xs: list[float], ys: list[float], rows: list[list[list[str]]]) -> None:
    """Draw a table with rules; each cell has lines."""
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    for row, top in zip(rows, ys, strict=False):
        for cell, left in zip(row, xs, strict=False):
            write(canvas, left + 4, top - 12, *cell, size=9)
