"""Diagnostics: what is wrong, where, and how to fix it."""

from __future__ import annotations

import difflib
import enum
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Self

from scrutiny.base.text import Place, visible


class Severity(enum.StrEnum):
    """The severity of a diagnostic: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Diagnostic(NamedTuple):
    """One thing wrong with the content: where, how severe, which rule, what, and how to fix it.

    `acceptable` says that it need not be mended where a named person accepts it.
    """

    place: Place
    severity: Severity
    code: str
    what: str
    fix: str
    acceptable: bool = False

    @classmethod
    def stored(cls, data: Sequence[Any]) -> Self:
        """One that was written as JSON, which knows tuples as lists."""
        place, severity, *words = data
        return cls(Place(*place), Severity(severity), *words)

    def __str__(self) -> str:
        """The line that a clerk reads: `file:line:column: severity[code]: what – how to fix it`."""
        return f"{self.place}: {self.severity}[{self.code}]: {visible(self.what)} – {visible(self.fix)}"


class Report:
    """Collects the diagnostics of one run; every stage adds to it and continues.

    A `strict` report makes errors of warnings, a `lenient` one makes warnings of errors.
    """

    def __init__(self, strict: bool = False, lenient: bool = False) -> None:
        self._strict, self._lenient = strict, lenient
        self._found: dict[Diagnostic, None] = {}
        self._known: set[tuple[Place, str]] = set()
        self._failed = False

    def error(
        self, place: Place, code: str, what: str, fix: str, source: bool = False, acceptable: bool = False
    ) -> None:
        """Record something that stops publication; with `source` or `acceptable`, until it is accepted.

        `source` says that the signed source itself may contradict itself so; the fix then says how to accept
        it.
        """
        severity = Severity.WARNING if self._lenient else Severity.ERROR
        fix = _accepting(code, fix) if source else fix
        self._add(Diagnostic(place, severity, code, what, fix, source or acceptable))

    def warning(self, place: Place, code: str, what: str, fix: str, source: bool = False) -> None:
        """Record something that a clerk should look at; it stops publication only if the run is strict."""
        severity = Severity.ERROR if self._strict else Severity.WARNING
        self._add(Diagnostic(place, severity, code, what, _accepting(code, fix) if source else fix, True))

    def drop(self, accepted: Iterable[Diagnostic]) -> None:
        """Forget findings that somebody accepted."""
        for found in accepted:
            self._found.pop(found, None)
        self._failed = any(found.severity is Severity.ERROR for found in self._found)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Record what another stage found, unless the same code is known at the same place."""
        for found in [each for each in diagnostics if (each.place, each.code) not in self._known]:
            self._add(found)

    def _add(self, found: Diagnostic) -> None:
        self._found[found] = None
        self._known.add((found.place, found.code))
        self._failed = self._failed or found.severity is Severity.ERROR

    @property
    def kind(self) -> str:
        """Whether it is strict or lenient; reports of one kind say the same of the same."""
        return f"{self._strict} {self._lenient}"

    def beside(self) -> Report:
        """An empty report that is as strict as this one."""
        return Report(self._strict, self._lenient)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found so far, each once, by file, line and column."""
        return tuple(sorted(self._found))

    @property
    def failed(self) -> bool:
        """Whether anything found stops publication."""
        return self._failed


def entry(code: str, text: str = "") -> str:
    """The entry in front matter by which somebody accepts a finding, about some text, as a fix names it."""
    about = f", text: {text}" if text else ""
    return f"'accepted: [{{finding: {code}{about}, reason: …, by: …, date: …}}]'"


def _accepting(code: str, fix: str) -> str:
    return f"{fix}; if the signed note says so, keep its words and add to the front matter: {entry(code)}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like `word`, in any letter case, or None where none is near.

    It is never `word` itself: what is already written is no remedy.
    """
    others = (candidate for candidate in sorted(known, reverse=True) if candidate != word)
    spelled = {candidate.casefold(): candidate for candidate in others}
    close = difflib.get_close_matches(word.casefold(), spelled, n=1, cutoff=LIKE)
    return spelled[close[0]] if close else None


LIKE = 0.75
"""How alike two words are, of 1, for one to be a slip of the hand for the other."""


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """The words 'did you mean …?' for the known word nearest to `word`, else `otherwise`."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near is not None else otherwise
