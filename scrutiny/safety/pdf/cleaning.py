"""A PDF as it is published: its pages as they are shown, and of the rest what readers need.

What is laid over the pages and shown there (filled-in fields, stamps, marks) becomes part of them. Scripts,
attached files, comments, fields that are not shown, properties and private data are taken out.
"""

from collections import Counter
from io import BytesIO
from typing import Any

import pikepdf

from scrutiny.safety.effort import TooMuchError
from scrutiny.safety.paper import Fault, masked
from scrutiny.safety.pdf.objects import dictionary, every, items

_ROOT = {
    "/Type", "/Pages", "/PageLabels", "/Names", "/Dests", "/ViewerPreferences", "/PageLayout", "/PageMode",
    "/Outlines", "/OpenAction", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OCProperties", "/OutputIntents",
    "/Version", "/Extensions", "/AcroForm",
}  # fmt: skip
"""What is kept of the entries of a document; its form goes once its fields are part of the pages."""

_PRIVATE = (
    "/Metadata", "/PieceInfo", "/Thumb", "/LastModified", "/AF", "/Alternates", "/OPI", "/SpiderInfo", "/ID",
    "/UserProperties",
)  # fmt: skip
"""What any part of a document can have, and no reader needs."""

_ATTACHED, _COMMENT, _FILM = "attached files", "comments", "films or sounds"
_SCRIPT, _UNSEEN = "scripts or commands", "fields or marks that are not shown"

TOLD = (_ATTACHED, _COMMENT, _FILM)
"""What is taken out that a reader might miss."""

_LAID_OVER = {
    "/Text": _COMMENT, "/Popup": _COMMENT, "/FileAttachment": _ATTACHED, "/Sound": _FILM, "/Movie": _FILM,
    "/Screen": _FILM, "/RichMedia": _FILM, "/3D": _FILM,
}  # fmt: skip
_WITHOUT_PICTURE = {"/Link", "/Widget", "/TrapNet", "/PrinterMark"}
_SLIGHT = {"/Underline", "/StrikeOut", "/Squiggly", "/Caret"}
"""Marks of a comment that hide nothing, however a program draws them; a light highlighter is another."""

_HARMLESS = {"/URI", "/GoTo", "/Named"}
_HIDDEN, _NO_VIEW = 2, 32

MOST_FIELDS = 100_000

Taken = Counter[str]
"""What was taken out of a document, and how often."""


def signed(document: pikepdf.Pdf) -> bool:
    """Whether somebody has signed the document digitally: a field of its form has a signature.

    What enables a form for Adobe Reader looks like a signature as well, and is in no field.
    """
    form = dictionary(document.Root.get("/AcroForm"))
    fields = items(form.get("/Fields")) if form is not None else []
    for field in fields:  # grows by what is below each
        if len(fields) > MOST_FIELDS:
            raise TooMuchError(f"more than {MOST_FIELDS:,} fields")
        fields += items(field.get("/Kids"))
        value = dictionary(field.get("/V"))
        if value is not None and "/ByteRange" in value:
            return True
    return False


def faults(document: pikepdf.Pdf) -> list[Fault]:
    """What cannot be taken out without changing what a reader sees."""
    found = []
    root = document.Root
    if "/Collection" in root:
        what = "the PDF is a portfolio: the papers are attached files, which its pages do not show"
        found.append(
            Fault("hidden-content", what, "save each of its files as a PDF of its own, and attach those")
        )
    if root.get("/NeedsRendering") == True:  # noqa: E712 - an object of the library
        what = "the PDF is a form of Adobe LiveCycle, which most programs cannot show"
        found.append(Fault("hidden-content", what, "open it in Acrobat, and print it to a new PDF"))
    for number, page in enumerate(document.pages, start=1):
        found += [fault for each in items(page.get("/Annots")) if (fault := _unpublishable(each, number))]
    for name in _switched_off(root):
        found.append(
            Fault(
                "hidden-content",
                f"the PDF has a layer that is switched off: '{masked(name)}'",
                "in Acrobat, delete the layer (Layers, Delete), or switch it on if readers are to see it",
                acceptable=True,
            )
        )
    return found


def _unpublishable(mark: Any, page: int) -> Fault | None:
    kind, words = str(mark.get("/Subtype")), masked(str(mark.get("/Contents", "")))
    if kind == "/Redact":
        what = f"page {page} has words that are marked for redaction, and are still there"
        return Fault("hidden-content", what, "in Acrobat, choose Redact a PDF, then Apply, and save the file")
    shown = not _flags(mark) & (_HIDDEN | _NO_VIEW)
    known = kind in _WITHOUT_PICTURE or kind in _LAID_OVER or _slight(mark)
    if shown and not known and not _pictured(mark):
        called = f" '{words}'" if words else ""
        what = f"page {page} has a mark{called} laid over it that programs show differently"
        return Fault(
            "hidden-content", what, "delete the mark in Acrobat; or print the document to a new PDF with it"
        )
    return None


