"""The command line of Open Scrutiny: `python build.py COMMAND`, see `python build.py --help`."""

from __future__ import annotations

import contextlib
import datetime
import functools
import gc
import io
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

from scrutiny import __version__
from scrutiny.settings import Settings
from scrutiny.shell import renewal, report
from scrutiny.shell.origin import Origin
from scrutiny.shell.renewal import Wanted
from scrutiny.shell.workers import Workers

if (
    TYPE_CHECKING
):  # each command imports what it needs: most need little, and a build with nothing to do least
    from scrutiny.history import Before
    from scrutiny.register import Register
    from scrutiny.shell.making import Write
    from scrutiny.text import Diagnostic, Report


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
    "revision": click.option(
        "--revision", help="Read the content from this commit of the git repository here, not from the disk."
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
    "workers": click.option(
        "--jobs",
        "workers",
        type=click.IntRange(0),
        callback=lambda _, __, jobs: Workers(jobs),
        default=0,
        help="How many processes work; 0 for one a processor.",
    ),
    "cache": click.option(
        "--no-cache",
        "cache",
        flag_value=False,
        default=True,
        help="Make everything anew; forget earlier runs.",
    ),
    "strict": click.option("--strict", is_flag=True, help="Treat warnings as errors."),
    "quiet": click.option("--quiet", is_flag=True, help="Print nothing but diagnostics."),
}


