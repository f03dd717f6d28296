"""Published notes, custom pages and the accessibility statement must have no gaps left from a model text."""

import re
from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content.kinds.meeting import AGENDA
from scrutiny.content.note import Note
from scrutiny.register.register import Register

_GAP = re.compile(
    r"\[(?:add|address|date|describe|email|enter|insert|link|list|name|number|organisation|phone|url|website|your)"
    r"\b[^\]]*\](?!\()|\b(?:TODO|TBC|XXX|[Ll]orem ipsum)\b",
    re.IGNORECASE,
)
# What says that words were left out is for `near-redaction`: nobody should write here what they were.
_IN_NOTES = re.compile(
    r"(?i:\[(?:add|describe|enter|insert|(?:name|date|number|link|title|your) ?(?:of|here|to)?\b)[^\]\n]*"
    r"(?<!\bremoved)(?<!\bwithheld)(?<!\bdeleted)(?<!\bomitted)(?<!\bredacted)\])(?!\()"
    r"|£[XY?]+\b|\b(?:TODO|XX+|xxx+|[Ll]orem ipsum)\b|\?{3,}|\[(?:\.{2,}|…|_+|\s*)\](?!\()"
)
_OPEN = re.compile(r"\b(?:TBC|TBA|tbc|tba)\b")
_DRAFTED = re.compile(r"Title of the next item|a short title", re.IGNORECASE)


def check(register: Register, report: Report) -> None:
    """Look for '[name of organisation]', 'TBC' and the like."""
    for text in _texts(register):
        for found in _GAP.finditer(text.value):
            _unfilled(text.at(found.start()), found[0], report)


def check_note(note: Note, report: Report) -> None:
    """Look for the same in a note that is to be published, and for what is still open."""
    if note.meeting.status not in ("published", *AGENDA):
        return
    for record in note.records:
        if _DRAFTED.fullmatch(record.title):
            _unfilled(record.place, record.title, report)
    for passage in note.passages():
        for found in _IN_NOTES.finditer(passage.value):
            _unfilled(passage.at(found.start()), found[0], report)
        for found in _OPEN.finditer(passage.value) if note.meeting.status == "published" else ():
            what = f"'{found[0]}' is published as it is"
            fix = "write what is known by now, or say it in words"
            report.warning(passage.at(found.start()), "unfilled-placeholder", what, fix)


def _unfilled(place: Place, words: str, report: Report) -> None:
    what = f"'{words}' has not been filled in"
    report.error(place, "unfilled-placeholder", what, "write what belongs there, or delete it")


def _texts(register: Register) -> Iterator[Text]:
    for page in register.content.pages:
        yield from page.passages()
    if register.office.accessibility:
        yield from register.office.accessibility.words()
