"""The command that makes a site. It imports little, since often nothing has changed."""

import time
from pathlib import Path

import click

from scrutiny.base.settings import Settings
from scrutiny.cli.options import options
from scrutiny.cli.output import Progress, fail, say, tell
from scrutiny.shell import renewal
from scrutiny.shell.origin import Origin
from scrutiny.shell.processes import Workers
from scrutiny.shell.renewal import Wanted


@click.command()
@options(
    *("content", "templates", "output", "base_url", "as_of", "drafts", "before", "workers", "cache"),
    *("strict", "quiet"),
)
def build(
    origin: Origin,
    output: Path,
    now: Settings,
    before: Path | None,
    workers: Workers,
    cache: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Check, then write the whole site, or nothing."""
    began, progress = time.monotonic(), Progress(time.monotonic())
    wanted = Wanted(origin, output, now, before, strict, cache, workers)
    renewed = renewal.renew(wanted, progress)
    progress.end()
    diagnostics = tell(list(renewed.diagnostics))
    if renewed.last is None:
        fail(diagnostics, "nothing was written")
    if not quiet:
        say(renewed.files, output, began, renewed.last.said)
