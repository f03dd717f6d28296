"""Records of several meetings that belong together.

A *thread* is one question, recommendation, action or decision: the records that continue one another through
`Updates`. A *story* is wider: the question that drew an action, the action's thread, the question that
followed it up.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from scrutiny.base.text import Text
from scrutiny.content.due import Due
from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.moments import Moment
from scrutiny.content.record import Record

GROUPS = ("overdue", "open", "complete", "dropped", "not recorded")
"""How something that is to be done can stand. Each thread is in one group; 'open' is not yet overdue."""


@dataclass(frozen=True, slots=True)
class Thread:
    """One question, recommendation, action or decision, over all the meetings at which it came up.

    `records` are the records that tell of it, oldest first, and never none; `counts` says whether they are of
    meetings that were held: what is only on an agenda has not happened. `state` is how it stands, and
    `told_by` the record that says so. `owners` are those who are to do it, as `named_by` names them. `due` is
    when it is to be done now, `first_due` when it was to be done at first, both as the records say it;
    `due_by` and `first_due_by` are what is known of these days.
    """

    records: tuple[Record, ...]
    counts: bool
    state: str | None
    told_by: Record
    owners: tuple[Text, ...]
    named_by: Record
    due: Due | None
    due_by: Moment | None
    first_due: Due | None
    first_due_by: Moment | None
    group: str

    @property
    def first(self) -> Record:
        """The record with which it began."""
        return self.records[0]

    @property
    def latest(self) -> Record:
        """The record of the latest meeting."""
        return self.records[-1]

    @property
    def dated_by(self) -> Record:
        """The record that gives its date: a decision is as old as its outcome, all else as its beginning."""
        return self.told_by if self.kind == "decision" else self.first

    @property
    def kind(self) -> str:
        """The kind of its records."""
        return self.first.kind

    @property
    def title(self) -> str:
        """The title with which it began, else the first that a later record gives it."""
        return next((each.title for each in self.records if each.title), "")

    @property
    def owed(self) -> bool:
        """Whether it is still to be done."""
        return self.group in ("overdue", "open")

    @property
    def overdue(self) -> bool:
        """Whether it is still to be done after the day on which it was due."""
        return self.group == "overdue"

    @property
    def moved(self) -> bool:
        """Whether it is now due on another day than at first."""
        return (self.due, self.due_by) != (self.first_due, self.first_due_by)


def thread(
    records: tuple[Record, ...],
    held: bool,
    today: datetime.date,
    known: Callable[[Record], Moment | None],
) -> Thread:
    """The thread of some records, oldest first, as it stands on a day; `held` says whether they happened.

    The last word counts: the status, the owners and the due date of the latest record that gives one. `known`
    is what is known of the day on which a record says that something is due.
    """
    told_by = next((each for each in reversed(records) if each.stated), records[-1])
    named_by = next((each for each in reversed(records) if owners(each)), records[-1])
    dated = [each for each in records if each.due]
    first, last = (dated[0], dated[-1]) if dated else (None, None)
    due_by = known(last) if last else None
    return Thread(
        records=records,
        counts=held,
        state=told_by.state,
        told_by=told_by,
        owners=owners(named_by),
        named_by=named_by,
        due=last.due if last else None,
        due_by=due_by,
        first_due=first.due if first else None,
        first_due_by=known(first) if first else None,
        group=_group(told_by, due_by, today) if held else "not recorded",
    )


def owners(record: Record) -> tuple[Text, ...]:
    """Those who are to do what a record says: who owns an action, whom a recommendation was made to."""
    match record:
        case Action():
            return record.owner
        case Recommendation():
            return record.to
    return ()


def _group(told_by: Record, due_by: Moment | None, today: datetime.date) -> str:
    if told_by.state in told_by.owed:
        return "overdue" if due_by and due_by.last < today else "open"
    if told_by.state in told_by.dropped:
        return "dropped"
    return "complete" if told_by.state == "complete" else "not recorded"


def together(
    records: Iterable[Record], linked: Callable[[Record], Iterable[Record]]
) -> Mapping[str, tuple[Record, ...]]:
    """All records that belong together with each, by its key: linked directly or through others.

    `linked` gives the records to which one is tied; the order is that of `records`. Two records that
    continue the same one belong together, and so do all of a circle. A record without links is left out.
    """
    ordered = list(records)
    position = {record.key: number for number, record in enumerate(ordered)}
    near: dict[str, set[str]] = {}
    for record in ordered:
        for other in linked(record):
            if other.key in position:
                near.setdefault(record.key, set()).add(other.key)
                near.setdefault(other.key, set()).add(record.key)
    found: dict[str, tuple[Record, ...]] = {}
    for each in near:
        if each not in found:
            keys = sorted(_reached(each, near), key=position.__getitem__)
            found.update(dict.fromkeys(keys, tuple(ordered[position[key]] for key in keys)))
    return found


def forwards(
    thread: tuple[Record, ...], continued: Callable[[Record], Iterable[Record]]
) -> tuple[Record, ...]:
    """A thread with no record before one that it continues.

    Dates alone put them so but for meetings of which only the month or the year is known.
    """
    left = {record.key: record for record in thread}
    ordered: list[Record] = []
    for record in thread:
        waiting = [record]
        while waiting:
            last = waiting[-1]
            if last.key not in left:
                waiting.pop()
                continue
            before = [each for each in continued(last) if each.key in left and each not in waiting]
            if before:
                waiting += before
            else:
                ordered.append(left.pop(last.key))
                waiting.pop()
    return tuple(ordered)


def _reached(key: str, near: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = {key}, [key]
    while waiting:
        for other in near[waiting.pop()] - reached:
            reached.add(other)
            waiting.append(other)
    return reached
