"""Numbers of items, and of each kind of record in an item, should run on without a gap.

Those of items may run on from an earlier meeting. The recommendations in the file of an inspection report
have the numbers of the register of the inspectorate.
"""

import re
from collections.abc import Iterable

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.inspection import FOLDER
from scrutiny.content.kinds.item import Item
from scrutiny.content.record import Record
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Compare each number with the one before it."""
    for note in register.notes.values():
        if note.meeting.folder == FOLDER:
            continue
        runs: dict[tuple[str, str], list[Record]] = {}
        for record in note.records:
            if record.number:
                runs.setdefault((record.item, record.kind), []).append(record)
        for run in runs.values():
            _run(run, report)


def _run(run: Iterable[Record], report: Report) -> None:
    last, before = 0, ""
    for record in run:
        number = int(re.sub(r"\D.*", "", record.number) or 0)
        runs_on = number > FEWEST or "." in record.number
        goes_on = runs_on and not before and isinstance(record, Item)
        if number not in (last, last + 1) and not goes_on:
            way = f"comes {'after' if number > last else 'below'} {before}" if before else "comes first"
            what = f"{record.label} {way}"
            fix = "check that none is missing; numbers that are published stay as they are"
            report.warning(record.place, "skipped-number", what, fix, source=True)
        last, before = number, record.label


FEWEST = 4
"""Items of an earlier meeting from which a number may run on: after fewer, one is missing."""
