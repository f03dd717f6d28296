"""What every kind of record in a note has in common, and how a kind is declared."""

import datetime
import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

from scrutiny.base.text import Place, Text, slug
from scrutiny.content import fields
from scrutiny.content.dates import as_date
from scrutiny.content.due import Due
from scrutiny.content.fields import Field
from scrutiny.content.parts import Part
from scrutiny.content.values import Reference

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something with a heading of its own in the note of a meeting.

    `meeting` and `item` are the ids of its meeting and its agenda item (`item` is empty for an agenda item
    itself). `number` is as written; `title` may be empty. `after` is what follows the line that ends the
    record: discussion of its item, which is no part of the record. `updates` is the earlier record that it
    continues. `subject_to` are the conditions of its state. `restricted` is the ground on which its text is
    withheld. `places` has the place of each field that is written. `key` names the record among all records:
    'MEETING/question-1-3'. One that stands by itself has no id: its note has no other record, and both have
    the same key.

    A kind of record is a subclass. `kind` is the word its heading begins with, in lower case. `speakers` are
    the labels of its parts, each with what a person does who speaks there ('answered'); empty where that is
    not recorded. `states` are the states that its register lists, in that order; `owed` are those in which it
    is still to be done, `dropped` those in which it will not be done by those who were to do it. One that
    `stands_alone` can be a file of its own.
    """

    kind: ClassVar[str]
    has_page: ClassVar[bool] = True
    stands_alone: ClassVar[bool] = False
    speakers: ClassVar[Mapping[str, str]] = {}
    states: ClassVar[tuple[str, ...]] = ()
    owed: ClassVar[tuple[str, ...]] = ()
    dropped: ClassVar[tuple[str, ...]] = ()

    id: str
    meeting: str
    item: str
    number: str
    title: str
    place: Place
    prose: Text
    parts: tuple[Part, ...] = ()
    after: Text | None = None
    priorities: tuple[Text, ...] = ()
    topics: tuple[Text, ...] = ()
    papers: tuple[Reference, ...] = ()
    reference: Text | None = None
    due: Due | None = None
    updates: Reference | None = None
    subject_to: tuple[Text, ...] = ()
    restricted: Text | None = None
    places: Mapping[str, Place]
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the key once: it is asked for very often, and kept in many places."""
        object.__setattr__(self, "key", f"{self.meeting}/{self.id}" if self.id else self.meeting)

    @property
    def alone(self) -> bool:
        """Whether it stands by itself, in no meeting's note."""
        return not self.id

    @property
    def mark(self) -> str:
        """What tells it from others of its kind: its number, or its reference where it stands by itself."""
        return self.reference.value if self.alone and self.reference else self.number

    @property
    def label(self) -> str:
        """Its kind and number, such as 'Question 3'."""
        return f"{self.kind.capitalize()} {self.mark}".rstrip()

    @property
    def name(self) -> str:
        """Its label with its title, such as 'Question 3: Referral backlogs'."""
        return f"{self.label}: {self.title}" if self.title else self.label

    @property
    def own_passages(self) -> Iterator[Text]:
        """Its passages of prose, in order."""
        yield self.prose
        for part in self.parts:
            yield part.prose

    @property
    def passages(self) -> Iterator[Text]:
        """The passages of prose under its heading, in order: its own, and what follows it."""
        yield from self.own_passages
        if self.after:
            yield self.after

    @property
    def state(self) -> str | None:
        """The state that the record itself gives, which need not be the latest of its thread."""
        return None

    @property
    def stated(self) -> bool:
        """Whether its state is written in it, and not taken from what it leaves out."""
        return self.state is not None

    @property
    def details(self) -> Iterator[tuple[Field, Any]]:
        """Its declared fields with their values, in the order declared."""
        return fields.details(self)

    def people(self) -> Iterator[tuple[str, Text]]:
        """Whom its fields and parts name, each with what they did: 'asked', 'answered', 'owns' …

        Who did the same comes together, the fields before the parts.
        """
        found: dict[str, list[Text]] = {how: [] for _, how, _ in _ties(type(self))}
        for how, name in self._tied(Text):
            found[how].append(name)
        for part in self.parts:
            if how := self.speakers.get(part.label, ""):
                found.setdefault(how, []).extend(speakers(part))
        return ((how, name) for how, names in found.items() for name in names)

    def references(self) -> Iterator[tuple[str, Reference]]:
        """Which records its fields link to, each with how: 'follows', 'updates', 'arises from'."""
        yield from self._tied(Reference)

    def _tied(self, kind: type[T]) -> Iterator[tuple[str, T]]:
        """The values of one type in the fields that say how they tie the record to what they name."""
        for attribute, how, repeats in _ties(type(self)):
            if value := getattr(self, attribute):
                yield from ((how, one) for one in (value if repeats else (value,)) if isinstance(one, kind))


def _tying(kind: type) -> tuple[tuple[str, str, bool], ...]:
    declared = fields.declared(kind).items()
    return tuple((attribute, each.how, each.repeats) for attribute, each in declared if each.how)


_ties: Callable[[type], tuple[tuple[str, str, bool], ...]] = functools.cache(_tying)
"""The attributes of a kind that tie a record to what they name: how, and whether they hold several."""


def part_id(record: Record, part: Part) -> str:
    """What a part is called in an address, by what its label says: `question-1-3-answer-maud-ellery`.

    A part with a number has that in the place of who speaks and when.
    """
    said = part.number or slug(part.said.value if part.said else "")
    return "-".join(each for each in (record.id, slug(part.label), said) if each)


def part_ids(record: Record) -> tuple[str, ...]:
    """The anchors of its parts; of parts that are called the same, the second is `…--2`, the third `…--3`."""
    names = [part_id(record, part) for part in record.parts]
    alike = [names[:at].count(name) for at, name in enumerate(names)]
    return tuple(f"{name}--{more + 1}" if more else name for name, more in zip(names, alike, strict=True))


def speakers(part: Part) -> tuple[Text, ...]:
    """The names in the brackets of a part's label: `**Answer (Maud Ellery, Wren Aldous):**`."""
    return tuple(words for words in _said(part) if as_date(words.value) is None)


def said_on(part: Part) -> datetime.date | None:
    """The date in the brackets of a part's label."""
    return next(iter(dates(part)), None)


def dates(part: Part) -> tuple[datetime.date, ...]:
    """Every date in the brackets of a part's label, of which there should be one."""
    return tuple(day for words in _said(part) if (day := as_date(words.value)))


def _said(part: Part) -> Iterator[Text]:
    """The words in brackets, parted at commas and semicolons that are not inside a date."""
    if part.said and as_date(part.said.value.strip()):
        yield part.said.strip()
    elif part.said:
        for words in _WORDS.finditer(part.said.value):
            stripped = part.said.part(*words.span()).strip()
            if stripped.value:
                yield stripped


_WORDS = re.compile(r"(?:[^,;]|,(?=\s*[0-9]{4}\s*(?:$|[,;]))|(?<=day),(?=\s*[0-9]))+")
