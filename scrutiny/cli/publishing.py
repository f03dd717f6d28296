"""The commands that publish a site as one edition after another, and that remove what build wrote."""

import time
from pathlib import Path

import click

from scrutiny.base.diagnostics import Report
from scrutiny.base.settings import Settings
from scrutiny.cli.options import options
from scrutiny.cli.output import Progress, fail, line, say, tell
from scrutiny.shell import inputs, outcome, site_folder
from scrutiny.shell.editions import Editions
from scrutiny.shell.origin import Origin
from scrutiny.shell.processes import Workers
from scrutiny.shell.update import cached, continued, make


@click.command()
@options(
    *("content", "templates", "revision", "output", "base_url", "as_of", "before", "workers", "cache"),
    *("strict", "quiet"),
)
@click.option("--first", is_flag=True, help="There is no live edition yet to continue.")
def publish(
    origin: Origin,
    output: Path,
    now: Settings,
    before: Path | None,
    workers: Workers,
    cache: bool,
    strict: bool,
    quiet: bool,
    first: bool,
) -> None:
    """Build a new edition beside the live one, which it continues, and switch to it in one step."""
    editions = Editions(output)
    with editions.locked():
        hold = editions.hold
        if hold and hold.content == origin.read_content(Report()).digest():
            back = f"{output} was taken back to edition {hold.edition} on {hold.date}: {hold.reason}"
            line(f"{back} It stays there until the content changes.")
            return
        folder = editions.newest or before
        if folder is None and not first:
            raise click.UsageError(
                f"there is no live edition at '{output}': name one as --previous, or say --first"
            )
        live = continued(folder, now)
        found, began = Report(strict), time.monotonic()
        progress = Progress(began)
        with cached(output, cache, compare=True) as known:
            made = make(origin, now, live, workers, editions.add, found, progress, known)
        progress.end()
        diagnostics = tell(origin.located(found.diagnostics))
        if made is None:
            fail(diagnostics, "nothing was written")
        if not quiet:
            say(made.files, output, began, outcome.lines(made.checked, live, now, origin))


@click.command()
@options("output", "quiet")
def clean(output: Path, quiet: bool) -> None:
    """Remove only what the tool wrote."""
    removed, left = site_folder.clean(output)
    inputs.remove(output)
    if not quiet:
        also = f"; left in place: {', '.join(left)}" if left else ""
        line(f"{removed} files removed from {output}{also}")
