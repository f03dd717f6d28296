"""The files of a site that change when notes are reworded, and nothing else of them is changed.

A note is *reworded* where its front matter is the same, and so are the faces of all its records (see
`face`): then nothing outside its own pages tells of the change but the search index, the ledger and the
manifest. What is new is made from the reworded notes and those tied to them alone, and patched into the
files that tell of all, so that it takes no longer in a large site than in a small one. Wherever anything
else might change, there is no answer, and the site is to be made as a whole.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from scrutiny import checks
from scrutiny.base import fingerprint
from scrutiny.base.cache import Memo, Output
from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.executor import Run
from scrutiny.base.settings import Settings
from scrutiny.content import reading, translations
from scrutiny.content.input import Input
from scrutiny.content.note import Note
from scrutiny.content.reading import Content
from scrutiny.pipeline import check as pipeline
from scrutiny.publication import ledger
from scrutiny.publication import versions as history
from scrutiny.publication.manifest import PATH as MANIFEST
from scrutiny.publication.manifest import Patched
from scrutiny.register.addresses import address
from scrutiny.register.register import Around, Register, is_released
from scrutiny.rendering.render import Rendering, assets_of
from scrutiny.search import documents
from scrutiny.site import exports, pages
from scrutiny.site.page import Later
from scrutiny.site.site import Site
from scrutiny.wording.phrases import Phrases

TOGETHER = "unknown-abbreviation"
"""The code of what is told of all notes together, and is the same of those that are reworded."""

Read = Callable[[str], bytes | None]
"""Reads a file of the site by its path; None for one that is not there as it was written."""


class Reworded(NamedTuple):
    """The files that are others now, what is wrong with the notes, and the ledger's head if it is another."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    head: str


def reworded(
    content: Input,
    before: Mapping[str, Note],
    around: Sequence[Around],
    settings: Settings,
    read: Read,
    manifest: Patched,
    run: Run,
    memo: Memo,
    report: Report,
) -> Reworded | None:
    """What becomes of a site when some notes are reworded; None where more may change.

    `before` are these notes by their paths, as they were; `content` has them as they are, those tied to them,
    and everything that is no note. `around` are told of each language of the site. `read` gives the files
    of the site, whose settings and `manifest`, which is patched, are these. `run` does what could take too
    long; `report` takes what is wrong.
    """
    now = reading.read(content.texts, content.attachments, report, run, checks.note, memo)
    was = _with(now, before)
    if was is None or report.failed or now.office is None or now.moves:
        return None
    settings = dataclasses.replace(settings, base_url=settings.base_url or now.office.base_url)
    forms = [
        _Form(now, was, before, language, each, settings, content, run, memo, report)
        for language, each in zip(_languages(now, settings), around, strict=True)
    ]
    if not all(form.alike for form in forms) or memo.shown_elsewhere(
        {each for form in forms for each in form.differing()}
    ):
        return None
    for form in forms:
        report.extend(form.checked())
    files = None if report.failed else _files(forms, content, read, memo, report)
    if files is None or report.failed:
        return None
    head = ""
    if files and not settings.drafts:
        digests = {where: pair for form in forms for where, pair in form.digests()}
        files[ledger.PATH], head = ledger.reworded(read(ledger.PATH) or b"", digests)
    if not all(manifest.put(path, fingerprint.digest(data)) for path, data in files.items()):
        return None
    if files:
        files[MANIFEST] = manifest.data
    said = tuple(each for each in report.diagnostics if each.place.path in before)
    return Reworded(files, said, head)


def _with(content: Content, before: Mapping[str, Note]) -> Content | None:
    """The content with the notes as they were; None where one has another face, or translates by a field."""

    def old(notes: tuple[Note, ...]) -> tuple[Note, ...]:
        return tuple(before.get(note.source.path, note) for note in notes)

    versions = (content, *content.translations.values())
    notes = {note.source.path: note for each in versions for note in each.notes}
    if any(note.meeting.translation_of for note in notes.values()):
        return None
    if any(
        path not in notes or (note.face, note.faces) != (notes[path].face, notes[path].faces)
        for path, note in before.items()
    ):
        return None
    translated = {
        language: dataclasses.replace(each, notes=old(each.notes))
        for language, each in content.translations.items()
    }
    return dataclasses.replace(content, notes=old(content.notes), translations=translated)


def _languages(content: Content, settings: Settings) -> list[tuple[str, Settings]]:
    """The languages of the office, each with its settings."""
    languages = content.office.languages if content.office else ()
    return [
        (language, dataclasses.replace(settings, folder=f"{language}/" if index else ""))
        for index, language in enumerate(languages)
    ]


