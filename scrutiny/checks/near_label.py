"""Text that looks like a label or a record is reported with the line to write instead."""

from __future__ import annotations

import re

from scrutiny.base.diagnostics import Report, nearest
from scrutiny.base.text import Text, at_paragraphs, plain_blanks
from scrutiny.content import parts
from scrutiny.content.body import KINDS
from scrutiny.content.note import Note

LABELS = {kind.kind: tuple(kind.speakers) for kind in KINDS.values()}
ALL_LABELS = tuple(label for labels in LABELS.values() for label in labels)


def check_note(note: Note, report: Report) -> None:
    """Look at the beginning of each paragraph of a note."""
    _records(note.meeting.introduction, report)
    for record in note.records:
        for passage in record.passages:
            _records(passage, report)
            own = LABELS.get(record.kind, ()) if passage is not record.after else ()
            _labels(own, passage, report)


def _records(passage: Text, report: Report) -> None:
    """`ACTION: …` at the beginning of a paragraph, which is a record only as a heading.

    Inside a paragraph a line may begin with any word, so there it must be bold, numbered or in capitals.
    """
    words = plain_blanks(passage.value)
    starts = {found.start("kind") for found in at_paragraphs(_SHOUTED, words)}
    for found in _SHOUTED.finditer(words):
        dressed = found["bold"] or found["number"] or found["kind"].isupper()
        if not (dressed or found.start("kind") in starts):
            continue
        kind = "Decision" if found["kind"].casefold() == "resolved" else found["kind"].capitalize()
        what = f"'{found[0].strip()}' is shown as text, and not read as a record"
        fix = (
            f"write '### {kind} {found['number'] or '1'}: a short title' above it, with its fields as a list"
        )
        report.error(passage.at(found.start("kind")), "near-record", what, fix)


_SHOUTED = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?(?P<bold>\*\*|__)?"
    rf"(?P<kind>{'|'.join(LABELS)}|resolved)(?:[ \t]+(?P<number>[0-9]{{1,4}}))?"
    r"(?:\*\*|__)?[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)


def _labels(own: tuple[str, ...], passage: Text, report: Report) -> None:
    """A bold label that is misspelt or belongs to another kind; an answer outside a question."""
    for found in parts.labelled(passage):
        near = _of_another_kind(found["label"]) or nearest(found["label"], own or ALL_LABELS)
        if near is None or found["label"].casefold() in LABELS:
            continue
        said = f" ({found['said']})" if found["said"] else ""
        if near in own:
            fix = f"write '**{near}{said}:**'"
        else:
            kinds = " or ".join(kind for kind, labels in LABELS.items() if near in labels)
            fix = f"write '**{near}{said}:**' under the heading of the {kinds}"
        what = f"'{found[0].strip()}' is shown as text, and not read as a part of a record"
        report.error(passage.at(found.start()), "near-label", what, fix)
    if not own:
        for spoken in _ANSWER.finditer(plain_blanks(passage.value)):
            what = f"'{spoken[0].strip()}' is shown as text, and not read as an answer"
            fix = "write it under the heading of a question, such as '### Question 1: …'"
            report.error(passage.at(spoken.start()), "near-label", what, fix)


def _of_another_kind(label: str) -> str | None:
    return next((each for each in ALL_LABELS if each.casefold() == label.casefold()), None)


_ANSWER = re.compile(
    r"^[ \t]*(?:answer|supplementary question)[ \t]*(?:\([^\n()]*\))?[ \t]*:", re.IGNORECASE | re.MULTILINE
)
