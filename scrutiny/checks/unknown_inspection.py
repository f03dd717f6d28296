"""Every inspection report that a recommendation comes from must have a file, and must be published.

One that was withdrawn is named as the note writes it: the withdrawal must not wait for other notes.
"""

from scrutiny.base.diagnostics import Report, suggestion
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.record import Record
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look up the report that each recommendation names."""
    known = [inspection.slug for inspection in register.content.inspections]
    records: list[Record] = [record for note in register.notes.values() for record in note.records]
    for record in records:
        if not isinstance(record, Recommendation) or not record.source:
            continue
        name = record.source
        found = register.names.inspection(name.value)
        if found is None:
            fix = suggestion(name.value, known, "write a file for it in inspections/")
            report.error(name.place, "unknown-inspection", f"no inspection report is called '{name}'", fix)
        elif (
            found.state != "withdrawn"
            and register.shows(register.meeting(record))
            and not register.is_visible(found)
        ):
            what = f"the inspection report '{name}' is not published, or not yet"
            fix = "publish it first, or write this note as a draft until then"
            report.error(name.place, "unknown-inspection", what, fix)