def _files(
    forms: Sequence[_Form], content: Input, read: Read, memo: Memo, report: Report
) -> dict[str, bytes] | None:
    """The pages, the data and the search index, as far as they are others."""
    files: dict[str, bytes] = {}
    sites = [form.site for form in forms]
    there = {form.site.settings.folder: form.there for form in forms}
    for form in forms:
        folder = form.site.settings.folder
        rendering = Rendering(form.site, sites, there, content.templates, {}, assets_of(content), memo)
        for later in form.laters:
            if (made := rendering.make(later, report)) and read(rendering.path(later)) != made[0]:
                data, words, ways = made
                files[rendering.path(later)] = data
                # Without the key of what it was made from it is made again when all is looked at.
                memo.made(rendering.path(later), Output("", fingerprint.digest(data), words), ways.packed)
        index = documents.reworded(
            form.site,
            form.before,
            form.meetings,
            lambda path: read(f"{folder}{path}"),  # noqa: B023 - it is called here
        )
        if index is None:
            return None
        own = {
            path.removeprefix(folder): data
            for path, data in files.items()
            if path.startswith(folder) and path.endswith("/index.json")
        }
        if (own or index) and (script := read(f"{folder}{documents.ON_A_DISK}")):
            index[documents.ON_A_DISK] = documents.patched(script, own | index)
        files |= {f"{folder}{path}": data for path, data in index.items()}
    return files


class _Form:
    """The site in one language, of a few notes as they are and as they were."""

    def __init__(
        self,
        now: Content,
        was: Content,
        changed: Mapping[str, Note],
        language: tuple[str, Settings],
        around: Around,
        settings: Settings,
        content: Input,
        run: Run,
        memo: Memo,
        report: Report,
    ) -> None:
        self._report, self._changed = report, changed

        def register_of(read: Content, shown: Callable[[Note], bool]) -> Register:
            content = translations.in_language(translations.joined(read), language[0], shown)
            assert content.office is not None
            return Register(content, content.office, language[1], around)

        def site(read: Content, found: Report) -> Site:
            register = register_of(read, lambda note: is_released(note.meeting, settings))
            words: Phrases = pipeline.phrases(content, register, found)
            own = history.histories([register], None, {}, found)[0]
            made = Site(register, found, own, words, None, run, memo)
            made.passages.finish()
            return made

        self._every = register_of(now, lambda _: True)
        self.site, self.before = site(now, report), site(was, report.beside())
        self._pairs = [
            (note, self.before.register.notes[note.meeting.id])
            for note in self.site.register.notes.values()
            if note.source.path in changed
        ]
        self.meetings = [note.meeting.id for note, _ in self._pairs]
        makers = (*pages.OF_NOTES, *exports.OF_NOTES)
        every = [later for make in makers for later in make(self.site) if isinstance(later, Later)]
        self.there = {later.address for later in every}
        self.laters = [later for later in every if later.words_of.partition("/")[0] in self.meetings]

    @property
    def alike(self) -> bool:
        """Whether the notes are told, and name nothing else than before, nor an abbreviation unexplained."""
        known = {term.name for term in self.site.register.content.glossary}

        def unknown(note: Note) -> list[object]:
            return [each for each in note.abbreviations if each[0] not in known]

        return (
            all(self.site.register.tells(note.meeting) for note, _ in self._pairs)
            and all(unknown(new) == unknown(old) for new, old in self._pairs)
            and self.site.mentions.all == self.before.mentions.all
        )

    def differing(self) -> Iterator[str]:
        """The key of each record with other words, and the id of its meeting."""
        for new, old in self._pairs:
            yield new.meeting.id
            for record, one, other in zip(new.records, new.digests, old.digests, strict=True):
                if one != other:
                    yield record.key

    def checked(self) -> tuple[Diagnostic, ...]:
        """What the checks say of the notes; abbreviations, of which they say the same, are left out."""
        found = self._report.beside()
        for check in checks.ALL:
            if check is not checks.OF_ALL_NOTES:
                check(self._every, found)
        return tuple(each for each in found.diagnostics if each.place.path in self._changed)

    def digests(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """The addresses of notes and records, with the digests of their words before and now."""
        settings = self.site.settings
        for new, old in self._pairs:
            yield history.whole(settings, address(new.meeting)), (old.digest, new.digest)
            for record, one, other in zip(new.records, old.digests, new.digests, strict=True):
                yield history.whole(settings, address(record)), (one, other)
