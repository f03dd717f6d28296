"""Text that is nearly a label or a record is reported with the line to write instead."""

from __future__ import annotations

import re

from scrutiny.base.diagnostics import Report, nearest
from scrutiny.base.text import Text, at_paragraphs
from scrutiny.content import outline
from scrutiny.content.body import KINDS
from scrutiny.content.note import Note
from scrutiny.content.record import Record

LABELS = {kind.kind: tuple(kind.speakers) for kind in KINDS.values()}
ALL_LABELS = tuple(label for labels in LABELS.values() for label in labels)


def check_note(note: Note, report: Report) -> None:
    """Look at the beginning of each paragraph of a note."""
    _records(note.meeting.introduction, report)
    for record in note.records:
        for passage in record.passages:
            _records(passage, report)
            _labels(record, passage, report)


def _records(passage: Text, report: Report) -> None:
    """`ACTION: …` at the beginning of a paragraph, which is a record only as a heading."""
    for found in at_paragraphs(_SHOUTED, passage.value):
        kind = found["kind"].capitalize()
        what = f"'{found[0].strip()}' is read as prose, not as a record"
        fix = (
            f"write '### {kind} {found['number'] or '1'}: a short title' above it, with its fields as a list"
        )
        report.warning(passage.at(found.start("kind")), "near-record", what, fix)


_SHOUTED = re.compile(
    r"(?:[-*+][ \t]+)?(?:\*\*|__)?"
    rf"(?P<kind>{'|'.join(LABELS)})(?:[ \t]+(?P<number>[0-9]{{1,4}}))?"
    r"(?:\*\*|__)?[ \t]*:",
    re.IGNORECASE,
)


def _labels(record: Record, passage: Text, report: Report) -> None:
    """`Answer:` without the bold, or a bold label that is misspelt or belongs to another kind."""
    own = LABELS.get(record.kind, ())
    for found in at_paragraphs(_UNBOLD, passage.value):
        label = next((each for each in own if each.casefold() == found["label"].casefold()), None)
        if label:
            said = f" ({found['said']})" if found["said"] else ""
            what = f"'{found[0].strip()}' is read as prose, not as a part of {record.name}"
            fix = f"write '**{label}{said}:**'"
            report.warning(passage.at(found.start()), "near-label", what, fix)
    for found in outline.labelled(passage):
        near = nearest(found["label"], own or ALL_LABELS)
        if near is None or found["label"].casefold() in LABELS:
            continue
        said = f" ({found['said']})" if found["said"] else ""
        fix = f"write '**{near}{said}:**'" if own else f"write '**{near}:**' under the heading of a record"
        what = f"'{found[0].strip()}' is read as prose, not as a part of a record"
        report.warning(passage.at(found.start()), "near-label", what, fix)


_UNBOLD = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{2,30}?)[ \t]*(?:\((?P<said>[^\n()]*)\))?:(?=\s)")
