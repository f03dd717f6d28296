"""From the files of `content/` to records.

Each file is read on its own: nothing here knows what another file says.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, TypeVar

from scrutiny import frontmatter, notes, outline, personal_data, prose, schema, values
from scrutiny.face import face
from scrutiny.ledger import digest
from scrutiny.memo import Memo, key
from scrutiny.personal_data import Finding
from scrutiny.record import Record
from scrutiny.records import (
    allowance,
    inspection,
    meeting,
    move,
    office,
    page,
    person,
    plan,
    priority,
    term,
)
from scrutiny.records.inspection import Inspection
from scrutiny.records.meeting import Meeting
from scrutiny.records.move import Move
from scrutiny.records.office import Office
from scrutiny.records.page import OwnPage
from scrutiny.records.person import Person
from scrutiny.records.plan import Plan
from scrutiny.records.priority import Priority
from scrutiny.records.term import Term
from scrutiny.running import A_NOTE, SIMPLER, Run, Stopped, here
from scrutiny.text import Diagnostic, Place, Report, Source, Text, decode, slug, stem


@dataclass(frozen=True, slots=True)
class Note:
    """The note of one meeting: the meeting, its records in the order written, and the text of the file.

    `stamp` is a digest of the text; `digest` is the SHA-256 of what is published of it (see `compared`),
    `digests` that of the passage of each record: from its heading to the next record's. `face` is that of the
    meeting with the whole front matter, `faces` are those of each record. `abbreviations` are those in its
    prose, with their places.
    """

    meeting: Meeting
    records: tuple[Record, ...]
    source: Source
    stamp: str
    digest: str
    digests: tuple[str, ...]
    face: str
    faces: tuple[str, ...]
    abbreviations: tuple[tuple[str, Place], ...]

    def passages(self) -> Iterator[Text]:
        """Its passages of prose, in order."""
        yield self.meeting.introduction
        for record in self.records:
            yield from record.passages


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that the office wrote, read.

    `unread` are the paths of notes that could not be read, `attachments` those of all other files.
    `translations` has what files with a language in their name hold (`x.cy.md`), by language; each
    thing there has the stem of the file that it translates. `personal` is what in each file looks like
    personal data, where nobody allowed it. `original` is the content as it was before
    things were exchanged for their translations, or None.
    """

    office: Office | None
    plans: tuple[Plan, ...]
    glossary: tuple[Term, ...]
    priorities: tuple[Priority, ...]
    people: tuple[Person, ...]
    inspections: tuple[Inspection, ...]
    pages: tuple[OwnPage, ...]
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
    run: Run = here,
    look: Look = lambda *_: None,
    memo: Memo | None = None,
) -> Content:
    """Read the texts of the content folder, by path, into records.

    `files` holds every `.md` and `.yaml` file; every other path is an attachment. A file that cannot
    be read whole is reported and left out; the report then stops publication. `run` does the work
    on each note that `memo` does not know; `look` looks at each note as well.
    """
    sources: dict[str | None, dict[str, Source]] = {None: {}}
    for path in sorted(files):
        if source := decode(path, files[path], report):
            sources.setdefault(stem(path)[1], {})[path] = source
    of_notes = _Notes(report, run, look, memo or Memo())
    content = _read(sources.pop(None), None, frozenset(attachments), report, of_notes)
    if content.office is None and not any(found.place.path == "office.yaml" for found in report.diagnostics):
        fix = "write it with the fields name, force, commissioner and chief_constable"
        report.error(Place("office.yaml", 1, 1), "no-office", "the file office.yaml is missing or empty", fix)
    translations = {
        language: _read(sources[language], (language, content.office), content.attachments, report, of_notes)
        for language in sources
        if language
    }
    return dataclasses.replace(content, translations=translations)


