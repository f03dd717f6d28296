"""A decision is written once: the same sentence under two items is a slip of copying."""

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.decision import Decision
from scrutiny.content.record import Record
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Compare the texts of the decisions of each note."""
    for note in register.notes.values():
        first: dict[str, Record] = {}
        for record in note.records:
            if not isinstance(record, Decision):
                continue
            words = " ".join(record.prose.value.casefold().split())
            if len(words) < SHORTEST:
                continue
            other = first.setdefault(words, record)
            if other is not record:
                what = f"{record.label} has the words of {other.label} on line {other.place.line}"
                fix = "delete the one that was copied, or say what each is about"
                report.warning(record.prose.place, "repeated-decision", what, fix)


SHORTEST = 40
"""Characters: 'The report was noted.' may well be said twice."""
