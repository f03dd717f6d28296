"""When something is due: by a day, within a month or a year, at the next meeting, or without an end."""

from typing import Literal

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content import dates, due_words, fields, moments, values
from scrutiny.content.moments import Moment

NEXT_MEETING: Literal["next meeting"] = "next meeting"
ONGOING: Literal["ongoing"] = "ongoing"

Due = Moment | Literal["next meeting", "ongoing"]
"""A time known no more exactly than it was written, or what is said in its place."""


def _read(text: Text, report: Report) -> Due | None:
    said = " ".join(text.value.casefold().replace("-", " ").split()).removeprefix("the ")
    found: Due | None = moments.as_moment(text.value)
    if said == NEXT_MEETING:
        found = NEXT_MEETING
    elif said in (ONGOING, "on going"):
        found = ONGOING
    if found is None:
        fix = due_words.instead(text.value) or dates.how_to_write(text.value)
        report.error(text.place, "bad-date", f"'{text}' is no day, month or year", fix)
    return found


_WORDS = {
    "type": "string",
    "pattern": "^(?:[Nn]ext meeting|[Oo]n-?going)$",
    "examples": [NEXT_MEETING, ONGOING],
}
_reader = values.of_words({"anyOf": [values.moment.shape, _WORDS]}, "due", translatable=False)
read: fields.Reader[Due] = _reader(_read)
"""Reads a day, a month (`March 2027`), a year, `next meeting` or `ongoing`."""
