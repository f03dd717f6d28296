"""The records for the search page, `search/records.js`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from scrutiny import prose, routes
from scrutiny.record import Record
from scrutiny.site import Page, Site


def files(site: Site, pages: tuple[Page, ...]) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """Every record with its words, as a script that a page opened from a disk can load too."""
    entries = [_entry(site, record) for record in site.register.records.values()]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    yield "/search/records.js", f"window.scrutinyRecords = [\n{lines}\n];\n"


def _entry(site: Site, record: Record) -> dict[str, str]:
    meeting = site.register.meeting(record)
    where = routes.address(record)
    page, _, anchor = where.partition("#")
    return {
        "title": record.name,
        "address": routes.output(page) + (f"#{anchor}" if anchor else ""),
        "meeting": site.meeting_name(meeting),
        "date": meeting.date.isoformat(),
        "text": " ".join(prose.words(passage) for passage in record.passages if passage.value),
    }
