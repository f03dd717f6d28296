"""Every inspection report that a recommendation comes from must have a file in inspections/."""

from __future__ import annotations

from scrutiny.base.diagnostics import Report, suggestion
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.record import Record
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look up the report that each recommendation names."""
    known = [inspection.slug for inspection in register.content.inspections]
    records: list[Record] = [record for note in register.notes.values() for record in note.records]
    for record in records:
        if isinstance(record, Recommendation) and record.source:
            name = record.source
            if register.names.inspection(name.value) is None:
                fix = suggestion(name.value, known, "write a file for it in inspections/")
                report.error(
                    name.place, "unknown-inspection", f"no inspection report is called '{name}'", fix
                )
