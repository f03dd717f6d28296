"""The language of a note must be one of those that office.yaml lists."""

from __future__ import annotations

from scrutiny.register import Register
from scrutiny.text import Report, suggestion


def check(register: Register, report: Report) -> None:
    """Look up the language of each note that names one."""
    known = register.office.languages
    for note in register.notes.values():
        meeting = note.meeting
        if "language" in meeting.places and meeting.language not in known:
            fix = suggestion(meeting.language, known, f"write one of: {', '.join(known)}")
            what = f"'{meeting.language}' is not among the languages of the office"
            report.error(meeting.places["language"], "unknown-language", what, fix)
