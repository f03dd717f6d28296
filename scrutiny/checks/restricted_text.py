"""A restricted item or decision has a title and a ground, and nothing else."""

from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.content.kinds.decision import Decision
from scrutiny.content.note import Note
from scrutiny.content.record import Record
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look for anything under a restricted heading."""
    for note in register.notes.values():
        for record in note.records:
            if record.restricted:
                for place in _under(record, note):
                    what = f"'{record.name}' is restricted, and there is more under it than its ground"
                    fix = "delete it, also from the history of the repository, or lift the restriction"
                    report.error(place, "restricted-text", what, fix)


def _under(record: Record, note: Note) -> Iterator[Place]:
    for passage in record.own_passages:
        if passage.value:
            yield passage.place
    for part in record.parts:
        yield part.prose.place
    for paper in record.papers:
        yield paper.place
    for said in (*record.subject_to, record.value if isinstance(record, Decision) else None):
        if said:
            yield said.place
    for other in note.records:
        if other.item == record.id and not (other.kind == "decision" and other.restricted):
            yield other.place
