"""A site that notes what of its notes is asked for, in the place of the site itself.

What it cannot tell apart counts as all notes.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any, TypeVar

from scrutiny.content.head import Head
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.person import Person
from scrutiny.content.note import Note
from scrutiny.content.record import Record
from scrutiny.content.values import Reference
from scrutiny.publication.events import Events
from scrutiny.publication.versions import History
from scrutiny.register.links import Thing, Unresolved
from scrutiny.register.mentions import Mention, Mentions
from scrutiny.register.queries import Outstanding
from scrutiny.register.register import Register, Topic
from scrutiny.register.threads import Thread
from scrutiny.rendering.dependencies import ALL, OUTSTANDING
from scrutiny.safety.paper import Paper
from scrutiny.site.site import Site

GLOBAL = frozenset(
    ("office", "plans", "glossary", "priorities", "people", "inspections", "pages", "attachments")
)
"""Attributes of the content that hold nothing of notes."""

T = TypeVar("T")


class Tracker:
    """Notes the names of what was asked for, and of what was shown in words, since it `began`."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Forget what was noted."""
        self.asked: set[str] = set()
        self.shown: set[str] = set()

    def ask(self, thing: T) -> T:
        """Note a record or meeting, and give it back."""
        if isinstance(thing, Record):
            self.asked.add(thing.key)
        elif isinstance(thing, Head):
            self.asked.add(thing.id)
        return thing

    def note(self, note: Note) -> Note:
        """Note everything in a note, its words as well."""
        names = [note.meeting.id, *(record.key for record in note.records)]
        self.asked.update(names)
        self.shown.update(names)
        return note

    def everything(self) -> None:
        """Note that all notes were asked for."""
        self.asked.add(ALL)


class _Tracked(Mapping[str, T]):
    """A mapping whose values are noted by `noted`, and their names behind a `prefix`.

    Who goes over it asks for everything.
    """

    def __init__(
        self,
        found: Mapping[str, T],
        tracker: Tracker,
        prefix: str = "",
        noted: Callable[[T], T] = lambda value: value,
    ) -> None:
        self._found, self._tracker, self._prefix, self._noted = found, tracker, prefix, noted

    def __getitem__(self, name: str) -> T:
        self._tracker.asked.add(f"{self._prefix}{name}")
        return self._noted(self._found[name])

    def __contains__(self, name: object) -> bool:
        self._tracker.asked.add(f"{self._prefix}{name}")
        return name in self._found

    def __iter__(self) -> Iterator[str]:
        self._tracker.everything()
        return iter(self._found)

    def __len__(self) -> int:
        self._tracker.everything()
        return len(self._found)


class _TrackedContent:
    """The content, of which all but what is outside of notes counts as all notes."""

    def __init__(self, content: object, tracker: Tracker) -> None:
        self._content, self._tracker = content, tracker

    def __getattr__(self, name: str) -> Any:
        if name not in GLOBAL:
            self._tracker.everything()
        return getattr(self._content, name)


