"""The order of a build: texts to records, records to a register, the register to files.

The one place that knows the order. Nothing here reads a disk or a clock; what goes wrong with the
content is in the report, and then no file is given.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scrutiny import (
    __version__,
    attachments,
    catalogue,
    checks,
    edition,
    exports,
    history,
    ledger,
    manifest,
    pages,
    reading,
    routes,
    translations,
)
from scrutiny.catalogue import Catalogue
from scrutiny.dead_links import DeadLinks
from scrutiny.edition import Edition
from scrutiny.exports import search
from scrutiny.exports.remnant import remnant
from scrutiny.history import Before
from scrutiny.index.engine import Previous
from scrutiny.ledger import digest
from scrutiny.manifest import Manifest
from scrutiny.pages import gone
from scrutiny.phrases import ENGLISH, Phrases
from scrutiny.reading import Content
from scrutiny.register import Register, is_released
from scrutiny.rendering import rendered
from scrutiny.running import Run, here
from scrutiny.settings import Settings
from scrutiny.site import Page, Site
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

    def with_text(self, path: str, text: str) -> Input:
        """The same with one more text."""
        return dataclasses.replace(self, texts={**self.texts, path: text.encode()})


def differs(one: Input, other: Input) -> Callable[[str], bool]:
    """Whether the file of a path is not the same in two contents; it may be in one alone."""

    def differ(path: str) -> bool:
        if path in one.attachments and path in other.attachments:
            return one.attachments[path]() != other.attachments[path]()
        return one.texts.get(path) != other.texts.get(path)

    return differ


def join(content: Input, settings: Settings, report: Report) -> Register | None:
    """Read and check the notes in the office's first language; None where nothing says who that is."""
    registers = _registers(content, settings, report, here)
    return registers[0] if registers else None


@dataclass(frozen=True, slots=True)
class Checked:
    """Content in which no error was found: the site in each language, its pages, what ties it to the last."""

    sites: tuple[Site, ...]
    listed: Mapping[str, tuple[Page, ...]]
    edition: Edition


def check(
    content: Input, settings: Settings, report: Report, before: Before | None = None, run: Run = here
) -> Checked | None:
    """Read and check everything, as the first edition or after `before`; None where `report` says why not.

    `run` does what could take too long.
    """
    registers = _registers(content, settings, report, run)
    if not registers:
        return None
    attachments.inspect(registers, content.attachments, report, run)
    worded = [_phrases(content, register, report) for register in registers]
    return None if report.failed else _checked(content, registers, worded, report, before, run)


def _checked(
    content: Input,
    registers: Sequence[Register],
    worded: Sequence[Phrases],
    report: Report,
    before: Before | None,
    run: Run,
) -> Checked | None:
    papers = {path: digest(content.attachments[path]()) for path in sorted(_attached(registers))}
    histories = history.histories(registers, before, papers, report)
    began = before.ledger.began if before else None
    sites = tuple(
        Site(register, report, own, words, began, run)
        for register, own, words in zip(registers, histories, worded, strict=True)
    )
    listed = {site.settings.folder: tuple(_listed(site)) for site in sites}
    addresses = {folder: [page.address for page in each] for folder, each in listed.items()}
    continued = edition.continued(registers, histories, addresses, papers, before, report)
    return None if report.failed else Checked(sites, _with_remains(sites, listed, continued), continued)


def _listed(site: Site) -> Iterator[Page]:
    for each in pages.ALL:
        yield from each(site)


def _with_remains(
    sites: tuple[Site, ...], listed: Mapping[str, tuple[Page, ...]], continued: Edition
) -> Mapping[str, tuple[Page, ...]]:
    """The pages of each language with those of addresses at which nothing published stands any more."""
    remaining: dict[str, list[Page]] = {site.settings.folder: [] for site in sites}
    for each in continued.pages:
        own = (site for site in sites[::-1] if each.address.startswith(f"/{site.settings.folder}"))
        site = next(own)
        remaining[site.settings.folder].append(gone.page(site, each))
    return {folder: (*each, *remaining[folder]) for folder, each in listed.items()}


