"""Whatever looks like a restriction must be one: else the text under it would be published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text, plain_blanks
from scrutiny.content.note import Note

FIX = (
    "write '- Restricted: FOIA s.43, commercial interests' directly under the heading and no text; "
    "or word it otherwise"
)


def check_note(note: Note, report: Report) -> None:
    """Look for the words of a restriction in the titles and text of what is not restricted."""
    for place, words in _found(note):
        what = f"'{words}' looks like a restriction and holds nothing back"
        report.error(place, "near-restriction", what, FIX)


def _found(note: Note) -> Iterator[tuple[Place, str]]:
    yield from _in_text(note.meeting.introduction)
    for document in note.meeting.documents:
        if document.restricted is None and (found := _TITLE.search(plain_blanks(document.title))):
            yield document.place, found[0].strip()
    restricted = {record.id for record in note.records if record.restricted}
    for record in note.records:
        if record.restricted or record.item in restricted:
            continue
        if found := _TITLE.search(plain_blanks(record.title)):
            yield record.place, found[0].strip()
        for passage in record.passages:
            yield from _in_text(passage)


def _in_text(passage: Text) -> Iterator[tuple[Place, str]]:
    words = plain_blanks(passage.value)
    for pattern in (_LINE, _SENTENCE):
        for found in pattern.finditer(words):
            yield passage.at(found.start("words")), found["words"].strip(" *_")


_WORD = (
    r"(?:restricted|confidential|exempt|closed session|private session|in private|not for publication"
    r"|official[ -]sensitive|not protectively marked|excluded from publication)"
)
_NOUN = r"(?: (?:items?|information|matters?|business|session|minutes?|reports?|papers?|annex|appendix))?"
_TITLE = re.compile(
    rf"(?:^|[(\[:–—-] *){_WORD}{_NOUN} *(?:$|[)\]:–—]| - )|\bpart (?:ii|2|two|b)\b *[(:–—-]+ *{_WORD}",
    re.IGNORECASE,
)
_LINE = re.compile(
    rf"^[ \t>*_•·–—+-]*(?P<words>[(\[]?{_WORD}{_NOUN}[)\]]?[*_]*) *"
    r"(?:$|[:–—]|- |[*_]+ *[:–—-]?|\((?:foia|para|s\.))",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE = re.compile(
    r"\b(?P<words>this (?:item|paper|minute|section|part|matter|discussion|report) "
    rf"(?:is|was|has been|remains|was (?:held|taken)|is (?:held|taken)) {_WORD})\b",
    re.IGNORECASE,
)
