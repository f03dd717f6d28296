"""A paragraph after an answer that says what somebody did is not part of the answer."""

import re

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.question import Question
from scrutiny.content.note import Note
from scrutiny.content.record import Record

TELLS = (
    "asked", "presented", "noted", "thanked", "welcomed", "introduced", "outlined", "agreed", "requested",
    "queried", "enquired", "concluded", "commented", "summarised", "invited", "closed", "resolved",
)  # fmt: skip


def check_note(note: Note, report: Report) -> None:
    """Look at the second and later paragraphs of the parts of each question."""
    for record in note.records:
        if isinstance(record, Question):
            _look(record, report)


def _look(record: Record, report: Report) -> None:
    for part in record.parts:
        for found in _PARAGRAPH.finditer(part.prose.value):
            who = re.split(rf" (?:then |also )?(?:{'|'.join(TELLS)})$", found["who"].removeprefix("The "))[0]
            said = part.said.value if part.said else "chief constable"
            if who.casefold() in said.casefold():
                continue
            what = f"'{found[0].strip()} …' is published as part of the {part.label.lower()}"
            fix = "write '---' on a line of its own above it, if it tells what happened after"
            report.warning(part.prose.at(found.start("who")), "narrative-in-answer", what, fix)


_PARAGRAPH = re.compile(
    r"(?<=\n\n)[*_(\[]{0,3}(?P<who>(?:Post[- ]meeting|Secretary’s|Clerk’s|Editor’s) [Nn]ote\b"
    r"|(?:The (?!Chief Constable\b)[A-Z][\w’'-]*(?: (?:and |of |for )?[A-Z][\w’'-]*){0,4}"
    rf"|Members|The (?:meeting|panel|board)) (?:then |also )?(?:{'|'.join(TELLS)})\b)"
)
