"""The first draft of a note: what a clerk would otherwise copy from the last one.

Open actions are carried forward as records that continue them, so that none is silently dropped and
none silently carried over: the clerk says of each what has become of it.
"""

from __future__ import annotations

import datetime
import posixpath
import re

from scrutiny.phrases import date
from scrutiny.records.action import Action
from scrutiny.records.meeting import Meeting
from scrutiny.records.person import Person
from scrutiny.register import Register
from scrutiny.text import slug


def meeting(register: Register, title: str, day: datetime.date, series: str | None) -> tuple[str, str]:
    """The path below the content folder and the text of a draft note for a meeting to be held on a day.

    With a series, the previous meeting and the open actions are those of the series.
    """
    path = f"meetings/{day.year}/{day.isoformat()}-{slug(title)}.md"
    before = [each for each in register.meetings if each.date < day and _belongs(each, series)]
    previous = next((each for each in reversed(before) if each.status in ("published", "draft")), None)
    lines = ["---", f"title: {_quoted(title)}", *([f"series: {series}"] if series else [])]
    lines += [f"date: {day.isoformat()}", "start:", "venue:", "status: draft", "present:"]
    office = register.office
    for post in (office.commissioner, office.chief_constable):
        parties = register.names.parties(post.value, day)
        if len(parties) == 1 and isinstance(parties[0], Person):
            lines.append(f"  - {_quoted(parties[0].name)}")
    lines += ["in_attendance:", "apologies:", *([f"previous: {previous.id}"] if previous else []), "---", ""]
    number = 1
    if previous:
        lines += [f"## {number}. Note of the meeting of {date(previous.date)}", ""]
        number += 1
    carried = [each for each in register.of(Action) if _is_carried(register, each, day, series)]
    if carried:
        lines += [f"## {number}. Actions", ""]
        number += 1
    for count, action in enumerate(carried, start=1):
        lines += [*_carried(register, action, count, path), ""]
    lines += [f"## {number}. Title of the next item", ""]
    return path, "\n".join(lines)


def _is_carried(register: Register, action: Action, day: datetime.date, series: str | None) -> bool:
    """Whether an action is open on the eve of the day, and any record of its thread belongs to the series."""
    thread = [register.meeting(record) for record in register.thread(action)]
    earlier = register.meeting(action).date < day
    return register.is_open(action) and earlier and any(_belongs(each, series) for each in thread)


def _belongs(each: Meeting, series: str | None) -> bool:
    return series is None or each.series == series


def _carried(register: Register, action: Action, number: int, path: str) -> list[str]:
    """An action of an earlier meeting as the record that continues it."""
    held = register.meeting(action)
    where = posixpath.relpath(held.path, posixpath.dirname(path))
    lines = [f"### Action {number}{f': {action.title}' if action.title else ''}"]
    lines += [f"- Owner: {action.owner}"] if action.owner else []
    lines += [f"- Due: {action.due.isoformat()}"] if action.due else []
    lines += [f"- Updates: [{action.label}, {date(held.date)}]({where}#{action.id})"]
    return [*lines, f"- Status: {action.status}"]


def _quoted(words: str) -> str:
    """The words as a YAML value: in quotation marks where they could mean something else."""
    plain = re.fullmatch(r"[^\W\d_](?:[\w ’.,()–-]*[\w)])?", words)
    return words if plain else "'" + words.replace("'", "''") + "'"
