"""An agenda holds questions and earlier actions that are to be looked at: nothing that was said or done."""

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.meeting import AGENDA
from scrutiny.content.kinds.question import Question
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.record import Record
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look for answers, decisions and the like in notes with the status 'scheduled' or 'agenda'."""
    for note in register.notes.values():
        if note.meeting.status not in AGENDA:
            continue
        meeting = note.meeting
        if meeting.previous and meeting.previous.corrections:
            what = "an agenda approves and corrects no note, and 'previous' has corrections"
            fix = "leave them out until the meeting has been held"
            report.error(meeting.places["previous"], "scheduled-answer", what, fix)
        for record in note.records:
            if record.parts or not _is_announced(record):
                what = f"'{record.name}' says what was done at a meeting, and this is only its agenda"
                place = record.parts[0].prose.place if record.parts else record.place
                fix = "leave it out until the meeting has been held"
                if isinstance(record, Action | Recommendation):
                    fix += ", or name the record of an earlier meeting that it continues: '- Updates: …'"
                report.error(place, "scheduled-answer", what, fix)
            elif (
                isinstance(record, Action | Recommendation)
                and record.status
                and record.state not in record.owed
            ):
                what = f"'{record.name}' is {record.status} by the agenda of a meeting"
                fix = "write the status that it has before the meeting, or none"
                report.error(record.places["Status"], "scheduled-answer", what, fix)


def _is_announced(record: Record) -> bool:
    """Whether an agenda can have a record: a question, or what continues one of an earlier meeting."""
    if isinstance(record, Action | Recommendation):
        return record.updates is not None
    return isinstance(record, Question) or not record.has_page
