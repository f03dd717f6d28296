"""Bytes of text files as text, whatever program wrote them."""

from scrutiny.authoring.importing.document import NotReadError


def decoded(data: bytes) -> str:
    """The text, with line feeds for all ends of lines. Raises `NotReadError` where it is no text."""
    for encoding in (
        "utf-8-sig",
        "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252",
        "latin-1",
    ):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            raise NotReadError("it is no text file: save it as .docx, .pdf or .txt")
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00ad", "").replace("\u200b", "")
    raise NotReadError("its letters cannot be read: save it as UTF-8")
