"""A meeting, as the front matter of its note describes it."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text, stem
from scrutiny.content import fields, moments, values
from scrutiny.content.attendance import Attendance, attendance
from scrutiny.content.documents import Document, document
from scrutiny.content.fields import Field, Form, Values, field, required
from scrutiny.content.frontmatter import Mapping as Tree
from scrutiny.content.frontmatter import Node
from scrutiny.content.moments import Moment
from scrutiny.content.values import Reference

ORDER = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """The earlier meeting whose note was approved, and the words in which it was corrected."""

    meeting: Reference = required("meeting", values.reference, "The earlier meeting whose note was approved")
    corrections: tuple[str, ...] = field(
        "corrections", values.many(values.plain), "How it was corrected, for readers", default=()
    )


_approval = values.group(Approval)


@fields.reader({"anyOf": [values.reference.shape, fields.shape(Approval)]}, "approval")
def approval(node: Node, report: Report) -> Approval | None:
    """A meeting, or `{meeting, corrections}`."""
    if isinstance(node, Tree):
        return _approval(node, report)
    earlier = values.reference(node, report)
    return Approval(meeting=earlier) if earlier else None


CHANGES = ("correction", "clarification", "redaction")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of the public history of a published note."""

    date: datetime.date = required("date", values.date, "When the note was changed")
    type: str = required("type", values.exactly(*CHANGES), "What kind of change")
    note: str = required("note", values.plain, "What is different now, for readers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """When and why a note was withdrawn, and which note replaces it."""

    date: datetime.date = required("date", values.date, "When the note was withdrawn")
    reason: str = required("reason", values.plain, "Why, for readers")
    replaced_by: Text | None = field("replaced_by", values.words, "The note in its place")


STATUSES = ("draft", "scheduled", "agenda", "published", "withdrawn", "cancelled")

AGENDA = ("scheduled", "agenda")
"""The statuses of notes that have an agenda and tell nothing of what happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting: when and where it was held, who was there, and the state of its note.

    `id` is the stem of the note's file name. `language` is empty where neither the note nor its file name
    says one: then it is the office's. `introduction` is the prose before the first item. Without a title or a
    status, which are errors, it is an untitled draft: checks can look at the rest.
    """

    id: str
    place: Place
    title: str = required("title", values.plain, "The title of the meeting", default="", show="")
    series: str | None = field(
        "series", values.slug, "The series of meetings that it belongs to", show="series"
    )
    date: Moment = required(
        "date", values.moment, "The day on which it was held, as far as it is known", show=""
    )
    printed_date: Text | None = field(
        "printed_date",
        values.words,
        "The date as the source prints it, where that is wrong",
        label="Date as printed",
        data=False,
    )
    start: datetime.time | None = field("start", values.time, "When it began", label="Time")
    end: datetime.time | None = field("end", values.time, "When it ended", show="")
    venue: str | None = field("venue", values.plain, "Where it was held")
    status: str = required(
        "status", values.exactly(*STATUSES), "The state of the note", default="draft", show=""
    )
    language: str = field(
        "language",
        values.plain,
        "The language of the note, where it is not that of the office",
        default="",
        show="",
    )
    chair: Text | None = field("chair", values.words, "Who chaired", show="who", data=False)
    present: tuple[Attendance, ...] = field("present", values.many(attendance), "Who was there", default=())
    in_attendance: tuple[Attendance, ...] = field(
        "in_attendance", values.many(attendance), "Who was there to help", default=()
    )
    apologies: tuple[Attendance, ...] = field(
        "apologies", values.many(attendance), "Who could not come", default=()
    )
    signed_by: Text | None = field(
        "signed_by", values.words, "Who signed the note", label="Note signed by", show="who", data=False
    )
    minutes_by: Text | None = field(
        "minutes_by", values.words, "Who took the minutes", label="Minutes taken by", show="who", data=False
    )
    documents: tuple[Document, ...] = field(
        "documents", values.many(document), "The papers of the meeting", default=(), show=""
    )
    previous: Approval | None = field(
        "previous", approval, "The earlier meeting whose note was approved", label="Previous note"
    )
    video: Text | None = field(
        "video",
        values.web_address,
        "Where a recording can be seen",
        label="Recording",
        show="source",
        data=False,
    )
    source: Text | None = field("source", values.words, "Where the note was taken from", show="source")
    publish_at: datetime.datetime | None = field(
        "publish_at",
        values.instant,
        "Not published before this moment",
        show="",
        data=False,
        never_empty=True,
    )
    translation_of: Reference | None = field(
        "translation_of", values.reference, "The note that this one translates", show="", data=False
    )
    changes: tuple[Change, ...] = field(
        "changes",
        values.many(values.group(Change)),
        "What was changed after publication",
        default=(),
        show="",
        data=False,
    )
    withdrawn: Withdrawal | None = field(
        "withdrawn",
        values.group(Withdrawal),
        "When and why the note was withdrawn",
        show="",
        data=False,
        never_empty=True,
    )
    introduction: Text
    places: Mapping[str, Place]

    @property
    def held(self) -> bool:
        """Whether its note says what happened. A draft, which a preview alone shows, counts there."""
        return self.status in ("published", "draft")

    @property
    def path(self) -> str:
        """The path of its note below the content folder."""
        return self.place.path

    @property
    def details(self) -> Iterator[tuple[Field, Any]]:
        """Its declared fields with their values, in the order declared."""
        return fields.details(self)

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
            for each in there:
                if each.person:
                    yield how, each.person
                if each.stands_in_for:
                    yield "substituted", each.stands_in_for
        if self.chair:
            yield "chaired", self.chair
        if self.signed_by:
            yield "signed", self.signed_by
        if self.minutes_by:
            yield "minuted", self.minutes_by


FORM = Form("meeting", "meetings/**/*.md", "The note of a meeting", fields.shape(Meeting))


def make(id: str, place: Place, introduction: Text, found: Values, report: Report) -> Meeting | None:  # noqa: A002
    """A meeting from its fields.

    Where its date is missing or unreadable, which is reported, it is held on the day in the name of its file;
    None where that names none.
    """
    if found.one("date") is None and (day := moments.named(stem(place.path)[0])):
        found = found._replace(found={**found.found, "date": (day,)})
    status, withdrawn = fields.declared(Meeting)["status"].name, fields.declared(Meeting)["withdrawn"].name
    if status in found.found and (found.one(status) == "withdrawn") != (withdrawn in found.places):
        what = "status and the field 'withdrawn' disagree"
        fix = "for a withdrawn note write 'status: withdrawn' and 'withdrawn: {date: …, reason: …}'"
        report.error(found.places.get(status, place), "withdrawal", what, fix)
    made = fields.build(Meeting, found, id=id, place=place, introduction=introduction, places=found.places)
    language = stem(place.path)[1] or ""
    return dataclasses.replace(made, language=made.language or language) if made else None
