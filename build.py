"""The command line of Open Scrutiny: `python build.py COMMAND`, see `python build.py --help`."""

from __future__ import annotations

import datetime
import functools
import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn, TextIO

import click

from scrutiny import __version__, drafting, pipeline, withdrawal
from scrutiny import verify as verification
from scrutiny.canaries import look
from scrutiny.history import Before
from scrutiny.settings import Settings
from scrutiny.shell import disk, rebuild, report
from scrutiny.shell.editions import Editions
from scrutiny.shell.outcome import notes, tied
from scrutiny.shell.workers import Workers
from scrutiny.text import Diagnostic, Report, slug
from scrutiny.values import as_date, is_slug, is_web_address


class AsOf(click.ParamType):  # type: ignore[type-arg] # older versions of click take no argument here
    """A date, or a date and time with its offset from UTC; a date means its first moment, in UTC."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, datetime.datetime):
            return value
        try:
            moment = datetime.datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a date such as 2026-11-23", param, ctx)
        if moment.tzinfo is None and len(value) > len("2026-11-23"):
            self.fail(f"'{value}' has a time without an offset, such as +00:00", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


class BuildsByDefault(click.Group):
    """Without a command it builds."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = ("--help", "--version", "--debug")
        rest = [arg for arg in args if arg != "--debug"]
        if not rest or (rest[0].startswith("-") and rest[0] not in own):
            args = [*(arg for arg in args if arg == "--debug"), "build", *rest]
        return super().parse_args(ctx, args)


FOLDER = click.Path(path_type=Path, file_okay=False)


STANDARD = Path(__file__).parent / "templates"


def _templates() -> Path:
    """The templates of the folder in which the command is run, else those beside this file."""
    here = Path("templates")
    return here if here.is_dir() else STANDARD


OPTIONS: dict[str, Callable[..., Any]] = {
    "content": click.option(
        "--content", type=FOLDER, default="content", show_default=True, help="The office's records."
    ),
    "templates": click.option(
        "--templates",
        type=FOLDER,
        default=_templates,
        help="Jinja templates; others are taken from beside build.py.",
    ),
    "output": click.option(
        "--output", type=FOLDER, default="site", show_default=True, help="Where the site is written."
    ),
    "base_url": click.option("--base-url", help="The site's address; else that of office.yaml."),
    "as_of": click.option("--as-of", type=AsOf(), help="The day for which to build; else now, in UTC."),
    "drafts": click.option("--drafts", is_flag=True, help="Show drafts and embargoed notes, marked."),
    "before": click.option(
        "--previous",
        "before",
        type=FOLDER,
        help="The live edition, whose ledger and versions this one continues; without it, a first edition.",
    ),
    "jobs": click.option(
        "--jobs", type=click.IntRange(0), default=0, help="How many processes work; 0 for one a processor."
    ),
    "strict": click.option("--strict", is_flag=True, help="Treat warnings as errors."),
    "quiet": click.option("--quiet", is_flag=True, help="Print nothing but diagnostics."),
}


