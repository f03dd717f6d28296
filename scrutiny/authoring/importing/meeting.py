"""What was found in a document: meetings with their items, records and people, before they become drafts."""

from dataclasses import dataclass, field
from typing import NamedTuple

from scrutiny.authoring.importing.document import Paragraph, Table


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a clerk has to decide: where it is in the source, how it was read, and what else it could be."""

    place: str
    read_as: str
    could_be: str


class Named(NamedTuple):
    """A name that the document has for something, and where."""

    name: str
    place: str


@dataclass(slots=True)
class Attendee:
    """Somebody who was there, or sent apologies."""

    name: str
    role: str
    place: str
    post: str = ""
    organisation: str = ""
    initials: str = ""
    chair: bool = False
    items: tuple[str, ...] = ()
    minutes: bool = False


@dataclass(slots=True)
class Part:
    """An answer, supplementary question or response: who speaks, and the words."""

    label: str
    speaker: str = ""
    prose: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Record:
    """A question, recommendation, action or decision."""

    kind: str
    place: str
    number: str = ""
    title: str = ""
    prose: list[Paragraph] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @property
    def open_prose(self) -> list[Paragraph]:
        """Where the next paragraph that belongs to it goes."""
        return self.parts[-1].prose if self.parts else self.prose

    def field(self, name: str) -> str:
        """The first value of a field; empty where it has none."""
        return next((value for key, value in self.fields if key == name), "")


@dataclass(slots=True)
class Section:
    """The discussion under an item or a sub-heading, and the records made in it."""

    title: str = ""
    place: str = ""
    prose: list[Paragraph | Table] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    areas: list[Named] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """An agenda item."""

    title: str
    place: str
    number: str = ""
    reference: str = ""
    ground: str | None = None
    leads: list[str] = field(default_factory=list)
    papers: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=lambda: [Section()])
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def section(self) -> Section:
        """The one to which the next paragraph belongs."""
        return self.sections[-1]

    @property
    def records(self) -> list[Record]:
        """All records under it."""
        return [record for section in self.sections for record in section.records]


@dataclass(slots=True)
class Found:
    """A meeting as it was found; `kind` is minutes, agenda, decisions or questions."""

    kind: str = "minutes"
    title: str = ""
    series: str = ""
    date: str = ""
    printed_date: str = ""
    start: str = ""
    end: str = ""
    venue: str = ""
    chair: str = ""
    signed_by: str = ""
    place: str = ""
    people: list[Attendee] = field(default_factory=list)
    deciders: list[Attendee] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    before: Section = field(default_factory=Section)
    doubts: list[Doubt] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
