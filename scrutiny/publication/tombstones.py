"""The addresses at which something was published, and nothing published stands any more.

Each has moved, was withdrawn, or is gone for a reason. Addresses here are those of the whole site,
languages included.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from scrutiny.base.diagnostics import Report, nearest
from scrutiny.base.text import Place
from scrutiny.content.head import Head
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.move import Move
from scrutiny.publication.ledger import Ledger, Line
from scrutiny.publication.previous import whole
from scrutiny.register import addresses
from scrutiny.register.register import Register

LONGEST_CHAIN = 100
"""Moves from one address to the next that are followed."""


class Tombstone(NamedTuple):
    """What answers at an address at which nothing published stands.

    `event` is 'moved', 'withdrawn' or 'removed'. `to` is where it leads: the new address, or the
    nearest page above it; `reason` is what the office says, or empty.
    """

    address: str
    event: str
    to: str
    reason: str

    @property
    def page(self) -> str:
        """The address of the page on which it stands."""
        where = self.address.partition("#")[0]
        return where if where.endswith("/") else f"{where}/"

    @property
    def anchor(self) -> str:
        """The anchor on its page; empty where it is the page."""
        return self.address.partition("#")[2]


class LostAddresses:
    """The addresses at which something stood, and no longer does.

    `unanswered` are those of which nothing says where they went or why, without addresses below them. They
    are known once `tombstones` has ended.
    """

    def __init__(
        self, registers: Sequence[Register], present: Mapping[str, Line], ledger: Ledger, report: Report
    ) -> None:
        self._registers, self._present, self._ledger, self._report = registers, present, ledger, report
        languages = (re.match(r"/([a-z]{2,3}/)meetings/$", where) for where in ledger.latest)
        self._folders = {found[1] for found in languages if found}
        self._folders |= {register.settings.folder for register in registers if register.settings.folder}
        standing = {where for where, line in present.items() if line.event != "withdrawn"}
        # A record with a page of its own is an anchor on the page of its meeting as well.
        self._standing = standing | {anchor for where in standing if (anchor := _also(where))}
        self.unanswered: list[str] = []
        self._moves: dict[str, Move] = {}
        for move in registers[0].content.moves:
            self._declare(move)
        for move in self._moves.values():
            if move.to and self._follow(str(move.to)) is None:
                what = f"'{move.to}' leads to no page of this site"
                near = nearest(str(move.to), present)
                fix = f"did you mean '{near}'?" if near else "write the address of a page that is there"
                report.error(move.to.place, "moved-nowhere", what, fix)

    def _declare(self, move: Move) -> None:
        where = str(move.origin)
        if where in self._moves:
            what = f"'{where}' is moved twice, here and on line {self._moves[where].origin.place.line}"
            self._report.error(move.origin.place, "repeated-move", what, "keep one of the two")
        elif where in self._present:
            what = f"something is published at '{where}'"
            fix = "delete this entry, or give the file that is published there another name"
            self._report.error(move.origin.place, "moved-here", what, fix)
        self._moves.setdefault(where, move)

    def tombstones(self) -> Iterator[Tombstone]:
        """What is to answer at each of them; reports each for which nothing can."""
        lost = sorted(self._lost())
        unknown: list[str] = []
        for where in lost:
            found = self._tombstone(where)
            if found:
                yield from self._with_anchor(found)
            else:
                unknown.append(where)
        for where, line in self._present.items():
            if line.event == "withdrawn" and self._was_told(where):
                up = where.rstrip("/").rpartition("/")[0] + "/"
                yield from list(self._with_anchor(Tombstone(where, "withdrawn", up, line.reason)))[1:]
        for where in unknown:
            yield Tombstone(where, "removed", "/", "")
            if not any(page in unknown for page in above(where) if page != where):
                below = sum(where in above(other) for other in unknown) - 1
                self.unanswered.append(where)
                self._refuse(where, below)

    def _was_told(self, where: str) -> bool:
        """Whether the ledger has the anchor of an address, or something that stood there."""
        return _also(where) in self._ledger.latest or any(each.stands for each in self._ledger.of(where))

    def _with_anchor(self, page: Tombstone) -> Iterator[Tombstone]:
        """The tombstone of a record's page, and that of its anchor on the page of its meeting."""
        yield page
        anchor = _also(page.address)
        if anchor and anchor not in self._standing:
            yield page._replace(address=anchor)

    def _lost(self) -> set[str]:
        anchors = {_also(where) for where in self._ledger.latest}
        return (set(self._ledger.latest) | set(self._moves)) - self._standing - set(self._present) - anchors

    def _move(self, where: str) -> tuple[Move, str] | None:
        """The move that an address falls under, and what of the address lies below it."""
        if where in self._moves:
            return self._moves[where], ""
        for page in above(where):
            if page in self._moves and page.endswith("/"):
                return self._moves[page], where.removeprefix(page)
        return None

    def _follow(self, where: str, folder: str = "") -> str | None:
        """Where an address leads in the end: one at which something stands; None for a loop or nothing."""
        seen: set[str] = set()
        while where not in seen and len(seen) <= LONGEST_CHAIN:  # one move can lead below itself
            seen.add(where)
            there = f"/{folder}{where.removeprefix('/')}"
            if there in self._standing:
                return there
            moved = self._move(where)
            if moved and moved[0].to:
                where = f"{moved[0].to}{moved[1]}"
                continue
            last = self._ledger.latest.get(there)
            if last is None or last.event != "moved":
                return there if there in self._present else None
            where = "/" + last.to.removeprefix(f"/{folder}").removeprefix("/")
        return None

    def _tombstone(self, where: str) -> Tombstone | None:
        folder = next((each for each in self._folders if where.startswith(f"/{each}")), "")
        here = "/" + where.removeprefix(f"/{folder}").removeprefix("/")
        nearest_page = next(each for each in (*above(where), "/") if each in self._present and each != where)
        moved = self._move(here)
        if moved and moved[0].to:
            to = self._follow(here, folder)
            return Tombstone(where, "moved", to, "") if to else None
        if moved:
            return Tombstone(where, "removed", nearest_page, moved[0].reason or "")
        last = self._ledger.latest.get(where)
        if last and last.event == "moved" and (to := self._follow(here, folder)):
            return Tombstone(where, "moved", to, "")
        if last and last.event == "removed":
            return Tombstone(where, "removed", nearest_page, last.reason)
        return self._by_itself(where, here, nearest_page)

    def _by_itself(self, where: str, here: str, up: str) -> Tombstone | None:
        """What remains where nobody need say so: what was withdrawn, lists that became empty or shorter."""
        withdrawn = self._withdrawn(where)
        if withdrawn is not None:
            return Tombstone(where, "withdrawn", up, withdrawn)
        if self._is_of_cancelled(where):
            return Tombstone(where, "removed", up, "")
        if re.search(r"/[0-9]+/$", here) and "#" not in here:
            return Tombstone(where, "moved", up, "")
        section, _, rest = here.removeprefix("/").partition("/")
        if section in ("topics", "organisations"):
            return Tombstone(where, "removed", up, "")
        content = self._registers[0].content
        kept = {
            "people": {each.slug for each in content.people},
            "inspections": {each.slug for each in content.inspections if not self._is_withheld(each)},
        }
        if rest.partition("/")[0] in kept.get(section, ()):
            return Tombstone(where, "removed", up, "")
        # An address in a language that the office gave up leads to the same one in the first.
        return Tombstone(where, "moved", here, "") if here != where and here in self._present else None

    def _is_withheld(self, report: Inspection) -> bool:
        """Whether the file of a report itself says that it is not published, or not yet."""
        note = self._registers[0].notes.get(report.identity)
        return note is not None and not note.meeting.is_released(self._registers[0].settings)

    def _withdrawn(self, where: str) -> str | None:
        """The reason for which the note was withdrawn to which an address belongs, or None."""
        return next((line.reason for line in self._notes_of(where) if line.event == "withdrawn"), None)

    def _is_of_cancelled(self, where: str) -> bool:
        """Whether an address belongs to the agenda of a meeting that was cancelled since."""
        return any(line.status == "cancelled" for line in self._notes_of(where))

    def _notes_of(self, where: str) -> Iterator[Line]:
        """What stands at the pages above an address, and at that of the note that attached a paper."""
        attached = (line.origin for line in reversed(self._ledger.of(where)) if line.origin)
        for each in (*above(where), next(attached, "")):
            if line := self._present.get(each):
                yield line

    def _refuse(self, where: str, below: int) -> None:
        more = (
            f", and {below} addresses below it"
            if below > 1
            else ", and one address below it"
            if below
            else ""
        )
        note = self._note(where)
        if note and not self._registers[0].is_visible(note):
            what = f"this note is on the site, at {where}{more}, and would vanish from it"
            fix = (
                "publish it again, or withdraw it: 'status: withdrawn' and 'withdrawn: {date: …, reason: …}'"
            )
            self._report.error(note.places.get("status", note.place), "unpublished", what, fix)
            return
        place = note.place if note else Place("moved.yaml", 1, 1)
        what = f"the address {where} was published{more}, and would no longer be published"
        fix = (
            f"put it back, or add to moved.yaml: '- {{from: {where}, to: …}}' (or 'reason: …' in place of to)"
        )
        self._report.error(place, "lost-address", what, fix)

    def _note(self, where: str) -> Head | None:
        """The head of the note to which an address belongs, as the content has it."""
        for register in self._registers:
            for note in register.content.notes:
                if whole(register.settings, addresses.address(note.meeting)) in above(where):
                    return note.meeting
        return None


def above(where: str) -> Iterator[str]:
    """An address without its anchor, and those of the pages above it, the nearest first."""
    where = where.partition("#")[0]
    yield where
    while where != "/":
        where = where.rstrip("/").rpartition("/")[0] + "/"
        yield where


def _also(where: str) -> str:
    """The anchor at which a record with a page of its own stands on the page of its meeting too."""
    found = re.fullmatch(r"(.*/meetings/[^/]+/)((?:question|recommendation|action|decision)-[^/]+)/", where)
    return f"{found[1]}#{found[2]}" if found else ""
