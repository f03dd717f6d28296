"""What pages and data say of several things at once. Every number on a page is the length of one of these.

A thing is a thread: however many meetings it came up at, it is counted once.
"""

import datetime
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.person import Person
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.kinds.question import Question
from scrutiny.content.record import Record
from scrutiny.register.mentions import Mentions
from scrutiny.register.people import Party
from scrutiny.register.register import Register
from scrutiny.register.threads import GROUPS, Thread
from scrutiny.register.titles import plain


def threads(register: Register, kind: type[Record]) -> tuple[Thread, ...]:
    """The things of one kind that came up at a meeting that was held, in the order of their dates."""
    records = register.of(kind)
    order = {record.key: number for number, record in enumerate(records)}
    return tuple(sorted(each_once(register, records), key=lambda each: order[each.dated_by.key]))


def each_once(register: Register, records: Iterable[Record]) -> tuple[Thread, ...]:
    """The things of which some records tell, each once; agenda items and discussions are none."""
    found = (register.thread(record) for record in records if record.has_page)
    return tuple({each.first.key: each for each in found if each.counts}.values())


def grouped(found: Iterable[Thread]) -> Mapping[str, tuple[Thread, ...]]:
    """Things to be done by how they stand, in every group and in its order: see `urgent` and `recent`."""
    several = tuple(found)
    return {
        group: (urgent if group in ("overdue", "open") else recent)(
            each for each in several if each.group == group
        )
        for group in GROUPS
    }


def urgent(found: Iterable[Thread]) -> tuple[Thread, ...]:
    """Things by the day on which their time ends, the earliest first; those without one come last."""
    never = datetime.date.max

    def ends(each: Thread) -> tuple[datetime.date, datetime.date, str]:
        due = each.due_by
        return (*((due.last, due.first) if due else (never, never)), each.first.key)

    return tuple(sorted(found, key=ends))


def recent(found: Iterable[Thread]) -> tuple[Thread, ...]:
    """Things by their meetings, the latest first; `found` is in the order of their dates."""
    meetings = [
        list(several) for _, several in itertools.groupby(found, key=lambda each: each.dated_by.meeting)
    ]
    return tuple(each for several in reversed(meetings) for each in several)


class Owner(NamedTuple):
    """Somebody who is to do things: the name as it is written, whom it means, and what it is."""

    name: str
    party: Party | None
    owns: tuple[Thread, ...]


def by_owner(register: Register, found: Iterable[Thread]) -> tuple[Owner, ...]:
    """Who is to do some things, those with most overdue first; a thing with several owners is with each.

    What nobody owns is not among them.
    """
    owned: dict[str, tuple[str, Party | None, dict[str, Thread]]] = {}
    for thread in found:
        day = register.meeting(thread.named_by).date
        for name in (each for words in thread.owners for each in register.names.several(words, day)):
            parties = register.names.parties(name.value, day)
            party = parties[0] if len(parties) == 1 else None
            key = f"{type(party).__name__}:{party.slug}" if party else plain(name.value)
            called = party.name if party else register.names.shown(name.value, day)
            owned.setdefault(key, (called, party, {}))[2].setdefault(thread.first.key, thread)
    several = (Owner(name, party, tuple(things.values())) for name, party, things in owned.values())
    return tuple(sorted(several, key=_most_overdue))


def owned(register: Register, kind: type[Record]) -> Mapping[tuple[str, str], tuple[Thread, ...]]:
    """What each person and body is to do, overdue first, by 'person' or 'organisation' and the slug."""
    return {
        ("person" if isinstance(each.party, Person) else "organisation", each.party.slug): tuple(
            itertools.chain.from_iterable(grouped(each.owns).values())
        )
        for each in by_owner(register, threads(register, kind))
        if each.party
    }


def _most_overdue(owner: Owner) -> tuple[int, int, str]:
    overdue = sum(each.overdue for each in owner.owns)
    return -overdue, -sum(each.owed for each in owner.owns), owner.name


class Outstanding(NamedTuple):
    """What a meeting to come can take up: the actions still to be done, and the questions that wait."""

    actions: tuple[Thread, ...]
    questions: tuple[Thread, ...]


