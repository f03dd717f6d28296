"""Inspection reports that a heading or label names plainly: `HMICFRS report: Safe at Sea (May 2019)`."""

import re
from typing import NamedTuple

from scrutiny.authoring.importing.document import words
from scrutiny.authoring.importing.structure.dates import days
from scrutiny.content.dates import MONTHS
from scrutiny.content.moments import as_moment

_BODY = (
    r"HMIC(?:FRS)?|H(?:er|is) Majesty[’']s Inspectorate of Constabulary(?:,? (?:and )?Fire (?:and|&) Rescue "
    r"Services)?"
)
_BEFORE = re.compile(
    r"(?:recommendations? (?:from|of|in|made (?:by|in)|arising from) )(?:the )?", re.IGNORECASE
)
_AFTER = re.compile(
    r"\s*(?:[:–—-]\s*)?\b(?:(?:update|progress|response) (?:on|to) )?(?:the )?recommendations?"
    r"(?: and (?:the )?(?:force )?(?:responses?|progress|actions))?\W*$",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"\s*[(,]\s*(?:published\s+(?:on |in )?)?(?P<date>[^(),]*\b(?:{'|'.join(MONTHS)})\b[^(),]*\d{{4}})\)?$",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?:(?:inspection|thematic|national|joint) )*(?:report|inspection)\b\s*(?:[:–—-]|,|on\b)?\s*",
    re.IGNORECASE,
)
_SLIGHT = words(
    "a action actions afi afis and areas causes concern current findings for force governance improvement "
    "inspection inspections latest national of on overview peel plan progress recommendation "
    "recommendations report reports response responses the thematic to tracker update updates with"
)
"""Words that do not tell one report from another."""


class Report(NamedTuple):
    """A report: its title, who inspected, and when it was published as ISO writes it, if that is printed."""

    title: str
    body: str
    date: str


def report(text: str) -> Report | None:
    """The report that a heading or label names; None where it names none plainly.

    There must be quotation marks, a colon, dash or year, or the word report or inspection; and words that
    tell this report from others.
    """
    from_ = _BEFORE.match(text)
    rest = text[from_.end() :] if from_ else _AFTER.sub("", text)
    date, rest = _date(rest.strip(" :.–—-"))
    who = re.match(rf"(?:the )?(?P<body>{_BODY})(?:[’']s?)?(?=\W)\s*(?P<sign>[:–—-]?)\s*", rest)
    if who is None and not (from_ and re.search(r"\b(?:report|inspection)$", rest, re.IGNORECASE)):
        return None
    title = rest[who.end() :] if who else rest
    plainly = bool(
        who is None
        or who["sign"]
        or date
        or re.search(r"\b20\d\d\b|\breport\b|\binspection\b", rest, re.IGNORECASE)
    )
    if who and (kind := _KIND.match(title)):
        title = title[kind.end() :]
    if quoted := re.fullmatch(r"[‘“'\"](.+)[’”'\"](?: report)?", title):
        title, plainly = quoted[1], True
    title = re.sub(r"(?<=\w) report$", "", title, flags=re.IGNORECASE).strip(" :,.–—-")
    telling = [each for each in re.findall(r"\w+", title.casefold()) if each not in _SLIGHT]
    enough = len(title.split()) > 1 and bool(telling) and len(title.split()) <= 16
    if not plainly or not enough or not re.match(r"[A-Z0-9]", title) or re.search(r"[?!;\n\"“”]|\. ", title):
        return None
    return Report(title, who["body"] if who else "", date)


def _date(text: str) -> tuple[str, str]:
    """The date at the end of a text as ISO writes it, and the text without it."""
    found = _DATED.search(text)
    if not found:
        return "", text
    day = next(days(found["date"]), None)
    moment = as_moment(day.iso if day and day.iso else found["date"].strip())
    return (moment.iso, text[: found.start()]) if moment else ("", text)
