"""The site before it is rendered: the records joined, with their prose and mentions."""

import datetime
import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from scrutiny.base.text import shortened, stem
from scrutiny.content import markdown as prose
from scrutiny.content.attendance import Attendance
from scrutiny.content.head import Change, Head
from scrutiny.content.kinds import acceptance
from scrutiny.content.kinds.acceptance import Acceptance
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.person import Person
from scrutiny.content.kinds.plan import Plan
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.kinds.term import Term
from scrutiny.content.locality import Locality
from scrutiny.content.record import Record
from scrutiny.content.values import Reference
from scrutiny.publication.events import happened
from scrutiny.publication.ledger import Ledger
from scrutiny.publication.versions import History
from scrutiny.register import autolinks, queries
from scrutiny.register.addresses import address
from scrutiny.register.links import Attachment, External, Thing
from scrutiny.register.localities import Localities
from scrutiny.register.mentions import Mentions
from scrutiny.register.register import Register
from scrutiny.safety.paper import Paper
from scrutiny.site.papers import described
from scrutiny.site.prose import Passages
from scrutiny.wording.phrases import ENGLISH, N_, Phrases, sentence

GROUPS = {
    "overdue": N_("Overdue"),
    "open": N_("Open, not overdue"),
    "complete": N_("Complete"),
    "dropped": N_("Dropped or passed on"),
    "not recorded": N_("Status not recorded"),
}
"""What the groups of things that are to be done are called."""

FIRST_WORDS = 80
"""Characters of a record without a title that stand in its place."""


