"""The first draft of a file: what a clerk would otherwise copy from the last one.

Each draft is the path of a file below the content folder, and its text. Open actions are carried forward
as records that continue them, so that none is silently dropped and none silently carried over: the clerk
says of each what has become of it.
"""

import dataclasses
import datetime
import posixpath
import re
from collections.abc import Iterable, Mapping

from scrutiny.base.text import slug
from scrutiny.content.due import NEXT_MEETING
from scrutiny.content.head import Head
from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.priority import UNORDERED
from scrutiny.register.register import Register
from scrutiny.register.threads import thread
from scrutiny.wording.phrases import date


def meeting(register: Register, title: str, day: datetime.date, series: str | None) -> tuple[str, str]:
    """The draft of a note for a meeting to be held on a day.

    With a series, the previous meeting and the open actions are those of the series. It leads to published
    notes alone, so that it can become the agenda as it is; of other notes it has a comment for the clerk.
    """
    path = f"meetings/{day.year}/{day.isoformat()}-{slug(title)}.md"
    before = [each for each in register.meetings if each.date.first < day and _belongs(each, series)]
    previous = next((each for each in reversed(before) if each.status in ("published", "draft")), None)
    lines = ["---", f"title: {quoted(title)}", *([f"series: {series}"] if series else [])]
    lines += [f"date: {day.isoformat()}", "start:", "venue:", "status: draft", "present:"]
    office = register.office
    for post in (office.commissioner, office.chief(series)):
        if person := register.names.person(post.value, day):
            lines.append(f"  - {quoted(person.name)}")
    lines += ["in_attendance:", "apologies:"]
    if previous:
        later = "" if _is_public(register, previous) else "# once that note is published: "
        lines.append(f"{later}previous: {previous.id}")
    carried, left = _carried_forward(register, day, series)
    lines += [f"# not carried forward, since its note is not published: {action.key}" for action in left]
    lines += ["# each agenda item below begins like this: ## 1. Title", "---", ""]
    number = 1
    if previous:
        lines += [f"## {number}. Note of the meeting of {date(previous.date)}", ""]
        number += 1
    if carried:
        lines += [f"## {number}. Actions", ""]
    for count, action in enumerate(carried, start=1):
        lines += [*_carried(register, action, count, path, day, series), ""]
    return path, "\n".join(lines)


def decision(register: Register, title: str, day: datetime.date, reference: str) -> tuple[str, str]:
    """The draft of a decision that stands by itself, by whoever is the commissioner on a day."""
    fields = {"title": title, "reference": reference}
    lines = [f"{field}: {quoted(value)}" for field, value in fields.items() if value]
    decided = register.names.parties(register.office.commissioner.value, day)
    by = decided[0].name if len(decided) == 1 else register.office.commissioner.value
    lines += [f"date: {day.isoformat()}", "published:", f"decided_by: {quoted(by)}", "outcome:", "value:"]
    lines += ["delegated: no", "meeting:", "priority:", "documents:"]
    named = slug(reference) or slug(title)
    return _standalone("decisions", named, day, lines, "Reasons")


def question(title: str, day: datetime.date, asked_by: str) -> tuple[str, str]:
    """The draft of a question that stands by itself."""
    lines = [f"title: {quoted(title)}", f"date: {day.isoformat()}"]
    lines += [f"asked_by: {quoted(asked_by)}"] if asked_by else []
    lines += ["answered_by:", "answered:", "priority:"]
    return _standalone("questions", f"{day.isoformat()}-{slug(title)}", day, lines, "Answer")


def _standalone(folder: str, named: str, day: datetime.date, lines: list[str], label: str) -> tuple[str, str]:
    """A file of its year; a name that says no year gets it in front, so that next year's can be alike."""
    name = shortened(named if str(day.year) in named else f"{day.year}-{named}")
    text = ["---", *lines, "status: draft", "---", "", f"**{label}:**", ""]
    return f"{folder}/{day.year}/{name}.md", "\n".join(text)


def person(name: str, post: str, organisation: str, start: str) -> tuple[str, str]:
    """The file of a person; with a post, in a body and since a day, month or year where those are given."""
    held = {"post": post, "organisation": organisation, "from": start}
    fields = ", ".join(f"{field}: {quoted(value, ',')}" for field, value in held.items() if value)
    return _file("people", name, {"name": name}, ["posts:", f"  - {{{fields}}}"] if post else [])


