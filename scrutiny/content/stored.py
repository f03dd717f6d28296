"""What a note was read as, as JSON for the cache."""

import functools
import json
from typing import NamedTuple

from scrutiny.base.diagnostics import Diagnostic
from scrutiny.base.text import Source
from scrutiny.base.values_json import Codec
from scrutiny.content import body
from scrutiny.content.attendance import Attendance
from scrutiny.content.documents import Document
from scrutiny.content.head import Approval, Change, Withdrawal
from scrutiny.content.kinds.discussion import Discussion
from scrutiny.content.kinds.item import Item
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.moments import Moment
from scrutiny.content.note import Note
from scrutiny.content.parts import Part
from scrutiny.content.record import Record
from scrutiny.content.standalone import Standalone
from scrutiny.content.values import Reference
from scrutiny.safety.personal_data import Finding


def _codec() -> Codec:
    return _codec_of((Item, Discussion, *body.KINDS.values()))


@functools.cache
def _codec_of(kinds: tuple[type[Record], ...]) -> Codec:
    values = (Attendance, Approval, Document, Change, Withdrawal, Part, Reference, Moment, Finding)
    return Codec(Meeting, Standalone, *values, *kinds)


class Read(NamedTuple):
    """A note, or None where it cannot be read; what looks personal in its file, and what is wrong with it."""

    note: Note | None
    personal: tuple[Finding, ...]
    diagnostics: tuple[Diagnostic, ...]


def packed(read: Read, path: str) -> bytes:
    """What was read of the file at a path, without its text."""
    note = read.note
    held = note and (
        _codec().encode((note.meeting, note.records, note.abbreviations), path),
        *(note.digest, note.digests, note.interface, note.interfaces),
    )
    data = (held, _codec().encode(read.personal, path), read.diagnostics)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpacked(data: bytes, source: Source) -> Read:
    """What was read of a file; raises `ValueError`, `TypeError` or `LookupError` for anything else."""
    held, personal, said = json.loads(data)
    note = None
    if held:
        value, digest, digests, interface, interfaces = held
        meeting, records, abbreviations = _codec().decode(value, source.path)
        own = (digest, tuple(digests), interface, tuple(interfaces))
        note = Note(meeting, records, source, *own, abbreviations)
    return Read(note, _codec().decode(personal, source.path), tuple(map(Diagnostic.stored, said)))
