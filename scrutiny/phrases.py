"""The wording of dates, times, counts and periods on pages and in diagnostics."""

from __future__ import annotations

import datetime

from scrutiny.values import Moment, Period, as_date

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July",
          "August", "September", "October", "November", "December")  # fmt: skip


def date(day: datetime.date) -> str:
    """A day as '26 February 2016'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def full_date(day: datetime.date) -> str:
    """A day with its name, as 'Friday 26 February 2016'."""
    return f"{DAYS[day.weekday()]} {date(day)}"


def time(clock: datetime.time) -> str:
    """A time of day as '3pm' or '2.30pm', 'midday' and 'midnight' by name."""
    if clock in (datetime.time(0), datetime.time(12)):
        return "midday" if clock.hour else "midnight"
    minutes = f".{clock.minute:02}" if clock.minute else ""
    return f"{clock.hour % 12 or 12}{minutes}{'pm' if clock.hour >= 12 else 'am'}"


def moment(known: Moment) -> str:
    """A moment as exactly as it is known: '2016', 'February 2016' or '26 February 2016'."""
    if day := as_date(known.written):
        return date(day)
    return f"{MONTHS[known.first.month - 1]} {known.first.year}" if "-" in known.written else known.written


def period(known: Period) -> str:
    """A period as '2016 to 2018', 'from 2021', 'until 2018' or, with neither end, ''."""
    if known.start and known.end:
        start, end = moment(known.start), moment(known.end)
        return start if start == end else f"{start} to {end}"
    if known.start:
        return f"from {moment(known.start)}"
    return f"until {moment(known.end)}" if known.end else ""


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: '1 question', '2 questions', '1,234 questions'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """The words with the first letter a capital."""
    return words[:1].upper() + words[1:]
