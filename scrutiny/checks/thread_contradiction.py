"""A record that continues another is later, and agrees with it or says why not."""

from scrutiny.base.diagnostics import Report
from scrutiny.content.due import NEXT_MEETING, Due
from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.moments import Moment
from scrutiny.content.record import Record, said_on
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date

DONE = ("complete", "cancelled", "rejected", "transferred")


def check(register: Register, report: Report) -> None:
    """Compare each record with the one it updates, and updates of one day with each other."""
    updated: dict[str, list[Record]] = {}
    for note in register.notes.values():
        for record in note.records:
            earlier = register.earlier(record)
            # What an action continues can have been withdrawn, with its day.
            begun = isinstance(record, Action) and record.updates is None
            origin = earlier or (record if begun else None)
            if origin is not None:
                _parts(register, record, origin, report)
            if earlier is not None:
                updated.setdefault(earlier.key, []).append(record)
                _pair(register, earlier, record, report)
    for several in updated.values():
        for index, one in enumerate(several):
            for other in several[index + 1 :]:
                if _day(register, one) == _day(register, other) and _status(one) != _status(other):
                    what = f"two updates of one day disagree: '{_status(one)}' and '{_status(other)}'"
                    _both(one, other, what, "keep one of the two", report)


def _pair(register: Register, earlier: Record, later: Record, report: Report) -> None:
    if earlier.kind != later.kind:
        what = f"{later.label} continues a record of another kind, {earlier.label}"
        _both(
            earlier,
            later,
            what,
            f"continue it with a {earlier.kind}, or link to it with 'From' or 'Follows'",
            report,
        )
        return
    if _day(register, later).last < _day(register, earlier).first or earlier is later:
        days = (
            f"{date(register.meeting(later).date)}, continues one of {date(register.meeting(earlier).date)}"
        )
        _both(earlier, later, f"a record of {days}", "an update is later: correct the link", report)
        return
    reason = later.prose.value or later.parts
    before, now = _said_last(register, earlier), _said(later)
    if before in DONE and now and now not in DONE and not reason:
        what = f"'{before}' becomes '{now}' without a reason"
        _both(earlier, later, what, "say in the text of the update why it was opened again", report)
    if _due(earlier) and _due(later) and _due(earlier) != _due(later) and not reason:
        what = "the date on which it is due moves without a reason"
        _both(earlier, later, what, "say in the text of the update why it moved", report)


def _parts(register: Register, record: Record, origin: Record, report: Report) -> None:
    """An update cannot be older than what it updates; an answer can be given before its meeting."""
    for part in record.parts:
        said = said_on(part)
        if said and said < _day(register, origin).first:
            what = f"this is dated {date(said)}, before the meeting of {date(_day(register, origin))}"
            report.error(part.prose.place, "thread-contradiction", what, "correct the date in the brackets")


def _both(one: Record, other: Record, what: str, fix: str, report: Report) -> None:
    for here, there in ((one, other), (other, one)):
        said = f"{what} (see {there.place.path}:{there.place.line})"
        report.error(here.place, "thread-contradiction", said, fix)


def _day(register: Register, record: Record) -> Moment:
    return register.meeting(record).date


def _status(record: Record) -> str | None:
    return record.status if isinstance(record, Action | Recommendation) else None


def _said(record: Record) -> str | None:
    """The status that is written in a record: one that is left out does not change."""
    return _status(record) if record.stated else None


def _said_last(register: Register, record: Record) -> str | None:
    """The status written in a record, else in the nearest of those that it continues."""
    seen = set[str]()
    each: Record | None = record
    while each and each.key not in seen and not _said(each):
        seen.add(each.key)
        each = register.earlier(each)
    return _said(each) if each else None


def _due(record: Record) -> Due | None:
    """When a record is due, where that is the same from whichever meeting it is said."""
    return None if record.due == NEXT_MEETING else record.due
