"""A meeting, as the front matter of its note describes it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text, stem
from scrutiny.content import fields, values
from scrutiny.content.fields import Field, Values
from scrutiny.content.frontmatter import Mapping as Tree
from scrutiny.content.frontmatter import Node
from scrutiny.content.values import Reference


class Attendance(NamedTuple):
    """One person's part in a meeting: the post where the note says it, for whom, for which items."""

    person: Text
    post: Text | None = None
    stands_in_for: Text | None = None
    items: tuple[Text, ...] = ()


class Document(NamedTuple):
    """A document of the meeting: a file beside the note, or the reason why it is missing."""

    title: str
    file: Text | None
    missing: str | None
    place: Place

    @property
    def reference(self) -> Reference | None:
        """The link to its file, or None where that is missing."""
        return Reference(self.title, self.file.value, self.file.place) if self.file else None


class Change(NamedTuple):
    """One entry of the public history of a published note."""

    date: datetime.date
    type: str
    note: str


class Withdrawal(NamedTuple):
    """When and why a note was withdrawn, and what stands in its place."""

    date: datetime.date
    reason: str
    replaced_by: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting: when and where it was held, who was there, and the state of its note.

    `id` is the stem of the note's file name. `language` is empty where neither the note nor its file name
    says one: then it is the office's. `introduction` is the prose before the first item.
    """

    id: str
    place: Place
    title: str
    series: str | None
    date: datetime.date
    printed_date: Text | None
    start: datetime.time | None
    end: datetime.time | None
    venue: str | None
    status: str
    publish_at: datetime.datetime | None
    present: tuple[Attendance, ...]
    in_attendance: tuple[Attendance, ...]
    apologies: tuple[Attendance, ...]
    chair: Text | None
    signed_by: Text | None
    documents: tuple[Document, ...]
    video: Text | None
    source: Text | None
    previous: Reference | None
    language: str
    translation_of: Reference | None
    changes: tuple[Change, ...]
    withdrawn: Withdrawal | None
    introduction: Text
    places: Mapping[str, Place]

    @property
    def path(self) -> str:
        """The path of its note below the content folder."""
        return self.place.path

    @property
    def attendances(self) -> tuple[Attendance, ...]:
        """Everybody named as present, in attendance or sending apologies."""
        return self.present + self.in_attendance + self.apologies

    def people(self) -> Iterator[tuple[str, Text]]:
        """Whom its fields name, each with what they did: 'present', 'chaired', 'signed' …"""
        for how, there in (
            ("present", self.present),
            ("in attendance", self.in_attendance),
            ("apologies", self.apologies),
        ):
            for attendance in there:
                yield how, attendance.person
                if attendance.stands_in_for:
                    yield "substituted", attendance.stands_in_for
        if self.chair:
            yield "chaired", self.chair
        if self.signed_by:
            yield "signed", self.signed_by


STATUSES = ("scheduled", "draft", "published", "withdrawn", "cancelled")

PERSON = Field("person", values.words, "The name, as in people/", required=True)
POST = Field("post", values.words, "The post held that day, where it is another than people/ says")
STANDS_IN_FOR = Field("for", values.words, "For whom they stood in")
ITEMS = Field("items", values.many(values.words), "The items for which they were there")


@fields.reader({"anyOf": [values.WORDS, fields.shape((PERSON, POST, STANDS_IN_FOR, ITEMS))]})
def attendance(node: Node, report: Report) -> Attendance | None:
    """A name, or `{person, post, for, items}`."""
    if isinstance(node, Tree):
        return _attendance(node, report)
    person = values.words(node, report)
    return Attendance(person) if person else None


def _person_there(found: Values, _: Place) -> Attendance:
    person = found.one(PERSON)
    assert person is not None
    return Attendance(person, found.one(POST), found.one(STANDS_IN_FOR), found.one(ITEMS) or ())


_attendance = values.group((PERSON, POST, STANDS_IN_FOR, ITEMS), _person_there)

DOCUMENT_TITLE = Field("title", values.plain, "What the document is called", required=True)
FILE = Field("file", values.words, "The file, such as papers/2026-09-10-report.pdf")
MISSING = Field("missing", values.plain, "Why the document is not published")


@fields.reader(fields.shape((DOCUMENT_TITLE, FILE, MISSING)))
def document(node: Node, report: Report) -> Document | None:
    """`{title, file}` or `{title, missing: why}`."""
    found = values.group((DOCUMENT_TITLE, FILE, MISSING), _document)(node, report)
    if found and (found.file is None) == (found.missing is None):
        what = f"the document '{found.title}' has {'both' if found.file else 'neither'} of file and missing"
        report.error(found.place, "bad-value", what, "write either 'file: …' or 'missing: why'")
    return found


def _document(found: Values, place: Place) -> Document:
    return Document(str(found.one(DOCUMENT_TITLE)), found.one(FILE), found.one(MISSING), place)


CHANGE_DATE = Field("date", values.date, "When the note was changed", required=True)
CHANGE_TYPE = Field(
    "type",
    values.exactly("correction", "clarification", "redaction"),
    "What kind of change",
    required=True,
)
CHANGE_NOTE = Field("note", values.words, "What is different now, for readers", required=True)


def _change(found: Values, _: Place) -> Change:
    day = found.one(CHANGE_DATE)
    assert day is not None
    return Change(day, str(found.one(CHANGE_TYPE)), str(found.one(CHANGE_NOTE)))


WITHDRAWN_DATE = Field("date", values.date, "When the note was withdrawn", required=True)
REASON = Field("reason", values.words, "Why, for readers", required=True)
REPLACED_BY = Field("replaced_by", values.words, "The note in its place")


def _withdrawal(found: Values, _: Place) -> Withdrawal:
    day = found.one(WITHDRAWN_DATE)
    assert day is not None
    return Withdrawal(day, str(found.one(REASON)), found.one(REPLACED_BY))


TITLE = Field("title", values.plain, "The title of the meeting", required=True)
SERIES = Field("series", values.slug, "The run of meetings that it belongs to")
DATE = Field("date", values.date, "The day on which it was held", required=True)
PRINTED_DATE = Field("printed_date", values.words, "The date as the source prints it, where that is wrong")
START = Field("start", values.time, "When it began")
END = Field("end", values.time, "When it ended")
VENUE = Field("venue", values.plain, "Where it was held")
STATUS = Field(
    "status",
    values.exactly(*STATUSES),
    "A draft is not published",
    required=True,
)
PUBLISH_AT = Field("publish_at", values.instant, "Not published before this moment", never_empty=True)
PRESENT = Field("present", values.many(attendance), "Who was there")
IN_ATTENDANCE = Field("in_attendance", values.many(attendance), "Who was there to help")
APOLOGIES = Field("apologies", values.many(attendance), "Who could not come")
CHAIR = Field("chair", values.words, "Who chaired")
SIGNED_BY = Field("signed_by", values.words, "Who signed the note")
DOCUMENTS = Field("documents", values.many(document), "The papers of the meeting")
VIDEO = Field("video", values.web_address, "Where a recording can be seen")
SOURCE = Field("source", values.words, "Where the note was taken from")
PREVIOUS = Field("previous", values.reference, "The meeting before, whose note was agreed")
LANGUAGE = Field("language", values.plain, "The language of the note, where it is not that of the office")
TRANSLATION_OF = Field("translation_of", values.reference, "The note that this one translates")
CHANGES = Field(
    "changes",
    values.many(values.group((CHANGE_DATE, CHANGE_TYPE, CHANGE_NOTE), _change)),
    "What was changed after publication",
)
WITHDRAWN = Field(
    "withdrawn",
    values.group((WITHDRAWN_DATE, REASON, REPLACED_BY), _withdrawal),
    "When and why the note was withdrawn",
    never_empty=True,
)

FIELDS: tuple[Field[Any], ...] = (
    TITLE, SERIES, DATE, PRINTED_DATE, START, END, VENUE, STATUS, PUBLISH_AT, PRESENT, IN_ATTENDANCE,
    APOLOGIES, CHAIR, SIGNED_BY, DOCUMENTS, VIDEO, SOURCE, PREVIOUS, LANGUAGE, TRANSLATION_OF, CHANGES,
    WITHDRAWN,
)  # fmt: skip


def make(id: str, place: Place, introduction: Text, found: Values, report: Report) -> Meeting | None:  # noqa: A002
    """A meeting from its fields, or None where its date is missing or unreadable.

    Without a title or a status, which are errors, it is an untitled draft: checks can look at the rest.
    """
    title, day, status = found.one(TITLE) or "", found.one(DATE), found.one(STATUS) or "draft"
    if STATUS.name in found.found and (status == "withdrawn") != (WITHDRAWN.name in found.places):
        what = "status and the field 'withdrawn' disagree"
        fix = "for a withdrawn note write 'status: withdrawn' and 'withdrawn: {date: …, reason: …}'"
        report.error(found.places.get(STATUS.name, place), "withdrawal", what, fix)
    if day is None:
        return None
    return Meeting(
        id=id,
        place=place,
        title=title,
        series=found.one(SERIES),
        date=day,
        printed_date=found.one(PRINTED_DATE),
        start=found.one(START),
        end=found.one(END),
        venue=found.one(VENUE),
        status=status,
        publish_at=found.one(PUBLISH_AT),
        present=found.one(PRESENT) or (),
        in_attendance=found.one(IN_ATTENDANCE) or (),
        apologies=found.one(APOLOGIES) or (),
        chair=found.one(CHAIR),
        signed_by=found.one(SIGNED_BY),
        documents=found.one(DOCUMENTS) or (),
        video=found.one(VIDEO),
        source=found.one(SOURCE),
        previous=found.one(PREVIOUS),
        language=found.one(LANGUAGE) or stem(place.path)[1] or "",
        translation_of=found.one(TRANSLATION_OF),
        changes=found.one(CHANGES) or (),
        withdrawn=found.one(WITHDRAWN),
        introduction=introduction,
        places=found.places,
    )
