"""The published texts of each note, one after another, and what ties each to a recorded change.

A text that was published and reads otherwise now needs a new entry under `changes` in its note; a
note whose status or language changed says so by that. Earlier texts come from the edition before,
never from a draft or from the history of a repository.
"""

from __future__ import annotations

import dataclasses
import datetime
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.fingerprint import digest
from scrutiny.base.text import Place, Source
from scrutiny.content.head import Change, Head
from scrutiny.content.kinds.inspection import FOLDER
from scrutiny.content.kinds.meeting import AGENDA
from scrutiny.content.note import compared
from scrutiny.publication.ledger import Ledger, Line
from scrutiny.publication.previous import PreviousEdition, whole
from scrutiny.publication.published_facts import PublishedFacts
from scrutiny.register.addresses import address
from scrutiny.register.register import Register


class Version(NamedTuple):
    """One published text of a note; `read` gives it, and is None where it is no longer kept.

    `event` is 'published', 'changed' or 'withdrawn', `date` the day of the edition that first showed it,
    `digest` the SHA-256 of the text. `touched` are the ids of the records whose words changed in it: none
    where that is not known, or where only other words of the note changed.
    """

    number: int
    date: datetime.date
    event: str
    status: str
    language: str
    changes: tuple[Change, ...]
    digest: str
    touched: tuple[str, ...]
    read: Callable[[], str] | None

    @property
    def text(self) -> str | None:
        """The text, where it is kept."""
        return self.read() if self.read else None


class History(NamedTuple):
    """The versions of a note, oldest first, and the line that this edition adds to the ledger for it.

    `records` are the lines for the records that this edition shows of it. `unexplained` tells that what was
    published reads otherwise now, and no new entry under `changes` says so.
    """

    versions: tuple[Version, ...]
    line: Line | None
    records: tuple[Line, ...]
    unexplained: bool


def histories(
    registers: Iterable[Register],
    before: PreviousEdition | None,
    papers: Mapping[str, str],
    report: Report,
) -> tuple[Mapping[str, History], ...]:
    """For each language the history of each visible note by the id of its meeting.

    `papers` are the digests of attached files by path. A text that was changed without a new entry
    in its public history, or an entry that was changed or removed, is an error.
    """
    each = tuple(registers)
    found: list[_Histories] = []
    for register in each:
        found.append(_Histories(register, before, papers, found[0] if found else None, report))
    redacted = {meeting for one in found for meeting in one.redacted}
    return tuple(one.histories(redacted) for one in found)


