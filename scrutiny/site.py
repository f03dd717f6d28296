"""The site before it is rendered: the records joined, their prose as HTML, and what a page is."""

from __future__ import annotations

import datetime
import functools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scrutiny import prose
from scrutiny.conversion import Altered, Converter
from scrutiny.history import History
from scrutiny.links import Attachment, External, Thing, Unresolved
from scrutiny.memo import Memo, key, of_text
from scrutiny.mentions import Mentions
from scrutiny.phrases import ENGLISH, Phrases
from scrutiny.record import Record
from scrutiny.records.action import Action
from scrutiny.records.decision import Decision
from scrutiny.records.meeting import Attendance, Meeting
from scrutiny.records.person import Person
from scrutiny.records.plan import Plan
from scrutiny.records.priority import Priority
from scrutiny.records.question import Question
from scrutiny.records.recommendation import Recommendation
from scrutiny.register import Register
from scrutiny.routes import address
from scrutiny.running import A_NOTE, SIMPLER, Run, Stopped, here
from scrutiny.text import Diagnostic, Place, Report, Text, stem
from scrutiny.values import Reference


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered: its address, its template, its title, and what the template is given.

    `title` and `description` are those of search engines and tabs; `trail` is the way to the page
    from home, as pairs of words and address; `place` is the file that asks for the page.
    """

    address: str
    template: str
    title: str
    description: str
    trail: tuple[tuple[str, str], ...] = ()
    context: Mapping[str, Any] = field(default_factory=dict)
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """A page or a file for programs, by its address, that is made when it is wanted.

    `make` is given the site and `made_from`, which is all that it is made from beside what holds for every
    page; see `marks`. `words_of` is the key of the record, or the id of the meeting, to which it
    belongs, and whose words it gives in full; empty for what belongs to none. `template` is that of a page,
    and empty for a text.
    """

    address: str
    made_from: tuple[object, ...]
    make: Callable[..., Page | str]
    words_of: str = ""
    template: str = ""
    place: Place | None = None

    def made(self, site: Site) -> Page | str:
        """The page, or the text of the file."""
        return self.make(site, *self.made_from)


def later(page: Page) -> Later:
    """A page that is at hand."""
    given = (page.address, page.template, page.title, page.description, page.trail, page.context)
    return Later(page.address, given, lambda *_: page, template=page.template, place=page.place)


PARTS = 100
"""Notes of which the HTML is at hand."""


class Site:
    """What pages and exports are made from.

    `histories` are the published texts of each note by the id of its meeting; `began` is the day of the
    first edition, before which nothing is known of them.
    """

    def __init__(
        self,
        register: Register,
        report: Report,
        histories: Mapping[str, History],
        words: Phrases = ENGLISH,
        began: datetime.date | None = None,
        run: Run = here,
        memo: Memo | None = None,
    ) -> None:
        self.register = register
        self.office = register.office
        self.settings = register.settings
        self.words = words
        self.histories = histories
        self.began = began
        explanations = prose.Explanations(_explanations(register))
        self._memo = memo or Memo()
        self.mentions = Mentions(register, explanations, self._memo)
        self._html: dict[Place, str] = {}
        self._kept: dict[str, list[str]] = {}
        self._part = functools.lru_cache(PARTS)(self._memo.get)
        self._convert(explanations, report, run)

    def _convert(self, explanations: prose.Explanations, report: Report, run: Run) -> None:
        """Turn all prose into HTML, which the memo keeps: it is read when it is wanted."""
        waiting: list[tuple[str, _Groups]] = []
        for batch in _batches(self.register):
            name = self._key(batch, explanations)
            if self._memo.has(name):
                self._stand(name, batch)
            else:
                waiting.append((name, batch))
        if not waiting:
            return
        converter = Converter(explanations)

        def work(groups: _Groups) -> tuple[Any, tuple[Diagnostic, ...]]:
            own, found = report.beside(), dict[Place, str]()
            for passages, note in groups:
                found |= self._converted(converter, passages, note, own)
            return self._memo.pack(found), own.diagnostics

        batches = [batch for _, batch in waiting]
        for (name, batch), made in zip(waiting, run(work, batches, lambda _: A_NOTE), strict=True):
            if isinstance(made, Stopped):
                place = next((note.place for _, note in batch if note), Place("office.yaml", 1, 1))
                what = f"to convert the text of this note {made.why}"
                report.error(place, "too-much-work", what, SIMPLER)
                continue
            packed, diagnostics = made
            report.extend(diagnostics)
            if diagnostics:
                self._html |= self._memo.unpack(packed)
            else:
                self._memo.put_packed(name, packed)
                self._stand(name, batch)

    def _stand(self, name: str, batch: _Groups) -> None:
        """Note by which name the memo has the HTML of some passages."""
        for path in {passage.place.path for passages, _ in batch for passage in passages}:
            self._kept.setdefault(path, []).append(name)

    def _key(self, batch: _Groups, explanations: prose.Explanations) -> str:
        """The key of passages as HTML: what they say, where links lead, and what explains words."""
        meeting = batch[0][1]
        if meeting:
            source = self.register.notes[meeting.id].source
            said: list[tuple[str, str]] = [(source.path, of_text(source.text))]
        else:
            said = [(str(each.place), each.value) for passages, _ in batch for each in passages]
        links = ((link, note) for passages, note in batch for each in passages for link in prose.links(each))
        ways = [self._lead(*link) for link in links]
        return key("prose", explanations.mark, said, ways)

    def _lead(self, reference: Reference, note: Meeting | None) -> str | None:
        """The address that a link leads to, if it leads anywhere."""
        thing = self.register.resolve(reference, note)
        return None if isinstance(thing, Unresolved) else address(thing)

    def _converted(
        self, converter: Converter, passages: Iterable[Text], note: Meeting | None, report: Report
    ) -> dict[Place, str]:
        worded = [passage for passage in passages if passage.value]
        try:
            html = converter.convert(worded, lambda reference: self._lead(reference, note))
            return {passage.place: each for passage, each in zip(worded, html, strict=True)}
        except Altered as altered:
            what = f"a passage of this record cannot be shown: {altered}"
            report.error(worded[0].place, "unsafe-prose", what, "write it in plain words")
        return {}

    def html(self, passage: Text) -> str:
        """The HTML of a passage."""
        if not passage.value:
            return ""
        for name in self._kept.get(passage.place.path, ()):
            if (found := self._part(name).get(passage.place)) is not None:
                html: str = found
                return html
        return self._html.get(passage.place, "")

    def role(self, attendance: Attendance, meeting: Meeting) -> str:
        """The post of somebody at a meeting: as the note says it, else the posts held on that day."""
        if attendance.post:
            return attendance.post.value
        parties = self.register.names.parties(attendance.person.value, meeting.date)
        posts = [
            post for party in parties if isinstance(party, Person) for post in party.posts_on(meeting.date)
        ]
        return ", ".join(
            f"{post.title}, {body.name}"
            if post.organisation and (body := self.register.names.organisation(post.organisation))
            else post.title
            for post in posts
        )

    def language(self, thing: Thing | Plan) -> str:
        """The language in which something is written."""
        match thing:
            case Meeting():
                return thing.language
            case Record():
                return self.register.meeting(thing).language
            case Attachment() | External():
                return self.words.language
        return stem(thing.place.path)[1] or self.office.languages[0]

    def meeting_name(self, meeting: Meeting) -> str:
        """The title of a meeting with its date."""
        return f"{meeting.title}, {self.words.date(meeting.date)}"

    def called(self, thing: Thing, seen_from: Meeting) -> str:
        """What a link from a meeting is called that has no words of its own."""
        match thing:
            case Record():
                here = thing.meeting == seen_from.id
                name = self.words.name(thing)
                return name if here else f"{name}, {self.meeting_name(self.register.meeting(thing))}"
            case Meeting():
                return self.meeting_name(thing) if self.register.tells(thing) else self.words.date(thing.date)
            case Person():
                return thing.name
            case Attachment():
                return thing.path
            case External():
                return thing.url
        return thing.title

    def meetings_told(self) -> tuple[Meeting, ...]:
        """The meetings whose notes this edition shows, oldest first."""
        return tuple(meeting for meeting in self.register.meetings if self.register.tells(meeting))

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

    def judged(self, questions: Iterable[Question]) -> list[tuple[int, Counter[str]]]:
        """How many answers of each year the commissioner judged how; '' where no judgement is recorded."""
        years: dict[int, Counter[str]] = {}
        for question in {question.key: question for question in questions}.values():
            year = self.register.meeting(question).date.year
            years.setdefault(year, Counter())[question.status or ""] += 1
        return sorted(years.items())

    def standing(self, record: Record) -> tuple[str, ...]:
        """In which states a record stands, by the latest of its thread: a status, 'overdue', 'restricted'."""
        latest = self.register.latest(record)
        overdue = "overdue" if self.register.is_overdue(latest) else None
        restricted = "restricted" if record.restricted else None
        return tuple(each for each in (self.status(latest), overdue, restricted) if each)

    def status(self, record: Record) -> str | None:
        """The state that a record itself gives; of a question that nobody judged, whether it is answered."""
        match record:
            case Question():
                return record.status or ("answer published" if record.answered else "no answer published")
            case Decision():
                return record.outcome
            case Action() | Recommendation():
                return record.status
        return None

    def by_meeting(self, records: Iterable[Record]) -> list[tuple[Meeting, list[Record]]]:
        """Records under their meetings, each once, the latest meeting first, in the order of its note."""
        found: dict[str, list[Record]] = {}
        for record in {record.key: record for record in records}.values():
            found.setdefault(record.meeting, []).append(record)
        meetings = (meeting for meeting in reversed(self.register.meetings) if meeting.id in found)
        return [(meeting, found[meeting.id]) for meeting in meetings]


def _explanations(register: Register) -> Iterator[prose.Explanation]:
    """What prose links to by itself: the terms of the glossary, and people by a full name of their own."""
    for term in register.content.glossary:
        yield prose.Explanation(term.name, term.expansion, address(term), ("term", term.slug))
    called = Counter(person.name for person in register.people)
    for person in register.people:
        if called[person.name] == 1 and " " in person.name:
            yield prose.Explanation(person.name, None, address(person), ("person", person.slug))


_Groups = list[tuple[list[Text], Meeting | None]]
"""Passages that are read together, in which a term is explained once, each with the note they stand in."""


def _batches(register: Register) -> list[_Groups]:
    """The passages of the site: those of each note, and some outside of notes at a time."""
    found: list[_Groups] = []
    for meeting in register.meetings:
        if register.tells(meeting):
            records = [(list(record.passages), meeting) for record in register.of_meeting(meeting)]
            found.append([([meeting.introduction], meeting), *records])
    others: _Groups = [([passage], None) for passage in register.passages()]
    return found + [others[start : start + 50] for start in range(0, len(others), 50)]
