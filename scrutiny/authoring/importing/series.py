"""The series of a meeting, by its title without date and number.

The title of an earlier note with a series, or the name of a series, gives it. Where nothing is known, drafts
of one run with the same title on several days are a series of that title: minutes of one board have one
title, and two boards of an office have two. Titles of one word, such as `Minutes`, tell nothing.
"""

import re
from collections.abc import Mapping

from scrutiny.authoring.importing.known import Known
from scrutiny.authoring.importing.meeting import Found
from scrutiny.authoring.importing.structure.dates import DATE
from scrutiny.base.text import slug
from scrutiny.content.dates import MONTHS
from scrutiny.content.moments import as_moment

_NUMBER = re.compile(
    r"(?P<before>[\s,:(–—-]*(?:\b(?:no|number)\b\.?\s*|#\s*)*\(?)\b(?P<n>\d{1,3})\)?$",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"[\s,:(–—-]*\b(?:(?:{'|'.join(MONTHS)})\b,?\s*)?(?:19|20)\d\d(?:[/-]\d\d)?\)?$", re.IGNORECASE
)


def bare(title: str) -> str:
    """A title without the date and number at its end."""
    before = ""
    while before != title:
        before = title
        title = _NUMBER.sub("", _MONTH.sub("", DATE.sub("", title))).strip(" ,:(–—-") or title
    return title


def number(title: str) -> int | None:
    """The number at the end of a title, without its date."""
    found = _NUMBER.search(_MONTH.sub("", DATE.sub("", title)).strip(" ,:(–—-"))
    return int(found["n"]) if found else None


def series_of(title: str, known: Known) -> str:
    """The series that the office has for a title; empty where it has none, or several."""
    name = slug(bare(title))
    notes = [each for each in known.meetings if name in (slug(bare(each.title)), each.series)]
    found = {each.series for each in notes if each.path not in known.imported} or {
        each.series for each in notes
    }
    return found.pop() if len(found) == 1 else ""


def numbered_next(found: Found, known: Known) -> str:
    """What the report says of the number of a meeting whose title has none, in a series that is numbered.

    Nothing where the note before it has no number, or a later one is there already.
    """
    day = as_moment(found.date)
    if day is None or not found.series or number(found.title) is not None:
        return ""
    notes = sorted(
        (each for each in known.meetings if each.series == found.series), key=lambda each: each.date
    )
    if not notes or notes[-1].date.last >= day.first or (last := number(notes[-1].title)) is None:
        return ""
    return f"number {last + 1}: the note of {notes[-1].date} is ‘{notes[-1].title}’"


def shared(drafts: Mapping[str, str]) -> dict[str, str]:
    """The series of drafts that have none, by their paths, where several days have one title."""
    titles: dict[str, dict[str, str]] = {}
    for path, text in drafts.items():
        front = dict(re.findall(r"^(title|date|series): (.*)$", text.split("\n---\n")[0], re.MULTILINE))
        title = bare(front.get("title", "").strip('"'))
        if "date" in front and "series" not in front and len(title.split()) > 1:
            titles.setdefault(slug(title), {})[path] = front["date"]
    return {
        path: series
        for series, days in titles.items()
        if series and len(set(days.values())) > 1
        for path in days
    }


def with_series(text: str, series: str) -> str:
    """A draft with its series."""
    return re.sub(
        r"^(title: .*\n)",
        lambda found: f"{found[1]}series: {series}\n",
        text,
        count=1,
        flags=re.MULTILINE,
    )
