"""Reads the files of `content/` into records, each file on its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import TypeVar

from scrutiny.base.cache import Cache
from scrutiny.base.decoding import decode
from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import A_NOTE, SIMPLER, Executor, TimedOut, here
from scrutiny.base.fingerprint import digest, key
from scrutiny.base.text import Place, Source, Text, stem
from scrutiny.content import fields as schema
from scrutiny.content import frontmatter, outline, reports, stored
from scrutiny.content.kinds import FORMS, acceptance, move, office, plan, term
from scrutiny.content.kinds.custom_page import CustomPage
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.move import Move
from scrutiny.content.kinds.office import Office
from scrutiny.content.kinds.person import Person
from scrutiny.content.kinds.plan import Plan
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.kinds.term import Term
from scrutiny.content.note import Note, is_note, parted, read_note
from scrutiny.content.stored import Read
from scrutiny.safety import personal_data
from scrutiny.safety.personal_data import Finding


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that the office wrote, read.

    `unread` are the paths of notes that could not be read, `attachments` those of all other files.
    `translations` has the content of files with a language in their name (`x.cy.md`), by language; each
    thing there has the stem of the file that it translates. `personal` is what looks like personal data in
    each file and is not allowed. `original` is the content before things were exchanged for their
    translations, or None.
    """

    office: Office | None
    plans: tuple[Plan, ...]
    glossary: tuple[Term, ...]
    priorities: tuple[Priority, ...]
    people: tuple[Person, ...]
    inspections: tuple[Inspection, ...]
    pages: tuple[CustomPage, ...]
    notes: tuple[Note, ...]
    unread: frozenset[str]
    attachments: frozenset[str]
    moves: tuple[Move, ...]
    sources: Mapping[str, Source]
    personal: Mapping[str, tuple[Finding, ...]]
    translations: Mapping[str, Content]
    original: Content | None


Look = Callable[[Note, Report], None]
"""Reports what is wrong with a note by itself."""


def read(
    files: Mapping[str, bytes],
    attachments: Iterable[str],
    report: Report,
    run: Executor = here,
    look: Look = lambda *_: None,
    cache: Cache | None = None,
) -> Content:
    """Read the texts of the content folder, by path, into records.

    `files` holds every `.md` and `.yaml` file; every other path is an attachment. A file that cannot
    be read whole is reported and left out; the report then stops publication. `run` does the work
    on each note that `cache` does not know; `look` looks at each note as well.
    """
    written: dict[str | None, _Written] = {None: _Written()}
    for path in sorted(files):
        of_language = written.setdefault(stem(path)[1], _Written())
        if is_note(path):
            of_language.notes.append(path)
        elif source := decode(path, files[path], report):
            of_language.others[path] = source
    of_notes = _Notes(files, report, run, look, cache or Cache())
    content = _read(written.pop(None), None, frozenset(attachments), report, of_notes)
    if content.office is None and not any(found.place.path == "office.yaml" for found in report.diagnostics):
        fix = "write it with the fields name, force, commissioner and chief_constable"
        report.error(Place("office.yaml", 1, 1), "no-office", "the file office.yaml is missing or empty", fix)
    translations = {
        language: _read(each, (language, content.office), content.attachments, report, of_notes)
        for language, each in written.items()
        if language
    }
    return dataclasses.replace(content, translations=translations)


@dataclass(frozen=True, slots=True)
class _Written:
    """The files of one language: the paths of the notes, and the others, decoded."""

    notes: list[str] = dataclasses.field(default_factory=list)
    others: dict[str, Source] = dataclasses.field(default_factory=dict)


def _read(
    written: _Written,
    translated: tuple[str, Office | None] | None,
    attachments: frozenset[str],
    report: Report,
    of_notes: _Notes,
) -> Content:
    """The content of the files of one language; `translated` are the language and what it translates."""
    sources, every = written.others, dict(written.others)
    personal = {path: _personal(source) for path, source in sources.items()}
    suffix = f".{translated[0]}" if translated else ""
    original = translated[1] if translated else None

    def read_office(node: frontmatter.Node, report: Report) -> Office | None:
        return office.translate(node, original, report) if original else office.read(node, report)

    content = Content(
        office=_data(sources.pop(f"office{suffix}.yaml", None), read_office, report),
        plans=_data(sources.pop(f"plans{suffix}.yaml", None), plan.read, report) or (),
        glossary=_data(sources.pop(f"glossary{suffix}.yaml", None), term.read, report) or (),
        priorities=tuple(_folder("priorities", sources, Priority, _plain, report)),
        people=tuple(_folder("people", sources, Person, _plain, report)),
        inspections=tuple(_folder("inspections", sources, Inspection, reports.divided, report)),
        pages=tuple(_folder("pages", sources, CustomPage, _outlined, report)),
        notes=(found := tuple(of_notes.read(written.notes, every, personal))),
        unread=frozenset({*written.notes} - {note.source.path for note in found}),
        attachments=attachments,
        moves=_data(sources.pop("moved.yaml", None), move.read, report) or (),
        sources=every,
        personal=personal,
        translations={},
        original=None,
    )
    content = dataclasses.replace(
        content,
        notes=(*content.notes, *of_notes.of_reports(content)),
        inspections=tuple(dataclasses.replace(each, recommended=()) for each in content.inspections),
    )
    for path in sources:
        fix = f"the places for notes and data are: {', '.join(form.files for form in FORMS)}"
        report.error(Place(path, 1, 1), "unknown-file", "this file is not where a record is looked for", fix)
    return content


