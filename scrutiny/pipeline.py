"""The order of a build: texts to records, records to a register, the register to files.

The one place that knows the order. Nothing here reads a disk or a clock; what goes wrong with the
content is in the report, and then no file is given.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from scrutiny import checks, exports, pages, reading, routes
from scrutiny.exports import search
from scrutiny.index.engine import Previous
from scrutiny.register import Register
from scrutiny.settings import Settings
from scrutiny.site import Page, Site
from scrutiny.templating import Templates
from scrutiny.text import Place, Report


@dataclass(frozen=True, slots=True)
class Input:
    """What a site is built from, by path: the texts and the other files of the content, templates, assets.

    `attachments` and `assets` are bytes on demand, since a paper can be large.
    """

    texts: Mapping[str, bytes]
    attachments: Mapping[str, Callable[[], bytes]]
    templates: Mapping[str, str]
    assets: Mapping[str, Callable[[], bytes]]


def join(content: Input, settings: Settings, report: Report) -> Register | None:
    """Read and check everything but the prose's HTML; None where `report` then says why not."""
    read = reading.read(content.texts, content.attachments, report)
    if read.office is None:
        return None
    if settings.base_url is None:
        settings = dataclasses.replace(settings, base_url=read.office.base_url)
    register = Register(read, read.office, settings)
    for each in checks.ALL:
        each(register, report)
    return None if report.failed else register


def check(content: Input, settings: Settings, report: Report) -> Site | None:
    """Read and check everything; the site, or None where `report` then says why there is none."""
    register = join(content, settings, report)
    site = Site(register, report) if register else None
    return None if report.failed else site


def build(
    content: Input,
    site: Site,
    report: Report,
    progress: Callable[[int, int], None] = lambda *_: None,
    previous: Previous = lambda _: None,
) -> Iterator[tuple[str, bytes]]:
    """Every file of a checked site, as pairs of path and bytes; not to be used if `report` fails by the end.

    `progress` is called with the number of pages rendered so far and of all pages. `previous` reads
    files of an earlier build, from which the search index is made the faster; the bytes are the same.
    """
    manifest = _Manifest()
    for path, data in _files(content, site, report, progress, previous):
        manifest.add(path, data)
        yield path, data
    yield MANIFEST, manifest.data()


MANIFEST = "manifest.sha256"
"""Every other file of the site with its SHA-256, in the form that `sha256sum --check` reads."""


def _files(
    content: Input,
    site: Site,
    report: Report,
    progress: Callable[[int, int], None],
    previous: Previous,
) -> Iterator[tuple[str, bytes]]:
    templates = Templates(content.templates, site)
    links = _Links()
    listed = tuple(page for each in pages.ALL for page in each(site))
    _refuse_shared(listed, report)
    for number, page in enumerate(listed):
        html = templates.render(page, report)
        if html is None:
            continue
        path = routes.output(page.address)
        links.add(page, html)
        yield path, routes.relative(html, path, _root(site, page)).encode()
        progress(number + 1, len(listed))
    for path, data in _exported(site, listed, previous):
        links.offer(path)
        yield path, data
    for path, read in content.assets.items():
        links.offer(f"assets/{path}")
        yield f"assets/{path}", read()
    notes = (site.register.notes[meeting.id] for meeting in site.meetings_told())
    for path in sorted({path for path, _ in site.register.attached(notes)}):
        links.offer(path)
        yield path, content.attachments[path]()
    if not report.failed:
        links.check(report)


def _exported(site: Site, listed: tuple[Page, ...], previous: Previous) -> Iterator[tuple[str, bytes]]:
    small = len(site.meetings_told()) <= search.MOST_ON_A_DISK
    found: dict[str, bytes] = {}
    for export in exports.ALL:
        for address, text in export(site, listed):
            path = routes.output(address)
            if small and path.endswith("/index.json"):
                found[path] = text.encode()
            yield path, text.encode()
    index = search.files(site, previous)
    yield from index.items()
    if small:
        yield search.ON_A_DISK, search.for_disk(found | index)


def _root(site: Site, page: Page) -> str | None:
    """Where addresses begin on a page that hosts show at any address; None for every other page."""
    if page.address.endswith("/"):
        return None
    path = urlsplit(site.settings.base_url or "").path
    return path if path.endswith("/") else "/"


def _refuse_shared(listed: Iterable[Page], report: Report) -> None:
    first: dict[str, Page] = {}
    for page in listed:
        other = first.setdefault(page.address, page)
        if other is not page:
            place = page.place or other.place or Place(page.template, 1, 1)
            what = f"another page of the site has the address {page.address}"
            report.error(place, "repeated-address", what, "give the file another name")


class _Links:
    """Every link inside the site, and everything that a link can lead to."""

    def __init__(self) -> None:
        self._offered: set[str] = set()
        self._wanted: dict[str, Page] = {}

    def offer(self, path: str) -> None:
        self._offered.add(path)

    def add(self, page: Page, html: str) -> None:
        path = routes.output(page.address)
        self._offered.add(path)
        self._offered.update(f"{path}#{anchor}" for anchor in routes.anchors(html))
        for address in routes.targets(html, page.address):
            self._wanted.setdefault(address, page)

    def check(self, report: Report) -> None:
        """Report each link that leads nowhere, anchors included; such a link is a fault of a template."""
        for address, page in sorted(self._wanted.items(), key=lambda wanted: wanted[0]):
            path, anchor = routes.output(address), address.partition("#")[2]
            if path not in self._offered or (anchor and f"{path}#{anchor}" not in self._offered):
                what = f"the page {page.address} links to {address}, which is not there"
                report.error(
                    Place(page.template, 1, 1), "dead-link", what, "correct the link in the template"
                )


class _Manifest:
    def __init__(self) -> None:
        self._lines: list[tuple[str, str]] = []

    def add(self, path: str, data: bytes) -> None:
        self._lines.append((path, hashlib.sha256(data).hexdigest()))

    def data(self) -> bytes:
        return "".join(f"{digest}  {path}\n" for path, digest in sorted(self._lines)).encode()
