"""A PDF opened from its bytes, or why it cannot be."""

import logging
from io import BytesIO

import pikepdf

logging.getLogger("pikepdf").addHandler(logging.NullHandler())

FURTHEST = 1024
"""Bytes before which a PDF must begin; readers look so far (ISO 32000-1, annex H)."""

COPY = "copy the file again from where it came from; if that does not help, save the document as a PDF again"


class UnreadableError(Exception):
    """A document that cannot be opened: what is wrong, and how to fix it."""

    def __init__(self, what: str, fix: str = COPY) -> None:
        super().__init__(what)
        self.what, self.fix = what, fix


def beginning(data: bytes) -> int:
    """How many bytes there are before the document. Raises `UnreadableError`."""
    at = data.find(b"%PDF-", 0, FURTHEST)
    if at < 0:
        raise UnreadableError("the PDF cannot be read: it does not begin as a PDF does")
    return at


def opened(data: bytes) -> pikepdf.Pdf:
    """A document with at least one page. Raises `UnreadableError`."""
    data = data[beginning(data) :]
    try:
        document = pikepdf.open(BytesIO(data))
        pages = len(document.pages)
    except pikepdf.PasswordError as wrong:
        fix = "save it without a password: in Acrobat, File, Properties, Security, No Security"
        raise UnreadableError("the PDF is locked with a password", fix) from wrong
    except (pikepdf.PdfError, RuntimeError) as wrong:
        raise UnreadableError("the PDF cannot be read: the file is damaged or cut short") from wrong
    if not pages:
        raise UnreadableError("the PDF has no pages")
    return document


def versions(data: bytes) -> list[bytes]:
    """The earlier versions of a document that was saved by adding to the file, oldest first."""
    ends, at = [], data.find(b"%%EOF")
    while at >= 0:
        ends.append(at + len(b"%%EOF"))
        at = data.find(b"%%EOF", ends[-1])
    return [data[:end] for end in ends[:-1]]
