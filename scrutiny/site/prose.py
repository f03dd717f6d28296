"""The prose of a site as HTML, converted when it is wanted."""

import copy
from collections.abc import Callable, Iterator
from typing import NamedTuple, Self

from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.executor import A_NOTE, SIMPLER, Executor, TimedOut
from scrutiny.base.text import Place, Text
from scrutiny.content.head import Head
from scrutiny.content.note import Note
from scrutiny.content.values import Reference
from scrutiny.register.addresses import address
from scrutiny.register.autolinks import Explanations
from scrutiny.register.links import Unresolved
from scrutiny.register.register import Register
from scrutiny.site.markdown_html import Altered, Converter


class _Group(NamedTuple):
    """Passages in which a term is explained once, and the note in which they stand.

    `name` is the key of their record or the id of their meeting; empty outside of notes.
    """

    name: str
    passages: tuple[Text, ...]
    note: Head | None


class Passages:
    """The prose that an edition shows. What cannot be shown is in `report`, which can be exchanged.

    `explanations` are what it links to by itself, `table` is what a table is called.
    """

    def __init__(self, register: Register, explanations: Explanations, table: str) -> None:
        self.report = Report()
        self._register, self._converter = register, Converter(explanations, table)
        self._notes = {note.source.path: note for note in register.notes.values()}
        self._groups: dict[str, dict[Place, _Group]] = {}
        self._html: dict[Place, str] = {}
        self._shown: Callable[[str], object] = lambda _: None

    def seen_from(self, register: Register, shown: Callable[[str], object]) -> Self:
        """The same with nothing converted yet, with the links of another register.

        `shown` is called with the name of each record or meeting whose words are shown.
        """
        made = copy.copy(self)
        made._register, made._shown, made._html = register, shown, {}
        return made

    def html(self, passage: Text) -> str:
        """The HTML of a passage."""
        if not passage.value:
            return ""
        group = self.show(passage)
        if passage.place not in self._html:
            self._html |= self._converted(group)
        return self._html.get(passage.place, "")

    def show(self, passage: Text) -> _Group:
        """Note that the words of a passage are shown; the passages that belong with it."""
        path = passage.place.path
        if path not in self._groups:
            self._groups[path] = dict(_grouped(self._notes[path])) if path in self._notes else {}
        group = self._groups[path].get(passage.place) or _Group("", (passage,), None)
        if group.name:
            self._shown(group.name)
        return group

    def check(self, run: Executor, report: Report) -> None:
        """Report the prose of the site that cannot be shown."""
        register = self._register
        groups: list[list[_Group]] = [
            list({group.name: group for _, group in _grouped(register.notes[meeting.id])}.values())
            for meeting in register.heads
            if register.shows(meeting)
        ]
        groups.append([_Group("", (passage,), None) for passage in register.passages(embargoed=False)])

        def work(some: list[_Group]) -> tuple[Diagnostic, ...]:
            self.report = report.beside()
            for group in some:
                self._converted(group)
            return self.report.diagnostics

        for some, found in zip(groups, run(work, groups, lambda _: A_NOTE), strict=True):
            if isinstance(found, TimedOut):
                too_much(some[0].passages[0].place, found, report)
            else:
                report.extend(found)

    def _converted(self, group: _Group) -> dict[Place, str]:
        worded = [passage for passage in group.passages if passage.value]

        def lead(reference: Reference) -> str | None:
            thing = self._register.resolve(reference, group.note)
            return None if isinstance(thing, Unresolved) else address(thing)

        try:
            html = self._converter.convert(worded, lead)
            return {passage.place: each for passage, each in zip(worded, html, strict=True)}
        except Altered as altered:
            what = f"a passage of this record cannot be shown: {altered}"
            self.report.error(worded[0].place, "unsafe-prose", what, "write it in plain words")
        return {passage.place: "" for passage in worded}


def too_much(place: Place, stopped: TimedOut, report: Report) -> None:
    """Report a note whose text was too much work to convert."""
    what = f"to convert the text of this note {stopped.why}"
    report.error(Place(place.path, 1, 1), "too-much-work", what, SIMPLER)


def _grouped(note: Note) -> Iterator[tuple[Place, _Group]]:
    """The passages of a note that say anything, each with those that belong with it."""
    meeting = note.meeting
    groups = [_Group(meeting.id, (meeting.introduction,), meeting)]
    groups += [_Group(record.key, tuple(record.passages), meeting) for record in note.records]
    for group in groups:
        yield from ((passage.place, group) for passage in group.passages if passage.value)