class TrackedRegister(Register):
    """A register that notes what of its notes is asked for; what it cannot tell counts as all notes."""

    def __init__(self, register: Register, tracker: Tracker) -> None:
        self.__dict__.update(vars(register))
        self._raw, self._tracker = register, tracker
        self._tracked_notes = _Tracked(register.notes, tracker, noted=tracker.note)
        self._tracked_records = _Tracked(register.records, tracker, noted=tracker.ask)
        self._tracked_content = _TrackedContent(register.content, tracker)

    @property
    def notes(self) -> Any:  # type: ignore[override]
        """The notes, by the ids of their meetings."""
        return self._tracked_notes

    @property
    def records(self) -> Any:  # type: ignore[override]
        """The visible records, by their keys."""
        return self._tracked_records

    @property
    def content(self) -> Any:  # type: ignore[override]
        """What the office wrote."""
        return self._tracked_content

    @property
    def meetings(self) -> Any:  # type: ignore[override]
        """The visible meetings."""
        self._tracker.everything()
        return self._raw.meetings

    @property
    def heads(self) -> Any:  # type: ignore[override]
        """The heads of the visible notes."""
        self._tracker.everything()
        return self._raw.heads

    @property
    def topics(self) -> Any:  # type: ignore[override]
        """The topics, by slug."""
        self._tracker.everything()
        return self._raw.topics

    def meeting(self, record: Record) -> Head:
        """The meeting in whose note a record stands."""
        return self._tracker.ask(self._raw.meeting(record))

    def of_meeting(self, meeting: Head) -> tuple[Record, ...]:
        """The visible records of a meeting, in the order of its note."""
        self._tracker.ask(meeting)
        return self._asked(self._raw.of_meeting(meeting))

    def thread(self, record: Record) -> Thread:
        """The one thing of which a record tells."""
        found = self._raw.thread(record)
        for each in found.records:
            self.meeting(self._tracker.ask(each))
            self.due(each)
        return found

    def story(self, record: Record) -> tuple[Record, ...]:
        """The records that belong together with a record, itself included, oldest first."""
        return self._asked(self._raw.story(record))

    def neighbours(self, meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
        """The visible meetings before and after one."""
        self._tracker.ask(meeting)
        return self._asked(self._raw.neighbours(meeting))

    def following(self, meeting: Head) -> Meeting | None:
        """The next meeting after one: of its series, where it belongs to one."""
        self._tracker.ask(meeting)
        return self._tracker.ask(self._raw.following(meeting))

    def replacement(self, meeting: Head) -> Head | None:
        """The published note that stands in the place of a withdrawn one."""
        self._tracker.ask(meeting)
        return self._tracker.ask(self._raw.replacement(meeting))

    def is_visible(self, thing: Head | Person | Inspection) -> bool:
        """Whether this edition publishes anything of a note, or shows a person or inspection report."""
        return self._raw.is_visible(self._tracker.ask(thing))

    def topics_of(self, record: Record) -> tuple[Topic, ...]:
        """The topics of a record: its own, else those of its item."""
        self._tracker.ask(record)
        self._tracker.ask(self._raw.item(record))
        return self._raw.topics_of(record)

    def resolve(self, reference: Reference, note: Head | None) -> Thing | Unresolved:
        """What a link leads to, seen from a note or, with None, from another file."""
        found = self._raw.resolve(reference, note)
        if isinstance(found, Unresolved):
            self._tracker.everything()
        elif isinstance(found, Record):
            self._tracker.asked.add(found.meeting)
        return self._tracker.ask(found)

    def _asked(self, things: T) -> T:
        for each in things:  # type: ignore[attr-defined]
            self._tracker.ask(each)
        return things


class _TrackedMentions(Mentions):
    def __init__(self, mentions: Mentions, tracker: Tracker) -> None:
        self.__dict__.update(vars(mentions))
        self._raw, self._tracker = mentions, tracker

    def of(self, kind: str, identity: str, *how: str) -> tuple[Mention, ...]:
        found = self._raw.of(kind, identity, *how)
        self._tracker.asked.add(Mentions.name(kind, identity))
        for mention in found:
            self._tracker.ask(mention.by)
        return found


class TrackedSite(Site):
    """A site that notes what of its notes is asked for."""

    def __init__(self, site: Site, tracker: Tracker) -> None:
        self.__dict__.update(vars(site))
        self.register = TrackedRegister(site.register, tracker)
        self.mentions = _TrackedMentions(site.mentions, tracker)
        self.passages = site.passages.seen_from(self.register, tracker.shown.add)
        self.histories: Mapping[str, History] = _Tracked(site.histories, tracker, "history:")
        self.papers: Mapping[str, Paper] = _Tracked(site.papers, tracker, "paper:")
        self._raw, self.tracker = site, tracker

    @property
    def events(self) -> Events:  # type: ignore[override]
        """What happened to notes and records."""
        self.tracker.everything()
        return self._raw.events

    @property
    def outstanding(self) -> Outstanding:
        """What a meeting to come can take up."""
        self.tracker.asked.add(OUTSTANDING)
        for each in chain(*self._raw.outstanding):
            self.register.thread(each.first)
        return self._raw.outstanding

    def begin(self) -> None:
        """Forget what was noted, and what was made of it."""
        self.tracker.begin()
        self.passages = self.passages.seen_from(self.register, self.tracker.shown.add)
