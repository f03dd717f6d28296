"""What happened to notes and records, and in which edition: what whoever follows the site is told.

All of it comes from the ledger, so an event keeps its day and its name for ever. A text that was published
again word for word is no event.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from scrutiny.content.head import MEETINGS, Head
from scrutiny.content.record import Record
from scrutiny.publication.ledger import Ledger, Line
from scrutiny.publication.previous import whole
from scrutiny.publication.versions import History, Version
from scrutiny.register.addresses import address
from scrutiny.register.register import Register

ANSWERED = ("answered", "answer published", "partly answered")
"""The states in which a question has an answer."""


class Event(NamedTuple):
    """One thing that happened to one note or record.

    `date` is the day of the edition, or of a change that was recorded before the first one (ISO 8601). `what`
    is 'agenda published', 'published', 'cancelled', 'withdrawn', 'changed', the type of a change
    ('correction'), and of a record also 'answered' and 'status changed'. `of` is the id of the note, or the
    key of the record; `said` the words of the change, the reason, or the state of the record. `number` tells
    the event from others of the same note or record.
    """

    date: str
    what: str
    of: str
    said: str
    number: str


class Events(NamedTuple):
    """The events of notes and of records, oldest first; `gone` are those of records that were withdrawn."""

    notes: tuple[Event, ...]
    records: tuple[Event, ...]
    gone: tuple[Event, ...]


def happened(register: Register, histories: Mapping[str, History], ledger: Ledger) -> Events:
    """All events up to this edition. `ledger` is that of the edition before."""
    notes = (event for head in register.heads for event in _of_note(head, histories[head.id].versions))
    records = (
        event for head in register.heads for event in _of_records(register, head, histories[head.id], ledger)
    )
    gone = (
        Event(line.date, line.event, _below(line.address), "", str(number))
        for head in register.heads
        if not register.shows(head)
        for number, line in _lines_below(register, head, ledger)
    )
    return Events(*(tuple(sorted(found, key=lambda each: each.date)) for found in (notes, records, gone)))


def _of_note(head: Head, versions: Sequence[Version]) -> Iterator[Event]:
    earlier: Version | None = None
    for version in versions:
        day, number = version.date.isoformat(), str(version.number)
        if version.event == "withdrawn":
            end = head.withdrawn if version is versions[-1] else None
            on = end.date.isoformat() if end and earlier is None else day
            yield Event(on, "withdrawn", head.id, end.reason if end else "", f"{number}.withdrawn")
        elif earlier is None or earlier.event == "withdrawn" or earlier.status != version.status:
            yield Event(day, _published(version.status), head.id, "", number)
        elif not version.changes and earlier.digest != version.digest:
            yield Event(day, "changed", head.id, "", number)
        for order, change in enumerate(version.changes):
            on = change.date.isoformat() if earlier is None else day
            yield Event(on, change.type, head.id, change.note, f"{number}.{order}")
        earlier = version


def _published(status: str) -> str:
    return {"scheduled": "agenda published", "agenda": "agenda published", "cancelled": "cancelled"}.get(
        status, "published"
    )


def _of_records(register: Register, head: Head, history: History, ledger: Ledger) -> Iterator[Event]:
    records = register.notes[head.id].records if register.shows(head) else ()
    for record, line in zip(records, history.records, strict=True):
        if record.alone:
            yield from _of_alone(record, history.versions)
            continue
        past = _past(register, head, line.address, ledger)
        if not past or past[-1].digest != line.digest or not past[-1].stands:
            past = [*past, line]
        yield from _of_record(record, past)


def _of_alone(record: Record, versions: Sequence[Version]) -> Iterator[Event]:
    """The events of a record that is a note of its own; of its state the ledger says nothing."""
    shown = [version for version in versions if version.event != "withdrawn"]
    for version in shown:
        what = "published" if version is shown[0] else "changed"
        yield Event(version.date.isoformat(), what, record.key, "", str(version.number))


def _of_record(record: Record, lines: Sequence[Line]) -> Iterator[Event]:
    earlier: Line | None = None
    for number, line in enumerate(lines):
        if not line.stands or (earlier and earlier.digest == line.digest):
            continue
        what = "changed"
        if earlier is None:
            what = "published"
        elif earlier.status != line.status:
            answered = record.kind == "question" and line.status in ANSWERED
            what = "answered" if answered else "status changed"
        yield Event(line.date, what, record.key, line.status, str(number))
        earlier = line


def _past(register: Register, head: Head, where: str, ledger: Ledger) -> list[Line]:
    """The lines of a record, also of where it was before its note moved."""
    now = whole(register.settings, address(head))
    then = dict.fromkeys((*(line.address for line in ledger.of(now)), now))
    rest = where.removeprefix(now)
    return [line for each in then for line in ledger.at(f"{each}{rest}")]


def _lines_below(register: Register, head: Head, ledger: Ledger) -> Iterator[tuple[int, Line]]:
    """The lines by which records of a withdrawn note were published, each with its number for its record."""
    own = whole(register.settings, address(head))
    for where in dict.fromkeys(
        line.address for line in ledger.below(own) if line.digest and not line.version
    ):
        for number, line in enumerate(ledger.at(where)):
            if line.stands:
                yield number, line


def _below(where: str) -> str:
    """The key of a record by its address: 'MEETING/question-1-3', or with the folder of another note."""
    *_, folder, note, record = where.replace("#", "").strip("/").split("/")
    return f"{note}/{record}" if folder == MEETINGS else f"{folder}/{note}/{record}"
