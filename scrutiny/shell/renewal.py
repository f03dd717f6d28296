"""Bringing a site up to date with its content: with the least work that gives the same bytes.

Where nothing changed, nothing is done; where notes were only reworded, what tells of that is exchanged; else
the site is made as a whole, from what is remembered.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scrutiny.base.diagnostics import Diagnostic
from scrutiny.base.executor import Run
from scrutiny.base.settings import Settings
from scrutiny.shell import inputs as unchanged
from scrutiny.shell.inputs import Asked, Known, Last
from scrutiny.shell.origin import Origin
from scrutiny.shell.processes import CAN_FORK, Workers

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


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
    """What a site is to be made from, and how.

    `apart` has the whole of it made by another process: what goes on for long stays small, and forks fast.
    """

    origin: Origin
    output: Path
    now: Settings
    before: Path | None = None
    strict: bool = False
    remember: bool = True
    workers: Run = field(default_factory=Workers)
    apart: bool = False


Progress = Callable[[int, int], None]
"""Is called with the number of pages made so far and of all."""


def renew(wanted: Wanted, progress: Progress = lambda *_: None) -> Renewed:
    """Make the site what its content says. Raises `disk.Refused` where it may not be written."""
    asked = unchanged.asked(wanted.origin, wanted.output, wanted.before, wanted.now, wanted.strict)
    known = unchanged.recall(asked, wanted.now.as_of) if wanted.remember else None
    if known and not known.changed:
        return Renewed(known.last, known.last.warnings)
    if known and (reworded := _reworded(wanted, asked, known)):
        return reworded
    return _apart(wanted, asked) if wanted.apart and CAN_FORK else _whole(wanted, asked, progress)


def _apart(wanted: Wanted, asked: Asked) -> Renewed:
    from multiprocessing import get_context

    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_made_apart, args=(theirs, wanted, asked))
    process.start()
    theirs.close()
    try:
        import scrutiny.pipeline.rewording  # noqa: F401 - is wanted as soon as a note is saved

        while not ours.poll(0.5) and process.is_alive():
            pass
        made: Renewed | Exception | None = ours.recv() if ours.poll() else None
    except EOFError:
        made = None
    finally:
        process.join()
        ours.close()
    if made is None:
        raise OSError("the process that makes the site has ended before it was done")
    if isinstance(made, Exception):
        raise made
    return made


def _made_apart(pipe: Connection, wanted: Wanted, asked: Asked) -> None:
    """Make the whole site, and send what became of it. Whoever interrupts it interrupts who waits as well."""
    from scrutiny.shell.errors import Refused

    with contextlib.suppress(KeyboardInterrupt):
        try:
            pipe.send(_whole(wanted, asked))
        except (Refused, OSError) as wrong:
            pipe.send(wrong)


def _whole(wanted: Wanted, asked: Asked, progress: Progress = lambda *_: None) -> Renewed:
    from scrutiny.base.diagnostics import Report
    from scrutiny.shell import site_folder, writing
    from scrutiny.shell.outcome import told
    from scrutiny.shell.update import continued, make, remembering

    inputs, origin, output = unchanged.look(asked), wanted.origin, wanted.output
    site_folder.refuse_foreign(output, (origin.content, origin.templates))
    live, found = continued(wanted.before, wanted.now), Report(wanted.strict)
    write = partial(writing.write, output)
    with remembering(output, wanted.remember) as memo:
        unchanged.forget(asked)
        made = make(origin, wanted.now, live, wanted.workers, write, found, progress, output, memo)
        if memo:
            memo.keep(output if made else None)
    diagnostics = tuple(origin.located(found.diagnostics))
    if made is None:
        return Renewed(None, diagnostics)
    since = made.checked.sites[0].settings.as_of
    last = Last(told(made.checked, live, wanted.now), diagnostics, since, made.checked.until)
    if wanted.remember:
        unchanged.keep(asked, inputs, last)
    return Renewed(last, diagnostics, made.files)


def _reworded(wanted: Wanted, asked: Asked, known: Known) -> Renewed | None:
    """The site with some notes reworded; None where more than that may have changed."""
    notes = _notes(wanted.origin, known.changed)
    if not notes or wanted.before:
        return None
    from concurrent.futures import ThreadPoolExecutor

    from scrutiny.publication import ledger
    from scrutiny.shell.standing import Standing

    with ThreadPoolExecutor(1) as reader:  # large files are read while what else is needed is imported
        standing = reader.submit(Standing, wanted.output, ledger.PATH)
        from scrutiny.base.diagnostics import Report
        from scrutiny.pipeline import rewording
        from scrutiny.shell import cache, writing
        from scrutiny.shell.outcome import first
    live, found = standing.result(), Report(wanted.strict)
    with cache.opened(unchanged.beside(wanted.output), wanted.output) as memo:
        before = {path: read[0] for path in notes if memo and (read := memo.note(path)) and read[0]}
        if not memo or not memo.around or len(before) < len(notes):
            return None
        near = {each for note in before.values() for each in (note.meeting.id, *memo.tied(note.meeting.id))}
        content = wanted.origin.read_some(known.inputs, near, found)
        settings = dataclasses.replace(wanted.now, as_of=known.last.since)
        made = rewording.reworded(
            content, before, memo.around, settings, live.read, live.manifest, wanted.workers, memo, found
        )
        if made is None:
            return None
        if made.files:
            unchanged.forget(asked)
            writing.replace(wanted.output, made.files)
        memo.keep_some(wanted.output)
    mine = {(wanted.origin.content / path).as_posix() for path in notes}
    kept = (
        each for each in known.last.warnings if each.place.path not in mine or each.code == rewording.TOGETHER
    )
    warnings = tuple(sorted([*kept, *wanted.origin.located(made.diagnostics)]))
    said = (known.last.said[0], first(made.head)) if made.head else known.last.said
    last = known.last._replace(said=said, warnings=warnings)
    unchanged.keep(asked, known.inputs, last)
    return Renewed(last, warnings, len(made.files) or None)


def _notes(origin: Origin, changed: tuple[str, ...]) -> list[str]:
    """The changed notes by their paths below the content folder; none where anything else changed."""
    found = [Path(path) for path in changed]
    if not all(path.is_relative_to(origin.content / "meetings") and path.suffix == ".md" for path in found):
        return []
    return sorted(path.relative_to(origin.content).as_posix() for path in found)
