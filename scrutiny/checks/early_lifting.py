"""A restriction is lifted on a day that has come: until then the document stays withheld."""

from __future__ import annotations

from scrutiny.base.diagnostics import Report
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date


def check(register: Register, report: Report) -> None:
    """Look for documents whose restriction is to be lifted on a later day."""
    for note in register.notes.values():
        for document in note.meeting.documents:
            if document.lifted and document.lifted > register.settings.today:
                day = date(document.lifted)
                what = f"the restriction of '{document.title}' is lifted on {day}, which is still to come"
                fix = "write 'review:' for that day, and 'lifted:' once it has come"
                report.error(document.place, "early-lifting", what, fix)
