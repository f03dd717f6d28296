"""A list item that looks like a field is reported where it is only text."""

import re

from scrutiny.base.diagnostics import Report
from scrutiny.content.fields import under_heading
from scrutiny.content.kinds import RECORDS
from scrutiny.content.kinds.discussion import Discussion
from scrutiny.content.note import Note
from scrutiny.content.record import Record

KINDS: tuple[type[Record], ...] = (*RECORDS, Discussion)
FIELDS = {kind.kind: {field.name.casefold(): field.name for field in under_heading(kind)} for kind in KINDS}


def check_note(note: Note, report: Report) -> None:
    """Look at the lists in the prose of each record for the names of its fields."""
    for record in note.records:
        known = FIELDS.get(record.kind, {})
        for found in _LINE.finditer(record.prose.value):
            field = known.get(found["name"].strip().casefold())
            if field:
                what = f"'- {field}: …' is shown as text, and not read as a field of {record.name}"
                fix = "put it directly under the heading, in a list in which every line is a field"
                report.warning(record.prose.at(found.start()), "near-field", what, fix)


_LINE = re.compile(
    r"^[-*+][ \t]+(?:\*\*)?(?P<name>[A-Za-z][A-Za-z ]{0,40}?)(?:\*\*:|:\*\*|:|$)", re.MULTILINE
)
