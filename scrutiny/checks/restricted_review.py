"""What is restricted says when the restriction is looked at again, and is looked at on that day."""

from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content.documents import Document
from scrutiny.content.kinds.decision import Decision
from scrutiny.content.kinds.item import Item
from scrutiny.content.note import Note
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date


def check(register: Register, report: Report) -> None:
    """Look for what is restricted without a day of review, or with one that has passed."""
    for note in register.notes.values():
        for each, ground, name, example in _restricted(note):
            if each.review and each.review < register.settings.today:
                what = f"the restriction of '{name}' was to be looked at on {date(each.review)}"
                fix = "lift it, or write the day on which it is looked at next"
                place = ground.place if isinstance(each, Document) else each.places["Review"]
                report.warning(place, "restricted-review", what, fix)
            elif each.review is None:
                what = f"'{name}' is restricted without a date of review"
                fix = f"write '{example}' where a date is known"
                report.warning(ground.place, "restricted-review", what, fix)


def _restricted(note: Note) -> Iterator[tuple[Item | Decision | Document, Text, str, str]]:
    """What a note restricts: with the ground, its name, and how to write a day of review."""
    for document in note.meeting.documents:
        if document.restricted and document.withheld:
            yield document, document.restricted, document.title, "review: 2028-03-01"
    for record in note.records:
        if isinstance(record, Item) and record.restricted:
            yield record, record.restricted, record.name, "- Review: 2028-03-01"
        if isinstance(record, Decision) and record.alone and record.restricted:
            yield record, record.restricted, record.name, "review: 2028-03-01"
