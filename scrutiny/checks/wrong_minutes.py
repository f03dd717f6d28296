"""The note that a meeting approves is that of an earlier meeting, and of the one named as previous."""

import re

from scrutiny.base.diagnostics import Report
from scrutiny.content.dates import as_date
from scrutiny.content.kinds.item import Item
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date


def check(register: Register, report: Report) -> None:
    """Compare the dates in the titles of items such as 'Minutes of 5 June 2018'."""
    for meeting in register.every_meeting():
        note = register.notes[meeting.id]
        previous = register.resolve(meeting.previous.meeting, meeting) if meeting.previous else None
        if isinstance(previous, Meeting) and (
            previous.id == meeting.id or previous.date.first > meeting.date.last
        ):
            when = f"{date(previous.date)}, and this one was on {date(meeting.date)}"
            what = f"'previous' names the meeting of {when}"
            fix = "write the meeting whose note was approved, which was earlier"
            report.error(meeting.places["previous"], "wrong-minutes", what, fix)
        titles = [
            (record, _TITLE.search(record.title)) for record in note.records if isinstance(record, Item)
        ]
        dated = [(record, as_date(found[1])) for record, found in titles if found]
        for record, day in dated:
            if day and (day > meeting.date.last or day == meeting.date.day):
                what = f"'{record.title}' is dated {date(day)}, and this meeting was on {date(meeting.date)}"
                report.warning(
                    record.place, "wrong-minutes", what, "correct the date in the title", source=True
                )
        days = {day for _, day in dated if day}
        if isinstance(previous, Meeting) and days and not any(map(previous.date.holds, days)):
            what = f"'previous' is the meeting of {date(previous.date)}, and no item approves its note"
            report.warning(
                meeting.places["previous"],
                "wrong-minutes",
                what,
                "correct 'previous' or the title",
                source=True,
            )


_TITLE = re.compile(
    r"\b(?:minutes|notes?)\b.*?\b([0-9]{1,2}(?:st|nd|rd|th)? (?:of )?[A-Za-z]+,? [0-9]{4})\b", re.IGNORECASE
)