def priority(register: Register, title: str, plan: str | None, today: datetime.date) -> tuple[str, str]:
    """The file of a priority area, behind the others of its plan: that of a title, else the one in force."""
    plans = [each for each in register.content.plans if each.period.holds_on(today)]
    of = plan or (plans[-1].title if plans else "")
    places = [each.order for each in register.content.priorities if slug(each.plan.value) == slug(of)]
    order = 1 + max((place for place in places if place < UNORDERED), default=0)
    return _file("priorities", title, {"title": title, "plan": of, "order": str(order)}, [])


def inspection(title: str, body: str, day: str, url: str) -> tuple[str, str]:
    """The file of an inspection report."""
    return _file("inspections", title, {"title": title, "body": body, "date": day, "url": url}, [])


LONGEST_NAME = 60
"""Characters in the name of a file that is made from a title."""


def _file(folder: str, name: str, fields: Mapping[str, str], more: list[str]) -> tuple[str, str]:
    named = shortened(slug(name))
    lines = [f"{field}: {quoted(value)}" for field, value in fields.items() if value]
    return f"{folder}/{named}.md", "\n".join(["---", *lines, *more, "---", ""])


def shortened(named: str) -> str:
    """A name of a file with no more characters than such a name has, of whole words where that can be."""
    if len(named) <= LONGEST_NAME:
        return named
    return named[: LONGEST_NAME + 1].rpartition("-")[0] or named[:LONGEST_NAME]


def _carried_forward(
    register: Register, day: datetime.date, series: str | None
) -> tuple[list[Action], list[Action]]:
    """The actions that published notes leave open on the eve of the day, and those that only others do.

    Each belongs to the series with any record of its thread.
    """
    public: dict[str, list[Action]] = {}
    others: dict[str, list[Action]] = {}
    for action in register.of(Action):
        records = register.thread(action).records
        earlier = register.meeting(action).date.first < day
        if earlier and any(_belongs(register.meeting(each), series) for each in records):
            found = public if _is_public(register, register.meeting(action)) else others
            found.setdefault(records[0].key, []).append(action)
    left = [records for first, records in others.items() if first not in public]
    return _open(register, public.values(), day), _open(register, left, day)


def _open(register: Register, several: Iterable[list[Action]], day: datetime.date) -> list[Action]:
    """The latest record of each action that its records leave open."""
    return [records[-1] for records in several if thread(tuple(records), True, day, register.due).owed]


def _is_public(register: Register, meeting: Head) -> bool:
    return meeting.is_released(dataclasses.replace(register.settings, drafts=False))


def _belongs(each: Head, series: str | None) -> bool:
    return series is None or each.series == series


def _carried(
    register: Register, action: Action, number: int, path: str, day: datetime.date, series: str | None
) -> list[str]:
    """An action of an earlier meeting as the record that continues it."""
    held = register.meeting(action)
    where = posixpath.relpath(held.path, posixpath.dirname(path))
    lines = [f"### Action {number}{f': {action.title}' if action.title else ''}"]
    owners = (name for words in action.owner for name in register.several(words, action))
    lines += [f"- Owner: {register.names.shown(name.value, held.date)}" for name in owners]
    lines += [f"- Due: {due}"] if (due := _due(register, action, day, series)) else []
    lines += [f"- Updates: [{action.label}, {date(held.date)}]({where}#{action.id})"]
    return [*lines, f"- Status: {action.status}"]


def _due(register: Register, action: Action, day: datetime.date, series: str | None) -> str:
    """When an action is due, for a meeting on a day: due at the next of its series, it is due on that day."""
    if known := register.due(action):
        return known.iso
    its = register.meeting(action).series
    return day.isoformat() if action.due == NEXT_MEETING and its in (None, series) else str(action.due or "")


def quoted(words: str, but: str = "") -> str:
    """The words as a YAML value: in quotation marks where they, or a sign of `but`, could mean more."""
    plain = re.fullmatch(r"[^\W_](?:[\w ’.,()–-]*[\w)])?|https?://[\w./-]+", words)
    return words if plain and not any(sign in words for sign in but) else "'" + words.replace("'", "''") + "'"