class _Histories:
    """The notes of one language."""

    def __init__(
        self,
        register: Register,
        before: PreviousEdition | None,
        papers: Mapping[str, str],
        first: _Histories | None,
        report: Report,
    ) -> None:
        self._register, self._before, self._papers = register, before, papers
        self._facts: PublishedFacts = PublishedFacts(register, before, first._facts if first else None)
        self._ledger = before.ledger if before else Ledger()
        self._moved = {
            str(move.to): str(move.origin) for move in (register.content.moves if before else ()) if move.to
        }
        self._unexplained: set[str] = set()
        self._lines: dict[str, Line | None] = {}
        for meeting in register.heads:
            self._lines[meeting.id] = self._line(meeting, report)
        self.redacted = {
            name
            for name, line in self._lines.items()
            if line and any(kind == "redaction" for _, kind, _ in line.changes)
        }

    def histories(self, redacted: set[str]) -> Mapping[str, History]:
        """The history of each note; of the `redacted` ones no earlier text is kept."""
        return {
            meeting.id: History(
                tuple(self._versions(meeting, meeting.id in redacted)),
                self._lines[meeting.id],
                tuple(self._of_records(meeting)),
                meeting.id in self._unexplained,
            )
            for meeting in self._register.heads
        }

    def _of_records(self, meeting: Head) -> Iterator[Line]:
        """The lines for the records of a note; the status of each is the state that it gives itself."""
        note, settings = self._register.notes[meeting.id], self._register.settings
        for record, sha in (
            zip(note.records, note.digests, strict=True) if self._register.shows(meeting) else ()
        ):
            yield Line(
                date=settings.today.isoformat(),
                event="published",
                address=whole(settings, address(record)),
                digest=sha,
                status=(record.state if meeting.held else None) or "",
            )

    def _address(self, meeting: Head) -> str:
        return whole(self._register.settings, address(meeting))

    def _origin(self, meeting: Head) -> str:
        """The address that a note had in the edition before, where that was another one."""
        own = self._address(meeting)
        origin = self._moved.get(address(meeting), "")
        there = whole(self._register.settings, origin) if origin else ""
        last = self._ledger.latest.get(own)
        return there if there in self._ledger.latest and (last is None or last.event == "moved") else ""

    def _past(self, meeting: Head) -> tuple[Line, ...]:
        """The lines of a note, without those of a page that had no note then: see `_since`."""
        lines = self._ledger.of(self._origin(meeting) or self._address(meeting))
        return tuple(line for line in lines if line.version or not line.stands)

    def _since(self, meeting: Head) -> str:
        """The day on which its page was first published, before it had a note; empty where it always had."""
        first = next(iter(self._ledger.at(self._address(meeting))), None)
        return first.date if first and first.stands and not first.version else ""

    def _line(self, meeting: Head, report: Report) -> Line | None:
        """The line that this edition adds to the ledger for a note; None where nothing happened to it."""
        past, origin = self._past(meeting), self._origin(meeting)
        last = past[-1] if past else None
        line = Line(
            date=self._register.settings.today.isoformat(),
            event="published",
            address=self._address(meeting),
            version=1,
            status=meeting.status,
            language=meeting.language,
            origin=origin,
        )
        if not self._register.shows(meeting):
            return _withdrawal(line, meeting, last)
        entries = tuple((each.date.isoformat(), each.type, each.note) for each in meeting.changes)
        known = [entry for each in past for entry in each.changes]
        _keep_entries(known, entries, meeting, report)
        new = tuple(entry for entry in entries if entry not in known)
        note = self._register.notes[meeting.id]
        line = dataclasses.replace(line, digest=note.digest, changes=new)
        if last is None:
            return line
        replaced = self._replaced(meeting)
        alike = last.stands and last.digest == line.digest and not replaced
        explained = new or _explains_itself(past, line) or (not alike and self._only_grew(meeting))
        if not alike and not explained:
            self._refuse(meeting, last, compared(note.source), replaced, report)
        elif not explained and self._facts.refuse(meeting, origin or line.address, report):
            self._unexplained.add(meeting.id)
        if alike and not explained and not origin:
            return None
        event = "published" if origin or not last.stands else "changed"
        grown = not alike or bool(explained)
        return dataclasses.replace(line, event=event, version=last.version + grown)

    def _replaced(self, meeting: Head) -> tuple[str, Place] | None:
        """A paper of a note that is another file than it was."""
        for path, place in self._register.attached([self._register.notes[meeting.id]]):
            there = self._ledger.latest.get(f"/{path}")
            if there and there.stands and there.digest != self._papers.get(path):
                return path, place
        return None

    def _refuse(
        self,
        meeting: Head,
        last: Line,
        text: str,
        replaced: tuple[str, Place] | None,
        report: Report,
    ) -> None:
        self._unexplained.add(meeting.id)
        if last.event == "withdrawn":
            what = f"this note was withdrawn from the site on {last.date}: {last.reason}"
            command = f"build.py withdraw {meeting.id} --reason {shlex.quote(last.reason)}"
            fix = f"run '{command}', or say under 'changes' why it is published again"
            report.error(meeting.places.get("status", meeting.place), "withdrawn-note", what, fix)
            return
        fix = (
            f"undo it, or say what changed in the front matter: 'changes: [{{date: "
            f"{self._register.settings.today}, type: correction, note: …}}]'"
        )
        what = "this is not what was published, and no entry under 'changes' says so"
        earlier = self._latest_text(meeting)
        if earlier is not None and earlier == text and replaced:
            what = f"the paper '{replaced[0]}' is not the one that was published"
            report.error(replaced[1], "silent-edit", what, fix)
            return
        known = set((earlier or "").split("\n"))
        source = self._register.notes[meeting.id].source
        wanted = set(text.split("\n"))
        fresh = (
            number
            for number, line in enumerate(source.text.split("\n"), start=1)
            if line.strip() and line in wanted and line not in known
        )
        place = Place(source.path, next(fresh, 1), 1)
        report.error(place, "silent-edit", what, fix)

    def _only_grew(self, meeting: Head) -> bool:
        """Whether a report has all that it had before, but for statuses, and more beside it.

        A dated update, a new status, the commissioner's comments or one more recommendation need no entry.
        """
        earlier = self._latest_text(meeting) if meeting.folder == FOLDER else None
        if earlier is None:
            return False
        lines = iter(compared(self._register.notes[meeting.id].source).split("\n"))
        return all(line in lines for line in earlier.split("\n") if not line.startswith("- Status:"))

    def _latest_text(self, meeting: Head) -> str | None:
        """The text of the edition before, where that edition showed one."""
        past = self._past(meeting)
        there = (self._origin(meeting) or self._address(meeting)).removeprefix("/")
        return self._kept(f"{there}note.md") if past and past[-1].stands else None

    def _kept(self, path: str) -> str | None:
        if self._before is None or path not in self._before.paths:
            return None
        text = self._before.read(path).decode()
        return compared(Source(path, text)) if path.endswith("/note.md") else text

    def _versions(self, meeting: Head, redacted: bool) -> Iterator[Version]:
        past, line = self._past(meeting), self._lines[meeting.id]
        lines = [*past, line] if line else [*past]
        lines = [each for each in lines if each.event != "moved"]
        base = (self._origin(meeting) or self._address(meeting)).removeprefix("/")
        told = self._register.shows(meeting)
        newest = lines[-1].version if lines else 0
        seen: set[int] = set()
        for each in lines:
            if each.stands and each.version in seen:  # the same text at another address
                continue
            seen.update([each.version] if each.stands else [])
            read: Callable[[], str] | None = None
            if told and each.stands:
                if each.version == newest:
                    read = partial(compared, self._register.notes[meeting.id].source)
                elif not redacted and past and past[-1].stands:
                    last = each.version == past[-1].version
                    text = self._kept(f"{base}note.md" if last else f"{base}changes/{each.version}.md")
                    # In the place of a text that was taken away stands a file that says so.
                    read = partial(str, text) if text is not None and digest(text) == each.digest else None
            since = self._since(meeting) if each is lines[0] and each.stands else ""
            day = datetime.date.fromisoformat(since or each.date)
            changes = tuple(
                Change(date=datetime.date.fromisoformat(on), type=kind, note=said)
                for on, kind, said in each.changes
            )
            touched = self._touched(meeting, each) if changes and each is not lines[0] else ()
            said = (each.version, day, each.event, each.status, each.language, changes, each.digest)
            yield Version(*said, touched, read)

    def _touched(self, meeting: Head, line: Line) -> tuple[str, ...]:
        """The ids of the records that the edition changed in which a line was added."""
        if line is not self._lines[meeting.id]:
            below = (each for each in self._ledger.below(line.address) if each.date == line.date)
            ids = {each.address.removeprefix(line.address).strip("/#") for each in below if each.digest}
            return tuple(sorted(ids))
        note, settings = self._register.notes[meeting.id], self._register.settings
        known = self._ledger.latest
        return tuple(
            sorted(
                record.id
                for record, now in zip(note.records, note.digests, strict=True)
                if (last := known.get(whole(settings, address(record)))) is None or last.digest != now
            )
        )


