"""The files that notes attach, inspected: each shows all that it holds, and holds no personal data."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from pathlib import PurePosixPath

from scrutiny.base.cache import Cache
from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import Run, Stopped
from scrutiny.base.fingerprint import digest, key
from scrutiny.base.text import Place
from scrutiny.content import translations
from scrutiny.content.kinds import acceptance
from scrutiny.register.register import Register
from scrutiny.safety import papers, personal_data
from scrutiny.safety.paper import Fault, Paper

A_PAPER = 600.0
"""Seconds of processor time to inspect a paper.

Each reader of papers counts what a paper holds, so that those that it allows take a small part of this.
"""


def inspect(
    registers: Sequence[Register],
    files: Mapping[str, Callable[[], bytes]],
    report: Report,
    run: Run,
    cache: Cache,
) -> None:
    """Look into each file to which a note, released or not, or a report links, and the logo of the office."""
    places: dict[str, Place] = {}
    for register in registers:
        attached = register.attached(register.notes.values())
        for path, place in chain(attached, register.commented(register.content.inspections)):
            places.setdefault(path, place)
        if register.office.logo:
            places.setdefault(register.office.logo.value, register.office.logo.place)
    known = [path for path in sorted(places) if path in files and _suffix(path) in papers.TYPES]

    def work(path: str) -> bytes:
        return json.dumps(papers.inspect(_suffix(path), files[path]())).encode("utf-8", "surrogatepass")

    cached = cache.over(run, lambda path: key("paper", _suffix(path), digest(files[path]())))
    for path, made in zip(known, cached(work, known, lambda _: A_PAPER), strict=True):
        if isinstance(made, Stopped):
            fix = "save the paper again, smaller or in parts"
            found = Paper("", (Fault("too-much-work", f"to look into it {made.why}", fix),))
        else:
            text, faults = json.loads(made)
            found = Paper(text, tuple(Fault(*each) for each in faults))
        for fault in found.faults:
            report.error(places[path], fault.code, f"{path}: {fault.what}", fault.fix)
        _personal(path, found.text, places[path], registers[0], report)


def clean(path: str, data: bytes) -> bytes:
    """A file that was inspected, as it is published."""
    return papers.clean(_suffix(path), data)


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _personal(path: str, text: str, place: Place, register: Register, report: Report) -> None:
    """Report personal data in a paper, unless the note that attaches it says why that may appear."""
    sources = {p: s for each in translations.versions(register.content) for p, s in each.sources.items()}
    own = sources.get(place.path)
    allowed = [personal_data.spelled(each.value) for each in (acceptance.may_appear(own) if own else ())]
    office = personal_data.spelled(sources["office.yaml"].text) if "office.yaml" in sources else ""
    for found in personal_data.find(text):
        words = personal_data.spelled(found.words)
        if words not in office and not any(words in each for each in allowed):
            what, fix = personal_data.refusal(found)
            report.error(place, "personal-data", f"in {path}, {what}", fix)
