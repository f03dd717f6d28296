"""What ties this edition to the one before: no address that was published ever stops answering.

An address at which nothing published stands any more has moved, was withdrawn, or is gone for a
reason; its page says which. Addresses here are those of the whole site, languages included.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scrutiny.base.diagnostics import Report
from scrutiny.publication.ledger import Ledger, Line
from scrutiny.publication.previous import PreviousEdition, whole
from scrutiny.publication.tombstones import LostAddresses, Tombstone, above
from scrutiny.publication.versions import History
from scrutiny.register import addresses
from scrutiny.register.register import Register


@dataclass(frozen=True, slots=True)
class Edition:
    """The ledger of this edition, and the tombstones at addresses that lost what they had.

    Nothing says of the `unanswered` ones where they went or why: they are errors.
    """

    ledger: Ledger = field(default_factory=Ledger)
    tombstones: tuple[Tombstone, ...] = ()
    unanswered: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[Tombstone, ...]:
        """Those of whole pages."""
        return tuple(each for each in self.tombstones if not each.anchor)

    def stubs(self) -> Mapping[str, list[Tombstone]]:
        """Those of anchors, by the address of their page."""
        found: dict[str, list[Tombstone]] = {}
        for each in self.tombstones:
            if each.anchor:
                found.setdefault(each.page, []).append(each)
        return found


def continued(
    registers: Sequence[Register],
    histories: Sequence[Mapping[str, History]],
    listed: Mapping[str, Iterable[str]],
    papers: Mapping[str, str],
    before: PreviousEdition | None,
    report: Report,
) -> Edition:
    """This edition, after `before` or as the first.

    `listed` are the addresses of the pages by the folder of their language, `papers` the digests of
    published files by path. An address that would be lost without a word is an error.
    """
    ledger = before.ledger if before else Ledger()
    today = registers[0].settings.today.isoformat()
    present = _present(registers, histories, listed, papers, ledger, today)
    lost = LostAddresses(registers, present, ledger, report)
    tombstones = tuple(lost.tombstones())
    lines = [line for line in present.values() if _news(line, ledger.latest.get(line.address))]
    lines += [
        Line(date=today, event=each.event, address=each.address, to=each.to, reason=each.reason)
        for each in tombstones
        if _told(ledger.latest.get(each.address)) != (each.event, each.to, each.reason)
    ]
    news = (_as_it_happened(line, ledger.latest.get(line.address)) for line in lines)
    return Edition(Ledger((*ledger.lines, *news)), tombstones, tuple(lost.unanswered))


def _told(line: Line | None) -> tuple[str, str, str] | None:
    return (line.event, line.to, line.reason) if line else None


def _news(line: Line, last: Line | None) -> bool:
    """Whether a line says more than the last one of its address."""
    if line.version or line.event == "withdrawn":
        return last is None or dataclasses.replace(line, date=last.date) != last
    return last is None or not last.stands or last.digest != line.digest


def _as_it_happened(line: Line, last: Line | None) -> Line:
    """A line as 'changed' where something else stood at its address before."""
    changed = line.event == "published" and not line.version and last is not None and last.stands
    return dataclasses.replace(line, event="changed") if changed else line


def _present(
    registers: Sequence[Register],
    histories: Sequence[Mapping[str, History]],
    listed: Mapping[str, Iterable[str]],
    papers: Mapping[str, str],
    ledger: Ledger,
    today: str,
) -> dict[str, Line]:
    """What stands at each address of this edition, notes and their records first, in order."""
    found: dict[str, Line] = {}

    def add(line: Line) -> None:
        found.setdefault(line.address, line)

    for register, history in zip(registers, histories, strict=True):
        for meeting in register.heads:
            where = whole(register.settings, addresses.address(meeting))
            add(history[meeting.id].line or ledger.latest[where])
            for line in history[meeting.id].records:
                add(line)
    for path, sha, of in _attached(registers, papers):
        add(Line(date=today, event="published", address=f"/{path}", digest=sha, origin=of))
    for register in registers:
        content, folder = register.content, register.settings.folder
        withdrawn = {
            whole(register.settings, addresses.address(meeting)): meeting
            for meeting in register.heads
            if not register.shows(meeting)
        }
        for where in (whole(register.settings, each) for each in listed[folder]):
            if where in found:
                continue
            away = next((withdrawn[each] for each in above(where) if each in withdrawn), None)
            reason = away.withdrawn.reason if away and away.withdrawn else ""
            event = "withdrawn" if away else "published"
            add(Line(date=today, event=event, address=where, reason=reason))
        anchors = [addresses.address(term) for term in content.glossary]
        anchors += [addresses.address(plan) for plan in content.plans]
        for where in anchors:
            add(Line(date=today, event="published", address=whole(register.settings, where)))
    return {where: line for where, line in found.items() if not where.endswith("/404.html")}


def _attached(registers: Sequence[Register], papers: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The published files, each by its path, with its digest and the address of what attaches it."""
    by: dict[str, str] = {}
    for register in registers:
        for meeting in register.heads:
            if register.shows(meeting):
                for path, _ in register.attached([register.notes[meeting.id]]):
                    by.setdefault(path, whole(register.settings, addresses.address(meeting)))
        for inspection in register.inspections:
            for path, _ in register.commented([inspection]):
                by.setdefault(path, whole(register.settings, addresses.address(inspection)))
    yield from ((path, sha, by.get(path, "")) for path, sha in sorted(papers.items()))
