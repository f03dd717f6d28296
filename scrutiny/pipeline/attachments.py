"""The files that notes attach, inspected: each shows all that it holds, and holds no personal data."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import PurePosixPath

from scrutiny.base.cache import Cache
from scrutiny.base.diagnostics import Report, entry
from scrutiny.base.executor import Executor, TimedOut
from scrutiny.base.fingerprint import digest, key
from scrutiny.base.text import Place, Source
from scrutiny.content import translations
from scrutiny.content.kinds import acceptance
from scrutiny.register.register import Register
from scrutiny.safety import figures, paper, papers, personal_data
from scrutiny.safety.paper import Fault, Paper
from scrutiny.safety.personal_data import Finding

A_PAPER = 600.0
"""Seconds of processor time to inspect a paper.

Each reader of papers counts what a paper holds, so that those that it allows take a small part of this.
"""

Papers = Mapping[str, Paper]
"""What is known of the papers, by their paths."""


def inspect(
    registers: Sequence[Register],
    files: Mapping[str, Callable[[], bytes]],
    report: Report,
    run: Executor,
    cache: Cache,
) -> Papers:
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
        found = papers.inspect(_suffix(path), files[path]())
        return json.dumps((found, list(personal(found)))).encode("utf-8", "surrogatepass")

    cached = cache.over(run, lambda path: key("paper", _suffix(path), digest(files[path]())))
    inspected: dict[str, Paper] = {}
    sources = {p: s for each in translations.versions(registers[0].content) for p, s in each.sources.items()}
    for path, made in zip(known, cached(work, known, lambda _: A_PAPER), strict=True):
        stored, details = json.loads(made) if isinstance(made, bytes) else (None, [])
        inspected[path] = paper.read(stored) if stored else _too_much(made)
        for fault in inspected[path].faults:
            _report(report, places[path], path, fault)
        _report_personal(path, details, places[path], sources, report)
    return inspected


def _too_much(stopped: bytes | TimedOut) -> Paper:
    why = stopped.why if isinstance(stopped, TimedOut) else ""
    fix = "save the paper again, smaller or in parts"
    return paper.refused("too-much-work", f"to look into it {why}", fix)


def clean(path: str, data: bytes) -> bytes:
    """A file that was inspected, as it is published."""
    return papers.clean(_suffix(path), data)


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def personal(found: Paper) -> Iterator[tuple[str, Finding]]:
    """What looks like personal data in a paper, and where: on which page, in which row, in what else."""
    several = found.about.pages > 0
    pages = [
        (f"page {number}" if several else "", words) for number, words in enumerate(found.pages, start=1)
    ]
    seen = set()
    for where, words in (*pages, *found.beside) if several else (*found.beside, *pages):
        for each in figures.find(words):
            if several or (each.kind, each.words) not in seen:
                seen.add((each.kind, each.words))
                yield where, each


def _report(report: Report, place: Place, path: str, fault: Fault) -> None:
    """Report a fault; one that is acceptable with the entry by which a named person accepts it."""
    what, fix = f"{path}: {fault.what}", fault.fix
    if fault.acceptable:
        quoted = _QUOTED.search(fault.what)
        accepted = entry(fault.code, f'"{quoted[1] if quoted else path}"')
        fix = f"{fix}; or, where it may stay, add to the front matter: {accepted}"
    if fault.warning:
        report.warning(place, fault.code, what, fix)
    else:
        report.error(place, fault.code, what, fix, acceptable=fault.acceptable)


_QUOTED = re.compile(r"'([^'\"\\]+)'$")
"""The words at the end of a message, by which an entry knows it."""


def _report_personal(
    path: str,
    found: Sequence[tuple[str, Sequence[object]]],
    place: Place,
    sources: Mapping[str, Source],
    report: Report,
) -> None:
    """Report personal data in a paper, unless the note that attaches it says why that may appear."""
    own = sources.get(place.path)
    allowed = acceptance.may_appear(own) if own else {}
    entries = [(personal_data.spelled(words.value), each.place) for words, each in allowed.items()]
    office = personal_data.spelled(sources["office.yaml"].text) if "office.yaml" in sources else ""
    for where, stored in found:
        each = Finding(*stored)  # type: ignore[arg-type] # as it was stored
        words = personal_data.spelled(each.words)
        accepting = [at for entry, at in entries if words in entry]
        if accepting:
            report.drop([one for one in report.diagnostics if one.code == UNUSED and one.place in accepting])
        elif words not in office:
            what, fix = personal_data.refusal(each, REMEDY)
            report.error(place, "personal-data", f"in {path}{where and f', {where}'}: {what}", fix)


REMEDY = "take it out in Word, Excel or Acrobat, and save the paper again"

UNUSED = "accepts-nothing"
"""The finding that an entry accepts nothing, which the note alone has no cause to know better."""
