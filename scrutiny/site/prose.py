"""The prose of a site as HTML, converted note by note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.executor import A_NOTE, SIMPLER, Run, Stopped
from scrutiny.base.text import Place, Text
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.values import Reference
from scrutiny.register.addresses import address
from scrutiny.register.autolinks import Explanations
from scrutiny.register.links import Unresolved
from scrutiny.register.register import Register
from scrutiny.site.markdown_html import Altered, Converter


class Passages:
    """The prose that an edition shows, which is at hand once it is `finish`ed; to convert it begins at once.

    `explanations` are what it links to by itself, `table` is what a table is called; `run` converts.
    """

    def __init__(
        self, register: Register, explanations: Explanations, table: str, report: Report, run: Run
    ) -> None:
        self._register, self._explanations, self._report = register, explanations, report
        self._table = table
        self._html: dict[Place, str] = {}
        self._batches = _batches(register)
        self._made = self._begun(run)

    def _begun(self, run: Run) -> Iterator[_Converted | Stopped]:
        converter = Converter(self._explanations, self._table)

        def work(groups: _Groups) -> _Converted:
            own, found = self._report.beside(), dict[Place, str]()
            for passages, note in groups:
                found |= self._converted(converter, passages, note, own)
            return found, own.diagnostics

        return run(work, self._batches, lambda _: A_NOTE)

    def finish(self) -> None:
        """Wait until all prose is converted; what cannot be shown is reported."""
        for batch, made in zip(self._batches, self._made, strict=True):
            if isinstance(made, Stopped):
                place = next((note.place for _, note in batch if note), Place("office.yaml", 1, 1))
                what = f"to convert the text of this note {made.why}"
                self._report.error(place, "too-much-work", what, SIMPLER)
                continue
            html, diagnostics = made
            self._report.extend(diagnostics)
            self._html |= html

    def html(self, passage: Text) -> str:
        """The HTML of a passage."""
        return self._html.get(passage.place, "") if passage.value else ""

    def _lead(self, reference: Reference, note: Meeting | None) -> str | None:
        """The address that a link leads to, if it leads anywhere."""
        thing = self._register.resolve(reference, note)
        return None if isinstance(thing, Unresolved) else address(thing)

    def _converted(
        self, converter: Converter, passages: Iterable[Text], note: Meeting | None, report: Report
    ) -> dict[Place, str]:
        worded = [passage for passage in passages if passage.value]
        try:
            html = converter.convert(worded, lambda reference: self._lead(reference, note))
            return {passage.place: each for passage, each in zip(worded, html, strict=True)}
        except Altered as altered:
            what = f"a passage of this record cannot be shown: {altered}"
            report.error(worded[0].place, "unsafe-prose", what, "write it in plain words")
        return {}


_Converted = tuple[dict[Place, str], tuple[Diagnostic, ...]]
"""The HTML of passages by their places, and what is wrong with them."""

_Groups = list[tuple[list[Text], Meeting | None]]
"""Passages that are read together, in which a term is explained once, each with the note they stand in."""


def _batches(register: Register) -> list[_Groups]:
    """The passages of the site: those of each note, and some outside of notes at a time."""
    found: list[_Groups] = []
    for meeting in register.meetings:
        if register.tells(meeting):
            records = [(list(record.passages), meeting) for record in register.of_meeting(meeting)]
            found.append([([meeting.introduction], meeting), *records])
    others: _Groups = [([passage], None) for passage in register.passages()]
    return found + [others[start : start + 50] for start in range(0, len(others), 50)]
