"""The preview: drafts shown, rebuilt at a change, the last good page kept under an error."""

import dataclasses
import http.client
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import here
from scrutiny.pipeline import assemble, check
from scrutiny.shell.live_site import LiveSite
from scrutiny.shell.origin import Origin
from scrutiny.shell.preview import Preview
from scrutiny.shell.preview_guard import refusal
from scrutiny.shell.processes import Workers
from tests import small
from tests.commands import run
from tests.support import EXAMPLE, ROOT, SETTINGS, TEMPLATES, example

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


@contextmanager
def previewed(folder: Path) -> Iterator[int]:
    """The port at which the example office is previewed, in a folder with templates of its own."""
    shutil.copytree(EXAMPLE / "content", folder / "content")
    shutil.copytree(ROOT / "templates", folder / "templates")
    port = free_port()
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield port
        finally:
            server.terminate()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    with previewed(tmp_path) as port:
        yield tmp_path, port


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


class Folder:
    """A site of a few files in memory."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self.faults: list[str] = []

    def load(self) -> None:
        """Nothing changes."""

    def file(self, path: str) -> bytes | None:
        return self._files.get(path)


JUNE = f"content/{small.JUNE}"


@pytest.mark.parametrize(
    ("file", "old", "new", "page", "words"),
    [
        (
            f"content/{small.SEPTEMBER}",
            "- Status: in progress",
            "- Status: open",
            "actions/open/index.html",
            "Mend the cameras",
        ),
        (JUNE, "true record", "zebra record", "meetings/2024-06-13-board/index.html", "zebra"),
        (JUNE, "true record", "zebra record", "search/start.json", "edition"),
        (
            "content/people/nell-frost.md",
            "---\n",
            "---\n\nA zebra.\n",
            "people/nell-frost/index.html",
            "zebra",
        ),
        ("content/glossary.yaml", "Cameras.", "A zebra.", "glossary/index.html", "zebra"),
        ("templates/pages/glossary.html", "<h1>", "<h1>Our ", "glossary/index.html", "Our "),
    ],
)
def test_whatever_is_edited_shows(
    tmp_path: Path, file: str, old: str, new: str, page: str, words: str
) -> None:
    small.write(tmp_path / "content")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    origin = Origin(tmp_path / "content", tmp_path / "templates", ROOT / "templates")
    drafts = dataclasses.replace(SETTINGS, drafts=True)
    live = LiveSite(origin, lambda: drafts, list, Workers(1))
    live.load()
    before = {path: live.file(path) for path in ("index.html", page)}
    text = (tmp_path / file).read_text("utf-8")
    head, found, tail = text.rpartition(old)
    (tmp_path / file).write_text(head + new + tail, "utf-8")
    assert found
    live.load()
    assert live.faults == []
    report = Report()
    content = origin.read(report)
    checked = check.check(content, drafts, report)
    assert checked
    whole = assemble.whole(content, checked, report)
    for path in before:
        assert live.file(path) == whole.get(path)
    assert words.encode() in whole[page]
    assert live.file(page) != before[page]


def test_every_file_of_a_site_is_made_on_demand() -> None:
    drafts = dataclasses.replace(SETTINGS, drafts=True)
    live = LiveSite(Origin(EXAMPLE / "content", TEMPLATES, TEMPLATES), lambda: drafts, list, here)
    live.load()
    report = Report()
    checked = check.check(example(), drafts, report)
    assert checked
    whole = assemble.whole(example(), checked, report)
    missing = {path for path, data in whole.items() if live.file(path) != data}
    assert (
        missing == {"manifest.sha256", "edition.json", "search/disk.js", "cy/search/disk.js"} & whole.keys()
    )


def test_a_page_whose_template_is_wrong_stays_as_it_was(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    live = LiveSite(
        Origin(EXAMPLE / "content", tmp_path / "templates", TEMPLATES), lambda: SETTINGS, list, here
    )
    live.load()
    good = live.file("glossary/index.html")
    template = tmp_path / "templates/pages/glossary.html"
    text = template.read_text("utf-8")
    template.write_text(text.replace("<h1>", "{{ nothing }}<h1>", 1), "utf-8")
    live.load()
    assert live.file("index.html")
    assert live.faults == []
    assert live.file("glossary/index.html") == good
    assert "error[template]" in live.faults[0]
    template.write_text(text, "utf-8")
    live.load()
    assert live.file("glossary/index.html") == good
    assert live.faults == []


def answer(files: Mapping[str, bytes], path: str, method: str = "GET") -> tuple[str, dict[str, str], bytes]:
    told: list[tuple[str, dict[str, str]]] = []
    preview = Preview(Folder(files), 8000)
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path}
    body = b"".join(preview(environ, lambda status, headers: told.append((status, dict(headers)))))
    return *told[0], body


OWN = {"Host": "127.0.0.1:8000"}
FOREIGN = (
    "evil.example",
    "evil.example:8000",
    "127.0.0.1:8001",
    "127.0.0.1",
    "[::1]:8000",
    "localhost.evil:8000",
    "",
)


@pytest.mark.parametrize("more", [{}, {"Upgrade": "websocket", "Connection": "Upgrade"}])
def test_only_its_own_name_is_answered(more: dict[str, str], kept: Callable[..., None]) -> None:
    def refused(**headers: str) -> int | None:
        found = refusal(8000, "GET", "/livereload", {**more, **headers})
        return found and found.status

    assert refused(Host="127.0.0.1:8000") is None
    assert refused(Host="LOCALHOST:8000", Origin="http://localhost:8000") is None
    assert refused() == 403
    for host in FOREIGN:
        assert refused(Host=host) == 403, host
        assert refused(Host=host, Origin=f"http://{host}") == 403, host
        assert refused(Host="127.0.0.1:8000", Origin=f"http://{host}") == 403, host
        kept(6, "requests of other sites that the preview refuses", 3)
    assert refused(Host="localhost:8000", Origin="null") == 403
    assert refusal(80, "GET", "/", {"Host": "localhost"}) is None


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [
        ("none", "navigate", None),
        ("same-origin", "no-cors", None),
        ("cross-site", "navigate", None),
        ("cross-site", "no-cors", 403),
        ("same-site", "no-cors", 403),
        ("cross-site", "websocket", 403),
    ],
)
def test_no_page_of_another_site_may_embed_drafts(site: str, mode: str, status: int | None) -> None:
    found = refusal(8000, "GET", "/search/disk.js", {**OWN, "Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode})
    assert (found and found.status) == status


def test_what_is_no_request_for_a_page_is_refused() -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"):
        found = refusal(8000, method, "/", OWN)
        assert found
        assert found.status == 405
    found = refusal(8000, "GET", "http://evil.example/", OWN)
    assert found
    assert found.status == 400


def test_the_head_of_a_page_is_that_of_the_page() -> None:
    files = {"index.html": b"<head></head>"}
    whole, head = answer(files, "/"), answer(files, "/", "HEAD")
    assert whole[:2] == head[:2]
    assert head[2] == b""
    assert int(head[1]["Content-Length"]) == len(whole[2]) > 0


@pytest.mark.parametrize(
    "path",
    [
        "/../secret",
        "/%2e%2e/secret",
        "//etc/passwd",
        "/a/../../secret",
        "/gone",
        "/\0",
        "/a\0b",
        "/" + "a" * 5000,
        "/" + "a/" * 5000,
        "/\xff",
        "/con:",
    ],
)
def test_nothing_outside_the_site_is_served(path: str) -> None:
    status, _, body = answer({"404.html": b"<head></head>none"}, path)
    assert status == "404 Not Found"
    assert b"none" in body


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
    evil = f"evil.example:{port}"
    assert upgraded(port, f"http://{evil}", host=evil) == 403, "a name of another that leads to this machine"
    assert upgraded(port, None, host=evil) == 403
    for origin in (
        "https://evil.example",
        f"http://evil.example:{port}",
        "null",
        f"http://127.0.0.1:{port + 1}",
    ):
        assert upgraded(port, origin) == 403, origin


def raw(port: int, request: bytes) -> bytes:
    """The answer to bytes, until the preview closes the connection."""
    with socket.create_connection(("127.0.0.1", port)) as asking:
        closing = request.replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
        asking.sendall(closing.replace(b"PORT", str(port).encode()))
        return b"".join(iter(lambda: asking.recv(65536), b""))


def test_no_request_gets_a_trace(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    port = free_port()
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", str(port)]
    own = b"Host: 127.0.0.1:PORT\r\n\r\n"
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        try:
            until(port, "/", "Mardale")
            for request, status in (
                (b"GET / HTTP/1.1\r\n" + own, 200),
                (b"HEAD / HTTP/1.1\r\n" + own, 200),
                (b"HEAD /gone HTTP/1.1\r\n" + own, 404),
                (b"GET /%00 HTTP/1.1\r\n" + own, 404),
                (b"GET /%ff%fe HTTP/1.1\r\n" + own, 404),
                (b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\n" + own, 404),
                (b"GET http://evil.example/ HTTP/1.1\r\n" + own, 400),
                (b"BREW / HTTP/1.1\r\n" + own, 405),
                (b"POST /livereload HTTP/1.1\r\nContent-Length: 2\r\n" + own + b"{}", 405),
                (b"OPTIONS * HTTP/1.1\r\n" + own, 405),
                (b"GET /forcereload HTTP/1.1\r\n" + own, 404),
                (b"GET /livereload HTTP/1.1\r\n" + own, 400),
                (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403),
                (b"GET /livereload.js HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403),
                (b"GET / HTTP/1.0\r\n\r\n", 403),
            ):
                told = raw(port, request)
                assert told.startswith(b"HTTP/1.1 %d " % status), (request, told[:200])
                assert b"Traceback" not in told
                if request.startswith(b"HEAD"):
                    assert told.endswith(b"\r\n\r\n")
            # Tornado itself refuses this request since 6.5; before that the preview does.
            told = raw(port, b"GET /\x1b[31m\x9b HTTP/1.1\r\nHost: \x1b[31m\r\n\r\n")
            assert told.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 403 ")), told[:200]
        finally:
            server.terminate()
        said = server.communicate()[0]
    assert "Traceback" not in said
    assert "\x1b" not in said


def test_a_port_that_is_taken_is_said_before_anything_is_built(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = run("serve", "--port", str(other.getsockname()[1]), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "is taken by another program" in done.stderr
    assert "--port" in done.stderr
    assert "Errno" not in done.stderr
