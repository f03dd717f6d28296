"""The order of a check: texts to records, records to a register, the register to the site and its edition.

With `assembly`, which makes the files, the one place that knows the order. Nothing here reads a disk or a
clock; what goes wrong with the content is in the report.
"""

import dataclasses
import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from scrutiny import checks
from scrutiny.base.cache import Cache
from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import Executor, here
from scrutiny.base.fingerprint import digest
from scrutiny.base.settings import Settings
from scrutiny.base.text import Place
from scrutiny.content import reading, translations
from scrutiny.content.input import Input
from scrutiny.content.note import published
from scrutiny.content.reading import Content
from scrutiny.pipeline import acceptances, attachments, layout
from scrutiny.publication import edition, versions
from scrutiny.publication.edition import Edition
from scrutiny.publication.ledger import Ledger
from scrutiny.publication.previous import PreviousEdition
from scrutiny.register.register import Register
from scrutiny.safety.paper import Paper
from scrutiny.site import pages
from scrutiny.site.page import Page, PageSpec, spec
from scrutiny.site.pages import tombstone
from scrutiny.site.site import Site
from scrutiny.wording import catalogue
from scrutiny.wording.catalogue import Catalogue
from scrutiny.wording.phrases import ENGLISH, Phrases


def join(content: Input, settings: Settings, report: Report) -> Register | None:
    """Read and check the notes in the office's first language; None where nothing says who that is."""
    registers = _registers(content, settings, report, here, Cache())
    if not registers:
        return None
    acceptances.apply(registers[0].content, report)
    return registers[0]


class Checked(NamedTuple):
    """Content in which no error was found: the site in each language, its pages, what ties it to the last.

    `until` is the next moment at which it would be another one with the same content.
    """

    sites: tuple[Site, ...]
    listed: Mapping[str, tuple[PageSpec, ...]]
    edition: Edition
    until: datetime.datetime


def check(
    content: Input,
    settings: Settings,
    report: Report,
    before: PreviousEdition | None = None,
    run: Executor = here,
    cache: Cache | None = None,
    prose: bool = True,
) -> Checked | None:
    """Read and check everything, as the first edition or after `before`; None where `report` says why not.

    `run` does what could take too long, and what `cache` does not know. Without `prose` the words are left to
    whoever renders them.
    """
    cache = cache or Cache()
    registers = _registers(content, settings, report, run, cache)
    if not registers:
        return None
    papers = attachments.inspect(registers, content.attachments, report, run, cache)
    acceptances.apply(registers[0].content, report)
    worded = [phrases(content, register, report) for register in registers]
    checked = None if report.failed else _checked(content, registers, worded, report, before, papers)
    for site in checked.sites if checked and prose else ():
        site.passages.check(run, report)
    return None if report.failed else checked


def _checked(
    content: Input,
    registers: Sequence[Register],
    worded: Sequence[Phrases],
    report: Report,
    before: PreviousEdition | None,
    inspected: Mapping[str, Paper],
) -> Checked | None:
    papers = {path: digest(content.attachments[path]()) for path in sorted(attached(registers))}
    histories = versions.histories(registers, before, papers, report)
    ledger = before.ledger if before else Ledger()
    sites = tuple(
        Site(register, own, words, ledger, inspected)
        for register, own, words in zip(registers, histories, worded, strict=True)
    )
    listed = {site.settings.folder: tuple(_listed(site)) for site in sites}
    addresses = {folder: [page.address for page in each] for folder, each in listed.items()}
    continued = edition.continued(registers, histories, addresses, papers, before, report)
    every = _with_tombstones(sites, listed, continued)
    layout.check(sites, every, continued, sorted(papers), sorted(content.assets), report)
    return None if report.failed else Checked(sites, every, continued, _until(sites[0].register))


def _listed(site: Site) -> Iterator[PageSpec]:
    for each in pages.ALL:
        yield from (spec(page) if isinstance(page, Page) else page for page in each(site))


def _with_tombstones(
    sites: tuple[Site, ...], listed: Mapping[str, tuple[PageSpec, ...]], continued: Edition
) -> Mapping[str, tuple[PageSpec, ...]]:
    """The pages of each language with those of addresses at which nothing published stands any more."""
    remaining: dict[str, list[PageSpec]] = {site.settings.folder: [] for site in sites}
    for each in continued.pages:
        own = (site for site in sites[::-1] if each.address.startswith(f"/{site.settings.folder}"))
        site = next(own)
        remaining[site.settings.folder].append(spec(tombstone.page(site, each)))
    return {folder: (*each, *remaining[folder]) for folder, each in listed.items()}


def _registers(
    content: Input, settings: Settings, report: Report, run: Executor, cache: Cache
) -> tuple[Register, ...]:
    """The records in each language of the office, checked; none where nothing says who the office is."""
    read = translations.joined(
        reading.read(content.texts, content.attachments, report, run, checks.check_note, cache)
    )
    if read.office is None:
        return ()
    settings = dataclasses.replace(
        settings, as_of=_since(read, settings), base_url=settings.base_url or read.office.base_url
    )
    found = []
    for index, language in enumerate(read.office.languages):
        here = dataclasses.replace(settings, folder=f"{language}/" if index else "")
        every = translations.in_language(read, language)
        whole = _register(every, here)
        checked = report.beside()
        for each in checks.OF_REGISTER:
            each(whole, checked)
        report.extend(checked.diagnostics)
        shown = translations.in_language(read, language, lambda note: note.meeting.is_released(settings))
        shown = dataclasses.replace(shown, notes=tuple(published(note) for note in shown.notes))
        found.append(whole if shown.notes == every.notes else _register(shown, here))
    return tuple(found)


def _until(register: Register) -> datetime.datetime:
    """The next moment at which a day or an embargo ends."""
    now, content = register.settings.as_of, register.content.original or register.content
    tomorrow = now.replace(hour=0, minute=0, second=0, microsecond=0) + datetime.timedelta(days=1)
    notes = (*content.notes, *translations.notes(content))
    ends = (note.meeting.publish_at for note in notes)
    return min([tomorrow, *(each for each in ends if each and each > now)])


def _since(content: Content, settings: Settings) -> datetime.datetime:
    """The first moment from which on the edition was the same: the day began, or an embargo ended."""
    begun = settings.as_of.replace(hour=0, minute=0, second=0, microsecond=0)
    notes = (*content.notes, *translations.notes(content))
    ended = (note.meeting.publish_at for note in notes)
    zone = settings.as_of.tzinfo
    return max([begun, *(each.astimezone(zone) for each in ended if each and each <= settings.as_of)])


def _register(content: Content, settings: Settings) -> Register:
    assert content.office is not None
    return Register(content, content.office, settings)


def phrases(content: Input, register: Register, report: Report) -> Phrases:
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


def attached(registers: Sequence[Register]) -> set[str]:
    """The papers to which published notes and reports link, and the office's logo."""
    logo = registers[0].office.logo
    found = {logo.value} if logo else set()
    for register in registers:
        notes = (register.notes[meeting.id] for meeting in register.heads if register.shows(meeting))
        found |= {path for path, _ in register.attached(notes)}
        found |= {path for path, _ in register.commented(register.inspections)}
    return found