class Site:
    """What pages and exports are made from.

    `histories` are the published texts of each note by the id of its meeting; `began` is the day of the
    first edition, before which nothing is known of them, and `events` what happened since. `sections` are the
    registers and lists with something in them, by the first part of their addresses; `papers` are the
    files, as they were inspected.
    """

    def __init__(
        self,
        register: Register,
        histories: Mapping[str, History],
        words: Phrases = ENGLISH,
        ledger: Ledger | None = None,
        papers: Mapping[str, Paper] | None = None,
    ) -> None:
        self.register = register
        self.office = register.office
        self.settings = register.settings
        self.words = words
        self.histories = histories
        self.began = ledger.began if ledger else None
        self.events = happened(register, histories, ledger or Ledger())
        self.papers = papers or {}
        explanations = autolinks.Explanations(_explanations(register))
        self.passages = Passages(register, explanations, words.text("Table"))
        self.localities = Localities(register)
        self.mentions = Mentions(register, explanations, self.localities)
        self.sections = frozenset(_sections(register))

    @functools.cached_property
    def outstanding(self) -> queries.Outstanding:
        """What a meeting to come can take up."""
        return queries.outstanding(self.register)

    def role(self, attendance: Attendance, meeting: Meeting) -> str:
        """The post of somebody at a meeting: as the note says it, else the posts held on that day."""
        if attendance.post:
            return attendance.post.value
        return self.register.names.role(attendance.person.value, meeting.date) if attendance.person else ""

    @property
    def chiefs(self) -> str:
        """The titles of the posts that answer, such as 'Chief Constable or Chief Fire Officer'."""
        between = self.words.text("or")
        return f" {between} ".join(chief.value for chief in self.office.chiefs)

    def series_name(self, series: str | None) -> str:
        """What a series of meetings is called."""
        return sentence(series.replace("-", " ")) if series else self.words.text("Other meetings")

    def language(self, thing: Thing | Plan | Term) -> str:
        """The language in which something is written."""
        match thing:
            case Head():
                return thing.language
            case Record():
                return self.register.meeting(thing).language
            case Attachment() | External():
                return self.words.language
        return stem(thing.place.path)[1] or self.office.languages[0]

    def meeting_name(self, meeting: Head) -> str:
        """The title of a meeting, or of a record that stands by itself, with its date."""
        return f"{meeting.title}, {self.words.date(meeting.date)}"

    def heading(self, record: Record) -> str:
        """What a record is called where something leads to it: its title, else its first words."""
        if record.title:
            return record.title
        self.passages.show(record.prose)
        first = record.prose.value.partition("\n")[0]
        return shortened(prose.words(record.prose.part(0, len(first))), FIRST_WORDS) or self.words.label(
            record
        )

    def naming(self, record: Record, place: Locality) -> str:
        """The first sentence of a record that names a place; nothing where its title alone does."""
        for passage in self.register.passages_of(record):
            self.passages.show(passage)
            if said := self.localities.sentence(prose.words(passage), place.slug):
                return said
        return ""

    def naming_at_head(self, head: Head, place: Locality) -> str:
        """What names a place at the head of a note: the venue, or a sentence of the introduction."""
        self.passages.show(head.introduction)
        found = (self.localities.sentence(words, place.slug) for words in self.register.at_head(head))
        return next(filter(None, found), "")

    def called(self, thing: Thing, seen_from: Head) -> str:
        """What a link from a meeting is called that has no words of its own."""
        match thing:
            case Record():
                here = thing.meeting == seen_from.id
                name = self.heading(thing)
                return name if here else f"{name}, {self.words.date(self.register.meeting(thing).date)}"
            case Head():
                return self.meeting_name(thing) if self.register.shows(thing) else self.words.date(thing.date)
            case Person():
                return thing.name
            case Attachment():
                return thing.path
            case External():
                return thing.url
        return thing.title

    def shown_meetings(self) -> tuple[Meeting, ...]:
        """The meetings whose notes this edition shows, oldest first."""
        return tuple(meeting for meeting in self.register.meetings if self.register.shows(meeting))

    def shown_heads(self) -> tuple[Head, ...]:
        """The heads of all notes that this edition shows, oldest first."""
        return tuple(head for head in self.register.heads if self.register.shows(head))

    def areas_by_plan(self) -> list[tuple[Plan, list[Priority]]]:
        """The plans, the latest first, each with its priority areas in their order."""
        content = self.register.content
        plans = sorted(
            content.plans,
            key=lambda plan: (plan.period.start.first if plan.period.start else datetime.date.min, plan.slug),
            reverse=True,
        )
        names = self.register.names
        areas = sorted(content.priorities, key=lambda area: (area.order, area.slug))
        return [(plan, [area for area in areas if names.plan(area.plan.value) is plan]) for plan in plans]

    def group_name(self, group: str) -> str:
        """What a group of things that are to be done is called: see `threads.GROUPS`."""
        return self.words.text(GROUPS[group])

    def standing(self, record: Record) -> tuple[str, ...]:
        """In which states the thing stands of which a record tells: a status, 'overdue', 'restricted'.

        That of a meeting which was not held has the state of its meeting.
        """
        thread = self.register.thread(record)
        state = thread.state if thread.counts else self.state(record)
        overdue = "overdue" if thread.overdue and thread.counts else None
        restricted = "restricted" if record.restricted else None
        return tuple(each for each in (state, overdue, restricted) if each)

    def state(self, record: Record) -> str | None:
        """The state that a record itself gives; of a meeting that was not held, the stage of that."""
        meeting = self.register.meeting(record)
        return record.state if meeting.held else self.stage(meeting) if record.has_page else None

    def changes(self, record: Record) -> tuple[Change, ...]:
        """What was changed after publication, without what is known to concern other records of the note."""
        own = {record.id, record.item}
        apart = [
            change
            for version in self.histories[record.meeting].versions
            if version.touched and own.isdisjoint(version.touched)
            for change in version.changes
        ]
        return tuple(each for each in self.register.meeting(record).changes if each not in apart)

    def accepted(self, meeting: Head) -> tuple[Acceptance, ...]:
        """What somebody accepted in the note of a meeting that its reader may stumble over."""
        entries = acceptance.of(self.register.notes[meeting.id].source)
        return tuple(each for each in entries if each.finding in acceptance.CONTRADICTIONS)

    def described(self, reference: Reference, seen_from: Head) -> str:
        """The type, size and pages of a paper that a note links to; empty for anything else."""
        thing = self.register.resolve(reference, seen_from)
        if not isinstance(thing, Attachment) or thing.path not in self.papers:
            return ""
        return described(thing.path, self.papers[thing.path].about, self.words)

    def stage(self, meeting: Head) -> str:
        """The status of a meeting; of a scheduled one whose day has passed, that its note is missing."""
        if meeting.status == "agenda":
            return N_("agenda only")
        missing = meeting.status == "scheduled" and meeting.date.last < self.settings.today
        return N_("not yet published") if missing else meeting.status

    def by_meeting(self, records: Iterable[Record]) -> list[tuple[Head, list[Record]]]:
        """Records under their notes, each once, the latest note first, in the order of each note."""
        found: dict[str, list[Record]] = {}
        for record in {record.key: record for record in records}.values():
            found.setdefault(record.meeting, []).append(record)
        meetings = (meeting for meeting in reversed(self.register.heads) if meeting.id in found)
        return [(meeting, found[meeting.id]) for meeting in meetings]


def _sections(register: Register) -> Iterator[str]:
    """The registers and lists with something in them, by the first part of their addresses."""
    kinds = {f"{record.kind}s" for record in register.records.values() if register.meeting(record).held}
    yield from kinds
    lists = {
        "inspections": register.inspections,
        "topics": register.topics,
        "places": register.office.places,
        "glossary": register.content.glossary,
    }
    yield from (name for name, several in lists.items() if several)
    if kinds & {"actions", "recommendations"} or any(each.comments_due for each in register.inspections):
        yield "deadlines"


def _explanations(register: Register) -> Iterator[autolinks.Explanation]:
    """What prose links to by itself: the terms of the glossary, and people by a full name of their own."""
    for term in register.content.glossary:
        yield autolinks.Explanation(term.name, term.expansion, address(term), ("term", term.slug))
    called = Counter(person.name for person in register.people)
    for person in register.people:
        if called[person.name] == 1 and " " in person.name:
            yield autolinks.Explanation(person.name, None, address(person), ("person", person.slug))
