"""What an import was not sure of is decided by a clerk before the note is published."""

import re
from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content.note import Note
from scrutiny.register.register import Register

_MARK = re.compile(r"\[check:(?P<what>[^\]\n]*)\]?", re.IGNORECASE)


def check_note(note: Note, report: Report) -> None:
    """Look for the marks of an import in a note that is to be seen by the public."""
    if note.meeting.status != "draft":
        _look(note.passages(), report)


def check(register: Register, report: Report) -> None:
    """Look for them outside of notes."""
    _look(register.passages(), report)


def _look(passages: Iterator[Text], report: Report) -> None:
    for passage in passages:
        for found in _MARK.finditer(passage.value):
            what = f"the import was not sure of this: {found['what'].strip()}"
            fix = "compare it with the source, correct it if need be, and delete the mark '[check: …]'"
            report.error(passage.at(found.start()), "unresolved-import", what, fix)
