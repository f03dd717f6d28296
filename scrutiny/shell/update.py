"""Making the next edition from where its content comes from: what the commands that write a site share."""

import contextlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import Executor
from scrutiny.base.output import Files
from scrutiny.base.settings import Settings
from scrutiny.pipeline import assemble, check
from scrutiny.pipeline.check import Checked
from scrutiny.publication.previous import PreviousEdition
from scrutiny.shell import cache, errors, inputs, site_folder
from scrutiny.shell.cache import Database
from scrutiny.shell.editions import Editions
from scrutiny.shell.origin import Origin

Write = Callable[[Files, Report], int | None]
"""Writes the files of a site, unless the report has failed by the end; gives their number."""


class Made(NamedTuple):
    """A site that was written: the number of its files, and the content that it shows."""

    files: int
    checked: Checked


def continued(folder: Path | None, now: Settings) -> PreviousEdition | None:
    """The edition in a folder, which this run continues; None for a first one.

    Of a site that `publish` keeps it is the newest edition, even while an earlier one is shown. Raises
    `Refused` where it cannot be continued.
    """
    if folder is None:
        return None
    if now.drafts:
        raise errors.Refused("a site with drafts is no edition: leave out --previous or --drafts")
    found = site_folder.before((Editions(folder).newest if folder.is_symlink() else None) or folder)
    if found.ledger.date and found.ledger.date > now.today:
        raise errors.Refused(f"'{folder}' is an edition of {found.ledger.date}, later than {now.today}")
    return found


def make(
    origin: Origin,
    now: Settings,
    live: PreviousEdition | None,
    workers: Executor,
    write: Write,
    found: Report,
    progress: Callable[[int, int], None] = lambda *_: None,
    known: Database | None = None,
) -> Made | None:
    """Check, then write the whole site; None where `found` then says why nothing was written.

    What `known` has is not made again.
    """
    source = origin.read(found)
    checked = check.check(source, now, found, live, workers, known, prose=False)
    if checked is None:
        return None
    files = partial(assemble.build, source, checked, found, progress, live, workers, known)
    written = write(lambda stage: files(stage=stage), found)
    if written is None:
        return None
    if known:
        known.keep()
    return Made(written, checked)


@contextlib.contextmanager
def cached(output: Path, wanted: bool, compare: bool = False) -> Iterator[Database | None]:
    """The cache of the site at `output`; removed unless it is `wanted`. See `cache.opened` for `compare`."""
    if not wanted:
        inputs.remove(output)
        yield None
        return
    with cache.opened(inputs.beside(output), output, compare) as found:
        yield found
