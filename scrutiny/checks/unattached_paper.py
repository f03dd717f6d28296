"""A paper that the text calls attached should be among the papers or documents of the note."""

import re

from scrutiny.base.diagnostics import Report
from scrutiny.content.note import Note


def check_note(note: Note, report: Report) -> None:
    """Look for 'attached' and the like in notes that attach nothing."""
    if note.meeting.documents or any(record.papers for record in note.records):
        return
    for passage in note.passages():
        folded = passage.value.casefold()
        if not any(sign in folded for sign in _SIGNS):  # the pattern takes far longer
            continue
        for found in _ATTACHED.finditer(passage.value):
            what = f"the text says '{found[0]}', and the note names no paper"
            fix = "attach it with 'Paper: [title](papers/FILE.pdf)', or list it as {title: …, missing: why}"
            report.warning(passage.at(found.start()), "unattached-paper", what, fix)


_SIGNS = ("attached", "appended", "enclosed", "appendix", "annex")
_ATTACHED = re.compile(
    r"\b(?:(?:is|are|see|report|paper|copy|table) (?:attached|appended|enclosed)"
    r"|(?:attached|appended|enclosed) (?:report|paper|copy|table)|(?:appendix|annex) [A-Z0-9])\b",
    re.IGNORECASE,
)
