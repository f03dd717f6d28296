"""Holds each published note to the facts that its page gave in the edition before."""

from __future__ import annotations

from collections.abc import Mapping

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.content.head import Head
from scrutiny.publication import facts
from scrutiny.publication.facts import ChangedFact, Fact
from scrutiny.publication.previous import PreviousEdition
from scrutiny.register import addresses
from scrutiny.register.register import Register


class PublishedFacts:
    """The facts of the notes in one language; `first` has those in the office's first, None for that one."""

    def __init__(
        self, register: Register, before: PreviousEdition | None, first: PublishedFacts | None
    ) -> None:
        self._register, self._before, self._first = register, before, first
        self._moved = {str(move.origin): str(move.to) for move in register.content.moves if move.to}

    def refuse(self, meeting: Head, published_at: str, report: Report) -> bool:
        """Report what the page of a note said, at an address, and no longer says; whether there is any.

        One error for each file by which the page reads otherwise.
        """
        by_file: dict[str, list[ChangedFact]] = {}
        for each in self._lost(meeting, published_at):
            by_file.setdefault(facts.file(self._register, each.was, each.now), []).append(each)
        for path, several in by_file.items():
            _, was, now = several[0]
            more = f", and {len(several) - 1} more" if len(several) > 1 else ""
            where = f"{was.where}, {was.how}" if was.where else was.how
            what = (
                f"the published note {meeting.path} would read otherwise, and no entry under its 'changes' "
                f"says so: {where}: '{was}' would become '{now or 'nothing'}'{more}"
            )
            fix = (
                f"undo it here, or say what changed in {meeting.path}: 'changes: [{{date: "
                f"{self._register.settings.today}, type: correction, note: …}}]'"
            )
            report.error(Place(path, 1, 1), "changed-fact", what, fix)
        return bool(by_file)

    def _lost(self, meeting: Head, published_at: str) -> tuple[ChangedFact, ...]:
        """What the page said of somebody or something, and no longer says.

        That a withdrawn report is no longer named needs no entry: its own page says so.

        What a page in another language said or says in the words of the first one is only translated, where
        the page in the first one still says the same.
        """
        was, now = self._published(published_at), facts.facts(self._register, meeting)
        gone = {addresses.address(each) for each in self._register.heads if not self._register.shows(each)}
        found = tuple(each for each in facts.lost(was, now, self._moved) if each.was.to not in gone)
        if not found or self._first is None:
            return found
        there = f"/{published_at.removeprefix(f'/{self._register.settings.folder}')}"
        first = self._first
        first_was = first._published(there)
        first_now = facts.facts(first._register, first._register.notes[meeting.id].meeting)
        changed = {each.key for each in facts.lost(first_was, first_now, self._moved)}
        original = (facts.numbered(first_was), facts.numbered(first_now))
        return tuple(each for each in found if each.key in changed or not _is_translated(each, original))

    def _published(self, address: str) -> tuple[Fact, ...]:
        """The facts in the edition before; none where that has none."""
        path = addresses.output(f"{address}index.json")
        if self._before is None or path not in self._before.paths:
            return ()
        return facts.published(self._before.read(path))


def _is_translated(
    each: ChangedFact, original: tuple[Mapping[facts.Key, Fact], Mapping[facts.Key, Fact]]
) -> bool:
    """Whether a fact is or was given in the words of the first language, and is otherwise the same."""
    if each.now is None or (each.was.name, each.was.to) != (each.now.name, each.now.to):
        return False
    pairs = zip(original, (each.was, each.now), strict=True)
    return any((one := by.get(each.key)) is not None and one.meaning == here.meaning for by, here in pairs)
