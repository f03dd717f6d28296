"""An undertaking in the text should be an action, or nobody can follow it up."""

import re

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.action import Action
from scrutiny.content.note import Note


def check_note(note: Note, report: Report) -> None:
    """Look for the words of an undertaking in items that log no action."""
    logged = {record.item for record in note.records if isinstance(record, Action)}
    for record in note.records:
        if record.id in logged or record.item in logged:
            continue
        for passage in record.passages:
            for found in _UNDERTAKING.finditer(passage.value):
                what = f"'{found[0]}' reads like an undertaking, and the item has no action"
                fix = "write it as '### Action 1: …' with its owner and date, if it is one"
                report.warning(passage.at(found.start()), "unlogged-undertaking", what, fix)


_UNDERTAKING = re.compile(  # a pattern that begins with one of few letters is faster
    r"(?-i:[WwIiİıAaUu])(?<!\w.)(?:(?:(?<=w)(?:ill|ould)|(?<=i)s to|(?<=a)re to) be "
    r"(?:created|circulated|provided|produced|shared|drawn up|reported back|brought back)"
    r"|(?<=a)greed to (?:provide|share|report|bring|circulate|produce|write|send|review|create|arrange)"
    r"|(?<=u)ndertook to|(?<=w)(?:ill|ould) (?:report back|write to|circulate))\b",
    re.IGNORECASE,
)
