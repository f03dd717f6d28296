"""The order of a build: texts to records, records to a register, the register to files.

The one place that knows the order. Nothing here reads a disk or a clock; what goes wrong with the
content is in the report, and then no file is given.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from scrutiny import catalogue, checks, exports, pages, reading, routes, translations
from scrutiny.catalogue import Catalogue
from scrutiny.exports import search
from scrutiny.index.engine import Previous
from scrutiny.phrases import ENGLISH, Phrases
from scrutiny.reading import Content
from scrutiny.register import Register, is_released
from scrutiny.settings import Settings
from scrutiny.site import Page, Site
from scrutiny.templating import Alternate, Templates
from scrutiny.text import Place, Report


@dataclass(frozen=True, slots=True)
class Input:
    """What a site is built from, by path: the texts and the other files of the content, templates, assets.

    `attachments` and `assets` are bytes on demand, since a paper can be large. `catalogues` are the
    wordings of the interface by path, `languages/cy.po`.
    """

    texts: Mapping[str, bytes]
    attachments: Mapping[str, Callable[[], bytes]]
    templates: Mapping[str, str]
    assets: Mapping[str, Callable[[], bytes]]
    catalogues: Mapping[str, str] = field(default_factory=dict)


def join(content: Input, settings: Settings, report: Report) -> Register | None:
    """Read and check the notes in the office's first language; None where `report` then says why not."""
    registers = _registers(content, settings, report)
    return None if report.failed else registers[0]


def check(content: Input, settings: Settings, report: Report) -> tuple[Site, ...]:
    """Read and check everything; the site in each language, or none where `report` then says why."""
    registers = _registers(content, settings, report)
    worded = [_phrases(content, register, report) for register in registers]
    if report.failed:
        return ()
    pairs = zip(registers, worded, strict=True)
    sites = tuple(Site(register, report, words) for register, words in pairs)
    return () if report.failed else sites


def _registers(content: Input, settings: Settings, report: Report) -> tuple[Register, ...]:
    """The records in each language of the office, checked; none where nothing says who the office is."""
    read = translations.joined(reading.read(content.texts, content.attachments, report))
    if read.office is None:
        return ()
    if settings.base_url is None:
        settings = dataclasses.replace(settings, base_url=read.office.base_url)
    found = []
    for index, language in enumerate(read.office.languages):
        here = dataclasses.replace(settings, folder=f"{language}/" if index else "")
        every = translations.in_language(read, language)
        whole = _register(every, here)
        checked = report.beside()
        for each in checks.ALL:
            each(whole, checked)
        report.extend(checked.diagnostics)
        shown = translations.in_language(read, language, lambda note: is_released(note.meeting, settings))
        found.append(whole if shown.notes == every.notes else _register(shown, here))
    return tuple(found)


def _register(content: Content, settings: Settings) -> Register:
    assert content.office is not None
    return Register(content, content.office, settings)


def _phrases(content: Input, register: Register, report: Report) -> Phrases:
    """The wording of the interface in the language of a register."""
    language = register.settings.folder.rstrip("/") or register.office.languages[0]
    if language == ENGLISH.language:
        return ENGLISH
    return Phrases(_catalogue(content, language, report) or catalogue.ENGLISH)


def _catalogue(content: Input, language: str, report: Report) -> Catalogue | None:
    path = f"languages/{language}.po"
    if path in content.catalogues:
        return catalogue.read(language, path, content.catalogues[path], report)
    known = sorted(each.removeprefix("languages/").removesuffix(".po") for each in content.catalogues)
    what = f"the interface is not worded in the language '{language}'"
    fix = f"write templates/{path}, or list no other languages than: {', '.join(['en', *known])}"
    report.error(Place("office.yaml", 1, 1), "no-catalogue", what, fix)
    return None


def build(
    content: Input,
    sites: tuple[Site, ...],
    report: Report,
    progress: Callable[[int, int], None] = lambda *_: None,
    previous: Previous = lambda _: None,
) -> Iterator[tuple[str, bytes]]:
    """Every file of a checked site, as pairs of path and bytes; not to be used if `report` fails by the end.

    `progress` is called with the number of pages rendered so far and of all pages. `previous` reads
    files of an earlier build, from which the search index is made the faster; the bytes are the same.
    """
    manifest = _Manifest()
    for path, data in _files(content, sites, report, progress, previous):
        manifest.add(path, data)
        yield path, data
    yield MANIFEST, manifest.data()


MANIFEST = "manifest.sha256"
"""Every other file of the site with its SHA-256, in the form that `sha256sum --check` reads."""


