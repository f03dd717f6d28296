"""The context of a record, by which it may be looked for: its meeting, day and area."""

from collections.abc import Iterator

from scrutiny.content.head import Head
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.record import Record
from scrutiny.site.site import Site
from scrutiny.wording.phrases import MONTHS


def context(site: Site, meeting: Head, record: Record | None) -> Iterator[object]:
    """The title, series and day of a meeting; of a record its areas and the report that made it."""
    first, last = meeting.date.first, meeting.date.last
    month = site.words.text(MONTHS[first.month - 1]) if first.month == last.month else ""
    yield f"{meeting.title} {(meeting.series or '').replace('-', ' ')}"
    yield f"{site.words.date(meeting.date)} {month[:3]} {month[:4]} {meeting.date}"
    if record:
        yield from (priority.title for priority in site.register.priorities_of(record))
    if isinstance(record, Recommendation) and record.source:
        source = site.register.report_of(record)
        yield f"{source.body or ''} {source.title}" if source else record.source
