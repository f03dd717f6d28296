"""The content in one language: each thing in that language where it is translated."""

import dataclasses
import posixpath
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TypeVar

from scrutiny.base.text import stem
from scrutiny.content.kinds.discussion import Discussion
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.item import Item
from scrutiny.content.kinds.plan import Plan
from scrutiny.content.note import Note
from scrutiny.content.reading import Content
from scrutiny.content.record import Record


class _Named(Protocol):
    @property
    def slug(self) -> str: ...


T = TypeVar("T", bound=_Named)


def joined(content: Content) -> Content:
    """The content with every note in its language, and each translation among the translations.

    A note that says `translation_of` belongs there whatever its file is called, and takes the id of
    the note that it translates; passages of discussion take the ids of the passages they translate.
    """
    languages = content.office.languages if content.office else ("en",)
    found = [_with_language(note, languages[0]) for note in content.notes]
    originals = {note.meeting.id: note for note in found}
    paths = {note.meeting.path: note.meeting.id for note in found}
    translated: dict[str, list[Note]] = {
        language: [_with_language(note, language) for note in each.notes]
        for language, each in content.translations.items()
    }
    for note in found:
        original = _original(note, paths)
        if original in originals and original != note.meeting.id:
            del originals[note.meeting.id]
            translated.setdefault(note.meeting.language, []).append(_renamed(note, original))
    translations = {
        language: dataclasses.replace(
            content.translations.get(language, _EMPTY),
            notes=tuple(_aligned(note, originals.get(note.meeting.id)) for note in notes),
        )
        for language, notes in sorted(translated.items())
    }
    return dataclasses.replace(content, notes=tuple(originals.values()), translations=translations)


def in_language(content: Content, language: str, shown: Callable[[Note], bool] = lambda _: True) -> Content:
    """The content, as `joined` gives it, with each thing that is translated into a language in that language.

    `shown` says whether a note is released; a translation that is not takes no effect.
    """
    translated = content.translations.get(language)
    if translated is None:
        return content
    notes = {note.meeting.id: note for note in translated.notes if shown(note)}
    return dataclasses.replace(
        content,
        office=translated.office or content.office,
        plans=_plans(content.plans, translated.plans),
        glossary=_merged(content.glossary, translated.glossary, added=True),
        priorities=_merged(content.priorities, translated.priorities),
        people=_merged(content.people, translated.people),
        inspections=_merged(content.inspections, _released(translated, shown)),
        pages=_merged(content.pages, translated.pages, added=True),
        notes=tuple(notes.get(note.meeting.id, note) for note in content.notes),
        original=content,
    )


def versions(content: Content) -> tuple[Content, ...]:
    """The content as it was written, and the translations into each language."""
    original = content.original or content
    return (original, *original.translations.values())


def paths(content: Content) -> Mapping[str, str]:
    """The path of every translation, with the path of what it translates."""
    content = content.original or content
    originals = {note.meeting.id: note.meeting.path for note in content.notes}
    found = {}
    for each in content.translations.values():
        for note in each.notes:
            found[note.meeting.path] = originals.get(note.meeting.id, note.meeting.path)
        things = (each.priorities, each.people, each.inspections, each.pages)
        for path in (thing.place.path for several in things for thing in several):
            found[path] = f"{posixpath.dirname(path)}/{stem(path)[0]}.md"
    return found


def topics(content: Content) -> Mapping[str, str]:
    """What translated notes call each topic, with what the notes that they translate call it."""
    found: dict[str, str] = {}
    for here, there in pairs(content):
        originals = {record.key: record for record in there.records}
        for record in here.records:
            original = originals.get(record.key)
            for ours, theirs in zip(record.topics, original.topics if original else (), strict=False):
                found.setdefault(ours.value, theirs.value)
    return found


def notes(content: Content) -> tuple[Note, ...]:
    """Every translated note, released or not."""
    original = content.original or content
    return tuple(note for each in original.translations.values() for note in each.notes)


def pairs(content: Content) -> Iterator[tuple[Note, Note]]:
    """Every translated note, with the note that it translates."""
    content = content.original or content
    originals = {note.meeting.id: note for note in content.notes}
    for each in content.translations.values():
        for note in each.notes:
            if note.meeting.id in originals:
                yield note, originals[note.meeting.id]


_EMPTY = Content(None, (), (), (), (), (), (), (), frozenset(), frozenset(), (), {}, {}, {}, None)


def _with_language(note: Note, language: str) -> Note:
    meeting = note.meeting
    return (
        note if meeting.language else note._replace(meeting=dataclasses.replace(meeting, language=language))
    )


def _original(note: Note, paths: Mapping[str, str]) -> str:
    """The id of the note that `translation_of` names; empty without that field."""
    reference = note.meeting.translation_of
    if reference is None:
        return ""
    beside = posixpath.join(posixpath.dirname(note.meeting.path), reference.target)
    return paths.get(posixpath.normpath(beside), reference.target)


def _renamed(note: Note, identity: str) -> Note:
    return note._replace(
        meeting=dataclasses.replace(note.meeting, id=identity),
        records=tuple(dataclasses.replace(record, meeting=identity) for record in note.records),
    )


def _aligned(note: Note, original: Note | None) -> Note:
    """The note with the ids of what it translates that titles name: items without a number, passages.

    They are matched in order, passages item by item.
    """
    if original is None:
        return note
    note = _with_items(note, original)
    theirs: dict[str, Iterator[Record]] = {}
    for item in {record.item for record in original.records}:
        passages = [each for each in original.records if isinstance(each, Discussion) and each.item == item]
        theirs[item] = iter(passages)

    def align(record: Record) -> Record:
        other = next(theirs.get(record.item, iter(())), None) if isinstance(record, Discussion) else None
        return dataclasses.replace(record, id=other.id) if other else record

    return note._replace(records=tuple(align(record) for record in note.records))


def _with_items(note: Note, original: Note) -> Note:
    """The note with its items without a number, and all under them, named as in the original."""
    ours, theirs = (
        [record.id for record in each.records if isinstance(record, Item) and not record.number]
        for each in (note, original)
    )
    called = dict(zip(ours, theirs, strict=False))

    def rename(record: Record) -> Record:
        if record.id in called and not record.item:
            return dataclasses.replace(record, id=called[record.id])
        if record.item not in called:
            return record
        head, own = f"{record.kind}-{record.item}-", called[record.item]
        return dataclasses.replace(record, id=f"{record.kind}-{own}-{record.id.removeprefix(head)}", item=own)

    return note._replace(records=tuple(map(rename, note.records))) if called else note


def _merged(originals: tuple[T, ...], translated: tuple[T, ...], *, added: bool = False) -> tuple[T, ...]:
    """The things, each in its translation if it has one; with `added`, also those in this language alone."""
    ours = {each.slug: each for each in translated}
    found = tuple(ours.pop(each.slug, each) for each in originals)
    return (*found, *ours.values()) if added else found


def _released(content: Content, shown: Callable[[Note], bool]) -> tuple[Inspection, ...]:
    """The inspection reports whose notes, where they have any, are released."""
    withheld = {note.meeting.id for note in content.notes if not shown(note)}
    return tuple(each for each in content.inspections if each.identity not in withheld)


def _plans(originals: tuple[Plan, ...], translated: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """The plans by their order in both files: a plan is named by its title alone."""
    ours = [
        dataclasses.replace(plan, slug=other.slug) for plan, other in zip(translated, originals, strict=False)
    ]
    return (*ours, *originals[len(ours) :])
