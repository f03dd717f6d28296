"""A day many years ahead is mostly a slip of the keyboard: 2062 for 2026."""

import datetime
from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.content.kinds.decision import Decision
from scrutiny.content.kinds.item import Item
from scrutiny.content.moments import Moment, When
from scrutiny.content.note import Note
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date


def check(register: Register, report: Report) -> None:
    """Look at due dates, days of review, embargoes, posts and the glossary."""
    today = register.settings.today
    for note in register.notes.values():
        for field, when, place in _after_today(note):
            _look(field, when, today, "today", place, report)
        for record in note.records:
            if isinstance(record.due, Moment):
                held = note.meeting.date
                _look("Due", record.due, held.last, date(held), record.places["Due"], report)
    for post in (post for person in register.content.people for post in person.posts):
        if post.start:
            _look("from", post.start, today, "today", post.place, report)
    for term in register.content.glossary:
        if term.reviewed and term.reviewed > today:
            what = f"'{term.name}' was reviewed on {date(term.reviewed)}, which is still to come"
            report.error(term.place, "far-date", what, "write the day on which it was last looked at")


def _after_today(note: Note) -> Iterator[tuple[str, When, Place]]:
    """The days of a note that may be some years after today."""
    head = note.meeting
    if head.publish_at:
        yield "publish_at", head.publish_at.date(), head.places.get("publish_at", head.place)
    yield from (("review", each.review, each.place) for each in head.documents if each.review)
    for record in note.records:
        if isinstance(record, Item | Decision) and record.review:
            yield "Review", record.review, record.places["Review"]


def _look(field: str, when: When, since: datetime.date, named: str, place: Place, report: Report) -> None:
    first, years = when.first if isinstance(when, Moment) else when, YEARS[field]
    if (first - since).days > years * 365.25:
        what = f"'{field}' is {date(when)}, more than {years} year{'s' * (years != 1)} after {named}"
        report.warning(place, "far-date", what, "correct the year if it is wrong")


YEARS = {"publish_at": 1, "from": 2, "Due": 5, "review": 20, "Review": 20}
"""Within how many years of its meeting an action is due, and of today all else."""
