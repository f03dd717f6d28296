"""The preview: the site as it would be published, with drafts, rebuilt whenever a file is saved."""

from __future__ import annotations

import html
import logging
import mimetypes
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.ioloop import PeriodicCallback

HOST = "127.0.0.1"

OFTEN = 100
"""Milliseconds between looks for changes; the library would wait 800."""

STYLE = b""".preview-fault { position: sticky; top: 0; z-index: 9; max-height: 60vh; overflow: auto;
margin: 0; padding: 1rem; background: #fff; color: #111; border: 0.4rem solid #b10e1e; }
.preview-fault li { max-width: none; margin: 0.5rem 0; }
"""


class _Watcher(Watcher):  # type: ignore[misc] # the library says nothing of its types
    """Looks for changes so often that a saved file is seen at once."""

    def start(self, callback: Callable[[], None]) -> bool:
        """Look again and again; whether the library need not."""
        PeriodicCallback(callback, OFTEN).start()
        return True


class Preview:
    """Serves a folder, with the faults of the last rebuild over each page until they are mended.

    `rebuild` writes the site into `folder` and gives the lines to show where it could not; the folder
    then still holds the last good site. It is called once for each change.
    """

    def __init__(self, folder: Path, port: int, rebuild: Callable[[], list[str]]) -> None:
        self._folder = folder
        self._port = port
        self._rebuild = rebuild
        self._faults: list[str] = []

    def rebuild(self) -> None:
        """Build again, and remember what is wrong."""
        self._faults = self._rebuild()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        """Answer one request (PEP 3333). Only this machine is answered, under its own names."""
        if environ.get("HTTP_HOST") not in (f"{HOST}:{self._port}", f"localhost:{self._port}"):
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"This preview answers only to its own address.\n"]
        status, kind, body = self._answer(unquote(environ.get("PATH_INFO", "/")))
        start_response(status, [("Content-Type", kind), ("Cache-Control", "no-store")])
        return [body]

    def _answer(self, path: str) -> tuple[str, str, bytes]:
        if path == "/preview.css":
            return "200 OK", "text/css", STYLE
        file = (self._folder / path.lstrip("/")).resolve()
        if file.is_dir():
            file /= "index.html"
        status = "200 OK"
        if not file.is_relative_to(self._folder.resolve()) or not file.is_file():
            status, file = "404 Not Found", self._folder / "404.html"
        body = file.read_bytes() if file.is_file() else EMPTY
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if kind == "text/html":
            return status, "text/html; charset=utf-8", self._live(body)
        return status, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, body

    def _live(self, page: bytes) -> bytes:
        """The page with the script that reloads it, and with the faults over it.

        livereload would put an inline script before '</head>', which the policy of the pages forbids;
        it does not look for capitals.
        """
        script = f'<script src="/livereload.js?port={self._port}" defer></script>'
        style = '<link rel="stylesheet" href="/preview.css">'
        page = page.replace(b"</head>", f"{script}{style}</HEAD>".encode(), 1)
        if not self._faults:
            return page
        lines = "".join(f"<li><code>{html.escape(line)}</code></li>" for line in self._faults)
        said = '<div class="preview-fault" role="alert"><strong>This is not saved to the site yet.</strong> '
        said += f"The page below is the last good one. Mend this first:<ol>{lines}</ol></div>"
        return page.replace(b"<body>", f"<body>{said}".encode(), 1)

    def serve(self, watched: Iterable[Path]) -> None:
        """Build, then serve until interrupted, building again when anything in `watched` changes."""
        self.rebuild()
        server = Server(self, _Watcher())
        for folder in watched:
            server.watch(str(folder), self.rebuild)
        own = {f"http://{name}:{self._port}" for name in (HOST, "localhost")}
        # The library answers a web socket from any page that is open in the browser.
        LiveReloadHandler.check_origin = lambda _, origin: origin in own
        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0  # else what is saved soon after a reload is not shown
        log = logging.getLogger("livereload")
        log.addFilter(lambda line: line.levelno >= logging.WARNING)
        log.propagate = False
        server.serve(port=self._port, host=HOST, debug=False)


EMPTY = b"""<!DOCTYPE html><html lang="en"><head><title>Preview</title></head>
<body><p>There is no site yet.</p></body></html>"""
