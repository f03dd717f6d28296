"""A day many years ahead is mostly a slip of the keyboard: 2062 for 2026."""

from __future__ import annotations

import datetime

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.decision import Decision
from scrutiny.content.kinds.item import Item
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.moments import Moment, When
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date

DUE, REVIEW, RELEASE = 5, 20, 1
"""The years after its meeting within which an action is due, and after today for a review and an embargo."""


def check(register: Register, report: Report) -> None:
    """Look at due dates, days of review and embargoes."""
    today = register.settings.today
    for note in register.notes.values():
        head = note.meeting
        held = head.date.last
        if head.publish_at and _years(today, head.publish_at.date()) > RELEASE:
            place = head.places.get("publish_at", head.place)
            _report("publish_at", head.publish_at.date(), "today", RELEASE, place, report)
        for document in head.documents:
            if document.review and _years(today, document.review) > REVIEW:
                _report("review", document.review, "today", REVIEW, document.place, report)
        for record in note.records:
            if isinstance(record, Action | Recommendation):
                due = record.due
                if isinstance(due, Moment) and _years(held, due.first) > DUE:
                    _report("Due", due, date(head.date), DUE, record.places["Due"], report)
            if (
                isinstance(record, Item | Decision)
                and record.review
                and _years(today, record.review) > REVIEW
            ):
                _report("Review", record.review, "today", REVIEW, record.places["Review"], report)


def _years(since: datetime.date, until: datetime.date) -> float:
    return (until - since).days / 365.25


def _report(field: str, when: When, since: str, years: int, place: Place, report: Report) -> None:
    what = f"'{field}' is {date(when)}, more than {years} year{'s' * (years != 1)} after {since}"
    report.warning(place, "far-date", what, "correct the year if it is wrong")