def _read(
    sources: dict[str, Source],
    translated: tuple[str, Office | None] | None,
    attachments: frozenset[str],
    report: Report,
    of_notes: _Notes,
) -> Content:
    """The content of the files of one language; `translated` are the language and what it translates."""
    written = {path for path in sources if _is_note(path)}
    personal = {path: _personal(source) for path, source in sources.items() if path not in written}
    every = dict(sources)
    suffix = f".{translated[0]}" if translated else ""
    original = translated[1] if translated else None

    def read_office(node: frontmatter.Node, report: Report) -> Office | None:
        return office.translate(node, original, report) if original else office.read(node, report)

    content = Content(
        office=_data(sources.pop(f"office{suffix}.yaml", None), read_office, report),
        plans=_data(sources.pop(f"plans{suffix}.yaml", None), plan.read, report) or (),
        glossary=_data(sources.pop(f"glossary{suffix}.yaml", None), term.read, report) or (),
        priorities=tuple(
            _folder("priorities", sources, priority.FIELDS, _plain(priority.make, report), report)
        ),
        people=tuple(_folder("people", sources, person.FIELDS, _plain(person.make, report), report)),
        inspections=tuple(
            _folder("inspections", sources, inspection.FIELDS, _plain(inspection.make, report), report)
        ),
        pages=tuple(_folder("pages", sources, page.FIELDS, _page(report), report)),
        notes=(found := tuple(of_notes.read(sources, personal))),
        unread=frozenset(written - {note.source.path for note in found}),
        attachments=attachments,
        moves=_data(sources.pop("moved.yaml", None), move.read, report) or (),
        sources=every | {note.source.path: note.source for note in found},
        personal=personal,
        translations={},
        original=None,
    )
    for path in sources:
        fix = f"the places for notes and data are: {', '.join(_PLACES)}"
        report.error(Place(path, 1, 1), "unknown-file", "this file is not where a record is looked for", fix)
    return content


_PLACES = ("meetings/YEAR/*.md", "priorities/*.md", "people/*.md", "inspections/*.md", "pages/*.md",
           "office.yaml", "plans.yaml", "glossary.yaml", "moved.yaml")  # fmt: skip

T = TypeVar("T")


def _data(
    source: Source | None, read: Callable[[frontmatter.Node, Report], T | None], report: Report
) -> T | None:
    node = frontmatter.read(source.whole, report) if source else None
    return read(node, report) if node is not None else None


def _page(report: Report) -> Callable[[str, Place, Text, schema.Values], OwnPage | None]:
    def make(stem: str, place: Place, body: Text, found: schema.Values) -> OwnPage | None:
        return page.make(stem, place, outline.scan(body, report), found)

    return make


def _plain(
    make: Callable[[str, Place, Text, schema.Values], T | None], report: Report
) -> Callable[[str, Place, Text, schema.Values], T | None]:
    """The same with a body that has no headings."""

    def make_plain(stem: str, place: Place, body: Text, found: schema.Values) -> T | None:
        for section in outline.scan(body, report).sections:
            what = f"'{section.heading}' is a heading, and this file has none"
            report.error(section.heading.place, "heading-form", what, "write paragraphs without headings")
        return make(stem, place, body.strip(), found)

    return make_plain


def _folder(
    folder: str,
    sources: dict[str, Source],
    fields: tuple[schema.Field[Any], ...],
    make: Callable[[str, Place, Text, schema.Values], T | None],
    report: Report,
) -> Iterator[T]:
    """The records of a folder with one file each; takes its files out of `sources`."""
    for path in [
        path for path in sources if PurePosixPath(path).match(f"{folder}/*.md") and path.count("/") == 1
    ]:
        parted = _parted(sources.pop(path), fields, report)
        if parted:
            made = make(stem(path)[0], Place(path, 1, 1), parted[1], parted[0])
            if made is not None:
                yield made


def _parted(
    source: Source, fields: tuple[schema.Field[Any], ...], report: Report
) -> tuple[schema.Values, Text] | None:
    """The values of a file's front matter, and its body."""
    place = Place(source.path, 1, 1)
    name = stem(source.path)[0]
    if not values.is_slug(name):
        what = f"'{name}' becomes part of an address"
        fix = (
            f"name the file '{slug(name) or 'a-few-words'}.md': lower-case letters, digits and single hyphens"
        )
        report.error(place, "file-name", what, fix)
    parted = frontmatter.split(source, report)
    node = frontmatter.read(parted[0], report) if parted else None
    if parted is None or (node is None and parted[0].value.strip()):
        return None
    if node is None or not isinstance(node, frontmatter.Mapping):
        what = "the front matter has no fields"
        report.error(node.place if node else parted[0].place, "bad-yaml", what, frontmatter.FIX)
        return None
    return schema.read(node.entries, (*fields, allowance.FIELD), place, report), parted[1]