def options(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the options of these names, in this order; see `FOLDED`."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def folded(**given: Any) -> Any:
            for name, (folding, needed, further) in FOLDED.items():
                if set(needed) <= set(names):
                    parts = [part for part in (*needed, *further) if part in names]
                    given[name] = folding(**{part: given.pop(part) for part in parts})
            return command(**given)

        return functools.reduce(lambda wrapped, name: OPTIONS[name](wrapped), reversed(names), folded)

    return decorate


def origin_of(content: Path, templates: Path, revision: str | None = None) -> Origin:
    """Where content and templates come from."""
    return Origin(content, templates, STANDARD, revision)


def settings(
    base_url: str | None = None, as_of: datetime.datetime | None = None, drafts: bool = False
) -> Settings:
    """The settings of this run; the clock is read here and nowhere else, and in no time zone but UTC."""
    if base_url:
        from scrutiny.values import is_web_address

        if not is_web_address(base_url):
            raise click.UsageError(f"'{base_url}' is not a web address: write it as https://…")
    moment = as_of or datetime.datetime.now(datetime.UTC)
    return Settings(as_of=moment, base_url=base_url and base_url.rstrip("/") + "/", drafts=drafts)


FOLDED: dict[str, tuple[Callable[..., Any], tuple[str, ...], tuple[str, ...]]] = {
    "origin": (origin_of, ("content", "templates"), ("revision",)),
    "now": (settings, ("base_url", "as_of"), ("drafts",)),
}
"""What a command takes in the place of several options: what makes it, the options it needs, further ones."""


@click.group(cls=BuildsByDefault)
@click.version_option(__version__, prog_name="Open Scrutiny")
@click.option("--debug", is_flag=True, help="Show the trace of an unexpected error.")
def main(debug: bool) -> None:
    """Publish the records of scrutiny meetings as a static website."""


@main.command()
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


@main.command()
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
    from scrutiny.shell.editions import Editions
    from scrutiny.shell.making import continued
    from scrutiny.text import Report

    editions = Editions(output)
    with editions.locked():
        folder = editions.newest or before
        if folder is None and not first:
            raise click.UsageError(
                f"there is no live edition at '{output}': name one as --previous, or say --first"
            )
        live = continued(folder, now)
        put(origin, output, now, live, workers, editions.add, Report(strict), quiet, cache)


def put(
    origin: Origin,
    output: Path,
    now: Settings,
    live: Before | None,
    workers: Workers,
    write: Write,
    found: Report,
    quiet: bool,
    cache: bool,
) -> None:
    """Check, then write the whole site, or end with what is wrong."""
    from scrutiny.shell.making import make, remembering
    from scrutiny.shell.outcome import told

    began = time.monotonic()
    progress = Progress(began)
    with remembering(output, cache) as memo:
        made = make(origin, now, live, workers, write, found, progress, output, memo)
        if memo:
            memo.keep(output if made else None)
    progress.end()
    diagnostics = tell(origin.located(found.diagnostics))
    if made is None:
        fail(diagnostics, "nothing was written")
    if not quiet:
        say(made.files, output, began, told(made.checked, live, now))


def say(files: int | None, output: Path, began: float, said: Iterable[str]) -> None:
    """Tell how a build went: how many files the site has, or None where it is as it was."""
    took = f"{time.monotonic() - began:.1f} s"
    written = f"{files} files written to {output} in {took}."
    how = "Nothing has changed since the last build." if files is None else written
    click.echo(f"{how} " + "\n".join(said))


@main.command()
@click.option(
    "--to", "number", type=click.IntRange(1), help="The number of the edition; else the one before."
)
@options("output", "quiet")
def rollback(number: int | None, output: Path, quiet: bool) -> None:
    """Show an earlier edition, until the next publication."""
    from scrutiny.shell.disk import Refused
    from scrutiny.shell.editions import Editions

    if not output.is_symlink():
        raise Refused(f"'{output}' shows no editions that publish keeps")
    editions = Editions(output)
    with editions.locked():
        shown = editions.go_back(number)
        newest = editions.newest or shown
    if not quiet:
        click.echo(f"{output} shows edition {int(shown.name)} now; the newest is {int(newest.name)}.")
        click.echo("The next publication shows the content as it is then: mend or revert that first.")


@main.command()
@options(
    "content", "templates", "revision", "base_url", "as_of", "drafts", "before", "workers", "strict", "quiet"
)
@click.option("--format", "form", type=click.Choice(list(report.FORMATS)), default="text")
@click.option(
    "--since",
    help="Only what is wrong since this commit, or in files changed since; and what becomes of records.",
)
def check(
    origin: Origin,
    now: Settings,
    before: Path | None,
    workers: Workers,
    strict: bool,
    quiet: bool,
    form: str,
    since: str | None,
) -> None:
    """Say everything that is wrong with the content, all at once."""
    from scrutiny import pipeline
    from scrutiny.shell.comparison import compared
    from scrutiny.shell.making import continued
    from scrutiny.shell.outcome import notes, tied
    from scrutiny.text import Report

    found, live, checked = Report(strict), continued(before, now), None
    effects: tuple[str, ...] = ()
    if since is None:
        checked = pipeline.check(origin.read(found), now, found, live, workers)
        shown = found.diagnostics
    else:
        comparison = compared(origin, since, now, live, strict)
        shown, effects = comparison.shown, comparison.effects
    diagnostics = origin.located(shown)
    click.echo(report.FORMATS[form](diagnostics), err=form == "text", nl=False)
    if any(each.severity == "error" for each in diagnostics):
        fail(diagnostics, "the content cannot be published")
    if form == "text" and not quiet:
        effects += (notes(checked.sites[0]),) if checked else ()
        effects += (tied(checked, live),) if checked and live else ()
        click.echo("\n".join(effects))


@main.command()
@options("content", "templates", "base_url", "as_of")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="The port on 127.0.0.1.")
def serve(origin: Origin, now: Settings, port: int) -> None:
    """Preview the site on this machine, drafts shown and marked, rebuilt at every change."""
    import tempfile

    from scrutiny.shell import disk
    from scrutiny.shell.serve import HOST, Preview

    given = click.get_current_context().params["as_of"]
    with tempfile.TemporaryDirectory(prefix="scrutiny-") as folder:
        output = Path(folder) / "site"

        def rebuild() -> list[str]:
            began, today = time.monotonic(), settings(now.base_url, given, drafts=True)
            try:
                renewed = renewal.renew(Wanted(origin, output, today, apart=True))
            except (disk.Refused, OSError) as refused:
                click.echo(f"Built nothing: {refused}")
                return [str(refused)]
            diagnostics = tell(list(renewed.diagnostics))
            click.echo(f"Built in {time.monotonic() - began:.1f} s." if renewed.last else "Built nothing.")
            return [str(each) for each in diagnostics if each.severity == "error"]

        click.echo(f"Preview at http://{HOST}:{port}/ – press Ctrl+C to stop.")
        Preview(output, port, rebuild).serve((origin.content, origin.templates))


@main.group()
def new() -> None:
    """Begin a new file, filled in as far as the records tell."""


