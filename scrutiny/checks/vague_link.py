"""The words of a link should say where it leads (WCAG 2.2, success criterion 2.4.4)."""

from __future__ import annotations

from scrutiny.base.diagnostics import Report
from scrutiny.content import markdown as prose
from scrutiny.register.register import Register

VAGUE = {"here", "click here", "link", "this link", "read more", "more", "see here"}


def check(register: Register, report: Report) -> None:
    """Look at the words of each link in prose."""
    passages = [*register.passages(), *(note.meeting.introduction for note in register.notes.values())]
    for note in register.notes.values():
        passages += [passage for record in note.records for passage in record.passages]
    for passage in passages:
        for link in prose.links(passage):
            if link.words.strip().casefold() in VAGUE:
                what = f"the link says only '{link.words}'"
                report.warning(link.place, "vague-link", what, "say where the link goes")
