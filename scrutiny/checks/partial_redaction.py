"""Words taken out of a note in one language are taken out of its translation as well."""

import datetime

from scrutiny.base.diagnostics import Report
from scrutiny.content import translations
from scrutiny.content.note import Note
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look for redactions of one day that the other language of a note does not record."""
    for ours, theirs in translations.pairs(register.content):
        for here, there in ((ours, theirs), (theirs, ours)):
            for day in sorted(_redacted(there) - _redacted(here)):
                what = f"{there.meeting.path} records a redaction on {day.isoformat()}, and this note none"
                fix = f"redact it here too, and add '{{date: {day.isoformat()}, type: redaction, note: …}}'"
                place = here.meeting.places.get("changes", here.meeting.place)
                report.error(place, "partial-redaction", what, fix)


def _redacted(note: Note) -> set[datetime.date]:
    return {change.date for change in note.meeting.changes if change.type == "redaction"}
