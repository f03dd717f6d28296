"""Bringing a site up to date with its content. Where nothing changed, nothing is done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from scrutiny.base.diagnostics import Diagnostic
from scrutiny.base.executor import Executor
from scrutiny.base.settings import Settings
from scrutiny.shell import inputs as unchanged
from scrutiny.shell.inputs import Asked, Last
from scrutiny.shell.origin import Origin
from scrutiny.shell.processes import Workers


class Renewed(NamedTuple):
    """What became of a site: the build as it is to be remembered, or None where the content has errors.

    `diagnostics` are all that is wrong, with the paths that the user would open; `files` how many were
    written, None where the site is as it was.
    """

    last: Last | None
    diagnostics: tuple[Diagnostic, ...]
    files: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a site is to be made from, and how."""

    origin: Origin
    output: Path
    now: Settings
    before: Path | None = None
    strict: bool = False
    remember: bool = True
    workers: Executor = field(default_factory=Workers)


Progress = Callable[[int, int], None]
"""Is called with the number of pages made so far and of all."""


def renew(wanted: Wanted, progress: Progress = lambda *_: None) -> Renewed:
    """Make the site what its content says. Raises `Refused` where it may not be written."""
    asked = unchanged.asked(wanted.origin, wanted.output, wanted.before, wanted.now, wanted.strict)
    last = unchanged.recall(asked, wanted.now.as_of) if wanted.remember else None
    return Renewed(last, last.warnings) if last else _whole(wanted, asked, progress)


def _whole(wanted: Wanted, asked: Asked, progress: Progress) -> Renewed:
    from scrutiny.base.diagnostics import Report
    from scrutiny.shell import outcome, site_folder, writing
    from scrutiny.shell.update import cached, continued, make

    inputs, origin, output = unchanged.look(asked), wanted.origin, wanted.output
    site_folder.refuse_foreign(output, (origin.content, origin.templates))
    live, found = continued(wanted.before, wanted.now), Report(wanted.strict)
    write = partial(writing.write, output)
    with cached(output, wanted.remember) as known:
        unchanged.forget(asked)
        made = make(origin, wanted.now, live, wanted.workers, write, found, progress, known)
    diagnostics = tuple(origin.located(found.diagnostics))
    if made is None:
        return Renewed(None, diagnostics)
    since = made.checked.sites[0].settings.as_of
    last = Last(outcome.lines(made.checked, live, wanted.now, origin), diagnostics, since, made.checked.until)
    if wanted.remember:
        unchanged.keep(asked, inputs, last)
    return Renewed(last, diagnostics, made.files)