def outstanding(register: Register) -> Outstanding:
    """What a meeting to come can take up. A question waits until another one follows it."""
    actions = grouped(threads(register, Action))
    questions = recent(threads(register, Question))
    taken_up = {
        taken.key
        for each in questions
        for record in each.records
        for taken in register.leads_to(record, "follows")
    }
    waiting = (each for each in questions if each.state in WAITING and each.latest.key not in taken_up)
    return Outstanding((*actions["overdue"], *actions["open"]), tuple(waiting))


WAITING = ("deferred", "not answered")
"""The judgements after which a question waits for an answer, unless it was taken up again."""


def by_state(found: Iterable[Thread]) -> Mapping[str, int]:
    """How many things stand in each state; '' is for those whose state is not recorded."""
    return Counter(thread.state or "" for thread in found)


def by_year(register: Register, found: Iterable[Thread]) -> Mapping[int, tuple[Thread, ...]]:
    """Things by the year of their dates, the earliest year first."""
    years: dict[int, list[Thread]] = {}
    for thread in found:
        years.setdefault(register.meeting(thread.dated_by).date.year, []).append(thread)
    return {year: tuple(years[year]) for year in sorted(years)}


def judged(register: Register, questions: Iterable[Thread]) -> list[tuple[int, Mapping[str, int]]]:
    """How the commissioner judged the answers of each year, and how many in each way.

    Those without a recorded judgement are under ''. An answer in writing to somebody else counts where it was
    judged.
    """
    asked = (each for each in questions if each.told_by.stated or not each.first.alone or _own(each.first))
    return [
        (year, Counter((each.state or "") if each.told_by.stated else "" for each in found))
        for year, found in by_year(register, asked).items()
    ]


def _own(question: Record) -> bool:
    return isinstance(question, Question) and question.asked_by is None


def groups_by_year(register: Register, found: Iterable[Thread]) -> list[tuple[int, Mapping[str, int]]]:
    """How many things that are to be done began in each year and stand how: see `threads.GROUPS`."""
    return [
        (year, Counter(each.group for each in of_year)) for year, of_year in by_year(register, found).items()
    ]


def by_every_year(register: Register, found: Iterable[Thread]) -> Mapping[int, tuple[Thread, ...]]:
    """Things by each year in which they came up at a meeting, the latest year first."""
    years: dict[int, list[Thread]] = {}
    for thread in found:
        for year in {register.meeting(record).date.year for record in thread.records}:
            years.setdefault(year, []).append(thread)
    return {year: tuple(years[year]) for year in sorted(years, reverse=True)}


def successors(register: Register, area: Priority) -> tuple[Priority, ...]:
    """The priority areas of later plans that took up an area."""
    return tuple(each for name in area.succeeded_by for each in register.names.priorities_ever(name.value))


def lineage(register: Register, area: Priority) -> tuple[Priority, ...]:
    """A priority area behind all those of earlier plans that it took up, itself or through others."""
    took_up: dict[str, list[Priority]] = {}
    for each in register.content.priorities:
        for later in successors(register, each):
            took_up.setdefault(later.slug, []).append(each)
    found, waiting = {area.slug: area}, [area]
    while waiting:
        for earlier in took_up.get(waiting.pop().slug, ()):
            if earlier.slug not in found:
                found[earlier.slug] = earlier
                waiting.append(earlier)

    def began(each: Priority) -> tuple[bool, datetime.date, int, str]:
        plan = register.names.plan(each.plan.value)
        start = plan.period.start if plan else None
        return each is area, start.first if start else datetime.date.min, each.order, each.slug

    return tuple(sorted(found.values(), key=began))


def under(mentions: Mentions, areas: Iterable[Priority]) -> tuple[Record, ...]:
    """The items and records under some priority areas, each once."""
    found = (each for area in areas for each in mentions.records("priority", area.slug))
    return tuple({each.key: each for each in found}.values())


def of_kind(found: Sequence[Thread], kind: type[Record]) -> tuple[Thread, ...]:
    """The things of one kind among several."""
    return tuple(each for each in found if isinstance(each.first, kind))
