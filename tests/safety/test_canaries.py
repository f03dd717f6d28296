"""The deep look finds a canary in every form: one is planted in each, and each time it must be found."""

import base64
import bz2
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from urllib.parse import quote

import pytest

from scrutiny.safety import canaries
from scrutiny.safety.canaries import look
from tests.safety.pdfs import pdf
from tests.support import EXAMPLE

WORD = "CanaryZebraword"


def zipped(data: bytes, name: str = "a.txt") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return made.getvalue()


def tarred(data: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def database(text: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("CREATE VIRTUAL TABLE notes USING fts5(text)")
        made.execute("INSERT INTO notes VALUES (?)", (f"some {text} text",))
        made.commit()
        return made.serialize()


PLAIN = f"some {WORD.lower()} text".encode()
PLANTED: dict[str, bytes] = {
    "plain": PLAIN,
    "stemmed": WORD[:9].encode(),
    "capitals": PLAIN.upper(),
    "UTF-16": PLAIN.decode().encode("utf-16"),
    "split by tags": b"cana<b>ry</b>zebra<!-- x -->word",
    "references": "".join(f"&#{ord(c)};" for c in WORD).encode(),
    "references twice": "".join(f"&amp;#x{ord(c):x};" for c in WORD).encode(),
    "escapes": json.dumps(WORD).replace("Z", "\\u005a").replace("C", "\\u0043").encode(),
    "percent signs": quote("".join(WORD)).replace("a", "%61").encode(),
    "soft hyphens": "Ca\u00adna\u200bry\u2060Ze\u00adbra".encode(),
    "full width": "ＣａｎａｒｙＺｅｂｒａ".encode(),
    "spaces": b"c a n a r y z e b r a",
    "quoted-printable": b"Canar=\nyZebra",
    "base64": base64.b64encode(b"xy" + PLAIN),
    "base64 in an address": b'src="data:text/plain;base64,' + base64.urlsafe_b64encode(PLAIN) + b'"',
    "base85": base64.a85encode(PLAIN, adobe=True),
    "hexadecimal": PLAIN.hex().encode(),
    "gzip": gzip.compress(PLAIN),
    "zlib": b"head" + zlib.compress(PLAIN),
    "bzip2": bz2.compress(PLAIN),
    "xz": lzma.compress(PLAIN),
    "ZIP": zipped(PLAIN),
    "a name in a ZIP": zipped(b"", f"{WORD}.txt"),
    "TAR": tarred(PLAIN),
    "gzip in a ZIP": zipped(gzip.compress(PLAIN)),
    "base64 of gzip": base64.b64encode(gzip.compress(PLAIN)),
    "SQLite": database(WORD),
    "PDF": pdf(lambda canvas: canvas.drawString(9, 9, f"some {WORD}")),
    "properties of a PDF": pdf(lambda canvas: canvas.setTitle(WORD)),
}  # fmt: skip


@pytest.mark.parametrize("data", PLANTED.values(), ids=PLANTED)
def test_a_planted_canary_is_found(data: bytes, kept: Callable[..., None]) -> None:
    assert list(look("a.bin", data, [WORD]))
    assert not list(look("a.bin", data, ["otherword"]))
    kept(1, "forms in which a planted word is found")


def test_a_canary_in_the_name_of_a_file_is_found() -> None:
    assert list(look(f"papers/{quote(WORD)}.pdf", b"", [WORD]))


@pytest.mark.parametrize("pack", [gzip.compress, zipped])
def test_a_bomb_is_not_unpacked_whole(
    pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = pack(b"0 " * 50_000 + PLAIN)
    assert list(look("a.bin", bomb, [WORD]))
    monkeypatch.setattr(canaries, "LARGEST", 100_000)
    assert not list(look("a.bin", bomb, [WORD]))


def test_the_example_holds_no_canary_in_any_form(kept: Callable[..., None]) -> None:
    def seen(folder: str) -> tuple[int, list[str]]:
        root = EXAMPLE / folder
        files = [path for path in root.rglob("*") if path.is_file()]
        names = [(path.relative_to(root).as_posix(), path.read_bytes()) for path in files]
        return len(files), [name for name, data in names if list(look(name, data, ["CANARY"]))]

    assert len(seen("content")[1]) >= 5
    number, found = seen("site")
    assert found == []
    kept(1, "files of the example site without a word that it withholds", number)
