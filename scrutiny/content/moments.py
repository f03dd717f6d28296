"""A date as exactly as it is known: a day, a month or a year; and the time from one to another."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from scrutiny.content import dates


class Moment(NamedTuple):
    """A day, month or year, known no more exactly than it was written.

    `iso` is its form in ISO 8601: `2016`, `2016-02`, `2016-02-26`. Moments sort by their first day, a year
    before its months and a month before its days.
    """

    iso: str
    first: datetime.date
    last: datetime.date

    def __str__(self) -> str:
        """As ISO 8601 writes it."""
        return self.iso

    @property
    def day(self) -> datetime.date | None:
        """The day, or None where only the month or the year is known."""
        return self.first if self.first == self.last else None

    @property
    def year(self) -> int:
        """The year."""
        return self.first.year

    def holds(self, other: When) -> bool:
        """Whether another falls within it for certain."""
        first, last = bounds(other)
        return self.first <= first and last <= self.last


When = datetime.date | Moment
"""A day, or what is known of one."""


def bounds(when: When) -> tuple[datetime.date, datetime.date]:
    """The first and the last day that can be meant."""
    return (when.first, when.last) if isinstance(when, Moment) else (when, when)


def day_of(day: datetime.date) -> Moment:
    """A day as a moment."""
    return Moment(day.isoformat(), day, day)


def as_moment(written: str) -> Moment | None:
    """The day, month or year that words name; None for anything else."""
    if day := dates.as_date(written):
        return day_of(day)
    if span := dates.as_span(written):
        whole_year = (span[0].month, span[1].month) == (1, 12)
        return Moment(span[0].isoformat()[: 4 if whole_year else 7], *span)
    return None


def named(name: str) -> Moment | None:
    """The day, month or year with which the name of a file begins; None where it begins with none."""
    found = _NAMED.match(name)
    return as_moment(found[0]) if found else None


_NAMED = re.compile(r"20[0-9]{2}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?![^-])")


class Period(NamedTuple):
    """The time from one moment to another; an end that is None is not known, or not yet reached."""

    start: Moment | None
    end: Moment | None

    def holds_on(self, when: When) -> bool:
        """Whether the day can fall within it, taking a year or month as the whole of it."""
        first, last = bounds(when)
        return (self.start is None or self.start.first <= last) and (
            self.end is None or first <= self.end.last
        )
