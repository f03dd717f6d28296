"""A title or link that says “draft” is published as if it were the last word, unless somebody accepts it."""

import re
from collections.abc import Iterator

from scrutiny.base.diagnostics import Report, entry
from scrutiny.base.text import Place, Text, plain_blanks
from scrutiny.content import markdown as prose
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.note import Note
from scrutiny.register.register import Register

_ACCEPT = entry("draft-title", "…")


def check_note(note: Note, report: Report) -> None:
    """Look at the titles of a note, of its documents and records, and at the words of its links."""
    if note.meeting.status in ("draft", "withdrawn"):
        return
    (own, _), *_ = note.titles()
    for place, title in (*note.titles(), *_links(note)):
        pattern = _OF_MEETING if place is own and isinstance(note.meeting, Meeting) else _OF_ANY
        if found := pattern.search(plain_blanks(title)):
            what = f"'{found['words']}' in '{title}' says that this is not final, and it is published"
            fix = "publish the final text, and take the word out of its title; or, where a draft is meant, "
            report.warning(place, "draft-title", what, f"{fix}accept it: {_ACCEPT}")
    _lines(note.meeting.introduction, report)


def check(register: Register, report: Report) -> None:
    """Look at the text of reports, people, priority areas and custom pages."""
    for passage in register.passages():
        _lines(passage, report)


def _lines(passage: Text, report: Report) -> None:
    for found in _LINE.finditer(plain_blanks(passage.value)):
        what = f"'{found['words']}' says that this is not final, and it is published"
        fix = f"delete it; or, where a draft is meant, accept it: {_ACCEPT}"
        report.warning(passage.at(found.start("words")), "draft-title", what, fix)


def _links(note: Note) -> Iterator[tuple[Place, str]]:
    papers = (paper for record in note.records for paper in record.papers)
    yield from ((paper.place, paper.words) for paper in papers if paper.target)
    links = (link for passage in note.passages() for link in prose.links(passage))
    yield from ((link.place, link.words) for link in links if not link.target.endswith(".md"))


_VERSION = r"\bv(?:ersion)? ?\.?0\.[0-9]+\b"
_AT_END = rf"\b(?i:draft(?: (?:copy|version))?(?: ?(?:v\.?|version )?[0-9][0-9.]*)?)[)\]]?$|{_VERSION}"
_OF_ANY = re.compile(rf"(?P<words>\bDRAFT\b|(?<=[(\[])(?i:draft)(?=[)\]])|{_AT_END})")
_OF_MEETING = re.compile(rf"(?P<words>\b(?i:draft|unconfirmed|unapproved)\b|{_VERSION})")
_LINE = re.compile(
    r"^[ \t>*_(\[]*(?P<words>DRAFT\b[^\n.]{0,40}|(?i:draft|unconfirmed|unapproved) (?:minutes?|notes?)\b"
    r"|(?i:subject to (?:approval|confirmation)))",
    re.MULTILINE,
)
