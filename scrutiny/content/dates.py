"""Days and times as people write them.

The clock of an office is that of the United Kingdom: an hour ahead of UTC from the last Sunday of March
to the last Sunday of October, changing at 01:00 UTC (Summer Time Act 1972, section 1, as amended by
S.I. 2002/262).
"""

import calendar
import datetime
import re

MONTHS = ("january", "february", "march", "april", "may", "june", "july",
          "august", "september", "october", "november", "december")  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def as_date(written: str) -> datetime.date | None:
    """The day that words name: `2016-02-26`, `26 February 2016`, `Friday 26th Feb 2016`.

    None for anything else, such as a day that does not exist or a weekday that it was not.
    """
    found = _parts(written)
    if found is None:
        return None
    weekday, day = found
    return None if weekday is not None and day.weekday() != weekday else day


def _parts(written: str) -> tuple[int | None, datetime.date] | None:
    """The weekday that is written, if any, and the day."""
    if _ISO.fullmatch(written):
        year, month, day = (int(part) for part in written.split("-"))
        weekday = None
    elif found := _LONG.fullmatch(written) or _AMERICAN.fullmatch(written):
        year, month, day = int(found["year"]), _index(found["month"], MONTHS) + 1, int(found["day"])
        weekday = _index(found["weekday"], DAYS) if found["weekday"] else None
    else:
        return None
    try:
        return weekday, datetime.date(year, month, day)
    except ValueError:
        return None


def as_span(written: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of the month or year that words name: `2027`, `2027-03`, `March 2027`.

    None for anything else.
    """
    if named := _NAMED_MONTH.fullmatch(written):
        year, first = int(named["year"]), _index(named["month"], MONTHS) + 1
        final = first
    elif numbered := _NUMBERED.fullmatch(written):
        year, first = int(numbered[1]), int(numbered[2] or 1)
        final = first if numbered[2] else 12
    else:
        return None
    if not year or not 1 <= first <= 12:
        return None
    last = datetime.date(year, final, calendar.monthrange(year, final)[1])
    return datetime.date(year, first, 1), last


def _index(word: str, names: tuple[str, ...]) -> int:
    return next(number for number, name in enumerate(names) if name.startswith(word[:3].casefold()))


def _names(names: tuple[str, ...], *others: str) -> str:
    return "|".join(sorted({*names, *(name[:3] for name in names), *others}, key=len, reverse=True))


MONTH = _names(MONTHS, "sept")
"""A pattern for the name of a month, whole or as its first letters."""
_NAMED_MONTH = re.compile(rf"(?P<month>{MONTH})\.?,?\s+(?P<year>[0-9]{{4}})", re.IGNORECASE)
_NUMBERED = re.compile(r"((?!9999)[0-9]{4})(?:-([0-9]{2}))?")
_WEEKDAY = rf"(?:(?P<weekday>{_names(DAYS, 'tues', 'weds', 'thur', 'thurs')})\.?,?\s+)?(?:the\s+)?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONG = re.compile(
    rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?(?P<month>{MONTH})\.?,?\s+(?P<year>[0-9]{{4}})", re.IGNORECASE
)
_AMERICAN = re.compile(rf"{_WEEKDAY}(?P<month>{MONTH})\.?\s+{_DAY},?\s+(?P<year>[0-9]{{4}})", re.IGNORECASE)


def how_to_write(
    written: str, otherwise: str = "write a day that exists, such as 2016-02-26 or 26 February 2016"
) -> str:
    """What to write in the place of words that are no date."""
    if (found := _parts(written)) and found[0] is not None:
        day = found[1]
        right = f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"
        return f"{right} is a {DAYS[day.weekday()].capitalize()}: correct the day or the date"
    if numbers := _NUMBERS.fullmatch(written):
        number, month, year = (int(part) for part in numbers.groups())
        year += 2000 if year < 100 else 0
        if 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]:
            return f"write {year}-{month:02}-{number:02}"
    if found_short := _SHORT.fullmatch(written):
        return f"add the year, such as {found_short[0]} 2026"
    return otherwise


_NUMBERS = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4}|[0-9]{2})")
_SHORT = re.compile(rf"{_WEEKDAY}{_DAY}\s+(?P<month>{MONTH})\.?", re.IGNORECASE)


def as_time(written: str) -> datetime.time | None:
    """The time of day that words name: `15:00`, `3.00pm`, `3 pm`, `1400`, `noon`.

    None for anything else, and for what could be before or after noon: `2.00`.
    """
    words = " ".join(written.casefold().replace("hours", "").replace("hrs", "").split())
    if words in _NAMED:
        return _NAMED[words]
    found = _CLOCK.fullmatch(words) or _DIGITS.fullmatch(words)
    if found is None:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    elif not found["minute"] or (hour < EARLIEST and len(found["hour"]) == 1):
        return None
    return datetime.time(hour, minute) if hour < 24 and minute < 60 else None


EARLIEST = 8
"""The first hour of the morning at which meetings begin: earlier ones need `am` or `pm`."""

_NAMED = {
    **dict.fromkeys(("noon", "midday", "12 noon", "12noon", "12 midday"), datetime.time(12)),
    **dict.fromkeys(("midnight", "12 midnight"), datetime.time(0)),
}
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?:(?P<half>[ap])\.? ?m\.?)?")
_DIGITS = re.compile(r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2}) ?(?P<half>h)?")


def how_to_time(written: str) -> str:
    """What to write in the place of words that are no time of day."""
    words = written.casefold()
    if (found := _CLOCK.fullmatch(words)) and not found["half"] and 0 < int(found["hour"]) < EARLIEST:
        hour, minute = int(found["hour"]), found["minute"] or "00"
        return f"write {hour}.{minute}pm or {hour}.{minute}am"
    if len(ends := re.split(r"\s*(?:-|–|—|\bto\b)\s*", words)) == 2 and as_time(ends[1]):
        half = _CLOCK.fullmatch(ends[1])
        first = ends[0] if as_time(ends[0]) or half is None else f"{ends[0]}{half['half'] or ''}m"
        return f"write 'start: {first}' and 'end: {ends[1]}'"
    return "write it as 15:00 or 3.00pm"


def as_instant(written: str) -> datetime.datetime | None:
    """A date and time, by the clock of the United Kingdom unless an offset is written; None for others."""
    try:
        moment = datetime.datetime.fromisoformat(written)
    except ValueError:
        return None
    if len(written) < len("2030-12-03 09:30"):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=_zone(moment))


def offset_of(moment: datetime.datetime) -> str:
    """How far the clocks of the United Kingdom are from UTC at a date and time: `+00:00` or `+01:00`."""
    return "+01:00" if _zone(moment.replace(tzinfo=None)).utcoffset(None) else "+00:00"


def _zone(local: datetime.datetime) -> datetime.timezone:
    begins, ends = (_last_sunday(local.year, month) for month in (3, 10))
    summer = begins + datetime.timedelta(hours=2) <= local < ends + datetime.timedelta(hours=2)
    return datetime.timezone(datetime.timedelta(hours=1)) if summer else datetime.UTC


def _last_sunday(year: int, month: int) -> datetime.datetime:
    last = datetime.datetime(year, month, 31)
    return last - datetime.timedelta(days=(last.weekday() + 1) % 7)