def _files(
    content: Input,
    sites: tuple[Site, ...],
    report: Report,
    progress: Callable[[int, int], None],
    previous: Previous,
) -> Iterator[tuple[str, bytes]]:
    shared = {f"assets/{path}" for path in content.assets} | set(content.attachments)
    links = _Links(shared | {"assets/office.css"})
    listed = {
        site.settings.folder: tuple(page for each in pages.ALL for page in each(site)) for site in sites
    }
    there = {folder: {page.address for page in each} for folder, each in listed.items()}
    done, total = 0, sum(len(each) for each in listed.values())
    for site in sites:
        folder = site.settings.folder
        templates = Templates(content.templates, site)
        _refuse_shared(listed[folder], sites, report)
        for page in listed[folder]:
            alternates = _alternates(page, site, sites, there)
            html = templates.render(page, alternates, report)
            if html is None:
                continue
            path = routes.output(page.address)
            links.add(folder, page, html)
            root = _root(site, page)
            yield folder + path, routes.relative(html, path, root, folder, links.shared).encode()
            progress(done := done + 1, total)
        for path, data in _exported(site, listed[folder], previous):
            links.offer(path)
            yield path, data
    for path, read in content.assets.items():
        links.offer(f"assets/{path}")
        yield f"assets/{path}", read()
    for path in sorted(_attached(sites)):
        links.offer(path)
        yield path, content.attachments[path]()
    if not report.failed:
        links.check(report)


def _attached(sites: tuple[Site, ...]) -> set[str]:
    """The papers to which published notes link, and the office's logo."""
    logo = sites[0].office.logo
    found = {logo.value} if logo else set()
    for site in sites:
        notes = (site.register.notes[meeting.id] for meeting in site.meetings_told())
        found |= {path for path, _ in site.register.attached(notes)}
    return found


def _alternates(
    page: Page, site: Site, sites: tuple[Site, ...], there: Mapping[str, set[str]]
) -> list[Alternate]:
    """The same page in every language in which it stands, where that is more than one."""
    path, folder = routes.output(page.address), site.settings.folder
    found = [
        Alternate(
            each.words.language,
            each.words.language_name(each.words.language),
            routes.across(path, folder, each.settings.folder, page.address),
            each.settings.url(page.address),
        )
        for each in sites
        if page.address in there[each.settings.folder]
    ]
    return found if len(found) > 1 and page.address.endswith("/") else []


def _exported(site: Site, listed: tuple[Page, ...], previous: Previous) -> Iterator[tuple[str, bytes]]:
    folder = site.settings.folder
    small = len(site.meetings_told()) <= search.MOST_ON_A_DISK
    found: dict[str, bytes] = {}
    for export in exports.ALL:
        for address, text in export(site, listed):
            path = routes.output(address)
            if small and path.endswith("/index.json"):
                found[path] = text.encode()
            yield folder + path, text.encode()
    index = search.files(site, lambda path: previous(folder + path))
    if small:
        index |= {search.ON_A_DISK: search.for_disk(found | index)}
    for path, data in index.items():
        yield folder + path, data


def _root(site: Site, page: Page) -> str | None:
    """Where addresses begin on a page that hosts show at any address; None for every other page."""
    if page.address.endswith("/"):
        return None
    path = urlsplit(site.settings.base_url or "").path
    return path if path.endswith("/") else "/"


def _refuse_shared(listed: Iterable[Page], sites: tuple[Site, ...], report: Report) -> None:
    folders = {f"/{site.settings.folder}" for site in sites if site.settings.folder}
    first: dict[str, Page] = {}
    for page in listed:
        other = first.setdefault(page.address, page)
        if other is not page or page.address in folders:
            place = page.place or other.place or Place(page.template, 1, 1)
            what = f"another page of the site has the address {page.address}"
            report.error(place, "repeated-address", what, "give the file another name")


class _Links:
    """Every link inside the site, and everything that a link can lead to.

    The files `shared` stand once for all languages.
    """

    def __init__(self, shared: set[str]) -> None:
        self.shared = shared
        self._offered: set[str] = set()
        self._wanted: dict[str, Page] = {}

    def offer(self, path: str) -> None:
        self._offered.add(path)

    def add(self, folder: str, page: Page, html: str) -> None:
        path = folder + routes.output(page.address)
        self._offered.add(path)
        self._offered.update(f"{path}#{anchor}" for anchor in routes.anchors(html))
        for address in routes.targets(html, page.address):
            where, hash_mark, anchor = address.partition("#")
            target = routes.output(where)
            target = target if target in self.shared else folder + target
            self._wanted.setdefault(target + hash_mark + anchor, page)

    def check(self, report: Report) -> None:
        """Report each link that leads nowhere, anchors included; such a link is a fault of a template."""
        for target, page in sorted(self._wanted.items(), key=lambda wanted: wanted[0]):
            path, _, anchor = target.partition("#")
            if path not in self._offered or (anchor and target not in self._offered):
                what = f"the page {page.address} links to /{target}, which is not there"
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
