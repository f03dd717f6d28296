"""What links to each thing: where a person, priority area, topic, report, term or record is mentioned."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scrutiny.base.text import Text
from scrutiny.content import markdown as prose
from scrutiny.content.head import Head
from scrutiny.content.kinds.person import Person
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.kinds.question import Question
from scrutiny.content.record import Record
from scrutiny.content.values import Reference
from scrutiny.register import autolinks
from scrutiny.register.localities import Localities
from scrutiny.register.register import Register


class Mention(NamedTuple):
    """A record or the head of a note that names something, and how: 'present', 'asked', 'follows' …"""

    by: Record | Head
    how: str


LISTED = "listed"
"""How the note of a meeting that was not held names people: nobody was there, asked or answered yet."""

Key = tuple[str, str]
"""The kind of a thing that is mentioned, and its slug, id or key."""


class Mentions:
    """Where each thing is mentioned in what this edition publishes, in the order of the meetings."""

    def __init__(
        self, register: Register, explanations: autolinks.Explanations, localities: Localities
    ) -> None:
        found: dict[Key, dict[tuple[str, str], Mention]] = {}
        for thing, by, how in _all(register, explanations, localities):
            identity = by.id if isinstance(by, Head) else by.key
            found.setdefault(thing, {})[identity, how] = Mention(by, how)
        self._found: Mapping[Key, tuple[Mention, ...]] = {
            thing: tuple(each.values()) for thing, each in found.items()
        }

    @staticmethod
    def name(kind: str, identity: str) -> str:
        """The one name of a thing that is mentioned: records and meetings have that of their key or id."""
        return identity if kind in ("record", "meeting") else f"{kind}:{identity}"

    def named(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """What is mentioned, by its name, with what mentions it and how."""
        for (kind, identity), found in self._found.items():
            by = [(each.by.id if isinstance(each.by, Head) else each.by.key, each.how) for each in found]
            yield self.name(kind, identity), by

    def of(self, kind: str, identity: str, *how: str) -> tuple[Mention, ...]:
        """Where a thing is mentioned, in one of the given ways or, with none given, in any."""
        found = self._found.get((kind, identity), ())
        return tuple(mention for mention in found if not how or mention.how in how)

    def records(self, kind: str, identity: str, *how: str) -> list[Record]:
        """The records among what mentions a thing."""
        return [each.by for each in self.of(kind, identity, *how) if isinstance(each.by, Record)]


def _all(
    register: Register, explanations: autolinks.Explanations, localities: Localities
) -> Iterator[tuple[Key, Record | Head, str]]:
    for meeting in register.heads:
        if not register.shows(meeting):
            continue
        yield from ((thing, meeting, how) for thing, how in _by_head(register, meeting))
        yield from ((thing, meeting, "mentions") for thing in localities.keys(register.at_head(meeting)))
        for record in register.of_meeting(meeting):
            passages = register.passages_of(record)
            yield from (
                (thing, record, how) for thing, how in _by_record(register, meeting, record, passages)
            )
            words = [passage.value for passage in passages]
            named = (*explanations.keys(words), *localities.keys((record.title, *words)))
            yield from ((thing, record, "mentions") for thing in named)


def _by_head(register: Register, meeting: Head) -> Iterator[tuple[Key, str]]:
    for how, name in meeting.people():
        yield from ((key, how if meeting.held else LISTED) for key in _parties(register, meeting, name))
    if meeting.previous and meeting.held:
        yield from ((key, "approved") for key in _target(register, meeting, meeting.previous.meeting))
    yield from ((key, "mentions") for key in _linked(register, meeting, meeting.introduction))


def _by_record(
    register: Register, meeting: Head, record: Record, passages: tuple[Text, ...]
) -> Iterator[tuple[Key, str]]:
    for key, how in _by_people(register, meeting, record):
        yield key, how if meeting.held else LISTED
    if report := register.report_of(record):
        yield ("inspection", report.slug), "made"
    for priority in register.priorities_of(record):
        yield ("priority", priority.slug), "priority"
    for topic in register.topics_of(record):
        yield ("topic", topic.slug), "topic"
    for how, reference in record.references():
        yield from ((key, how) for key in _target(register, meeting, reference))
    for passage in passages:
        yield from ((key, "mentions") for key in _linked(register, meeting, passage))


def _by_people(register: Register, meeting: Head, record: Record) -> Iterator[tuple[Key, str]]:
    for how, name in register.who(record):
        yield from ((key, how) for key in _parties(register, meeting, name))
    if isinstance(record, Question):
        for name in register.asked_by(record):
            yield from ((key, "asked") for key in _parties(register, meeting, name))
        for name in register.answered_by(record) if record.answered else ():
            yield from ((key, "answered") for key in _parties(register, meeting, name))


def _linked(register: Register, meeting: Head, passage: Text) -> Iterator[Key]:
    for reference in prose.links(passage):
        yield from _target(register, meeting, reference)


def _parties(register: Register, meeting: Head, name: Text) -> Iterator[Key]:
    parties = register.names.parties(name.value, meeting.date)
    if len(parties) == 1:
        kind = "person" if isinstance(parties[0], Person) else "organisation"
        yield kind, parties[0].slug


def _target(register: Register, meeting: Head, reference: Reference) -> Iterator[Key]:
    thing = register.resolve(reference, meeting)
    if isinstance(thing, Record):
        yield "record", thing.key
    elif isinstance(thing, Head):
        yield "meeting", thing.id
    elif isinstance(thing, Person):
        yield "person", thing.slug
    elif isinstance(thing, Priority):
        yield "priority", thing.slug
