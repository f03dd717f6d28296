"""A question without words, an action without words or fields, and an answer without words say nothing."""

import re

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.meeting import AGENDA
from scrutiny.content.kinds.question import Question
from scrutiny.content.note import Note
from scrutiny.content.record import Record


def check_note(note: Note, report: Report) -> None:
    """Look at the records of a note that is to be published."""
    if note.meeting.status not in ("published", *AGENDA):
        return
    for record in note.records:
        if isinstance(record, Question) and record.answered_on and not record.answered:
            what = f"'{record.name}' was answered, and no answer is here"
            fix = "write it as '**Answer:** …', or delete 'answered'"
            report.error(record.places["Answered"], "empty-record", what, fix)
        if _is_empty(record):
            what = f"'{record.name}' has a heading and nothing under it"
            fix = (
                "write what was asked"
                if isinstance(record, Question)
                else "write '- Owner: …' and what is to be done"
            )
            report.error(record.place, "empty-record", what, f"{fix}, or delete the heading")
        for part in record.parts:
            if part.label == "Answer" and not record.stated and _NO_ANSWER.fullmatch(part.prose.value):
                what = f"'{part.prose}' counts as an answer in '{record.name}', and is none"
                fix = "delete it, and write '- Status: deferred' (or 'not answered') under the heading"
                if record.alone:
                    fix = "delete it, and write 'judgement: deferred' (or 'not answered') between the '---'"
                report.error(part.prose.place, "empty-record", what, fix)
            if not part.prose.value:
                what = f"'{part.label}:' in '{record.name}' has no words"
                report.error(
                    part.prose.place, "empty-record", what, "write what was said, or delete the label"
                )


def _is_empty(record: Record) -> bool:
    if record.prose.value or record.parts:
        return False
    return isinstance(record, Question) or (isinstance(record, Action) and not record.places)


_NO_ANSWER = re.compile(
    r"[*_\[(]*(?:(?:answer )?(?:to follow|to be (?:provided|confirmed|sent)|awaited|pending|outstanding)"
    r"|tbc|tba|n/?a|[-–—.]+)[*_\])]*\.?",
    re.IGNORECASE,
)