def _registers(content: Input, settings: Settings, report: Report, run: Run) -> tuple[Register, ...]:
    """The records in each language of the office, checked; none where nothing says who the office is."""
    read = translations.joined(reading.read(content.texts, content.attachments, report, run, checks.note))
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
    checked: Checked,
    report: Report,
    progress: Callable[[int, int], None] = lambda *_: None,
    previous: Previous = lambda _: None,
    before: Before | None = None,
    run: Run = here,
) -> Iterator[tuple[str, bytes]]:
    """Every file of a checked site, as pairs of path and bytes; not to be used if `report` fails by the end.

    `progress` is called with the number of pages rendered so far and of all pages. `previous` reads
    files of an earlier build, from which the search index is made the faster; the bytes are the same.
    `before` is the edition that this one continues; `run` renders pages.
    """
    made = Manifest()
    for path, data in _files(content, checked, report, progress, previous, run):
        made.add(path, data)
        yield path, data
    settings = checked.sites[0].settings
    if not settings.drafts:
        tied = ((ledger.PATH, checked.edition.ledger.data()), (STATED, _stated(checked.sites[0])))
        for path, data in tied:
            made.add(path, data)
            yield path, data
    known = made.paths
    for path in sorted(before.paths - known) if before else ():
        if (left := remnant(path, settings)) is not None:
            made.add(path, left)
            yield path, left
    yield manifest.PATH, made.data()


STATED = "edition.json"
"""For what moment and with which version of the software the edition was made."""


def _stated(site: Site) -> bytes:
    """The edition's own statement; its moment is the first at which the same edition could have been made."""
    settings = site.settings
    begun = settings.as_of.replace(hour=0, minute=0, second=0, microsecond=0)
    released = [meeting.publish_at for meeting in site.register.meetings if meeting.publish_at]
    stated = {
        "software": __version__,
        "as_of": max([begun, *released]).isoformat(),
        "base_url": settings.base_url,
    }
    return (json.dumps(stated, ensure_ascii=False, indent=1) + "\n").encode()


def _files(
    content: Input,
    checked: Checked,
    report: Report,
    progress: Callable[[int, int], None],
    previous: Previous,
    run: Run,
) -> Iterator[tuple[str, bytes]]:
    sites, listed = checked.sites, checked.listed
    shared = frozenset(
        {f"assets/{path}" for path in content.assets} | {"assets/office.css", *content.attachments}
    )
    links = DeadLinks()
    done, total = 0, sum(len(each) for each in listed.values())
    for site in sites:
        folder = site.settings.folder
        _refuse_shared(listed[folder], sites, report)
        stubs = checked.edition.stubs()
        for made in rendered(site, sites, listed, content.templates, stubs, shared, report, run):
            links.merge(made.links)
            yield from made.files
            progress(done := done + made.pages, total)
        told = tuple(page for page in listed[folder] if page.template != gone.TEMPLATE)
        for path, data in _exported(site, told, previous, run):
            links.offer(path)
            yield path, data
    for path, read in content.assets.items():
        links.offer(f"assets/{path}")
        yield f"assets/{path}", read()
    for path in sorted(_attached([site.register for site in sites])):
        links.offer(path)
        yield path, attachments.clean(path, content.attachments[path]())
    if not report.failed:
        links.check(report)


def _attached(registers: Sequence[Register]) -> set[str]:
    """The papers to which published notes link, and the office's logo."""
    logo = registers[0].office.logo
    found = {logo.value} if logo else set()
    for register in registers:
        notes = (register.notes[meeting.id] for meeting in register.meetings if register.tells(meeting))
        found |= {path for path, _ in register.attached(notes)}
    return found


def _exported(
    site: Site, listed: tuple[Page, ...], previous: Previous, run: Run
) -> Iterator[tuple[str, bytes]]:
    folder = site.settings.folder
    small = len(site.meetings_told()) <= search.MOST_ON_A_DISK
    found: dict[str, bytes] = {}
    for export in exports.ALL:
        for address, text in export(site, listed):
            path = routes.output(address)
            if small and path.endswith("/index.json"):
                found[path] = text.encode()
            yield folder + path, text.encode()
    index = search.files(site, lambda path: previous(folder + path), run)
    if small:
        index |= {search.ON_A_DISK: search.for_disk(found | index)}
    for path, data in index.items():
        yield folder + path, data


def _refuse_shared(listed: Iterable[Page], sites: tuple[Site, ...], report: Report) -> None:
    folders = {f"/{site.settings.folder}" for site in sites if site.settings.folder}
    first: dict[str, Page] = {}
    for page in listed:
        other = first.setdefault(page.address, page)
        if other is not page or page.address in folders:
            place = page.place or other.place or Place(page.template, 1, 1)
            what = f"another page of the site has the address {page.address}"
            report.error(place, "repeated-address", what, "give the file another name")
