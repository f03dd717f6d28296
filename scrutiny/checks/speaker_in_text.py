"""A name with a colon at the beginning of a line of an answer says who spoke; a label of its own should."""

import re

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text, plain_blanks
from scrutiny.content.kinds.question import Question
from scrutiny.content.parts import Part
from scrutiny.content.record import Record, speakers
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look at the parts that name nobody in brackets: another person would be quoted as the speaker."""
    for note in register.notes.values():
        for record in note.records:
            for part in record.parts:
                found = None if part.said else _NAMED.match(plain_blanks(part.prose.value))
                if found and register.names.parties(found["name"], note.meeting.date):
                    what = (
                        f"'{found['name']}:' begins the {part.label.lower()}, and names nobody as its speaker"
                    )
                    fix = f"write '**{part.label} ({found['name']}):**' and what was said"
                    report.error(part.prose.at(found.start("name")), "speaker-in-text", what, fix)
                _others(part, record, register, report)


def _others(part: Part, record: Record, register: Register, report: Report) -> None:
    """Lines below the first that begin with somebody else: their words would be those of the speaker."""
    day = register.meeting(record).date
    who = speakers(part) or _meant(part, record, register)
    own = {party for each in who for party in register.names.parties(each.value, day)}
    for found in _LINE.finditer(plain_blanks(part.prose.value)):
        parties = register.names.parties(found["name"], day)
        if not found.start() or (parties and own.issuperset(parties)):
            continue
        what = f"'{found['name']}:' is published as words of the {part.label.lower()} above it"
        fix = f"write {_label(part, record, found['name'])} in its place"
        if parties or found["name"] in POSTS:
            report.error(part.prose.at(found.start("name")), "speaker-in-text", what, fix)
        elif found["name"].isupper() and found["name"] not in NOBODY:
            report.warning(part.prose.at(found.start("name")), "speaker-in-text", what, fix)


def _label(part: Part, record: Record, name: str) -> str:
    """The label with which somebody else speaks."""
    if not isinstance(record, Question):
        return f"'**{part.label} ({name}):**'"
    asked, answered = "'**Supplementary question:**'", f"'**Answer ({name}):**'"
    return {"Q": asked, "A": "'**Answer:**'"}.get(name, f"{asked} or {answered}")


def _meant(part: Part, record: Record, register: Register) -> tuple[Text, ...]:
    """Who speaks where the brackets do not say it."""
    if not isinstance(record, Question):
        return ()
    return register.answered_by(record) if part.label == "Answer" else register.asked_by(record)


POSTS = ("CC", "PCC", "DPCC", "DCC", "ACC", "CFO", "Q", "A")
NOBODY = ("NB", "PS", "FYI", "RAG", "KPI")


_NAMED = re.compile(
    r"(?:\*\*|__|[*_])?(?P<name>[A-Z][^\W\d_]*(?:[ .’'-]+[A-Z(][\w.’'()-]*){0,5})"
    r"(?:\*\*|__|[*_])?\s*:(?:\*\*|__|[*_])?\s"
)
_LINE = re.compile(
    r"^[ \t>]*(?:[-*+•][ \t]+)?(?:\*\*|__|[*_])?"
    r"(?P<name>[A-Z]{1,4}|(?:The )?[A-Z][a-z’'-]+(?: (?:and )?[A-Z][\w’'-]+){0,4})"
    r"(?:\*\*|__|[*_])?[ \t]*:(?:\*\*|__|[*_])?[ \t]+\S",
    re.MULTILINE,
)
