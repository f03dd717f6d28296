"""The head of a note: what its front matter says of the note itself, whatever the note is about."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scrutiny.base.diagnostics import Report
from scrutiny.base.settings import Settings
from scrutiny.base.text import Place, Text, stem
from scrutiny.content import fields, moments, values
from scrutiny.content.attendance import Attendance
from scrutiny.content.dates import as_date
from scrutiny.content.documents import Document
from scrutiny.content.fields import Field, Values, field, required
from scrutiny.content.moments import Moment
from scrutiny.content.values import Reference

MEETINGS = "meetings"
"""The folder of the notes of meetings. Each other folder of notes has records that stand by themselves."""


STATUSES = ("draft", "published", "withdrawn")
"""The states of a note that is not that of a meeting."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """The earlier meeting whose note was approved, and the words in which it was corrected."""

    meeting: Reference = required("meeting", values.reference, "The earlier meeting whose note was approved")
    corrections: tuple[str, ...] = field(
        "corrections", values.many(values.plain), "How it was corrected, for readers", default=()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What heads a note: a meeting, or what is said of a record that stands by itself.

    `id` names the note among all notes: of a meeting the stem of its file's name, of any other note its
    folder with the stem, as in 'decisions/2026-14'. `language` is empty where neither the note nor its file
    name says one: then it is the office's. `introduction` is the prose before the first heading. `places` has
    the place of each field that is written.
    """

    id: str
    place: Place
    title: str
    date: Moment
    status: str
    language: str
    series: str | None = None
    venue: str | None = None
    documents: tuple[Document, ...] = ()
    previous: Approval | None = None
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
    def name(self) -> str:
        """The stem of the note's file, which is the last part of its address."""
        return self.id.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """The first part of its address, and the folder of the content in which its file is."""
        return self.id.rpartition("/")[0] or MEETINGS

    @property
    def dated(self) -> Moment | None:
        """The date that the name of its file begins with."""
        return named(self.name, self.folder)

    @property
    def held(self) -> bool:
        """Whether its note says what happened. A draft, which a preview alone shows, counts there."""
        return self.status in ("published", "draft")

    def is_released(self, settings: Settings) -> bool:
        """Whether anything of it is published on the day of the settings, or drafts are shown."""
        if settings.drafts:
            return True
        released = self.publish_at is None or self.publish_at <= settings.as_of
        return released and self.status in ("scheduled", "agenda", "published", "cancelled", "withdrawn")

    @property
    def path(self) -> str:
        """The path of its note below the content folder."""
        return self.place.path

    @property
    def attendances(self) -> tuple[Attendance, ...]:
        """Everybody named as present, in attendance or sending apologies."""
        return ()

    @property
    def details(self) -> Iterator[tuple[Field, Any]]:
        """Its declared fields with their values, in the order declared."""
        return fields.details(self)

    def people(self) -> Iterator[tuple[str, Text]]:
        """Whom its fields name, each with what they did: 'present', 'chaired', 'signed' …"""
        return iter(())


def named(name: str, folder: str) -> Moment | None:
    """The date that the name of a file in a folder begins with.

    Of a meeting it can be a month or a year. Other notes are named after references, such as '2026-07'.
    """
    if folder == MEETINGS:
        return moments.named(name)
    day = as_date(name[:10])
    return moments.day_of(day) if day else None


def given(kind: type[Head], place: Place, found: Values, report: Report) -> Values:
    """The values of a head; reports where `status` and `withdrawn` disagree.

    Where its date is missing or unreadable, which is reported, it has the one in the name of its file.
    """
    day = named(stem(place.path)[0], place.path.partition("/")[0])
    if found.one("date") is None and day:
        found = found._replace(found={**found.found, "date": (day,)})
    if fields.declared(kind)["status"].name in found.found:
        refuse_disagreement(place, found, report)
    return found


def refuse_disagreement(place: Place, found: Values, report: Report) -> None:
    """Report where `status` and `withdrawn` disagree."""
    if (found.one("status") == "withdrawn") != ("withdrawn" in found.places):
        what = "status and the field 'withdrawn' disagree"
        fix = "for a withdrawn note write 'status: withdrawn' and 'withdrawn: {date: …, reason: …}'"
        report.error(found.places.get("status", place), "withdrawal", what, fix)
