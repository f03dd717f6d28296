"""The prose of a site as HTML: converted note by note, kept by the memo, and read when a page wants it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from scrutiny.base.cache import Memo
from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.executor import A_NOTE, SIMPLER, Run, Stopped
from scrutiny.base.fingerprint import key
from scrutiny.base.text import Place, Text
from scrutiny.content import markdown as prose
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.values import Reference
from scrutiny.register.addresses import address
from scrutiny.register.autolinks import Explanations
from scrutiny.register.links import Unresolved
from scrutiny.register.register import Register
from scrutiny.site.markdown_html import Altered, Converter

PARTS = 100
"""Notes of which the HTML is at hand."""


class Passages:
    """The prose that an edition shows, which is at hand once it is `finish`ed; to convert it begins at once.

    `explanations` are what it links to by itself; `run` converts what `memo` does not know.
    """

    def __init__(
        self, register: Register, explanations: Explanations, report: Report, run: Run, memo: Memo
    ) -> None:
        self._register, self._explanations, self._report, self._memo = register, explanations, report, memo
        self._html: dict[Place, str] = {}
        self._kept: dict[str, list[str]] = {}
        self._part = functools.lru_cache(PARTS)(memo.get)
        self._waiting: list[tuple[str, _Groups]] = []
        for batch in _batches(register):
            name = self._key(batch)
            if memo.has(name):
                self._stand(name, batch)
            else:
                self._waiting.append((name, batch))
        self._made = self._begun(run) if self._waiting else iter(())

    def _begun(self, run: Run) -> Iterator[tuple[Any, tuple[Diagnostic, ...]] | Stopped]:
        converter = Converter(self._explanations)

        def work(groups: _Groups) -> tuple[Any, tuple[Diagnostic, ...]]:
            own, found = self._report.beside(), dict[Place, str]()
            for passages, note in groups:
                found |= self._converted(converter, passages, note, own)
            return self._memo.pack(found), own.diagnostics

        return run(work, [batch for _, batch in self._waiting], lambda _: A_NOTE)

    def finish(self) -> None:
        """Wait until all prose is converted; what cannot be shown is reported."""
        for (name, batch), made in zip(self._waiting, self._made, strict=True):
            if isinstance(made, Stopped):
                place = next((note.place for _, note in batch if note), Place("office.yaml", 1, 1))
                what = f"to convert the text of this note {made.why}"
                self._report.error(place, "too-much-work", what, SIMPLER)
                continue
            packed, diagnostics = made
            self._report.extend(diagnostics)
            if diagnostics:
                self._html |= self._memo.unpack(packed)
            else:
                self._memo.put_packed(name, packed)
                self._stand(name, batch)
        self._waiting.clear()

    def html(self, passage: Text) -> str:
        """The HTML of a passage."""
        if not passage.value:
            return ""
        for name in self._kept.get(passage.place.path, ()):
            if (found := self._part(name).get(passage.place)) is not None:
                html: str = found
                return html
        return self._html.get(passage.place, "")

    def _stand(self, name: str, batch: _Groups) -> None:
        """Note by which name the memo has the HTML of some passages."""
        for path in {passage.place.path for passages, _ in batch for passage in passages}:
            self._kept.setdefault(path, []).append(name)

    def _key(self, batch: _Groups) -> str:
        """The key of passages as HTML: what they say, where links lead, and what explains words."""
        meeting = batch[0][1]
        if meeting:
            said = [(meeting.path, self._register.notes[meeting.id].stamp)]
        else:
            said = [(str(each.place), each.value) for passages, _ in batch for each in passages]
        links = ((link, note) for passages, note in batch for each in passages for link in prose.links(each))
        ways = [self._lead(*link) for link in links]
        return key("prose", self._explanations.mark, said, ways)

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
