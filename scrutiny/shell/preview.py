"""The preview: the site as it would be published, with drafts, rendered when a page is asked for."""

from __future__ import annotations

import errno
import html
import logging
import mimetypes
import os
import socket
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.ioloop import PeriodicCallback
from tornado.netutil import bind_sockets
from tornado.web import Application, FallbackHandler, RequestHandler
from tornado.wsgi import WSGIContainer

from scrutiny.base.text import visible
from scrutiny.shell.errors import Refused
from scrutiny.shell.preview_guard import HOST, METHODS, Refusal, refusal

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


def listen(port: int) -> list[socket.socket]:
    """Take a port of this machine. Raises `Refused` where another program has it, or none may."""
    try:
        return bind_sockets(port, HOST, socket.AF_INET)
    except OSError as wrong:
        taken = "is taken by another program, perhaps by a preview that still runs"
        why = taken if wrong.errno == errno.EADDRINUSE else f"cannot be used: {os.strerror(wrong.errno or 0)}"
        another = (
            "choose another port, such as --port 8001" if port != 8001 else "choose another port with --port"
        )
        raise Refused(f"the port {port} {why} – stop that program, or {another}") from None


class _Refusing(RequestHandler):
    """Answers in one line what is not answered otherwise."""

    def initialize(self, refused: Refusal) -> None:
        """Know the answer."""
        self._refused = refused

    def prepare(self) -> None:
        """Answer, whatever the method."""
        self.set_status(self._refused.status)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Allow", ", ".join(METHODS))
        self.finish(self._refused.words + "\n")


class _Application(Application):
    """Hands on what `preview_guard` lets through."""

    def __init__(self, port: int, *handlers: Any) -> None:
        super().__init__(list(handlers))
        self._port = port

    def find_handler(self, request: HTTPServerRequest, **given: Any) -> Any:
        """What answers a request."""
        asked = request.method or "", request.uri or "", request.headers
        if refused := refusal(self._port, *asked):
            request.method = "GET"  # the library has an answer of its own to methods that it does not know
            return self.get_handler_delegate(request, _Refusing, {"refused": refused})
        return super().find_handler(request, **given)


class _Server(Server):  # type: ignore[misc] # the library says nothing of its types
    """Serves on a port that is taken already, and nothing but pages and what reloads them."""

    def __init__(self, preview: Preview, sockets: list[socket.socket]) -> None:
        super().__init__(preview, _Watcher())
        self._sockets = sockets

    def application(self, port: int, *_: object, **__: object) -> None:
        """Answer requests from now on."""
        LiveReloadHandler.watcher, LiveReloadHandler.live_css = self.watcher, True
        pages = {"fallback": WSGIContainer(self.app)}
        application = _Application(
            port,
            (r"/livereload", LiveReloadHandler),
            (r"/livereload.js", LiveReloadJSHandler),
            (r".*", FallbackHandler, pages),
        )
        HTTPServer(application, max_body_size=10_000).add_sockets(self._sockets)


class Site(Protocol):
    """A site whose files are made when they are asked for."""

    faults: list[str]

    def file(self, path: str) -> bytes | None:
        """A file by its path."""


class Preview:
    """Serves the files that `site` has, with its faults over each page until they are mended."""

    def __init__(self, site: Site, port: int) -> None:
        self._site, self._port = site, port

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        """Answer one request (PEP 3333) that `preview_guard` lets through."""
        path = environ.get("PATH_INFO", "/").encode("latin-1").decode("utf-8", "replace")
        status, kind, body = self._answer(path)
        headers = {"Content-Type": kind, "Content-Length": str(len(body)), "Cache-Control": "no-store"}
        start_response(status, [*headers.items(), ("Cross-Origin-Resource-Policy", "same-origin")])
        return [b"" if environ.get("REQUEST_METHOD") == "HEAD" else body]

    def _answer(self, path: str) -> tuple[str, str, bytes]:
        if path == "/preview.css":
            return "200 OK", "text/css", STYLE
        where = path.lstrip("/")
        name = f"{where}index.html" if not where or where.endswith("/") else where
        status, body = "200 OK", self._site.file(name)
        if body is None and (body := self._site.file(f"{name}/index.html")) is not None:
            name = "index.html"
        if body is None:
            status, name, body = "404 Not Found", "404.html", self._site.file("404.html") or EMPTY
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        if kind == "text/html":
            return status, "text/html; charset=utf-8", self._live(body)
        return status, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, body

    def _live(self, page: bytes) -> bytes:
        """The page with the script that reloads it, and with the faults over it."""
        script = f'<script src="/livereload.js?port={self._port}" defer></script>'
        style = '<link rel="stylesheet" href="/preview.css">'
        page = page.replace(b"</head>", f"{script}{style}</head>".encode(), 1)
        faults = self._site.faults
        if not faults:
            return page
        lines = "".join(f"<li><code>{html.escape(line)}</code></li>" for line in faults)
        said = '<div class="preview-fault" role="alert"><strong>This is not saved to the site yet.</strong> '
        said += f"The page below is the last good one. Mend this first:<ol>{lines}</ol></div>"
        return page.replace(b"<body>", f"<body>{said}".encode(), 1)

    def serve(self, sockets: list[socket.socket], watched: Iterable[Path], load: Callable[[], None]) -> None:
        """Serve until interrupted; `load` reads the content, now and when anything in `watched` changes."""
        server = _Server(self, sockets)
        for folder in watched:
            server.watch(str(folder), load)
        server.watcher.examine()  # what is saved while the content is first read is a change
        load()
        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0  # else what is saved soon after a reload is not shown
        _keep_logs_plain()
        server.serve(port=self._port, host=HOST, debug=False)


def _keep_logs_plain() -> None:
    """Log no request, and of all else warnings alone, without characters that act on a terminal."""

    def plain(record: logging.LogRecord) -> bool:
        record.msg, record.args = visible(record.getMessage()), ()
        return record.levelno >= logging.WARNING

    logging.getLogger("tornado.access").disabled = True
    for name in ("livereload", "tornado.general", "tornado.application"):
        logging.getLogger(name).addFilter(plain)
    logging.getLogger("livereload").propagate = False


EMPTY = b"""<!DOCTYPE html><html lang="en"><head><title>Preview</title></head>
<body><p>There is no site yet.</p></body></html>"""
