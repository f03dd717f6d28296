"""What to write in the place of other words that clerks use for the time in which something is due."""

import re
from collections.abc import Callable

from scrutiny.content.dates import MONTH, MONTHS, as_date, as_span


def instead(written: str) -> str | None:
    """What to write for words that name no day, month or year; None where nothing is known."""
    words = " ".join(written.casefold().translate(_DASHES).split()).strip(".")
    for pattern, advice in _ADVICE if len(words) <= LONGEST else ():
        if (found := pattern.fullmatch(words)) and (said := advice(found)):
            return said
    return None


LONGEST = 80
"""Characters of words for a time; longer ones are something else."""


_DASHES = str.maketrans("–—‐‑", "----")


def _line(words: str) -> str:
    return f"write '- Due: {words}'"


def _quarter(found: re.Match[str]) -> str:
    quarter, year = int(found["quarter"] or found["before"]), int(found["year"])
    month = MONTHS[quarter * 3 - 1].capitalize()
    ends = MONTHS[(quarter * 3 + 2) % 12].capitalize()
    financial = f"{ends} {year + (quarter == 4)}"
    if found["to"]:
        return f"{_line(financial)}, the month in which that quarter ends"
    return f"{_line(f'{month} {year}')}, the month in which it ends, or '{financial}' if years begin in April"


def _financial_year(found: re.Match[str]) -> str | None:
    if int(found["next"][-2:]) != (int(found["year"]) + 1) % 100:
        return None
    march = f"March {int(found['year']) + 1}"
    return f"{_line(march)}, the month in which that year ends"


def _season(found: re.Match[str]) -> str:
    month = {"spring": "May", "summer": "August", "autumn": "November", "winter": "December"}[found["season"]]
    return f"write the month by which it is to be done, such as '- Due: {month} {found['year']}'"


def _vague(found: re.Match[str]) -> str:
    rest = found["rest"]
    if as_date(rest) or as_span(rest):
        return _line(re.sub("[a-z]{3,}", lambda word: word[0].capitalize(), rest))
    return instead(rest) or "write the day or the month, such as '- Due: March 2027'"


def _said(advice: str) -> Callable[[re.Match[str]], str]:
    return lambda _: advice


_ADVICE = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        (
            (
                r"(?:q(?:uarter)? ?(?P<quarter>[1-4])|(?P<before>[1-4])(?:st|nd|rd|th)? quarter),?"
                r"(?: of)? ?(?P<year>[0-9]{4})(?P<to> ?[/-] ?[0-9]{2,4})?"
            ),
            _quarter,
        ),
        (r"(?:fy ?)?(?P<year>[0-9]{4}) ?[/-] ?(?P<next>[0-9]{2}|[0-9]{4})", _financial_year),
        (r"(?P<season>spring|summer|autumn|winter),? (?P<year>[0-9]{4})", _season),
        (
            r".*\b(?:next|following|future|subsequent)\b.*\b(?:board|committee|forum|meeting|panel|session)s?",
            _said(_line("next meeting")),
        ),
        (
            (
                r"always|annual(?:ly)?|continu(?:al|ing|ous)(?:ly)?|(?:each|every) .*|monthly|permanent"
                r"|quarterly|regular(?:ly)?|rolling|standing.*"
            ),
            _said(_line("ongoing")),
        ),
        (
            (
                r"asap|as soon as (?:possible|practicable)|immediate(?:ly)?|n/?a|no date|none|not known|-+"
                r"|tb[acd]|to be (?:agreed|confirmed|decided)|when .*|unknown|urgent(?:ly)?"
            ),
            _said("leave this line out, and say it in the words of the record"),
        ),
        (
            r"closed|complete[d]?|discharged|done",
            _said("write '- Status: complete', and here the day that was agreed, or leave this line out"),
        ),
        (rf"(?:{MONTH})", lambda found: f"add the year, such as '- Due: {found[0].capitalize()} 2027'"),
        (
            r"(?:(?:with)?in (?:the )?.*\b|[\w-]+ )(?:days?|weeks?|months?)|next year",
            _said("count from the day of the meeting, and write the day or the month"),
        ),
        (
            rf"(?:{MONTH})(?: [0-9]{{4}})? ?(?:/|-|to|or|and) ?(?P<rest>(?:{MONTH}) [0-9]{{4}})",
            _vague,
        ),
        (
            (
                r"(?:(?:about|around|before|by|circa|during|early|end|in|late|mid|no later than|on or before"
                r"|the|to|until|within)\b[ -]?(?:of )?)+(?P<rest>.+)"
            ),
            _vague,
        ),
    )
)
