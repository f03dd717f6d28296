"""An inspection report whose recommendations are answered: one file in `inspections/`."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scrutiny.base.text import Place, Text
from scrutiny.content import values
from scrutiny.content.fields import Form, field, required, shape
from scrutiny.content.head import STATUSES, Change, Withdrawal
from scrutiny.content.moments import Moment
from scrutiny.content.outline import Outline, Section
from scrutiny.content.values import Reference

FOLDER = "inspections"

LIMITED_FROM = datetime.date(2017, 5, 2)
"""Comments on reports published from this day on have a last day.

Police Act 1996, s.55(5A), inserted by the Policing and Crime Act 2017, s.37(2), which SI 2017/399 brought
into force on this day.
"""

DAYS = 56
"""The days that s.55(5A) gives for comments, of which the day of publication is the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """The commissioner's comments on a report (Police Act 1996, s.55): when, by whom, and where to read."""

    date: Moment = required("date", values.moment, "When the comments were published")
    by: Text = required("by", values.words, "The commissioner who commented")
    document: Text | None = field("document", values.file, "The file that has the comments")
    address: Text | None = field("address", values.web_address, "Where the comments can be read")
    place: Place

    @property
    def reference(self) -> Reference | None:
        """The link to the document, or None where there is none."""
        return Reference("", self.document.value, self.document.place) if self.document else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """An inspection report; `body` is who inspected, `slug` the stem of the file name.

    `text` is what stands below the front matter, under headings of its own; `recommended` are the sections
    of its recommendations, where its file has them, until they are read as records. `places` has the place of
    each field that is written.
    """

    slug: str
    title: str = required("title", values.plain, "The title of the report")
    body: str | None = field("body", values.plain, "Who inspected")
    inspected: Text | None = field(
        "inspected", values.words, "The further body that was inspected, if it was not the force"
    )
    date: Moment | None = field("date", values.moment, "When the report was published")
    url: Text | None = field("url", values.web_address, "Where the report can be read")
    comments: Comments | None = field(
        "comments", values.group(Comments), "The commissioner’s comments: date, by, document or address"
    )
    status: str | None = field(
        "status",
        values.exactly(*STATUSES),
        "The state of the file, published if it says none",
        never_empty=True,
    )
    publish_at: datetime.datetime | None = field(
        "publish_at", values.instant, "Not published before this moment", never_empty=True
    )
    changes: tuple[Change, ...] = field(
        "changes", values.many(values.group(Change)), "What was changed after publication", default=()
    )
    withdrawn: Withdrawal | None = field(
        "withdrawn", values.group(Withdrawal), "When and why it was withdrawn", never_empty=True
    )
    text: Outline
    recommended: tuple[Section, ...] = ()
    place: Place
    places: Mapping[str, Place]

    @property
    def identity(self) -> str:
        """The id of its note: see `Head`."""
        return f"{FOLDER}/{self.slug}"

    @property
    def state(self) -> str:
        """Its status: published where its file says nothing, and a draft where that cannot be read."""
        return self.status or ("draft" if "status" in self.places else "published")

    @property
    def comments_due(self) -> datetime.date | None:
        """The last day for the commissioner's comments.

        None where the law sets none, as for other bodies than the force, or where the day of publication is
        not known.
        """
        day = self.date.day if self.date else None
        if self.inspected or day is None or day < LIMITED_FROM:
            return None
        return day + datetime.timedelta(days=DAYS - 1)

    @property
    def unlimited(self) -> bool:
        """Whether the report was published before the law set a last day for comments."""
        return not self.inspected and self.date is not None and self.date.last < LIMITED_FROM

    @property
    def late(self) -> bool:
        """Whether the comments were published after their last day."""
        last = self.comments_due
        return last is not None and self.comments is not None and self.comments.date.first > last

    @property
    def commented(self) -> Section | None:
        """The section of its text that has the comments."""
        return self._section("comments")

    @property
    def introduced(self) -> Section | None:
        """The section of its text that introduces its recommendations."""
        return self._section("recommendations")

    def _section(self, heading: str) -> Section | None:
        sections = self.text.sections
        return next((each for each in sections if each.heading.value.casefold() == heading), None)

    def passages(self) -> Iterator[Text]:
        """Its passages of prose, in order."""
        return self.text.passages()


FORM = Form("inspection", "inspections/*.md", "An inspection report", shape(Inspection))
