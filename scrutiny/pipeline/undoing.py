"""Taking a change back after it was published: what was published stays answerable.

To restore the content of before alone is refused: what was published would be lost without a word. So a note
that would vanish is withdrawn, one whose text goes back says so in its history, and an address that nothing
answers gets an entry in `moved.yaml`.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scrutiny.authoring import amendment
from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import Executor
from scrutiny.base.settings import Settings
from scrutiny.content import translations
from scrutiny.content.head import Change, Head
from scrutiny.content.input import Input
from scrutiny.content.note import Note
from scrutiny.pipeline import check, withdrawal
from scrutiny.pipeline.check import Checked
from scrutiny.publication.previous import PreviousEdition
from scrutiny.register import addresses
from scrutiny.register.register import Register
from scrutiny.site import exports

MOVES = "moved.yaml"


class CannotUndoError(Exception):
    """A change that is not taken back; the message says why."""


class Undone(NamedTuple):
    """The content after a change was taken back, and what was done so that it can be published.

    `withdrawn` and `corrected` are ids of notes, `moved` addresses.
    """

    content: Input
    withdrawn: tuple[str, ...]
    corrected: tuple[str, ...]
    moved: tuple[str, ...]


def undone(
    published: Input, reverted: Input, reason: str, now: Settings, report: Report, run: Executor
) -> Undone | None:
    """The reverted content, mended so that it can follow what was published; else `report` says why not.

    Raises `CannotUndoError` where it would publish again what was withdrawn or redacted.
    """
    stood = check.check(published, now, report, run=run)
    if stood is None:
        return None
    live, there = _edition(stood), stood.sites[0].register
    returned = _lenient(reverted, now, live, run)
    if returned is None:
        check.check(reverted, now, report, live, run)
        return None
    here, texts = returned.sites[0].register, dict(reverted.texts)
    back = _moves_back(there, here)
    _refuse_return(there, here, back)
    withdrawn = tuple(_withdraw(there, here, back, reason, now, texts))
    _keep_changes(there, here, back, texts)
    _add_moves(texts, [f"{{from: {where}, to: {to}}}" for where, to in back.items()])
    content = dataclasses.replace(reverted, texts=texts)
    mended = _lenient(content, now, live, run)
    assert mended is not None
    corrected = _unexplained(mended)
    for note in _files(mended.sites[0].register):
        if note.meeting.id in corrected:
            entry = Change(date=now.today, type="correction", note=reason)
            path = note.meeting.path
            texts[path] = amendment.with_changes(path, texts[path], (*note.meeting.changes, entry))
    gone = _unanswered(mended)
    said = amendment.quoted(reason)
    _add_moves(texts, [f"{{from: {amendment.quoted(where)}, reason: {said}}}" for where in gone])
    content = dataclasses.replace(reverted, texts=texts)
    if check.check(content, now, report, live, run) is None:
        return None
    return Undone(content, withdrawn, corrected, (*back, *gone))


def _lenient(content: Input, now: Settings, live: PreviousEdition, run: Executor) -> Checked | None:
    """The content with all that is wrong with it, as far as it can be read."""
    return check.check(content, now, Report(lenient=True), live, run)


def _edition(stood: Checked) -> PreviousEdition:
    """What was published, as far as the next edition is held to it: the ledger, and the data of notes."""
    files = {
        f"{site.settings.folder}{addresses.output(each.address)}": (site, each)
        for site in stood.sites
        for export in exports.OF_NOTES
        for each in export(site)
    }

    def read(path: str) -> bytes:
        site, each = files[path]
        return str(each.make(site)).encode()

    return PreviousEdition(stood.edition.ledger, frozenset(files), read)


def _files(register: Register) -> Iterator[Note]:
    """Every note of the office, and every translation."""
    content = register.content.original or register.content
    yield from content.notes
    yield from translations.notes(content)


def _pairs(there: Register, here: Register, back: Mapping[str, str]) -> Iterator[tuple[Head, Head | None]]:
    """What was published of each note and translation, with what the reverted content has of it."""
    now = {(each.meeting.language, addresses.address(each.meeting)): each.meeting for each in _files(here)}
    for note in _files(there):
        if there.is_visible(note.meeting):
            where = addresses.address(note.meeting)
            yield note.meeting, now.get((note.meeting.language, back.get(where, where)))


def _refuse_return(there: Register, here: Register, back: Mapping[str, str]) -> None:
    """Raise `CannotUndoError` where a text would be published again that was withdrawn or redacted."""
    for was, now in _pairs(there, here, back):
        if now is None or not here.shows(now):
            continue
        taken = [each for each in was.changes if each.type == "redaction" and each not in now.changes]
        if was.status == "withdrawn" or taken:
            what = "withdrew" if was.status == "withdrawn" else "redacted"
            fix = f"if you mean to, edit {was.path}, and say why under 'changes'"
            again = "and to undo it would publish that again"
            raise CannotUndoError(f"this commit {what} '{was.id}', {again}: {fix}")


def _moves_back(there: Register, here: Register) -> Mapping[str, str]:
    """The addresses that a rename gave, each with the one that it has again."""
    kept = {str(move.origin) for move in here.content.moves}
    names = {addresses.address(note.meeting) for note in here.content.notes}
    names |= {addresses.address(each) for each in here.content.people}
    names |= {addresses.address(each) for each in here.content.inspections}
    names |= {addresses.address(each) for each in here.content.priorities}
    return {
        str(move.to): str(move.origin)
        for move in there.content.moves
        if move.to
        and str(move.origin) not in kept
        and str(move.origin) in names
        and str(move.to) not in names
    }


def _withdraw(
    there: Register,
    here: Register,
    back: Mapping[str, str],
    reason: str,
    now: Settings,
    texts: dict[str, bytes],
) -> Iterator[str]:
    """Withdraw in `texts` the notes that would vanish, or be drafts again; gives their ids."""
    for meeting in there.heads:
        note = here.notes.get(meeting.id)
        if (note and here.is_visible(note.meeting)) or addresses.address(meeting) in back:
            continue
        files = [each.meeting.path for each in _files(here) if each.meeting.id == meeting.id]
        for path in files:
            texts[path] = amendment.withdrawn(path, texts[path], reason, now.today)
        if meeting.status == "withdrawn":
            texts[meeting.path] = there.notes[meeting.id].source.text.encode()
            continue
        if not note:
            whole = there.notes[meeting.id].source.text.encode()
            texts[meeting.path] = withdrawal.stub(whole, reason, now.today)
        yield meeting.id


def _keep_changes(there: Register, here: Register, back: Mapping[str, str], texts: dict[str, bytes]) -> None:
    """Put back in `texts` the published entries of public histories that the revert took out."""
    for was, now in _pairs(there, here, back):
        path, left = (now.path, now.changes) if now else (was.path, ())
        if was.status == "withdrawn" or path not in texts or all(each in left for each in was.changes):
            continue
        added = (each for each in left if each not in was.changes)
        texts[path] = amendment.with_changes(path, texts[path], (*was.changes, *added))


def _unexplained(mended: Checked) -> tuple[str, ...]:
    """The ids of the notes whose published text or facts go back without a word."""
    return tuple(
        sorted(
            {name for site in mended.sites for name, history in site.histories.items() if history.unexplained}
        )
    )


def _unanswered(mended: Checked) -> tuple[str, ...]:
    """The addresses at which nothing answers, each once for all languages."""
    folders = [f"/{site.settings.folder}" for site in mended.sites if site.settings.folder]
    found = dict[str, None]()
    for where in mended.edition.unanswered:
        folder = next((each for each in folders if where.startswith(each)), "/")
        found[f"/{where.removeprefix(folder)}"] = None
    return tuple(found)


def _add_moves(texts: dict[str, bytes], entries: list[str]) -> None:
    if entries:
        written = texts.get(MOVES, b"").rstrip()
        added = "\n".join(f"- {each}" for each in entries).encode()
        texts[MOVES] = (written + b"\n" if written else b"") + added + b"\n"
