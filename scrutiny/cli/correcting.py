"""The commands that take back what was published."""

import contextlib
import functools
import shlex
from pathlib import Path

import click

from scrutiny.base.diagnostics import Report
from scrutiny.base.settings import Settings
from scrutiny.cli.options import STANDARD, options, origin_of, settings
from scrutiny.cli.output import fail, line, tell
from scrutiny.pipeline.withdrawal import NotPublishedError
from scrutiny.shell import site_folder, withdrawing, writing
from scrutiny.shell.editions import Editions, refuse_faults
from scrutiny.shell.errors import Refused
from scrutiny.shell.origin import Origin
from scrutiny.shell.outcome import templates, tied
from scrutiny.shell.processes import Workers
from scrutiny.shell.undo import undo as take_back
from scrutiny.shell.update import Write, continued

REASON = "What readers are told."


@click.command()
@click.option(
    "--to", "number", type=click.IntRange(1), help="The number of the edition; else the one before."
)
@click.option("--reason", help="Why, for those who look after the site.")
@options("content", "revision", "output", "quiet")
def rollback(
    number: int | None, reason: str | None, content: Path, revision: str | None, output: Path, quiet: bool
) -> None:
    """Show an earlier edition at once, until the content changes."""
    if not output.is_symlink():
        raise Refused(f"'{output}' shows no editions that publish keeps")
    editions = Editions(output)
    with editions.locked():
        chosen, newest = editions.earlier(number), editions.newest
        if chosen != newest and not (reason and reason.strip()):
            raise click.UsageError("say why the site goes back: --reason")
        digest = origin_of(content, STANDARD, revision).read_content(Report()).digest()
        editions.go_back(chosen, digest, settings().today, reason or "")
    if not quiet:
        shown, last = int(chosen.name), int((newest or chosen).name)
        line(f"{output} shows edition {shown} now; the newest is {last}.")
        if chosen != newest:
            line(
                "It stays there until the content changes: "
                "undo the commit that was wrong (build.py undo), commit and push."
            )


@click.command()
@click.argument("meeting")
@click.option("--reason", prompt="Why is it withdrawn", help=REASON)
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
    """Withdraw a note, decision, question or report: in its file, and at once from a site that is kept here.

    This works while other notes have errors: on the site every other note is taken as the live edition has
    it, and what other files have errors is left out. The site is the one that `publish` keeps at --output, or
    the one at --previous, of which --output becomes the next edition; without either, the file alone is
    changed. With --revision the note is taken from the site alone.
    """
    on_site = output.is_symlink() or before is not None
    if origin.revision and not on_site:
        raise click.UsageError("name the live edition as --previous")
    wrong, files = "", dict[str, bytes]()
    if not origin.revision:
        try:
            files |= withdrawing.amended(meeting, reason, origin, now)
        except (Refused, NotPublishedError) as found:
            if not on_site:
                raise
            wrong = str(found)
    said = _from_site(meeting, reason, before, origin, output, now) if on_site else ""
    withdrawing.put(origin.content, files)
    if quiet:
        return
    for each in (*said.splitlines(), *(f"{origin.content / path}: status: withdrawn" for path in files)):
        line(each)
    if wrong:
        line(f"Its file is as it was: {wrong}")
    if files:
        line("Commit and push it.")
    else:
        command = f"build.py withdraw {shlex.quote(meeting)} --reason {shlex.quote(reason)}"
        line(f"Withdraw it in the content as well, or nothing more can be published: {command}")


def _from_site(
    meeting: str, reason: str, before: Path | None, origin: Origin, output: Path, now: Settings
) -> str:
    """Take a note from the site at once; what was done."""
    found, forward = Report(lenient=True), ""
    with contextlib.ExitStack() as lock:
        write: Write = functools.partial(writing.write, output)
        if output.is_symlink():
            editions = Editions(output)
            lock.enter_context(editions.locked())
            before, write = editions.newest, editions.add
            forward = " The site is no longer kept back." if editions.hold else ""
        else:
            site_folder.refuse_foreign(output, (origin.content, origin.templates))
        live = continued(before, now)
        if live is None:
            raise click.UsageError("name the live edition as --previous")
        made = withdrawing.take_away(meeting, reason, origin, now, live, write, found)
        refuse_faults(output)
    tell(origin.located(found.diagnostics))
    how = f"{made.files} files written to {output}: {meeting} is withdrawn."
    return f"{how}{forward} {tied(made.checked, live)}\n{templates(origin)}"


@click.command()
@click.argument("commit")
@click.option("--reason", prompt="Why is it undone", help=REASON)
@options("content", "templates", "base_url", "as_of", "workers", "quiet")
def undo(commit: str, reason: str, origin: Origin, now: Settings, workers: Workers, quiet: bool) -> None:
    """Take back a commit that was published, so that the content can be published again.

    The content becomes what it was without that commit. A note that the site would lose is withdrawn, one
    whose published text goes back says so under `changes`, and other addresses that would be lost are given
    the reason in moved.yaml. Look at it, then commit and push.
    """
    found = Report()
    done = take_back(commit, reason, origin, now, found, workers)
    diagnostics = tell(origin.located(found.diagnostics))
    if done is None:
        fail(diagnostics, "nothing was written")
    undone, files = done
    if quiet:
        return
    line(f"{files} files changed in {origin.content}, ready to be committed.")
    for what, names in (
        ("withdrawn", undone.withdrawn),
        ("gets an entry under 'changes'", undone.corrected),
        ("gets an entry in moved.yaml", undone.moved),
    ):
        for name in names:
            line(f"{name}: {what}")
    line("Look at it with 'git diff --cached', then commit and push.")
