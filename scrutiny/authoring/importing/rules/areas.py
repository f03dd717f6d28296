"""Priority areas in a line directly below the heading of an item, passage, question or recommendation."""

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.meeting import Named
from scrutiny.authoring.importing.rules import paragraph_rules
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.areas import labelled

ORDER = 4


def take(state: State, paragraph: Paragraph) -> bool:
    """Take a line with the label; one that is a heading by itself begins a passage."""
    item, record = state.item, state.record
    first, *more = list(paragraph.lines()) or [paragraph]
    names = labelled(first.text)
    if not names or item is None or item.ground is not None or paragraph.heading or paragraph.bold:
        return False
    if record is None and not item.section.prose and not item.section.records:
        item.section.areas += [Named(each, paragraph.place) for each in names]
    elif record and record.kind in ("question", "recommendation") and not (record.prose or record.parts):
        record.fields += [("Priority", each) for each in names]
    else:
        return False
    for line in more:
        if not any(rule(state, line) for rule in paragraph_rules()):
            state.discuss(line)
    return True
