"""The command line of Open Scrutiny: `python build.py COMMAND`, see `python build.py --help`."""

from __future__ import annotations

import datetime
import functools
import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from scrutiny import __version__, drafting, pipeline, translations
from scrutiny.settings import Settings
from scrutiny.shell import disk, report
from scrutiny.site import Site
from scrutiny.text import Diagnostic, Report, slug
from scrutiny.values import as_date, is_slug


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
@options("content", "templates", "output", "base_url", "as_of", "drafts", "strict", "quiet")
def build(
    content: Path,
    templates: Path,
    output: Path,
    base_url: str | None,
    as_of: datetime.datetime | None,
    drafts: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Check, then write the whole site, or nothing."""
    began = time.monotonic()
    found = Report(strict)
    disk.refuse_foreign(output, (content, templates))
    source = disk.read(content, templates, found, STANDARD)
    progress = Progress(began)
    sites = pipeline.check(source, settings(base_url, as_of, drafts), found)
    written = None
    if sites:
        files = pipeline.build(source, sites, found, progress, disk.previous(output))
        written = disk.write(output, files, found)
    progress.end()
    diagnostics = report.located(found.diagnostics, content, templates)
    click.echo(report.text(diagnostics), err=True, nl=False)
    if not sites or written is None:
        fail(diagnostics, "nothing was written")
    if not quiet:
        took = f"{time.monotonic() - began:.1f} s"
        click.echo(f"{written} files written to {output} in {took}. {notes(sites[0])}")


@main.command()
@options("content", "templates", "base_url", "as_of", "drafts", "strict", "quiet")
@click.option("--format", "form", type=click.Choice(list(report.FORMATS)), default="text")
def check(
    content: Path,
    templates: Path,
    base_url: str | None,
    as_of: datetime.datetime | None,
    drafts: bool,
    strict: bool,
    quiet: bool,
    form: str,
) -> None:
    """Say everything that is wrong with the content, all at once."""
    found = Report(strict)
    source = disk.read(content, templates, found, STANDARD)
    sites = pipeline.check(source, settings(base_url, as_of, drafts), found)
    diagnostics = report.located(found.diagnostics, content, templates)
    click.echo(report.FORMATS[form](diagnostics), err=form == "text", nl=False)
    if not sites:
        fail(diagnostics, "the content cannot be published")
    if not quiet and form == "text":
        click.echo(notes(sites[0]))


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
                sites = pipeline.check(source, settings(base_url, as_of, drafts=True), found)
                if sites:
                    built = pipeline.build(source, sites, found, previous=disk.previous(output))
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
@options("output", "quiet")
def clean(output: Path, quiet: bool) -> None:
    """Remove only what the tool wrote."""
    removed, left = disk.clean(output)
    if not quiet:
        also = f"; left in place: {', '.join(left)}" if left else ""
        click.echo(f"{removed} files removed from {output}{also}")


def settings(base_url: str | None, as_of: datetime.datetime | None, drafts: bool) -> Settings:
    """The settings of this run; the clock is read here and nowhere else, and in no time zone but UTC."""
    moment = as_of or datetime.datetime.now(datetime.UTC)
    return Settings(as_of=moment, base_url=base_url and base_url.rstrip("/") + "/", drafts=drafts)


def notes(site: Site) -> str:
    """How many notes there are, translations included, and how many of them this edition publishes."""
    register = site.register
    translated = translations.notes(register.content)
    everything = len(register.notes) + len(translated)
    shown = len(register.meetings) + sum(register.is_visible(note.meeting) for note in translated)
    return (
        f"Notes: {everything} read = {shown} published + {everything - shown} withheld (draft or embargoed)."
    )


def fail(diagnostics: list[Diagnostic], so: str) -> NoReturn:
    """End with the exit code of content that has errors."""
    errors = sum(each.severity == "error" for each in diagnostics)
    click.echo(f"{errors} error{'s' if errors != 1 else ''}; {so}.", err=True)
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
        expected = isinstance(wrong, (disk.Refused, OSError))
        said = str(wrong) if expected else f"unexpected {wrong!r}; run with --debug to see where"
        click.echo(f"error: {said}", err=True)
        sys.exit(2 if isinstance(wrong, disk.Refused) else 1)


if __name__ == "__main__":
    run()
