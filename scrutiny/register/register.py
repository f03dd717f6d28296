"""All records of the office, joined: by id, by name on a day, by link, and by what links to them.

It holds every note that could be read. What this edition publishes is *visible*: `heads`, the `meetings`
among them, `records`, `people`, `inspections` and `topics` hold nothing else, and `resolve` leads a visible
note to nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from scrutiny.base.settings import Settings
from scrutiny.base.text import Place, Text, slug
from scrutiny.content import markdown as prose
from scrutiny.content import translations
from scrutiny.content.documents import Document
from scrutiny.content.due import NEXT_MEETING
from scrutiny.content.head import Head
from scrutiny.content.kinds.custom_page import CustomPage
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.item import Item
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.office import Office
from scrutiny.content.kinds.person import Person
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.kinds.question import Question
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.moments import Moment
from scrutiny.content.note import Note
from scrutiny.content.reading import Content
from scrutiny.content.record import Record
from scrutiny.content.values import Reference
from scrutiny.register.comments import commenters, of_their_own
from scrutiny.register.links import Attachment, Links, Thing, Unresolved
from scrutiny.register.names import Names
from scrutiny.register.people import Organisation, Party
from scrutiny.register.series import Series
from scrutiny.register.threads import Thread, forwards, thread, together
from scrutiny.register.titles import plain


class Topic(NamedTuple):
    """A topic, named as clerks write it; the first spelling is kept."""

    slug: str
    title: str


R = TypeVar("R", bound=Record)


class Register:
    """The records of an office on one day."""

    def __init__(self, content: Content, office: Office, settings: Settings) -> None:
        self.content = content
        self.office = office
        self.settings = settings
        self.names = Names(content)
        self.notes: Mapping[str, Note] = {note.meeting.id: note for note in content.notes}
        every = (*content.notes, *translations.notes(content))
        told = [note for note in content.notes if self._tells(note.meeting)]
        withheld = [note for note in every if not self._tells(note.meeting)]
        self._hidden = self._named(withheld) - self._named(told) - of_their_own(self.names, content)
        visible = (note.meeting for note in content.notes if self.is_visible(note.meeting))
        self.heads = tuple(sorted(visible, key=lambda head: (head.date, head.id)))
        self.meetings = tuple(head for head in self.heads if isinstance(head, Meeting))
        self._series = Series(self.meetings)
        shown = [self.notes[head.id] for head in self.heads if self.shows(head)]
        self.records: Mapping[str, Record] = {record.key: record for note in shown for record in note.records}
        self.people = tuple(each for each in content.people if self.is_visible(each))
        self.inspections = tuple(each for each in content.inspections if self.is_visible(each))
        self.organisations = self._organisations(shown)
        self._links = Links(content, self.is_visible, self.shows)
        self._topics_called = translations.topics(content)
        self.topics = self._topics()
        held = (record for record in self.records.values() if self.meeting(record).held)
        threads = together(held, self._continued)
        self._threads = {key: self._in_order(several) for key, several in threads.items()}
        self._things: dict[str, Thread] = {}
        paged = [record for record in self.records.values() if record.has_page]
        self._stories = together(paged, self.leads_to)

    def _named(self, notes: Iterable[Note]) -> set[str]:
        """The paths of the people, and the ids of the inspection reports, that notes name."""
        found = {party.place.path for party in self._parties(notes) if isinstance(party, Person)}
        reports = {each.identity: each for each in self.content.inspections}
        for note in notes:
            if own := reports.get(note.meeting.id):
                found |= {person.place.path for person in commenters(self.names, own)}
            for record in note.records:
                source = record.source if isinstance(record, Recommendation) else None
                inspection = self.names.inspection(source.value) if source else None
                found |= {inspection.identity} if inspection else set()
        return found

    def _tells(self, meeting: Head) -> bool:
        """Whether a note is released with its text."""
        return meeting.is_released(self.settings) and meeting.status != "withdrawn"

    def _organisations(self, notes: Iterable[Note]) -> tuple[Organisation, ...]:
        """The office, the force, the bodies that notes name, and those in which visible people hold posts."""
        names = [self.office.name, self.office.force, *(body.name for body in self.office.bodies)]
        names += [post.organisation for each in self.people for post in each.posts if post.organisation]
        names += [party.name for party in self._parties(notes) if isinstance(party, Organisation)]
        found = (self.names.organisation(name) for name in names)
        return tuple(sorted({each.slug: each for each in found if each}.values(), key=lambda each: each.name))

    def _parties(self, notes: Iterable[Note]) -> Iterator[Party]:
        for note in notes:
            for name in self.named(note):
                yield from self.names.parties(name.value, note.meeting.date)

    def named(self, note: Note) -> Iterator[Text]:
        """Every name of people or bodies in a note."""
        yield from (name for _, name in note.meeting.people())
        for record in note.records:
            yield from (name for _, name in self.who(record))

    def who(self, record: Record) -> Iterator[tuple[str, Text]]:
        """Whom a record names, each by itself, with what they did: see `Record.people`."""
        for how, words in record.people():
            yield from ((how, name) for name in self.several(words, record))

    def several(self, words: Text, record: Record) -> tuple[Text, ...]:
        """The names in words of a record that may name several."""
        return self.names.several(words, self.meeting(record).date)

    def asked_by(self, question: Question) -> tuple[Text, ...]:
        """Who asked a question: whom it names, else the commissioner of the day."""
        return self.several(question.asked_by or self.office.commissioner, question)

    def answered_by(self, question: Question) -> tuple[Text, ...]:
        """Who is to answer a question: whom it names, else the chief of the day if it can be no other."""
        name = self.chief(question) if question.to_chief else question.answered_by
        return self.several(name, question) if name else ()

    def chief(self, record: Record) -> Text:
        """The title of the post that answers at the meeting of a record."""
        return self.office.chief(self.meeting(record).series)

    def meeting(self, record: Record) -> Head:
        """The meeting of a record; of one that stands by itself the head of its note."""
        return self.notes[record.meeting].meeting

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The visible records of one kind, of meetings that were held, by date and order in the note."""
        records = (record for record in self.records.values() if isinstance(record, kind))
        return tuple(record for record in records if self.meeting(record).held)

    def every_meeting(self) -> tuple[Meeting, ...]:
        """Every meeting with a note, visible or not."""
        heads = (note.meeting for note in self.notes.values())
        return tuple(head for head in heads if isinstance(head, Meeting))

    def of_meeting(self, meeting: Head) -> tuple[Record, ...]:
        """The visible records of a meeting, or the one of another note, in the order of the note."""
        note = self.notes[meeting.id]
        return tuple(record for record in note.records if record.key in self.records)

    def thread(self, record: Record) -> Thread:
        """The one thing of which a record tells, with the records that continue one another, as it stands.

        Records of meetings that were not held are no part of it: they tell of nothing that happened.
        """
        records = self._threads.get(record.key) or (self.records[record.key],)
        first = records[0].key
        if first not in self._things:
            self._things[first] = thread(records, self.meeting(record).held, self.settings.today, self.due)
        return self._things[first]

    def joined(self) -> Iterator[tuple[str, object]]:
        """By their keys, the records that are joined to others: by a thread, a story, a topic."""
        for found in (self._threads, self._stories):
            yield from ((name, [each.key for each in several]) for name, several in found.items())
        for record in self.records.values():
            if record.topics:
                yield record.key, [tuple(topic) for topic in self.topics_of(record)]

    def story(self, record: Record) -> tuple[Record, ...]:
        """The records that belong together with a record, itself included, oldest first."""
        return self._stories.get(record.key) or (self.records[record.key],)

    def due(self, record: Record) -> Moment | None:
        """When something is due, as exactly as it is known; the next meeting once that is visible."""
        said = record.due
        if said != NEXT_MEETING:
            return said if isinstance(said, Moment) else None
        later = self.following(self.meeting(record))
        return later.date if later else None

    def following(self, meeting: Head) -> Meeting | None:
        """The next meeting after one: of its series, where it belongs to one."""
        return self._series.following.get(meeting.id)

    def passed_over(self, thread: Thread) -> Meeting | None:
        """The first meeting held after an overdue thing fell due, which did not take it up.

        Meetings of the same series count where the latest meeting that took it up belongs to one.
        """
        if not thread.overdue or thread.due_by is None:
            return None
        taken_up = self.meeting(thread.latest)
        since, series = max(thread.due_by.last, taken_up.date.last), taken_up.series
        held = (each for each in self.meetings if each.held and each.date.first > since)
        return next((each for each in held if series in (None, each.series)), None)

    def leads_to(self, record: Record, *how: str) -> Iterator[Record]:
        """The records to which the fields of a record link, in one of the given ways; with none, in any."""
        for tie, reference in record.references():
            found = self.resolve(reference, self.meeting(record)) if not how or tie in how else None
            if isinstance(found, Record):
                yield found

    def _in_order(self, thread: tuple[Record, ...]) -> tuple[Record, ...]:
        known = all(self.meeting(record).date.day for record in thread)
        return thread if known else forwards(thread, self._continued)

    def earlier(self, record: Record) -> Record | None:
        """The record of an earlier meeting that a record continues through `Updates`."""
        return next(self.leads_to(record, "updates"), None)

    def _continued(self, record: Record) -> Iterator[Record]:
        if found := self.earlier(record):
            yield found

    def neighbours(self, meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
        """The visible meetings of the same series before and after one."""
        return self._series.neighbours(meeting)

    def item(self, record: Record) -> Item | None:
        """The agenda item of a record, or None for an item itself."""
        found = self.records.get(f"{record.meeting}/{record.item}")
        return found if isinstance(found, Item) else None

    def after_records(self, item: Record) -> tuple[Text, ...]:
        """The discussion of an item that follows its records; none for what is no item."""
        records = self.of_meeting(self.meeting(item)) if isinstance(item, Item) else ()
        return tuple(each.after for each in records if each.item == item.id and each.after)

    def passages_of(self, record: Record) -> tuple[Text, ...]:
        """The passages of prose that a record says: its own and, of an item, what follows its records."""
        return (*record.own_passages, *self.after_records(record))

    def at_head(self, head: Head) -> tuple[str, ...]:
        """The words at the head of a note: where the meeting is held, and the introduction."""
        return head.venue or "", prose.words(head.introduction)

    def is_visible(self, thing: Head | Person | Inspection) -> bool:
        """Whether this edition publishes anything of a note, or shows a person or inspection report.

        People and reports that only withheld or withdrawn notes name are withheld with them.
        """
        if isinstance(thing, Head):
            return thing.is_released(self.settings) and thing.id not in self._hidden
        if isinstance(thing, Person):
            return thing.place.path not in self._hidden
        note = self.notes.get(thing.identity)
        return self.shows(note.meeting) if note else thing.identity not in self._hidden

    def report_of(self, record: Record) -> Inspection | None:
        """The visible inspection report that made a recommendation."""
        named = record.source if isinstance(record, Recommendation) else None
        found = self.names.inspection(named.value) if named else None
        return found if found and self.is_visible(found) else None

    def document(self, paper: Reference, note: Head) -> Document | None:
        """The document of a note that a paper names by its title."""
        wanted = plain(paper.words)
        return next((each for each in note.documents if plain(each.title) == wanted), None)

    def replacement(self, meeting: Head) -> Head | None:
        """The published note that replaces a withdrawn one; one of the same folder needs no other name."""
        name = meeting.withdrawn.replaced_by if meeting.withdrawn else None
        called = name.value.removesuffix(".md") if name else ""
        found = self.notes.get(f"{meeting.folder}/{called}") or self.notes.get(called)
        return found.meeting if found and self.is_visible(found.meeting) else None

    def passages(self, *, embargoed: bool = True) -> Iterator[Text]:
        """The passages of prose outside notes: people, priority areas, inspections, pages.

        Those of reports under embargo are among them, since they must be right before their day comes.
        """
        things: tuple[Person | Priority, ...] = (*self.people, *self.content.priorities)
        yield from (thing.prose for thing in things)
        held = (each for each in self.content.inspections if each.publish_at and each.state == "published")
        reports = (each for each in held if embargoed and not self.is_visible(each))
        files: tuple[Inspection | CustomPage, ...] = (*self.inspections, *reports, *self.content.pages)
        for file in files:
            yield from file.passages()

    def attached(self, notes: Iterable[Note]) -> Iterator[tuple[str, Place]]:
        """The files that notes link to: the path of each, and the place of the link."""
        for note in notes:
            references = [each.reference for each in note.meeting.documents if each.reference]
            if "](" in note.source.text:
                references += prose.links(note.meeting.introduction)
                for record in note.records:
                    references += record.papers
                    references += (link for passage in record.passages for link in prose.links(passage))
            for reference in references:
                thing = self.resolve(reference, note.meeting)
                if isinstance(thing, Attachment):
                    yield thing.path, reference.place

    def commented(self, inspections: Iterable[Inspection]) -> Iterator[tuple[str, Place]]:
        """The files that have the comments on inspection reports: the path of each, and where it is named."""
        for reference in (each.comments.reference for each in inspections if each.comments):
            thing = self.resolve(reference, None) if reference else None
            if reference and isinstance(thing, Attachment):
                yield thing.path, reference.place

    def shows(self, meeting: Head) -> bool:
        """Whether this edition publishes the text of a note: it is visible and not withdrawn."""
        return self.is_visible(meeting) and meeting.status != "withdrawn"

    def priorities_of(self, record: Record) -> tuple[Priority, ...]:
        """The priority areas of a record: its own, else those of its item."""
        item = self.item(record)
        named = record.priorities or (item.priorities if item else ())
        day = self.meeting(record).date
        found = (self.names.priorities(name.value, day) for name in named)
        return tuple({each.slug: each for several in found for each in several}.values())

    def topics_of(self, record: Record) -> tuple[Topic, ...]:
        """The topics of a record: its own, else those of its item."""
        item = self.item(record)
        named = record.topics or (item.topics if item else ())
        return tuple(self.topics[self._topic(name)] for name in named)

    def _topic(self, name: Text) -> str:
        return slug(self._topics_called.get(name.value, name.value))

    def _topics(self) -> Mapping[str, Topic]:
        """The topics by slug; the title in a translated note goes before that in others."""
        named = [name for record in self.records.values() for name in record.topics]
        found: dict[str, Topic] = {}
        for name in sorted(named, key=lambda name: name.value not in self._topics_called):
            found.setdefault(self._topic(name), Topic(self._topic(name), name.value))
        return dict(sorted(found.items()))

    def resolve(self, reference: Reference, note: Head | None) -> Thing | Unresolved:
        """What a link leads to, seen from a note or, with None, from another file."""
        return self._links.resolve(reference, note)
