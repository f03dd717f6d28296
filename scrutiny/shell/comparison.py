"""The content held against what a commit has: what a change does, for who reviews it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.settings import Settings
from scrutiny.content.input import differs
from scrutiny.pipeline import check, impact
from scrutiny.publication.previous import PreviousEdition
from scrutiny.shell.origin import Origin
from scrutiny.shell.processes import Workers


class Comparison(NamedTuple):
    """What a change does: the faults that are new or in files it touches, and what becomes of records."""

    shown: tuple[Diagnostic, ...]
    effects: tuple[str, ...]


def compared(
    origin: Origin, since: str, now: Settings, live: PreviousEdition | None, strict: bool
) -> Comparison:
    """What the content of an origin changes since a commit.

    Raises `Refused` where there is no such commit.
    """
    found, earlier, then = Report(strict), Report(strict), origin.at(since)
    source, old = origin.read(found), then.read(earlier)
    checked = check.check(source, now, found, live, Workers())
    stood = check.check(old, now, earlier, live, Workers())
    shown = impact.touched(found.diagnostics, earlier.diagnostics, differs(old, source))
    hidden = sum(_errors(found.diagnostics)) - sum(_errors(shown))
    if checked and stood:
        effects = tuple(impact.effects(stood, checked)) or ("No published record changes.",)
    elif hidden:
        said = f"{hidden} other error{'s' * (hidden != 1)} stood here before"
        effects = (f"{said}: nothing can be published until they are mended.",)
    elif checked:
        effects = (f"The content of '{since}' has errors: what becomes of records cannot be told.",)
    else:
        effects = ()
    return Comparison(tuple(shown), effects)


def _errors(diagnostics: Iterable[Diagnostic]) -> Iterator[bool]:
    return (each.severity == "error" for each in diagnostics)
