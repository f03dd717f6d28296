"""A restricted document has no file and no address until the day on which its restriction ends."""

from scrutiny.base.diagnostics import Report
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date


def check(register: Register, report: Report) -> None:
    """Look for the files and addresses of documents whose restriction is lifted on a later day."""
    for note in register.notes.values():
        for document in note.meeting.documents:
            there = document.file or document.address
            if there and document.lifted and document.lifted > register.settings.today:
                what = (
                    f"'{document.title}' is restricted until {date(document.lifted)}, and would be published"
                )
                fix = "delete it, also from the history of the repository, until that day"
                report.error(there.place, "early-lifting", what, fix)
