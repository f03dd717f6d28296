"""Owner and date in brackets behind an action: `(BI)`, `(24/6)`, `(Owner: BI; by 1 July 2020)`,
`[Owner – BI; Due – 1 July 2020]`.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from scrutiny.authoring.importing.structure.dates import DATE
from scrutiny.content.dates import MONTHS

_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{2,100})[)\]]\s*\.?$")
_OWNER = re.compile(
    r"(?:(?:action )?owners?|lead(?: officer)?|responsible(?: officer)?|assigned to|by whom|action)"
    r"\s*[:–-]\s*",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"(?:(?:to be )?completed? by|due(?: date| by)?|deadline|target(?: date)?|by when|before|for|by)\b"
    r"\s*[:–-]?\s*",
    re.IGNORECASE,
)
_DASHED = re.compile(
    r"\b((?:action )?owners?|lead(?: officer)?|responsible|due(?: date)?|deadline|target(?: date)?)"
    r"\s+[–—-]\s+",
    re.IGNORECASE,
)
"""A label with a dash behind it."""
_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
_SITTING = r"(?:meeting|board|session|panel|forum|conference|committee)"
WHEN = re.compile(
    rf"(?:from |by |before |for )?(?:(?:the )?end (?:of )?|early |mid[- ]|late )?"
    rf"(?:{DATE.pattern}|\d{{1,2}}/\d{{1,2}}|(?:the )?(?:{'|'.join(MONTHS)})(?: \d{{4}})?(?: {_SITTING})?"
    rf"|(?:the )?(?:next|following) {_SITTING}|ongoing|asap|immediate(?:ly)?|weekly|monthly|quarterly)",
    re.IGNORECASE,
)
DATE_BEHIND = re.compile(rf"\s*[,;(–-]\s*(?:by |due:? )?(?P<due>{WHEN.pattern})\)?\.?$", re.IGNORECASE)
"""The date behind an owner in one cell."""


class InBrackets(NamedTuple):
    """Owner and date as printed, each empty where it is not said, and where the brackets begin."""

    who: str
    due: str
    start: int


def in_brackets(text: str, are_people: Callable[[str], bool]) -> InBrackets | None:
    """What brackets at the end say; None where they say anything else too."""
    found = _BRACKETS.search(text)
    if not found or not found.start():
        return None
    who = due = ""
    inside = _DASHED.sub(r"\1: ", found["inside"].strip())
    for part in re.split(
        rf"\s*[;|]\s*|\s+[–—-]\s+|,\s+(?=(?:by|due|from|before|next|the|end)\b|\d|{_MONTH})|\s+(?=by )",
        inside,
        flags=re.IGNORECASE,
    ):
        owner, date = _OWNER.match(part), _DUE.match(part)
        if owner and not who:
            who = part[owner.end() :]
        elif not due and (WHEN.fullmatch(part) or (date and WHEN.match(part[date.end() :]))):
            due = part[date.end() :] if date else part
        elif not who and are_people(part):
            who = part
        else:
            return None
    return InBrackets(who, due, found.start())
