"""The commands that write a site."""

from __future__ import annotations

import contextlib
import functools
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scrutiny.base.settings import Settings
from scrutiny.cli.options import options
from scrutiny.cli.output import Progress, fail, line, say, tell
from scrutiny.shell import renewal
from scrutiny.shell.origin import Origin
from scrutiny.shell.processes import Workers
from scrutiny.shell.renewal import Wanted

if (
    TYPE_CHECKING
):  # each command imports what it needs: most need little, and a build with nothing to do least
    from scrutiny.base.diagnostics import Report
    from scrutiny.publication.before import Before
    from scrutiny.shell.update import Write


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


@click.command()
@options(
    *("content", "templates", "revision", "output", "base_url", "as_of", "before", "workers"),
    *("strict", "quiet"),
)
@click.option("--first", is_flag=True, help="There is no live edition yet to continue.")
def publish(
    origin: Origin,
    output: Path,
    now: Settings,
    before: Path | None,
    workers: Workers,
    strict: bool,
    quiet: bool,
    first: bool,
) -> None:
    """Build a new edition beside the live one, which it continues, and switch to it in one step."""
    from scrutiny.base.diagnostics import Report
    from scrutiny.shell.editions import Editions
    from scrutiny.shell.update import continued

    editions = Editions(output)
    with editions.locked():
        folder = editions.newest or before
        if folder is None and not first:
            raise click.UsageError(
                f"there is no live edition at '{output}': name one as --previous, or say --first"
            )
        live = continued(folder, now)
        put(origin, output, now, live, workers, editions.add, Report(strict), quiet)


def put(
    origin: Origin,
    output: Path,
    now: Settings,
    live: Before | None,
    workers: Workers,
    write: Write,
    found: Report,
    quiet: bool,
) -> None:
    """Check, then write the whole site, or end with what is wrong."""
    from scrutiny.shell.outcome import told
    from scrutiny.shell.update import make

    began = time.monotonic()
    progress = Progress(began)
    made = make(origin, now, live, workers, write, found, progress)
    progress.end()
    diagnostics = tell(origin.located(found.diagnostics))
    if made is None:
        fail(diagnostics, "nothing was written")
    if not quiet:
        say(made.files, output, began, told(made.checked, live, now, origin))


@click.command()
@click.option(
    "--to", "number", type=click.IntRange(1), help="The number of the edition; else the one before."
)
@options("output", "quiet")
def rollback(number: int | None, output: Path, quiet: bool) -> None:
    """Show an earlier edition, until the next publication."""
    from scrutiny.shell.editions import Editions
    from scrutiny.shell.errors import Refused

    if not output.is_symlink():
        raise Refused(f"'{output}' shows no editions that publish keeps")
    editions = Editions(output)
    with editions.locked():
        shown = editions.go_back(number)
        newest = editions.newest or shown
    if not quiet:
        line(f"{output} shows edition {int(shown.name)} now; the newest is {int(newest.name)}.")
        line("The next publication shows the content as it is then: mend or revert that first.")


@click.command()
@click.argument("meeting")
@click.option("--reason", prompt="Why is it withdrawn", help="What the page says in its place.")
@options("before", "content", "templates", "revision", "output", "base_url", "as_of", "quiet")
def withdraw(
    meeting: str,
    reason: str,
    before: Path | None,
    origin: Origin,
    output: Path,
    now: Settings,
    quiet: bool,
) -> None:
    """Take the note of a meeting from the site at once, even while other notes have errors.

    Every other note is taken as the live edition has it. What other files have errors is left out.
    A site that `publish` keeps continues its own editions; any other needs --previous.
    """
    from scrutiny.base.diagnostics import Report
    from scrutiny.shell import site_folder, writing
    from scrutiny.shell.editions import Editions
    from scrutiny.shell.outcome import templates, tied
    from scrutiny.shell.update import continued, take_away

    found = Report(lenient=True)
    with contextlib.ExitStack() as lock:
        write: Write = functools.partial(writing.write, output)
        if output.is_symlink():
            editions = Editions(output)
            lock.enter_context(editions.locked())
            before, write = editions.newest, editions.add
        else:
            site_folder.refuse_foreign(output, (origin.content, origin.templates))
        live = continued(before, now)
        if live is None:
            raise click.UsageError("name the live edition as --previous")
        made = take_away(meeting, reason, origin, now, live, write, found)
    tell(origin.located(found.diagnostics))
    if not quiet:
        line(f"{made.files} files written to {output}: {meeting} is withdrawn. {tied(made.checked, live)}")
        line(templates(origin))
        line("Write the same in its note, or the next build is refused: status and withdrawn.")


@click.command()
@options("output", "quiet")
def clean(output: Path, quiet: bool) -> None:
    """Remove only what the tool wrote."""
    from scrutiny.shell import inputs, site_folder

    removed, left = site_folder.clean(output)
    inputs.remove(output)
    if not quiet:
        also = f"; left in place: {', '.join(left)}" if left else ""
        line(f"{removed} files removed from {output}{also}")
