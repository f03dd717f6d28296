"""Every name of a person, post or body must be known on the day of the meeting, and mean one only."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.base.diagnostics import Report, suggestion
from scrutiny.base.text import Text
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look up each name in a note on the date of its meeting."""
    for note in register.notes.values():
        for name in _names(register, note.meeting.id):
            parties = register.names.parties(name.value, note.meeting.date)
            if not parties:
                otherwise = "write a file for this person in people/"
                fix = suggestion(name.value, register.names.people_known(), otherwise)
                report.error(name.place, "unknown-person", f"no person is called '{name}'", fix)
            elif len(parties) > 1:
                several = ", ".join(sorted(party.name for party in parties))
                what = f"'{name}' could be any of: {several}"
                report.error(name.place, "unclear-person", what, "write the full name")


def _names(register: Register, meeting: str) -> Iterator[Text]:
    note = register.notes[meeting]
    for _, name in note.meeting.people():
        yield name
    for record in note.records:
        for _, name in record.people():
            yield name