@new.command("meeting")
@options("content")
@click.option("--title", prompt="Title of the meeting", help="The title of the meeting.")
@click.option("--date", "day", prompt="Date (such as 2026-09-10)", help="The day on which it is held.")
@click.option("--series", help="The run of meetings that it belongs to, such as strategic-scrutiny.")
def new_meeting(content: Path, title: str, day: str, series: str | None) -> None:
    """Write the draft of a note that carries the open actions forward."""
    from scrutiny import drafting
    from scrutiny.text import slug
    from scrutiny.values import as_date, is_slug

    held = as_date(day)
    if held is None or not slug(title) or not is_slug(series or "none"):
        raise click.UsageError(
            "give a title in words, a date such as 2026-09-10, and a series-in-small-letters"
        )
    so = "is begun, as a draft"
    begin(content, lambda register: drafting.meeting(register, title, held, series), so, whole=True)


@new.command("person")
@options("content")
@click.option("--name", prompt="Name", help="The name as notes write it.")
@click.option("--post", prompt="Post", default="", help="The post that they hold.")
@click.option("--organisation", prompt="Body, such as a force", default="", help="The body they hold it in.")
@click.option("--from", "start", prompt="Since (such as 2026-09 or 2026)", default="", help="When.")
def new_person(content: Path, name: str, post: str, organisation: str, start: str) -> None:
    """Write the file of a person, so that notes can name them."""
    from scrutiny import drafting

    begin(content, lambda _: drafting.person(name, post, organisation, start))


@new.command("priority")
@options("content")
@click.option("--title", prompt="Title of the priority area", help="The title in the plan.")
@click.option("--plan", help="The title of its plan; else the plan that is in force.")
def new_priority(content: Path, title: str, plan: str | None) -> None:
    """Write the file of a priority area, the last of its plan so far."""
    from scrutiny import drafting

    today = settings().today
    begin(content, lambda register: drafting.priority(register, title, plan, today))


@new.command("inspection")
@options("content")
@click.option("--title", prompt="Title of the report", help="The title on its cover.")
@click.option("--body", prompt="Who inspected", default="HMICFRS", help="Who inspected.")
@click.option("--date", "day", prompt="Published (such as 2026-09-10)", default="", help="When.")
@click.option("--url", prompt="Address on the web", default="", help="Where it can be read.")
def new_inspection(content: Path, title: str, body: str, day: str, url: str) -> None:
    """Write the file of an inspection report, so that recommendations can name it."""
    from scrutiny import drafting

    begin(content, lambda _: drafting.inspection(title, body, day, url))


def begin(
    content: Path, draft: Callable[[Register], tuple[str, str]], so: str = "is written", whole: bool = False
) -> None:
    """Write a new file of the content that passes the check, or none.

    With `whole` all content must have been read without errors, since the draft carries forward what it
    finds; else the new file may be what is missing.
    """
    from scrutiny import pipeline
    from scrutiny.shell import disk
    from scrutiny.text import Report

    found, origin = Report(), origin_of(content, STANDARD)
    source = origin.read_content(found)
    register = pipeline.join(source, settings(drafts=True), found)
    if register is None or (whole and found.failed):
        fail(tell(origin.located(found.diagnostics)), "nothing was begun")
    path, text = draft(register)
    tried = Report()
    pipeline.join(source.with_text(path, text), settings(drafts=True), tried)
    wrong = [each for each in tried.diagnostics if each.place.path == path and each.severity == "error"]
    if wrong:
        fail(tell(origin.located(wrong)), "nothing was begun")
    disk.create(content / path, text)
    click.echo(f"{(content / path).as_posix()} {so}. Check it with: python build.py check")


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
    from scrutiny import verify as verification
    from scrutiny.canaries import look
    from scrutiny.shell import disk, rebuild
    from scrutiny.text import Report

    paths, read = disk.site(site)
    found = list(verification.faults(paths, read, checkpoint))
    if source and not found:
        wrong, origin = Report(), origin_of(source, templates)
        found += rebuild.differences(site, origin.read(wrong), as_of, wrong)
        tell([each for each in origin.located(wrong.diagnostics) if each.severity == "error"])
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
    from scrutiny.shell import disk, writing
    from scrutiny.shell.editions import Editions
    from scrutiny.shell.making import continued, take_away
    from scrutiny.shell.outcome import tied
    from scrutiny.text import Report

    found = Report(lenient=True)
    with contextlib.ExitStack() as lock:
        write: Write = functools.partial(writing.write, output)
        if output.is_symlink():
            editions = Editions(output)
            lock.enter_context(editions.locked())
            before, write = editions.newest, editions.add
        else:
            disk.refuse_foreign(output, (origin.content, origin.templates))
        live = continued(before, now)
        if live is None:
            raise click.UsageError("name the live edition as --previous")
        made = take_away(meeting, reason, origin, now, live, write, found)
    tell(origin.located(found.diagnostics))
    if not quiet:
        click.echo(
            f"{made.files} files written to {output}: {meeting} is withdrawn. {tied(made.checked, live)}"
        )
        click.echo("Write the same in its note, or the next build is refused: status and withdrawn.")


