"""What a word processor, a letter or a hurried hand leaves in a text is not published with it."""

import re

from scrutiny.base.diagnostics import Report, entry
from scrutiny.base.text import Text, plain_blanks
from scrutiny.content.kinds.meeting import AGENDA
from scrutiny.content.note import Note
from scrutiny.register.register import Register

_ACCEPT = entry("leftover", "…")


def check_note(note: Note, report: Report) -> None:
    """Look at every passage of a note that is to be published."""
    if note.meeting.status in ("published", *AGENDA):
        for passage in note.passages():
            _look(passage, report)


def check(register: Register, report: Report) -> None:
    """Look at every passage outside of notes."""
    for passage in register.passages():
        _look(passage, report)


def _look(passage: Text, report: Report) -> None:
    words = plain_blanks(passage.value)
    for found in _LEFT.finditer(words):
        what = f"'{found['words'].strip()}' was left over, and is published as it is"
        fix = "delete it, or write what belongs there"
        report.error(passage.at(found.start("words")), "leftover", what, fix)
    for found in _DOUBTED.finditer(words):
        what = f"'{found['words'].strip()}' looks like a note to yourself, and is published as it is"
        fix = f"delete it, or write what belongs there; if it was said, accept it: {_ACCEPT}"
        report.warning(passage.at(found.start("words")), "leftover", what, fix)


_TO_DO = "check|confirm|add|chase|provide|update|complete|supply|follow up"
_LEFT = re.compile(
    r"(?P<words>Error! (?:Reference|Bookmark|Unknown|Not a valid)[^\n.]*\.?"
    r"|#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)"
    r"|\{ ?(?:REF|PAGEREF|HYPERLINK|TOC|INCLUDEPICTURE|MERGEFIELD|PAGE|NUMPAGES|DATE)\b[^}\n]*\}"
    r"|(?<=[\w.,;:!?)])\[[A-Z]{1,3}[0-9]{1,2}\](?!\()"
    r"|(?m:^[ \t]*Page [0-9]+(?: of [0-9]+)?[ \t]*$)|\\\\?(?:pagebreak|newpage)\b|==[^=\n|]+=="
    r"|(?i:\b(?:delete|remove|check|confirm) (?:this )?before publi\w+)"
    r"|(?m:^[ \t>]*(?:Sent from my [^\n]+|(?:Kind|Best|Warm) (?:regards|wishes),?"
    r"|Yours (?:sincerely|faithfully|truly),?"
    r"|Dear (?:Sir|Madam|Commissioner|PCC|Chief|Mr|Mrs|Ms)\b[^\n]{0,40})$)"
    r"|(?i:\bx{1,3}%)|«\w+»)"
)
_DOUBTED = re.compile(
    rf"(?P<words>\((?:[A-Z]{{2,3}}|[A-Z][a-z]+|someone) to (?:{_TO_DO})\b[^)\n]*\)|(?<=\w)\?{{2,}}(?!\?))"
)
