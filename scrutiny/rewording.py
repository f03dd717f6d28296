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
from dataclasses import dataclass

from scrutiny import checks, exports, ledger, pages, reading, rendering, translations
from scrutiny.exports import search
from scrutiny.history import histories
from scrutiny.manifest import PATH as MANIFEST
from scrutiny.manifest import Patched
from scrutiny.memo import Memo, Output
from scrutiny.phrases import ENGLISH
from scrutiny.pipeline import Input
from scrutiny.reading import Content, Note
from scrutiny.register import Around, Register
from scrutiny.rendering import Rendering, assets_of
from scrutiny.routes import address
from scrutiny.running import here
from scrutiny.settings import Settings
from scrutiny.site import Site
from scrutiny.text import Diagnostic, Report

Read = Callable[[str], bytes | None]
"""Reads a file of the site by its path; None for one that is not there as it was written."""


OF_ALL_NOTES = "unknown-abbreviation"
"""What is told of all notes together, and is the same of those that are reworded."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """The files that are others now, what is wrong with the notes, and the head of the ledger if there is one."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    head: str


def reworded(
    content: Input,
    changed: Sequence[str],
    before: Mapping[str, Note],
    around: Around,
    settings: Settings,
    read: Read,
    memo: Memo,
    report: Report,
) -> Reworded | None:
    """What becomes of a site when the notes at some paths are reworded; None where more may change.

    `content` has these notes, those tied to them, and everything that is no note; `before` are the notes of
    the changed paths as they were. `read` gives the files of the site, whose settings
    are these. `report` takes what is wrong with the notes; nothing is to be used where it fails.
    """
    found = translations.joined(
        reading.read(content.texts, content.attachments, report, here, checks.note, memo)
    )
    if found.office is None or len(found.office.languages) > 1 or found.moves or found.translations:
        return None
    new = {note.source.path: note for note in found.notes}
    if any(path not in new or not _alike(before[path], new[path]) for path in changed):
        return None
    settings = dataclasses.replace(settings, base_url=settings.base_url or found.office.base_url)
    pair = _Pair(found, [new[path].meeting.id for path in changed], before, around, settings, memo, report)
    if pair.unlike or any(not pair.site.register.tells(note.meeting) for note in pair.notes):
        return None
    report.extend(pair.checked())
    if report.failed:
        return None
    shown = {each for note, old in pair.both() for each in _differing(note, old)}
    if memo.shown_elsewhere(shown):
        return None
    files: dict[str, bytes] = {}
    for path, data, made, links in pair.made(content, report, memo):
        if read(path) != data:
            files[path] = data
            memo.made(path, made, links)
    index = search.reworded(pair.site, pair.before, [note.meeting.id for note in pair.notes], read)
    if index is None or report.failed:
        return None
    files |= index
    manifest, head = Patched(read(MANIFEST) or b""), ""
    if not settings.drafts:
        told, head = ledger.reworded(read(ledger.PATH) or b"", pair.digests())
        files[ledger.PATH] = told
    if not all(manifest.put(path, ledger.digest(data)) for path, data in files.items()):
        return None
    files[MANIFEST] = manifest.data
    mine = {note.source.path for note in pair.notes}
    said = tuple(each for each in report.diagnostics if each.place.path in mine)
    return Reworded(files, said, head)


def _alike(old: Note, new: Note) -> bool:
    """Whether the faces of two forms of a note are the same."""
    return (old.face, old.faces) == (new.face, new.faces)


def _differing(new: Note, old: Note) -> Iterator[str]:
    """The key of each record with other words, and the id of the meeting."""
    yield new.meeting.id
    for record, one, other in zip(new.records, new.digests, old.digests, strict=True):
        if one != other:
            yield record.key


class _Pair:
    """A few notes as they are and as they were, each form joined to a site."""

    def __init__(
        self,
        content: Content,
        meetings: Sequence[str],
        before: Mapping[str, Note],
        around: Around,
        settings: Settings,
        memo: Memo,
        report: Report,
    ) -> None:
        self._report = report
        notes = tuple(before.get(note.source.path, note) for note in content.notes)
        was = translations.joined(dataclasses.replace(content, notes=notes)).notes
        self.site = self._site(content, around, settings, memo, report)
        self.before = self._site(
            dataclasses.replace(content, notes=was), around, settings, memo, report.beside()
        )
        self.notes = [self.site.register.notes[meeting] for meeting in meetings]

    def _site(
        self, content: Content, around: Around, settings: Settings, memo: Memo, report: Report
    ) -> Site:
        assert content.office is not None
        register = Register(content, content.office, settings, around)
        return Site(register, report, histories([register], None, {}, report)[0], ENGLISH, None, here, memo)

    def both(self) -> Iterator[tuple[Note, Note]]:
        """Each note with what it was."""
        for note in self.notes:
            yield note, self.before.register.notes[note.meeting.id]

    @property
    def unlike(self) -> bool:
        """Whether the notes name other things than before, or use other abbreviations that nothing explains."""
        known = {term.name for term in self.site.register.content.glossary}

        def unknown(note: Note) -> list[object]:
            return [each for each in note.abbreviations if each[0] not in known]

        return self.site.mentions.all != self.before.mentions.all or any(
            unknown(new) != unknown(old) for new, old in self.both()
        )

    def checked(self) -> tuple[Diagnostic, ...]:
        """What the checks say of the notes; abbreviations, of which they say the same, are left out."""
        mine, found = {note.source.path for note in self.notes}, self._report.beside()
        for check in checks.ALL:
            if check is not checks.OF_ALL_NOTES:
                check(self.site.register, found)
        return tuple(each for each in found.diagnostics if each.place.path in mine)

    def made(self, content: Input, report: Report, memo: Memo) -> Iterator[tuple[str, bytes, Output, bytes]]:
        """The pages and texts of the notes."""
        rendering_here = Rendering(
            self.site, [self.site], {"": set()}, content.templates, {}, assets_of(content), memo
        )
        mine = {note.meeting.id for note in self.notes}
        for make in (*pages.OF_NOTES, *exports.OF_NOTES):
            for later in make(self.site):
                if later.words_of.partition("/")[0] in mine and (made := rendering_here.make(later, report)):
                    data, words, links = made
                    # Without the key of what it was made from it is made again when all is looked at.
                    yield rendering_here.path(later), data, Output("", ledger.digest(data), words), links

    def digests(self) -> Mapping[str, tuple[str, str]]:
        """The digests of notes and records by their addresses, as they were and as they are."""
        found = {}
        for new, old in self.both():
            found[address(new.meeting)] = (old.digest, new.digest)
            for record, one, other in zip(new.records, old.digests, new.digests, strict=True):
                found[address(record)] = (one, other)
        return found
