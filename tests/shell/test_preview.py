"""The preview: drafts shown, rebuilt at a change, the last good page kept under an error."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scrutiny.shell.preview import Preview
from tests.support import EXAMPLE, ROOT

NOTE = "content/meetings/2026/2026-04-16-performance-meeting.md"
PAGE = "/meetings/2026-04-16-performance-meeting/"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def get(port: int, path: str, host: str | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path, headers={"Host": host} if host else {})
        response = connection.getresponse()
        return response.status, response.read().decode("utf-8", "replace")
    finally:
        connection.close()


def until(port: int, path: str, words: str, *, present: bool = True) -> str:
    """The page, as soon as it holds the words (or holds them no more)."""
    for _ in range(150):
        try:
            status, page = get(port, path)
        except OSError:
            page = ""
        else:
            if status == 200 and (words in page) is present:
                return page
        time.sleep(0.1)
    raise AssertionError(f"{words!r} never {'came' if present else 'went'}: {page[:2000]}")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    port = free_port()
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield tmp_path, port
        finally:
            server.terminate()


def test_the_preview_follows_what_is_saved(served: tuple[Path, int]) -> None:
    office, port = served
    page = until(port, PAGE, "CANARYDRAFT title")
    assert "This note is not published" in page
    assert "/livereload.js?port=" in page
    assert not (office / "site").exists()
    assert get(port, "/livereload.js")[0] == 200

    note = office / NOTE
    good = note.read_text("utf-8")
    note.write_text(good.replace("CANARYDRAFT text", "Written just now"), "utf-8")
    until(port, PAGE, "Written just now")

    note.write_text(good.replace("Idris Vance", "Idriss Vanse"), "utf-8")
    page = until(port, PAGE, "preview-fault")
    assert f"{NOTE}:5:11: error[unknown-person]" in page
    assert "Written just now" in page

    note.write_text(good.replace("CANARYDRAFT text", "Mended"), "utf-8")
    page = until(port, PAGE, "Mended")
    assert "preview-fault" not in page


def answer(folder: Path, path: str, host: str = "127.0.0.1:8000") -> tuple[str, bytes]:
    told: list[str] = []
    preview = Preview(folder, 8000, list)
    environ = {"HTTP_HOST": host, "PATH_INFO": path}
    body = b"".join(preview(environ, lambda status, _: told.append(status)))
    return told[0], body


def test_only_its_own_name_is_answered(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<head></head>", "utf-8")
    assert answer(tmp_path, "/")[0] == "200 OK"
    assert answer(tmp_path, "/", "localhost:8000")[0] == "200 OK"
    assert answer(tmp_path, "/", "evil.example")[0] == "403 Forbidden"


@pytest.mark.parametrize("path", ["/../secret", "/%2e%2e/secret", "//etc/passwd", "/a/../../secret", "/gone"])
def test_nothing_outside_the_site_is_served(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret").write_text("SECRET", "utf-8")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "404.html").write_text("<head></head>none", "utf-8")
    status, body = answer(folder, path)
    assert status == "404 Not Found"
    assert b"SECRET" not in body


def upgraded(port: int, origin: str | None, host: str | None = None) -> int:
    """The status of the answer to a browser that asks for the web socket of the reload."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    headers = {
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Host": host or f"127.0.0.1:{port}",
    }  # fmt: skip
    try:
        connection.request("GET", "/livereload", headers=headers | ({"Origin": origin} if origin else {}))
        return connection.getresponse().status
    finally:
        connection.close()


def test_only_pages_of_the_preview_may_listen(served: tuple[Path, int]) -> None:
    _, port = served
    until(port, "/", "Mardale")
    assert upgraded(port, f"http://127.0.0.1:{port}") == 101
    assert upgraded(port, f"http://localhost:{port}") == 101
    for origin in (
        "https://evil.example",
        f"http://evil.example:{port}",
        "null",
        f"http://127.0.0.1:{port + 1}",
    ):
        assert upgraded(port, origin) == 403, origin
