"""The ledger: what happened to every address of the site, in order, each line tied to the one before.

Whoever keeps the digest of the last line can tell later that no line before it was changed, taken
out or put in: each line holds the SHA-256 of the line before it.
"""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from scrutiny.base.address import Address, BadAddressError
from scrutiny.base.fingerprint import digest

PATH = "ledger.jsonl"

BEGINNING = "0" * 64
"""What the first line holds in the place of a line before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that happened to one address.

    `date` is the day for which the edition was built that first shows it. `event` is 'published', 'changed',
    'withdrawn', 'moved' or 'removed'. `digest` is the SHA-256 of the published text, of a paper that of the
    file as the office has it; `version` counts the texts of a note. `status` is that of a note, or the state
    that a record gives itself. `changes` are the entries of its public history that are new in this version,
    as date, type and note. `origin` is the address that a moved note had, or of a paper the note that
    attaches it. `to` is where a moved address leads; `reason` is why nothing stands there any more.
    """

    date: str
    event: str
    address: str
    version: int = 0
    digest: str = ""
    status: str = ""
    language: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    origin: str = ""
    to: str = ""
    reason: str = ""

    @property
    def stands(self) -> bool:
        """Whether what is published stands at the address after this."""
        return self.event in ("published", "changed")


class BrokenError(Exception):
    """A ledger that does not hold together; the message says at which line, and why."""


class Ledger:
    """The lines of a ledger, and what they say of each address."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self.lines = tuple(lines)
        self._head: str | None = None

    @functools.cached_property
    def latest(self) -> Mapping[str, Line]:
        """The last line of each address."""
        return {line.address: line for line in self.lines}

    @functools.cached_property
    def _of(self) -> Mapping[str, list[Line]]:
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.address, []).append(line)
        return found

    def taken_away(self, since: Ledger) -> tuple[Line, ...]:
        """The lines after those of an earlier ledger by which published words were withdrawn or redacted."""
        return tuple(
            line
            for line in self.lines[len(since.lines) :]
            if line.event == "withdrawn" or any(kind == "redaction" for _, kind, _ in line.changes)
        )

    def of(self, address: str) -> tuple[Line, ...]:
        """The lines of an address in order, after those of the addresses that its note had before."""
        found: list[Line] = []
        seen: set[str] = set()
        while address and address not in seen:
            seen.add(address)
            own = self._of.get(address, [])
            found[:0] = own
            address = own[0].origin if own and own[0].version else ""
        return tuple(found)

    def at(self, address: str) -> Sequence[Line]:
        """The lines of one address alone."""
        return self._of.get(address, ())

    def below(self, address: str) -> Iterator[Line]:
        """The lines of addresses below one, in order."""
        return (line for line in self.lines if line.address.startswith(address) and line.address != address)

    @property
    def date(self) -> datetime.date | None:
        """The day of the last line; None of a ledger without lines."""
        return datetime.date.fromisoformat(self.lines[-1].date) if self.lines else None

    @property
    def began(self) -> datetime.date | None:
        """The day of the first line: of the first edition."""
        return datetime.date.fromisoformat(self.lines[0].date) if self.lines else None

    @property
    def head(self) -> str:
        """The digest of the last line: who keeps it can check all lines up to it later."""
        if self._head is None:
            self.data()
        return self._head or BEGINNING

    def data(self) -> bytes:
        """The ledger as JSON lines. Of what is made, its head alone is kept: it can be large."""
        before, written = BEGINNING, bytearray()
        for line in self.lines:
            text = _written(line, before)
            before = digest(text)
            written += text
            written += b"\n"
        self._head = before
        return bytes(written)


def read(data: bytes) -> Ledger:
    """A ledger from its file; raises `BrokenError` where a line does not follow from the one before."""
    before, lines = BEGINNING, []
    known = {field.name for field in fields(Line)}
    for number, text in enumerate(data.splitlines(), start=1):
        try:
            found: dict[str, Any] = json.loads(text)
            claimed = found.pop("before")
            found["changes"] = tuple((day, kind, note) for day, kind, note in found.get("changes", ()))
            line = Line(**{name: value for name, value in found.items() if name in known})
            datetime.date.fromisoformat(line.date)
            for where in (line.address, *filter(None, (line.origin, line.to))):
                Address(where)
        except BadAddressError as bad:
            raise BrokenError(f"line {number} of the ledger names no address of a site: {bad}") from bad
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
            raise BrokenError(f"line {number} of the ledger cannot be read") from wrong
        if claimed != before or text != _written(line, before):
            raise BrokenError(f"line {number} of the ledger does not follow from the line before it")
        before = digest(text)
        lines.append(line)
    return Ledger(lines)


def heads(data: bytes) -> tuple[str, ...]:
    """The digest of each line of a ledger's file, in order: what it would have had as its head."""
    return tuple(digest(text) for text in data.splitlines())


_NAMES = tuple(field.name for field in fields(Line))


def _written(line: Line, before: str) -> bytes:
    said = {name: getattr(line, name) for name in _NAMES}
    kept = {name: value for name, value in said.items() if value not in ("", 0, ())}
    return json.dumps({"before": before, **kept}, ensure_ascii=True).encode()
