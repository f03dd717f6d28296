"""A meeting, as the front matter of its note describes it."""

import dataclasses
import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text, stem
from scrutiny.content import fields, values
from scrutiny.content.attendance import Attendance, attendance
from scrutiny.content.documents import Document, document
from scrutiny.content.fields import Form, Values, field, required
from scrutiny.content.frontmatter import Mapping as Tree
from scrutiny.content.frontmatter import Node
from scrutiny.content.head import Approval, Head, given
from scrutiny.content.moments import Moment

ORDER = 0


_approval = values.group(Approval)


@fields.reader({"anyOf": [values.reference.shape, fields.shape(Approval)]}, "approval")
def approval(node: Node, report: Report) -> Approval | None:
    """A meeting, or `{meeting, corrections}`."""
    if isinstance(node, Tree):
        return _approval(node, report)
    earlier = values.reference(node, report)
    return Approval(meeting=earlier) if earlier else None


STATUSES = ("draft", "scheduled", "agenda", "published", "withdrawn", "cancelled")

AGENDA = ("scheduled", "agenda")
"""The statuses of notes that have an agenda and tell nothing of what happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Head):
    """A meeting: when and where it was held, who was there, and the state of its note.

    Without a title or a status, which are errors, it is an untitled draft: checks can look at the rest.
    """

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
    """A meeting from its fields; None where neither they nor the name of its file say a day."""
    found = given(Meeting, place, found, report)
    made = fields.build(Meeting, found, id=id, place=place, introduction=introduction, places=found.places)
    language = stem(place.path)[1] or ""
    return dataclasses.replace(made, language=made.language or language) if made else None
