"""A paper that the text calls attached should be among the papers or documents of the note."""

from __future__ import annotations

import re

from scrutiny.register import Register
from scrutiny.text import Report


def check(register: Register, report: Report) -> None:
    """Look for 'attached' and the like in notes that attach nothing."""
    for note in register.notes.values():
        if note.meeting.documents or any(record.papers for record in note.records):
            continue
        passages = [note.meeting.introduction]
        passages += [passage for record in note.records for passage in record.passages]
        for passage in passages:
            for found in _ATTACHED.finditer(passage.value):
                what = f"the text says '{found[0]}', and the note names no paper"
                fix = (
                    "attach it with 'Paper: [title](papers/FILE.pdf)', or list it as {title: …, missing: why}"
                )
                report.warning(passage.at(found.start()), "unattached-paper", what, fix)


_ATTACHED = re.compile(
    r"\b(?:(?:is|are|see|report|paper|copy|table) (?:attached|appended|enclosed)"
    r"|(?:attached|appended|enclosed) (?:report|paper|copy|table)|(?:appendix|annex) [A-Z0-9])\b",
    re.IGNORECASE,
)