T = TypeVar("T")


def _data(
    source: Source | None, read: Callable[[frontmatter.Node, Report], T | None], report: Report
) -> T | None:
    node = frontmatter.read(source.whole, report) if source else None
    return read(node, report) if node is not None else None


def _outlined(_: Place, __: schema.Values, body: Text, report: Report) -> Mapping[str, object]:
    """A body with headings."""
    return {"body": outline.scan(body, report)}


def _plain(_: Place, __: schema.Values, body: Text, report: Report) -> Mapping[str, object]:
    """A body that has no headings."""
    return {"prose": outline.plain(body, "this file", report)}


def _folder(
    folder: str,
    sources: dict[str, Source],
    kind: type[T],
    read_body: Callable[[Place, schema.Values, Text, Report], Mapping[str, object]],
    report: Report,
) -> Iterator[T]:
    """The records of a folder with one file each; takes its files out of `sources`."""
    for path in [
        path for path in sources if PurePosixPath(path).match(f"{folder}/*.md") and path.count("/") == 1
    ]:
        if divided := parted(sources.pop(path), schema.declared(kind).values(), report):
            found, body = divided
            place = Place(path, 1, 1)
            given = {"slug": stem(path)[0], "place": place, **read_body(place, found, body, report)}
            if (made := schema.build(kind, found, **given)) is not None:
                yield made


def _personal(source: Source) -> tuple[Finding, ...]:
    return personal_data.find(acceptance.without(source))


class _Notes:
    """Reads the notes of one language after another."""

    def __init__(
        self, files: Mapping[str, bytes], report: Report, run: Executor, look: Look, cache: Cache
    ) -> None:
        self._files, self._report, self._run, self._look, self._cache = files, report, run, look, cache

    def read(
        self, paths: Sequence[str], sources: dict[str, Source], personal: dict[str, tuple[Finding, ...]]
    ) -> Iterator[Note]:
        """The notes of some files; the text of each is noted, and what looks personal in it."""
        self._refuse_repeated(paths)
        keys, unchecked = dict[str, str](), self._report.beside()
        for path in paths:
            data = self._files[path]
            keys[path] = self._key(path, data)
            if source := decode(path, data, unchecked):
                sources[path] = source

        def work(path: str) -> bytes:
            data = self._files[path]
            if self._key(path, data) != keys[path]:
                return b""
            return stored.packed(self._read(path, data), path)

        run = self._cache.over(self._run, keys.__getitem__)
        for path, found in zip(paths, run(work, paths, lambda _: A_NOTE), strict=True):
            if isinstance(found, TimedOut):
                what = f"to read this note {found.why}"
                self._report.error(Place(path, 1, 1), "too-much-work", what, SIMPLER)
            elif not found:
                what = "the file was changed while it was read"
                self._report.error(Place(path, 1, 1), "changed-meanwhile", what, "run the command again")
            else:
                source = sources.get(path) or Source(path, "")
                read = self._cache.once(keys[path], partial(stored.unpacked, found, source))
                personal[path] = read.personal
                self._report.extend(read.diagnostics)
                if read.note:
                    sources[path] = read.note.source
                    yield read.note

    def of_reports(self, content: Content) -> Iterator[Note]:
        """The notes of inspection reports."""
        for inspection in content.inspections:
            source = content.sources[inspection.place.path]
            if note := reports.note(inspection, source, self._report):
                self._look(note, self._report)
                yield note

    def _refuse_repeated(self, paths: Sequence[str]) -> None:
        seen: dict[tuple[str, str], str] = {}
        for path in paths:
            name = stem(path)[0]
            other = seen.setdefault((path.partition("/")[0], name), path)
            if other != path:
                what = f"two notes are called '{name}': this one and {other}"
                self._report.error(
                    Place(path, 1, 1), "repeated-id", what, "give one of the files another name"
                )

    def _key(self, path: str, data: bytes) -> str:
        return key("note", path, digest(data), self._report.kind)

    def _read(self, path: str, data: bytes) -> Read:
        own = self._report.beside()
        source = decode(path, data, own)
        if source is None:
            return Read(None, (), own.diagnostics)
        note = read_note(source, own)
        if note:
            self._look(note, own)
        return Read(note, _personal(source), own.diagnostics)
