"""Values of fields as our format has them, from words as documents print them."""

import datetime
import re

from scrutiny.authoring.importing.structure.dates import days
from scrutiny.wording.phrases import date

_STATUS = (
    ("cancelled", r"cancel\w*|withdrawn|dropped|superseded|no longer required"),
    ("transferred", r"transferred"),
    ("rejected", r"rejected|not accepted|declined"),
    (
        "in progress",
        r"(?:work )?in progress|on[- ]?going|under ?way|on track|begun|started|amber|part(?:ly|ially) done",
    ),
    ("complete", r"complet\w*|closed|done|discharged|implemented|achieved|green|finished|delivered"),
    (
        "open",
        r"open|outstanding|not (?:yet )?(?:started|complete)|new|carried forward|pending|overdue|red|to do",
    ),
    ("accepted", r"accepted|agreed"),
)
_KINDS = {
    "action": {"cancelled", "transferred", "in progress", "complete", "open"},
    "recommendation": {"transferred", "rejected", "in progress", "complete", "open", "accepted"},
}


def status_value(words: str, kind: str) -> str:
    """The status that words mean; empty where they mean none."""
    bare = words.strip(" .").casefold()
    for status, pattern in _STATUS:
        if status in _KINDS[kind] and re.match(rf"(?:{pattern})\b", bare):
            return status
    return ""


def due_value(words: str, meeting: str = "") -> str:
    """A day as the format writes it, where the words are one; else the words."""
    words = re.sub(
        r"^(?:due|by|deadline|no later than)\b[\s:]*", "", words.strip(" .;,"), flags=re.IGNORECASE
    )
    day = next(days(words), None)
    if day is None:
        return words
    words = re.sub(r"^before\b[\s:]*", "", words, flags=re.IGNORECASE)
    if day.iso:
        return date(datetime.date.fromisoformat(day.iso))
    if meeting:
        at = datetime.date.fromisoformat(meeting)
        for year in (at.year, at.year + 1):
            try:
                due = datetime.date(year, day.month, day.day)
            except ValueError:
                continue
            if due >= at:
                return date(due)
    return words


OUTCOMES = (
    ("rejected", r"\bnot (?:agreed|approved|supported|accepted)\b|\brejected\b|\brefused\b|\bdeclined\b"),
    ("deferred", r"\bdeferr?ed\b|\bpostponed\b|\bput off\b|\bconsideration be deferred\b"),
    ("noted", r"\bnoted\b|\bto note\b"),
    ("endorsed", r"\bendorse[sd]?\b"),
    ("approved", r"\bapprove[sd]?\b|\bapproval\b|\bratified\b|\badopted\b|\bgranted\b"),
    ("agreed", r"\bagree[sd]?\b"),
    ("received", r"\breceived\b"),
)


def outcome_value(text: str) -> str:
    """The outcome that the words of a decision state; empty where they state none."""
    return next((outcome for outcome, pattern in OUTCOMES if re.search(pattern, text, re.IGNORECASE)), "")