def options(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the options of these names, in this order."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        return functools.reduce(lambda wrapped, name: OPTIONS[name](wrapped), reversed(names), command)

    return decorate


@click.group(cls=BuildsByDefault)
@click.version_option(__version__, prog_name="Open Scrutiny")
@click.option("--debug", is_flag=True, help="Show the trace of an unexpected error.")
def main(debug: bool) -> None:
    """Publish the records of scrutiny meetings as a static website."""


@main.command()
@options("content", "templates", "output", "base_url", "as_of", "before", "jobs", "drafts", "strict", "quiet")
def build(
    content: Path,
    templates: Path,
    output: Path,
    base_url: str | None,
    as_of: datetime.datetime | None,
    before: Path | None,
    jobs: int,
    drafts: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Check, then write the whole site, or nothing."""
    disk.refuse_foreign(output, (content, templates))
    now, live = settings(base_url, as_of, drafts), continued(before, as_of, drafts)
    put(
        content,
        templates,
        output,
        now,
        live,
        Workers(jobs),
        functools.partial(disk.write, output),
        Report(strict),
        quiet,
    )


@main.command()
@options("content", "templates", "output", "base_url", "as_of", "before", "jobs", "strict", "quiet")
@click.option("--first", is_flag=True, help="There is no live edition yet to continue.")
def publish(
    content: Path,
    templates: Path,
    output: Path,
    base_url: str | None,
    as_of: datetime.datetime | None,
    before: Path | None,
    jobs: int,
    strict: bool,
    quiet: bool,
    first: bool,
) -> None:
    """Build a new edition beside the live one, which it continues, and switch to it in one step."""
    editions = Editions(output)
    with editions.locked():
        folder = editions.current or before
        if folder is None and not first:
            raise click.UsageError(
                f"there is no live edition at '{output}': name one as --previous, or say --first"
            )
        now, live = settings(base_url, as_of, False), continued(folder, as_of, False)
        put(content, templates, output, now, live, Workers(jobs), editions.add, Report(strict), quiet)


Write = Callable[[Iterable[tuple[str, bytes]], Report], int | None]
"""Writes the files of a site, unless the report has failed by the end; gives their number."""


def put(
    content: Path,
    templates: Path,
    output: Path,
    now: Settings,
    live: Before | None,
    workers: Workers,
    write: Write,
    found: Report,
    quiet: bool,
) -> None:
    """Check, then write the whole site, or end with what is wrong."""
    began = time.monotonic()
    source = disk.read(content, templates, found, STANDARD)
    progress = Progress(began)
    checked = pipeline.check(source, now, found, live, workers)
    written = None
    if checked:
        files = pipeline.build(source, checked, found, progress, disk.previous(output), live)
        written = write(files, found)
    progress.end()
    diagnostics = report.located(found.diagnostics, content, templates)
    click.echo(report.text(diagnostics), err=True, nl=False)
    if not checked or written is None:
        fail(diagnostics, "nothing was written")
    if not quiet:
        took = f"{time.monotonic() - began:.1f} s"
        click.echo(f"{written} files written to {output} in {took}. {notes(checked.sites[0])}")
        if not now.drafts:
            click.echo(tied(checked, live))


@main.command()
@options("content", "templates", "base_url", "as_of", "before", "jobs", "drafts", "strict", "quiet")
@click.option("--format", "form", type=click.Choice(list(report.FORMATS)), default="text")
def check(
    content: Path,
    templates: Path,
    base_url: str | None,
    as_of: datetime.datetime | None,
    before: Path | None,
    jobs: int,
    drafts: bool,
    strict: bool,
    quiet: bool,
    form: str,
) -> None:
    """Say everything that is wrong with the content, all at once."""
    found = Report(strict)
    source = disk.read(content, templates, found, STANDARD)
    live = continued(before, as_of, drafts)
    checked = pipeline.check(source, settings(base_url, as_of, drafts), found, live, Workers(jobs))
    diagnostics = report.located(found.diagnostics, content, templates)
    click.echo(report.FORMATS[form](diagnostics), err=form == "text", nl=False)
    if not checked:
        fail(diagnostics, "the content cannot be published")
    if not quiet and form == "text":
        click.echo(notes(checked.sites[0]))
        if live:
            click.echo(tied(checked, live))


@main.command()
@options("content", "templates", "base_url", "as_of")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="The port on 127.0.0.1.")
def serve(
    content: Path, templates: Path, base_url: str | None, as_of: datetime.datetime | None, port: int
) -> None:
    """Preview the site on this machine, drafts shown and marked, rebuilt at every change."""
    from scrutiny.shell.serve import HOST, Preview  # the other commands need no server

    with tempfile.TemporaryDirectory(prefix="scrutiny-") as folder:
        output = Path(folder) / "site"

        def rebuild() -> list[str]:
            found = Report()
            try:
                source = disk.read(content, templates, found, STANDARD)
                checked = pipeline.check(source, settings(base_url, as_of, drafts=True), found, run=Workers())
                if checked:
                    built = pipeline.build(source, checked, found, previous=disk.previous(output))
                    disk.write(output, built, found)
            except (disk.Refused, OSError) as refused:
                return [str(refused)]
            diagnostics = report.located(found.diagnostics, content, templates)
            click.echo(report.text(diagnostics), err=True, nl=False)
            return [str(each) for each in diagnostics if each.severity == "error"]

        click.echo(f"Preview at http://{HOST}:{port}/ – press Ctrl+C to stop.")
        Preview(output, port, rebuild).serve((content, templates))


@main.group()
def new() -> None:
    """Begin a new note, filled in as far as the records tell."""


@new.command("meeting")
@options("content")
@click.option("--title", prompt="Title of the meeting", help="The title of the meeting.")
@click.option("--date", "day", prompt="Date (such as 2026-09-10)", help="The day on which it is held.")
@click.option("--series", help="The run of meetings that it belongs to, such as strategic-scrutiny.")
def new_meeting(content: Path, title: str, day: str, series: str | None) -> None:
    """Write the draft of a note that carries the open actions forward."""
    held = as_date(day)
    if held is None or not slug(title) or not is_slug(series or "none"):
        raise click.UsageError(
            "give a title in words, a date such as 2026-09-10, and a series-in-small-letters"
        )
    found = Report()
    source = disk.read_content(content, found)
    register = pipeline.join(source, settings(None, None, drafts=True), found)
    if register is None:
        diagnostics = report.located(found.diagnostics, content, content)
        click.echo(report.text(diagnostics), err=True, nl=False)
        fail(diagnostics, "no note was begun")
    path, text = drafting.meeting(register, title, held, series)
    disk.create(content / path, text)
    click.echo(f"{(content / path).as_posix()} is begun, as a draft. Check it with: python build.py check")


@main.command()
@click.argument("site", type=FOLDER)
@click.option("--checkpoint", help="What a build printed earlier: the ledger must still hold it.")
@click.option("--source", type=FOLDER, help="A content folder: build it again, and compare every byte.")
@click.option(
    "--canaries", type=click.File(encoding="utf-8"), help="Words, one a line, that must be nowhere."
)
@options("templates", "as_of")
def verify(
    site: Path,
    checkpoint: str | None,
    source: Path | None,
    canaries: TextIO | None,
    templates: Path,
    as_of: datetime.datetime | None,
) -> None:
    """Check a published or downloaded site: manifest, ledger, addresses, and whether its source gives it."""
    paths, read = disk.site(site)
    found = list(verification.faults(paths, read, checkpoint))
    if source and not found:
        wrong = Report()
        found += rebuild.differences(site, disk.read(source, templates, wrong, STANDARD), as_of, wrong)
        diagnostics = report.located(wrong.diagnostics, source, templates)
        click.echo(report.text(each for each in diagnostics if each.severity == "error"), err=True, nl=False)
    words = [line.strip() for line in canaries or () if line.strip()]
    for path in sorted(paths) if words else ():
        found += [f"{each.path}: {each.canary} ({each.form})" for each in look(path, read(path), words)]
    for line in found:
        click.echo(f"{site.as_posix()}/{line}", err=True)
    if found:
        click.echo(f"{len(found)} fault{'s' * (len(found) != 1)} in {len(paths)} files.", err=True)
        sys.exit(1)
    told = disk.before(site).ledger
    click.echo(f"{len(paths)} files are as they were written; the ledger has {len(told.lines)} lines.")
    click.echo(f"Checkpoint: {told.head}")


@main.command()
@click.argument("meeting")
@click.option("--reason", prompt="Why is it withdrawn", help="What the page says in its place.")
@click.option("--previous", "before", type=FOLDER, required=True, help="The live edition.")
@options("content", "templates", "output", "base_url", "as_of", "quiet")
def withdraw(
    meeting: str,
    reason: str,
    before: Path,
    content: Path,
    templates: Path,
    output: Path,
    base_url: str | None,
    as_of: datetime.datetime | None,
    quiet: bool,
) -> None:
    """Take the note of a meeting from the site at once, even while other notes have errors.

    Every other note is taken as the live edition has it. What other files have errors is left out.
    """
    disk.refuse_foreign(output, (content, templates))
    live = continued(before, as_of, drafts=False)
    assert live is not None
    now = settings(base_url, as_of, False)
    source = disk.read(content, templates, Report(), STANDARD)
    source = withdrawal.without(source, meeting, reason, now.today, live)
    strict = Report()
    pipeline.check(source, now, strict, live, Workers())
    found = Report(lenient=True)
    source = withdrawal.readable(source, strict.diagnostics)
    checked = pipeline.check(source, now, found, live, Workers())
    if checked is None:
        raise disk.Refused("the office cannot be read: mend office.yaml, or give an earlier --content")
    written = disk.write(output, pipeline.build(source, checked, found, before=live), found)
    for each in report.located(found.diagnostics, content, templates):
        click.echo(str(each), err=True)
    if not quiet:
        click.echo(f"{written} files written to {output}: {meeting} is withdrawn. {tied(checked, live)}")
        click.echo("Write the same in its note, or the next build is refused: status and withdrawn.")


@main.command()
@options("output", "quiet")
def clean(output: Path, quiet: bool) -> None:
    """Remove only what the tool wrote."""
    removed, left = disk.clean(output)
    if not quiet:
        also = f"; left in place: {', '.join(left)}" if left else ""
        click.echo(f"{removed} files removed from {output}{also}")


def settings(base_url: str | None, as_of: datetime.datetime | None, drafts: bool) -> Settings:
    """The settings of this run; the clock is read here and nowhere else, and in no time zone but UTC."""
    if base_url and not is_web_address(base_url):
        raise click.UsageError(f"'{base_url}' is not a web address: write it as https://…")
    moment = as_of or datetime.datetime.now(datetime.UTC)
    return Settings(as_of=moment, base_url=base_url and base_url.rstrip("/") + "/", drafts=drafts)


def continued(folder: Path | None, as_of: datetime.datetime | None, drafts: bool) -> Before | None:
    """The edition that this run continues; None for a first one."""
    if folder is None:
        return None
    if drafts:
        raise click.UsageError("a site with drafts is no edition: leave out --previous or --drafts")
    found = disk.before(folder)
    today = settings(None, as_of, drafts).today
    if found.ledger.date and found.ledger.date > today:
        raise disk.Refused(f"'{folder}' is an edition of {found.ledger.date}, later than {today}")
    return found


def fail(diagnostics: list[Diagnostic], so: str) -> NoReturn:
    """End with the exit code of content that has errors."""
    errors = [each for each in diagnostics if each.severity == "error"]
    files = {each.place.path for each in errors}
    said = f"{len(errors)} error{'s' * (len(errors) != 1)} in {len(files)} file{'s' * (len(files) != 1)}"
    click.echo(f"{said}; {so}.", err=True)
    sys.exit(1)


class Progress:
    """A line on a terminal that counts pages, once a build has taken a second."""

    def __init__(self, began: float) -> None:
        self._began, self._shown = began, False

    def __call__(self, done: int, total: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - self._began > 1 and (done % 20 == 0 or done == total):
            click.echo(f"\r{done} of {total} pages", err=True, nl=False)
            self._shown = True

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            click.echo("\r" + " " * 40 + "\r", err=True, nl=False)


def run() -> None:
    """Run a command; what goes wrong outside the content is one line, without a trace unless asked for."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks a character shows its number
            stream.reconfigure(errors="backslashreplace")
    try:
        main()
    except Exception as wrong:
        if "--debug" in sys.argv:
            raise
        expected = isinstance(wrong, (disk.Refused, withdrawal.NotPublishedError, OSError))
        said = str(wrong) if expected else f"unexpected {wrong!r}; run with --debug to see where"
        click.echo(f"error: {said}", err=True)
        sys.exit(2 if isinstance(wrong, disk.Refused) else 1)


if __name__ == "__main__":
    run()