def _slight(mark: Any) -> bool:
    """Whether a mark without a picture of its own hides nothing."""
    kind, colour = str(mark.get("/Subtype")), mark.get("/C")
    parts = [float(part) for part in colour] if isinstance(colour, pikepdf.Array) else []
    return kind in _SLIGHT or (kind == "/Highlight" and len(parts) == 3 and max(parts) > 0.6)


def _switched_off(root: Any) -> list[str]:
    """The names of the layers that a reader does not see at first."""
    layers = dictionary(root.get("/OCProperties"))
    default = dictionary(layers.get("/D")) if layers is not None else None
    if layers is None or default is None:
        return []
    off = items(default.get("/OFF"))
    if default.get("/BaseState") == "/OFF":
        on = {each.objgen for each in items(default.get("/ON"))}
        off += [each for each in items(layers.get("/OCGs")) if each.objgen not in on]
    return [str(each.get("/Name", "")) for each in off]


def clean(document: pikepdf.Pdf) -> Taken:
    """Take out of a document what is not published, and make what is laid over its pages part of them."""
    taken = Taken()
    for page in document.pages:
        _sort(page, taken)
    _flatten(document)
    root = document.Root
    for name in set(root.keys()) - _ROOT | {"/AcroForm"}:
        taken[_SCRIPT] += name == "/AA"
        if name in root:
            del root[name]
    names = dictionary(root.get("/Names"))
    if names is not None:
        for name in set(names.keys()) - {"/Dests"}:
            taken[_ATTACHED if name == "/EmbeddedFiles" else _SCRIPT] += 1
            del names[name]
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    for each in list(every(document)):
        _strip(each, taken)
    return +taken


def _sort(page: Any, taken: Taken) -> None:
    """Keep of what is laid over a page the links, and what is shown there."""
    kept = []
    for mark in items(page.get("/Annots")):
        kind = str(mark.get("/Subtype"))
        if kind in _LAID_OVER:
            taken[_LAID_OVER[kind]] += kind != "/Popup"
        elif _slight(mark) and not _pictured(mark):
            taken[_COMMENT] += 1
        elif _flags(mark) & (_HIDDEN | _NO_VIEW):
            taken[_UNSEEN] += 1
        else:
            kept.append(mark)
    if "/Annots" in page:
        page.Annots = pikepdf.Array(kept)


def _flatten(document: pikepdf.Pdf) -> None:
    form = dictionary(document.Root.get("/AcroForm"))
    if form is not None:
        if "/XFA" in form:
            del form["/XFA"]
        if any(_to_draw(mark) for page in document.pages for mark in items(page.get("/Annots"))):
            form["/NeedAppearances"] = True
        if form.get("/NeedAppearances") == True:  # noqa: E712 - an object of the library
            document.generate_appearance_streams()
            form["/NeedAppearances"] = False
    document.flatten_annotations("screen")
    for page in document.pages:
        if "/Annots" in page:
            page.Annots = pikepdf.Array([e for e in items(page.Annots) if e.get("/Subtype") == "/Link"])


def _to_draw(mark: Any) -> bool:
    return mark.get("/Subtype") == "/Widget" and "/V" in mark and not _pictured(mark)


def _pictured(mark: Any) -> bool:
    pictures = dictionary(mark.get("/AP"))
    return pictures is not None and dictionary(pictures.get("/N")) is not None


def _flags(mark: Any) -> int:
    flags = mark.get("/F", 0)
    return int(flags) if isinstance(flags, int) else 0


def _strip(thing: Any, taken: Taken) -> None:
    """Take private data, scripts and attached files out of one dictionary."""
    for name in _PRIVATE:
        if name in thing and not (name == "/ID" and "/S" in thing):
            del thing[name]
    for name, what in (("/AA", _SCRIPT), ("/JS", _SCRIPT), ("/EF", _ATTACHED), ("/XFA", _SCRIPT)):
        if name in thing:
            taken[what] += 1
            del thing[name]
    for name in ("/A", "/PA", "/OpenAction", "/Next"):
        action = dictionary(thing.get(name))
        if action is not None and "/S" in action and str(action["/S"]) not in _HARMLESS:
            taken[_SCRIPT] += 1
            del thing[name]


def written(document: pikepdf.Pdf) -> bytes:
    """The bytes of a document: the same for the same content."""
    made = BytesIO()
    document.save(
        made,
        deterministic_id=True,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return made.getvalue()
