"""Footnotes: kept at the end of the item in which they are referred to."""

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.state import State

ORDER = 20


def take(state: State, paragraph: Paragraph) -> bool:
    """Take a footnote; one at the end of the document goes to the item that refers to it."""
    if not paragraph.note or not paragraph.label:
        return paragraph.note
    for item in state.found.items:
        for section in item.sections:
            words = [
                each
                for record in section.records
                for each in (*record.prose, *(p for part in record.parts for p in part.prose))
            ]
            if any(paragraph.label in getattr(each, "text", "") for each in (*section.prose, *words)):
                section.notes.append(paragraph)
                return True
    if state.item is None or state.item.ground is None:
        state.section.notes.append(paragraph)
    return True
