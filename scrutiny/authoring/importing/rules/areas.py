"""Priority areas in a line directly below the heading of an item, passage, question or recommendation."""

from __future__ import annotations

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.meeting import Named
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.areas import labelled

ORDER = 4


def take(state: State, paragraph: Paragraph) -> bool:
    """Take a line with the label; one that is a heading by itself begins a passage."""
    item, record = state.item, state.record
    names = labelled(paragraph.text)
    if not names or item is None or item.ground is not None or paragraph.heading or paragraph.bold:
        return False
    if record is not None:
        fresh = record.kind in ("question", "recommendation") and not record.prose and not record.parts
        record.fields += [("Priority", each) for each in names if fresh]
        return fresh
    if item.section.prose or item.section.records:
        return False
    item.section.areas += [Named(each, paragraph.place) for each in names]
    return True
