"""Who was there for some items was there for items that the note has."""

import re
from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.item import Item
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look up the `items` of everybody who is named in the front matter."""
    for meeting in register.every_meeting():
        items = [record for record in register.notes[meeting.id].records if isinstance(record, Item)]
        known = {record.number or record.title for record in items}
        plain = {each.casefold() for each in known}
        for attendance in meeting.attendances:
            for written in attendance.items:
                for number in _numbers(written.value):
                    if number not in plain:
                        what = f"the note has no item {number if number[:1].isdigit() else written}"
                        fix = f"its items are: {', '.join(sorted(known, key=_order)) or 'none'}"
                        report.error(written.place, "unknown-item", what, fix)


def _numbers(written: str) -> Iterator[str]:
    """The numbers that are written: `4`, `2a`, or all of a range such as `4-7`."""
    plain = re.sub(r"^items?\s+", "", written.casefold())
    run = re.fullmatch(r"([0-9]{1,4})\s*(?:-|–|—|\bto\b)\s*([0-9]{1,4})", plain)
    if run is None:
        yield plain
    else:
        first, last = int(run[1]), int(run[2])
        yield from (str(number) for number in range(first, min(last, first + LONGEST) + 1))


LONGEST = 100
"""Items of a range that are looked up."""


def _order(number: str) -> tuple[int, str]:
    return int(re.sub(r"\D.*", "", number) or 0), number
