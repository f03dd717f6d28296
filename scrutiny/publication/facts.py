"""What the page of a note says of people, bodies and priority areas once its names are looked up.

The note names a post; a file in `people/` says who held it on that day. So what a page says can change while
its note stays as it was. Each edition publishes these facts with the note, and the next is held to them.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from scrutiny.base.text import Text
from scrutiny.content.head import Head
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.question import Question
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.record import Record
from scrutiny.register.addresses import address
from scrutiny.register.register import Register


class Fact(NamedTuple):
    """One name on the page of a note, and what the page makes of it.

    `where` is the id of the record, empty for the meeting itself, `how` the part that the name plays in it.
    `name` is what the note says. `meaning` is what other files add: who held the post, the post of a person
    who was there, the titles of priority areas or of a report. `to` is the address that the name leads to.
    """

    where: str
    how: str
    name: str
    meaning: str
    to: str

    def __str__(self) -> str:
        """The fact as a reader would see it."""
        shown = f"{self.name} ({self.meaning})" if self.name and self.meaning else self.name or self.meaning
        return f"{shown}, which leads to {self.to}" if self.to else shown


def facts(register: Register, meeting: Head) -> tuple[Fact, ...]:
    """What the page of a note says, in the order of the note."""
    people = _of_people(register, meeting) if isinstance(meeting, Meeting) else ()
    return (*people, *_of_records(register, meeting))


def data(found: Iterable[Fact]) -> list[dict[str, str]]:
    """Facts as JSON has them: what is empty is left out."""
    return [{key: value for key, value in zip(_KEYS, each, strict=True) if value} for each in found]


def published(text: bytes) -> tuple[Fact, ...]:
    """The facts in the published data of a meeting; none where an earlier version of the program wrote it."""
    found: Any = json.loads(text)
    return tuple(Fact(*(str(each.get(key, "")) for key in _KEYS)) for each in found.get(FIELD, ()))


FIELD = "named"
"""The field of a meeting's `index.json` in which its facts are."""

AND = "; "
"""What is between the titles of several priority areas."""

_KEYS = ("record", "as", "name", "meaning", "address")


Key = tuple[str, str, int]
"""The record of a fact, its part there, and its number among those alike."""


class ChangedFact(NamedTuple):
    """A fact that is no longer said, and what is said in its place."""

    key: Key
    was: Fact
    now: Fact | None


def lost(before: Iterable[Fact], now: Iterable[Fact], moved: Mapping[str, str]) -> tuple[ChangedFact, ...]:
    """The facts that are no longer said.

    What was said must still be said; more may be said where nothing was. `moved` are addresses that moved.
    """
    there = numbered(now)
    return tuple(
        ChangedFact(key, was, there.get(key))
        for key, was in numbered(before).items()
        if not _still_says(there.get(key), was, _follow(was.to, moved))
    )


def numbered(found: Iterable[Fact]) -> Mapping[Key, Fact]:
    """Facts by their keys."""
    counted: Counter[tuple[str, str]] = Counter()
    by: dict[Key, Fact] = {}
    for each in found:
        by[each.where, each.how, counted[each.where, each.how]] = each
        counted[each.where, each.how] += 1
    return by


def file(register: Register, was: Fact, now: Fact | None) -> str:
    """The path of the file outside the note by which most likely something else is said."""
    if was.how == "priority":
        titles = {each.title for each in register.content.priorities}
        renamed = not set(was.meaning.split(AND)) <= titles
        return "priorities/" if renamed else "plans.yaml"
    files = {address(each): each.place.path for each in register.content.people}
    files |= {address(each): each.place.path for each in register.content.inspections}
    there = (files.get(each.to) for each in (was, now) if each)
    return next((path for path in there if path), "office.yaml")


def _follow(where: str, moved: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while where in moved and where not in seen:
        seen.add(where)
        where = moved[where]
    return where


def _still_says(now: Fact | None, was: Fact, to: str) -> bool:
    if now is None or now.name != was.name:
        return False
    return was.meaning in ("", now.meaning) and to in ("", now.to)


def _of_people(register: Register, meeting: Meeting) -> Iterator[Fact]:
    if meeting.chair:
        yield _named(register, meeting, "", "chaired", meeting.chair)
    for how, there in (
        ("present" if meeting.held else "expected", meeting.present),
        ("in attendance" if meeting.held else "expected", meeting.in_attendance),
        ("apologies", meeting.apologies),
    ):
        for each in there:
            if each.person:
                role = each.post.value if each.post else register.names.role(each.person.value, meeting.date)
                yield Fact("", how, each.person.value, role, _leads(register, meeting, each.person))
            if each.stands_in_for:
                yield _named(register, meeting, "", "substituted", each.stands_in_for)
    if meeting.signed_by:
        yield _named(register, meeting, "", "signed", meeting.signed_by)
    if meeting.minutes_by:
        yield _named(register, meeting, "", "minuted", meeting.minutes_by)


def _of_records(register: Register, meeting: Head) -> Iterator[Fact]:
    for record in register.of_meeting(meeting):
        for how, name in _names(register, record):
            yield _named(register, meeting, record.id, how, name)
        if isinstance(record, Recommendation) and record.source and (made := register.report_of(record)):
            yield Fact(record.id, "from", record.source.value, made.title, address(made))
        if areas := register.priorities_of(record):
            yield Fact(record.id, "priority", "", AND.join(each.title for each in areas), "")


def _names(register: Register, record: Record) -> Iterator[tuple[str, Text]]:
    """Whom a record names; of a question also who asked and answers where the note does not say it."""
    if isinstance(record, Question):
        if not record.asked_by:
            yield "asked by", register.office.commissioner
        if record.to_chief:
            yield "answered by", register.chief(record)
    yield from register.who(record)


def _named(register: Register, meeting: Head, where: str, how: str, name: Text) -> Fact:
    person = register.names.person(name.value, meeting.date)
    meaning = person.name if person and person.name != name.value else ""
    return Fact(where, how, name.value, meaning, _leads(register, meeting, name))


def _leads(register: Register, meeting: Head, name: Text) -> str:
    parties = register.names.parties(name.value, meeting.date)
    return address(parties[0]) if len(parties) == 1 else ""