@main.command()
@click.option(
    "--web", type=FOLDER, help="Write a form for the browser there, instead of settings of VS Code."
)
@click.option("--repository", help="With --web: where the notes are kept, such as office/records.")
@click.option("--service", type=click.Choice(["github", "gitlab", "gitea"]), default="github")
@click.option("--branch", default="main", show_default=True, help="With --web: the branch of the site.")
@click.option("--force", is_flag=True, help="Replace files that say something else.")
@options("content", "output")
def editor(
    web: Path | None,
    repository: str | None,
    service: str,
    branch: str,
    force: bool,
    content: Path,
    output: Path,
) -> None:
    """Write settings by which an editor completes fields, shows errors in their lines and offers snippets."""
    from scrutiny import editor as editors
    from scrutiny import web_editor
    from scrutiny.shell import disk

    folder, files = Path(), editors.files(content.as_posix())
    if web is not None:
        if repository is None:
            raise click.UsageError("say where the notes are kept: --repository OWNER/NAME")
        disk.refuse_inside(web, (content, output))
        folder, files = web, web_editor.files(content.as_posix(), service, repository, branch)
    disk.put(folder, files, force)
    for path in files:
        click.echo((folder / path).as_posix())
    if web is not None:
        click.echo(
            f"Lay beside them dist/sveltia-cms.js of the npm package @sveltia/cms {web_editor.VERSION}."
        )


@main.command()
@options("output", "quiet")
def clean(output: Path, quiet: bool) -> None:
    """Remove only what the tool wrote."""
    from scrutiny.shell import disk, memory
    from scrutiny.shell.unchanged import beside

    removed, left = disk.clean(output)
    memory.forget(beside(output))
    if not quiet:
        also = f"; left in place: {', '.join(left)}" if left else ""
        click.echo(f"{removed} files removed from {output}{also}")


def tell(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Print diagnostics, one a line, and give them back."""
    click.echo(report.text(diagnostics), err=True, nl=False)
    return diagnostics


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
        if done % 20 and done != total:
            return
        if sys.stderr.isatty() and time.monotonic() - self._began > 1:
            click.echo(f"\r{done} of {total} pages", err=True, nl=False)
            self._shown = True

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            click.echo("\r" + " " * 40 + "\r", err=True, nl=False)


def run() -> None:
    """Run a command; what goes wrong outside the content is one line, without a trace unless asked for."""
    gc.set_threshold(100_000, 50, 1000)  # what a run makes is of use to its end: there is little to collect
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks a character shows its number
            stream.reconfigure(errors="backslashreplace")
    try:
        main()
    except SystemExit as ended:
        leave(ended)
    except Exception as wrong:
        if "--debug" in sys.argv:
            raise
        from scrutiny.shell.disk import Refused
        from scrutiny.withdrawal import NotPublishedError

        expected = isinstance(wrong, (Refused, NotPublishedError, OSError))
        said = str(wrong) if expected else f"unexpected {wrong!r}; run with --debug to see where"
        click.echo(f"error: {said}", err=True)
        sys.exit(2 if isinstance(wrong, Refused) else 1)


def leave(ended: SystemExit) -> NoReturn:
    """End without taking apart all that the run made: the system has it back at once."""
    processes = sys.modules.get("multiprocessing")
    if not isinstance(ended.code, int) or (processes and processes.active_children()):
        raise ended  # Python stops them
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(ended.code)


if __name__ == "__main__":
    run()