def _is_note(path: str) -> bool:
    return path.startswith("meetings/") and path.endswith(".md")


def _personal(source: Source) -> tuple[Finding, ...]:
    return personal_data.find(allowance.without(source))


_Read = tuple[Note | None, tuple[Finding, ...], tuple[Diagnostic, ...]]
"""A note, what looks personal in it, and what is wrong with it."""


class _Notes:
    """Reads the notes of one language after another."""

    def __init__(self, report: Report, run: Run, look: Look, memo: Memo) -> None:
        self._report, self._run, self._look, self._memo = report, run, look, memo

    def read(self, sources: dict[str, Source], personal: dict[str, tuple[Finding, ...]]) -> Iterator[Note]:
        """The notes among the sources, of which they are taken; what looks personal in each is noted."""
        seen: dict[str, str] = {}
        found = [sources.pop(path) for path in [path for path in sources if _is_note(path)]]
        for source in found:
            path, name = source.path, stem(source.path)[0]
            if name in seen:
                what = f"two notes are called '{name}': this one and {seen[name]}"
                self._report.error(
                    Place(path, 1, 1), "repeated-id", what, "give one of the files another name"
                )
            seen.setdefault(name, path)
        keys = {each.path: key("note", each.path, each.text, self._report.kind) for each in found}
        run = self._memo.over(self._run, lambda source: keys[source.path])
        for source, read in zip(found, run(self._work, found, lambda _: A_NOTE), strict=True):
            if isinstance(read, Stopped):
                what = f"to read this note {read.why}"
                self._report.error(Place(source.path, 1, 1), "too-much-work", what, SIMPLER)
                continue
            note, personal[source.path], said = read
            self._memo.stand(source.path, keys[source.path])
            self._report.extend(said)
            if note:
                yield note

    def _work(self, source: Source) -> _Read:
        own = self._report.beside()
        note = read_note(source, own)
        if note:
            self._look(note, own)
        return note, _personal(source), own.diagnostics


def read_note(source: Source, report: Report) -> Note | None:
    """The note of a meeting from its file, or None where its front matter cannot be read."""
    parted = _parted(source, meeting.FIELDS, report)
    if parted is None:
        return None
    found, body = parted
    name = stem(source.path)[0]
    outlined = outline.scan(body, report)
    records = notes.read(name, outlined.sections, report)
    held = meeting.make(name, Place(source.path, 1, 1), outlined.introduction, found, report)
    if held is None:
        return None
    passages = (held.introduction, *(passage for record in records for passage in record.passages))
    return Note(
        meeting=held,
        records=records,
        source=source.sharing(passage.value for passage in passages),  # a text is long
        stamp=key(source.text),
        digest=digest(compared(source)),
        digests=_digests(source, records),
        face=face(held, source.text[: len(source.text) - len(body.value)]),
        faces=tuple(face(record) for record in records),
        abbreviations=tuple(found for passage in passages for found in prose.abbreviations(passage)),
    )


def _digests(source: Source, records: tuple[Record, ...]) -> tuple[str, ...]:
    lines = source.text.split("\n")
    starts = [record.place.line - 1 for record in records]
    ends = [*starts[1:], len(lines)]
    passages = ("\n".join(lines[start:end]).strip() for start, end in zip(starts, ends, strict=False))
    return tuple(digest(f"{passage}\n") for passage in passages)


HOUSEKEEPING = frozenset({"status", "publish_at", "changes", "withdrawn", "personal_data"})
"""Fields that say how a note is published; they are no part of the text that is compared."""


def compared(source: Source) -> str:
    """The text of a note's file without its housekeeping: what is compared with what was published before."""
    return frontmatter.uncommented(source, HOUSEKEEPING).strip() + "\n"
