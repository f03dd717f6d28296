"""Words that are left out are marked with the ground on which they are: `[redacted: FOIA s.40(2)]`."""

from __future__ import annotations

import re

from scrutiny.base.diagnostics import Report
from scrutiny.content.note import Note


def check_note(note: Note, report: Report) -> None:
    """Look for marks of redaction in another form."""
    for passage in note.passages():
        for found in _MARK.finditer(passage.value):
            what = f"'{found[0]}' is shown as it is written, and not as words that were left out"
            fix = "write '[redacted: FOIA s.40(2)]', with the ground, and never the words themselves"
            report.error(passage.at(found.start()), "near-redaction", what, fix)


_MARK = re.compile(
    r"[\[(]\s*redacted\s*[\])]|\[(?!redacted:)\s*redacted\b[^\]\n]*\]|\(\s*redacted\b[^)\n]*\)|[█■▇▆]{2,}"
    r"|\bX{4,}\b|\[\s*(?:name|names|details|information) (?:redacted|removed|withheld)[^\]\n]*\]"
    r"|^[ \t>*_•–+-]*redacted[*_]*(?: *:[^\n]*|\.?[*_]*$)",
    re.IGNORECASE | re.MULTILINE,
)
