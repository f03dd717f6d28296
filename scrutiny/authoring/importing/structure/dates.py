"""Dates and times as documents print them.

`Monday, 1 June 2020`, `3rd May 2021`, `12/03/2020` (day first), `2020-03-12`, `4th May` (without a
year); `10.00am`, `2.00pm to 3.15pm`, `from 1.15 to 2.40 pm`, `09.30 hours`, `11 a.m.`, `1430 hrs`, `noon`.
"""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from scrutiny.content.dates import DAYS, MONTH, MONTHS

_NAMES = rf"(?:{MONTH})\b\.?"
_WEEKDAY = (
    r"(?:(?P<weekday>mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+(?:the\s+)?)?"
)
DATE = re.compile(
    rf"{_WEEKDAY}(?:(?P<day>\d{{1,2}})\s*(?:st|nd|rd"
    rf"|th)?\s+(?:day\s+)?(?:of\s+)?(?P<month>{_NAMES}),?(?:\s+(?P<year>\d{{4}})\b)?"
    rf"|(?P<month2>{_NAMES})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})\b"
    r"|(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4}|\d{2})\b|(?P<iso>\d{4}-\d{2}-\d{2})\b)",
    re.IGNORECASE,
)
_HALF = r"(?:\s*(?P<half{0}>[ap])\.?\s?m\b\.?)"
_CLOCK = r"(?P<h{0}>\d{{1,2}})(?:\s*[.:]\s*(?P<n{0}>[0-5]\d))?"
TIME = re.compile(
    r"\b(?P<a1>[0-2]?\d)[.:](?P<a2>[0-5]\d)\s*(?:–|—|-|to"
    r"|until)\s*(?P<a3>[0-2]?\d)[.:](?P<a4>[0-5]\d)\b(?!\s*[ap]\.?m)(?:\s*(?:hrs?|hours)\b)?"
    r"|\b(?P<b1>[0-2]\d)(?P<b2>[0-5]\d)\s*(?:hrs?|hours)?\s*(?:–|—|-|to"
    r"|until)\s*(?P<b3>[0-2]\d)(?P<b4>[0-5]\d)\s*(?:hrs?|hours)\b"
    r"|(?<![\d/])(?P<d1>0[6-9]|1[0-8])(?P<d2>[0-5]\d)\s*[–—-]\s*(?P<d3>0[6-9]|1\d|2[0-3])(?P<d4>[0-5]\d)(?![\d/])"
    rf"|\b{_CLOCK.format(1)}(?:{_HALF.format(1)})?\s*(?:hrs?|hours)?\s*(?:–|—|-|to|until"
    rf"|till)\s*{_CLOCK.format(2)}"
    rf"(?:{_HALF.format(2)}|\s*(?:hrs?|hours|noon|midday)\b)"
    rf"|\b{_CLOCK.format(3)}(?:{_HALF.format(3)}|\s*(?:hrs?|hours)\b)"
    r"|\b(?P<four>[0-2]\d[0-5]\d)\s*(?:hrs?|hours)\b|\b(?P<word>noon|midday)\b"
    r"|(?<![\d:.])(?P<c1>[01]?\d|2[0-3]):(?P<c2>[0-5]\d)(?![\d:])"
    r"|(?<=at )(?P<h5>\d{1,2})[.:](?P<n5>[0-5]\d)\b|(?<=: )(?P<h6>\d{1,2})[.:](?P<n6>[0-5]\d)(?:\s*(?:–|-"
    r"|to)\s*(?P<h7>\d{1,2})[.:](?P<n7>[0-5]\d))?\b",
    re.IGNORECASE,
)


class Day(NamedTuple):
    """A date as printed, where it is in the text, and what it means: `iso` is empty without a year or where
    there is no such day.
    """

    printed: str
    start: int
    end: int
    iso: str
    weekday: str
    month: int
    day: int
    year: int | None

    @property
    def weekday_fits(self) -> bool:
        """Whether the printed day of the week is that of the date, as far as both are known."""
        if not self.weekday or not self.iso:
            return True
        return DAYS[datetime.date.fromisoformat(self.iso).weekday()].startswith(self.weekday[:3])


def days(text: str) -> Iterator[Day]:
    """The dates in a text, in their order."""
    for found in DATE.finditer(text):
        day = _day(found)
        if day is not None:
            yield day


def _day(found: re.Match[str]) -> Day | None:
    year: int | None
    if found["iso"]:
        year, month, day = (int(part) for part in found["iso"].split("-"))
    elif found["d"]:
        year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
        year += 2000 if year < 100 else 0
    else:
        name = (found["month"] or found["month2"]).casefold()
        month = next(at for at, each in enumerate(MONTHS, 1) if each.startswith(name[:3]))
        day = int(found["day"] or found["day2"])
        told = found["year"] or found["year2"]
        year = int(told) if told else None
    try:
        iso = datetime.date(year, month, day).isoformat() if year else ""
        datetime.date(2000, month, day)
    except ValueError:
        return None
    weekday = (found["weekday"] or "").casefold()
    return Day(found[0].strip(" ,"), found.start(), found.end(), iso, weekday, month, day, year)


class Span(NamedTuple):
    """Times as printed: the beginning, and the end where one is said, as `HH:MM`."""

    start: str
    end: str
    first: int
    last: int


_H = re.compile(r"\b([01]?\d|2[0-3])h(?=[0-5]\d\b)")
"""`09h30`, with a letter in the place of the sign."""
_NOON = re.compile(r"\b12 ?noon\b|\b(?:noon|midday)\b", re.IGNORECASE)
_NOONS = {7: "12.00pm", 6: "12 pm ", 4: "12pm"}
"""Noon in as many signs, so that offsets stay."""


def times(text: str) -> Iterator[Span]:
    """The times in a text, in their order."""
    for found in TIME.finditer(_H.sub(r"\1:", _NOON.sub(lambda noon: _NOONS[len(noon[0])], text))):
        span = _span(found)
        if span is not None:
            yield span


def _span(found: re.Match[str]) -> Span | None:
    where = found.start(), found.end()
    for at in "abd":
        if found[at + "1"]:
            h1, n1, h2, n2 = (found[f"{at}{part}"] for part in range(1, 5))
            return Span(_clock(h1, n1, None), _clock(h2, n2, None), *where)
    if found["c1"]:
        return Span(_clock(found["c1"], found["c2"], None), "", *where)
    if found["four"]:
        return Span(f"{found['four'][:2]}:{found['four'][2:]}", "", *where)
    if found["word"]:
        return Span("12:00", "", *where)
    for at in ("1", "3", "5", "6"):
        if found["h" + at]:
            half = found["half" + at] if at in "13" else None
            half = half or (found["half2"] if at == "1" else None)
            start = _clock(found["h" + at], found["n" + at], half)
            if at == "1":
                end = _clock(found["h2"], found["n2"], found["half2"])
                if not found["half1"] and start and end and start > end:
                    start = _clock(found["h1"], found["n1"], "a")
            else:
                end = _clock(found["h7"], found["n7"], None) if at == "6" and found["h7"] else ""
            return Span(start, end, *where) if start else None
    return None


def _clock(hour: str | None, minute: str | None, half: str | None) -> str:
    if not hour:
        return ""
    number = int(hour) % 24
    if half and half.casefold() == "p" and number < 12:
        number += 12
    if half and half.casefold() == "a" and number == 12:
        number = 0
    return f"{number:02}:{minute or '00'}"