def _explains_itself(past: tuple[Line, ...], line: Line) -> bool:
    """Whether a change needs no entry: an agenda became another, or a note, or it is in another language.

    A text that was published in that language before must be the same again.
    """
    last = past[-1]
    if not last.stands:
        return False
    if last.language == line.language:
        return last.status in AGENDA and last.status != line.status
    earlier = [each for each in past if each.stands and each.language == line.language]
    return not earlier or earlier[-1].digest == line.digest


def _withdrawal(line: Line, meeting: Head, last: Line | None) -> Line | None:
    reason = meeting.withdrawn.reason if meeting.withdrawn else ""
    if last and last.event == "withdrawn" and last.reason == reason:
        return None
    return dataclasses.replace(line, event="withdrawn", version=last.version if last else 0, reason=reason)


def _keep_entries(
    known: Iterable[tuple[str, str, str]],
    entries: tuple[tuple[str, str, str], ...],
    meeting: Head,
    report: Report,
) -> None:
    for day, kind, note in known:
        if (day, kind, note) not in entries:
            what = f"the published entry '{day}, {kind}: {note}' is missing under 'changes'"
            place = meeting.places.get("changes", meeting.place)
            report.error(
                place, "rewritten-change", what, "put it back as it was, and add a new entry after it"
            )
