"""A name with a colon at the beginning of an answer says who spoke; the brackets of the label should."""

from __future__ import annotations

import re

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import plain_blanks
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look at the parts that name nobody in brackets: another person would be quoted as the speaker."""
    for note in register.notes.values():
        for record in note.records:
            for part in record.parts:
                found = None if part.said else _NAMED.match(plain_blanks(part.prose.value))
                if found and register.names.parties(found["name"], note.meeting.date):
                    what = (
                        f"'{found['name']}:' begins the {part.label.lower()}, and names nobody as its speaker"
                    )
                    fix = f"write '**{part.label} ({found['name']}):**' and what was said"
                    report.error(part.prose.at(found.start("name")), "speaker-in-text", what, fix)


_NAMED = re.compile(
    r"(?:\*\*|__|[*_])?(?P<name>[A-Z][^\W\d_]*(?:[ .’'-]+[A-Z(][\w.’'()-]*){0,5})"
    r"(?:\*\*|__|[*_])?\s*:(?:\*\*|__|[*_])?\s"
)
