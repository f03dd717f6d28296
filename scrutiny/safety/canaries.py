"""A deep look for words that must not be in a site: in every file, in every form that a computer can undo.

Forms are undone one inside another: compressed files and streams, archives, databases, base64 and
hexadecimal, percent signs, references of HTML, escapes of JSON, words split by tags or invisible characters.
A search index stems words, so that the beginning of a word is looked for.
"""

import base64
import binascii
import bz2
import html
import lzma
import re
import sqlite3
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote

from scrutiny.safety import papers

BEGINNING = 8
"""Characters of a canary that are looked for: short enough for a stem, long enough to be no other word."""

DEEPEST = 4
"""Forms undone one inside another."""

SPLIT = "split by signs"
"""The form of a text whose blanks and signs are taken out; so are those of the words then."""

LARGEST = 20_000_000
"""Bytes that are unpacked at once."""


class Sighting(NamedTuple):
    """A word that must not be there: which, in which file, and in what form."""

    canary: str
    path: str
    form: str


def look(path: str, data: bytes, canaries: Sequence[str], *, whole: bool = False) -> Iterator[Sighting]:
    """Where canaries stand in a file or its name, each once a form: their beginnings, or as a `whole`."""
    wanted = {canary: canary.casefold()[: None if whole else BEGINNING] for canary in canaries}
    joined = {canary: _joined(beginning) for canary, beginning in wanted.items()}
    seen: set[tuple[str, str]] = set()
    name = unquote(path).casefold()
    names = (("the name of the file", name), (f"the name of the file, {SPLIT}", _joined(name)))
    for form, text in (*names, *_texts(data, "", 0)):
        for canary, beginning in (joined if form.endswith(SPLIT) else wanted).items():
            if beginning and beginning in text and (canary, form) not in seen:
                seen.add((canary, form))
                yield Sighting(canary, path, form)


def _texts(data: bytes, form: str, depth: int) -> Iterator[tuple[str, str]]:
    """The texts that bytes may be read as, in small letters, each with its form."""
    before = f"{form}, " if form else ""
    text = data.decode("utf-8", "ignore")
    yield f"{before}plain", text.casefold()
    for how, undone in (*_wide(data), *_undone(text)):
        if undone != text:
            yield before + how, undone.casefold()
    if depth < DEEPEST:
        for how, inner in (*_encoded(text), *_packed(data)):
            yield from _texts(inner, before + how, depth + 1)


def _wide(data: bytes) -> Iterator[tuple[str, str]]:
    """The bytes as texts of two bytes a character."""
    for encoding in ("utf-16-le", "utf-16-be") if b"\0" in data else ():
        yield encoding.upper(), data.decode(encoding, "ignore")


def _undone(text: str) -> Iterator[tuple[str, str]]:
    yield "split by tags", re.sub(r"<[^>]*>|<!--|-->", "", text)
    referred = html.unescape(html.unescape(text)) if "&" in text else text
    yield "references of HTML", referred
    yield "references and tags", re.sub(r"<[^>]*>", "", referred)
    if "%" in text:
        yield "percent signs", unquote(unquote(text))
    if "\\" in text:
        yield "escapes", re.sub(r"\\+(?:u|x|U0000)\{?([0-9a-fA-F]{2,4})\}?", _character, text)
        yield "octal escapes", re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)
    if "=" in text:
        yield "quoted-printable", re.sub(r"=([0-9A-F]{2})", _character, re.sub(r"=\r?\n", "", text))
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        yield "invisible characters", "".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Mn"))
    yield SPLIT, _joined(text)


def _joined(text: str) -> str:
    """A text without blanks, ends of lines and signs that may split a word."""
    return re.sub(r"[\s_.\-+*/\\|'\"]+", "", text)


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _encoded(text: str) -> Iterator[tuple[str, bytes]]:
    for found in re.finditer(r"[A-Za-z0-9+/_-]{11,}={0,2}", text):
        run = found[0].rstrip("=").replace("-", "+").replace("_", "/")
        for start in range(4 if len(run) < 200 else 1):
            part = run[start:]
            part = part[: len(part) - (len(part) % 4 == 1)]
            yield "base64", base64.b64decode(part + "=" * (-len(part) % 4))
    for found in re.finditer(r"(?:[0-9a-fA-F]{2}[ :]?){8,}", text):
        plain = re.sub("[ :]", "", found[0])
        yield "hexadecimal", bytes.fromhex(plain[: len(plain) // 2 * 2])
    for found in re.finditer(r"<~[!-u\sz]+~>", text):
        try:
            yield "base85", base64.a85decode(found[0], adobe=True)
        except ValueError:
            continue


def _packed(data: bytes) -> Iterator[tuple[str, bytes]]:
    yield from _deflated(data)
    for found in re.finditer(rb"stream\r?\n([!-uz\s]+)~>", data):
        with suppress(ValueError):
            yield "base85", base64.a85decode(found[1])
    if data.startswith(b"%PDF-"):
        yield "text of the PDF", papers.inspect(".pdf", data).text.encode()
    yield from _archived(data)
    openers = ((b"BZh", "bzip2", bz2.BZ2Decompressor), (b"\xfd7zXZ", "xz", lzma.LZMADecompressor))
    for magic, how, opener in openers:
        if data.startswith(magic):
            with suppress(OSError, lzma.LZMAError):
                yield how, opener().decompress(data, LARGEST)
    if data.startswith(b"SQLite format 3\0"):
        yield "SQLite", "\n".join(_rows(data)).encode()
    for found in re.finditer(rb"<([0-9a-fA-F\s]{8,})>", data):
        with suppress(binascii.Error):
            yield "hexadecimal", binascii.unhexlify(re.sub(rb"\s", b"", found[1]))


def _deflated(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What zlib can unpack, wherever it begins: streams of a PDF, parts of a picture."""
    for found in re.finditer(rb"\x1f\x8b\x08|x[\x01\x5e\x9c\xda]", data):
        gzip = len(found[0]) == 3
        try:
            inner = zlib.decompressobj(31 if gzip else 15).decompress(data[found.start() :], LARGEST)
        except zlib.error:
            continue
        if len(inner) >= BEGINNING:
            yield "gzip" if gzip else "zlib", inner


def _archived(data: bytes) -> Iterator[tuple[str, bytes]]:
    if b"PK\x03\x04" in data:
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                for member in archive.infolist():
                    yield "a name in a ZIP", member.filename.encode()
                    with archive.open(member) as opened:
                        yield "ZIP", opened.read(LARGEST)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
            pass
    if data[257:262] == b"ustar":
        try:
            with tarfile.open(fileobj=BytesIO(data)) as archive:
                for each in archive:
                    yield "a name in a TAR", each.name.encode()
                    taken = archive.extractfile(each)
                    if taken:
                        yield "TAR", taken.read(LARGEST)
        except tarfile.TarError:
            pass


def _rows(data: bytes) -> Iterator[str]:
    """Every value of every table."""
    with closing(sqlite3.connect(":memory:")) as database, suppress(sqlite3.Error):
        database.deserialize(data)
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in names:
            quoted = str(table).replace('"', '""')
            for row in database.execute(f'SELECT * FROM "{quoted}"'):
                yield " ".join(map(_value, row))


def _value(value: object) -> str:
    return value.decode("utf-8", "ignore") if isinstance(value, bytes) else str(value)
