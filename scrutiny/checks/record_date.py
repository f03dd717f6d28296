"""When a question was answered or a decision published: not ahead, nor before it was asked or made."""

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.decision import Decision
from scrutiny.content.kinds.question import Question
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date


def check(register: Register, report: Report) -> None:
    """Look at the days in the front matter of each record that stands by itself and is released."""
    for note in register.notes.values():
        if not register.is_visible(note.meeting):
            continue
        for record in note.records:
            if isinstance(record, Question):
                field, day, before = "Answered", record.answered_on, "asked"
            elif isinstance(record, Decision):
                field, day, before = "Published", record.published, "decided"
            else:
                continue
            if day is None:
                continue
            what = f"'{field.lower()}' is {date(day)}"
            if day > register.settings.today:
                what += ", which is still to come"
            elif day < note.meeting.date.first:
                what += f", before it was {before} ({date(note.meeting.date)})"
            else:
                continue
            report.error(
                record.places[field], "record-date", what, "correct the day or the year", source=True
            )
