"""The commands that look, and write nothing."""

import dataclasses
import datetime
import os
import sys
from pathlib import Path
from typing import TextIO

import click

from scrutiny.base.cache import Cache
from scrutiny.base.decoding import decode
from scrutiny.base.diagnostics import Report
from scrutiny.base.settings import Settings
from scrutiny.cli.options import FOLDER, options, origin_of
from scrutiny.cli.output import fail, line, tell
from scrutiny.content.note import is_note
from scrutiny.pipeline import check as pipeline
from scrutiny.pipeline import explain as explanation
from scrutiny.pipeline import verify as verification
from scrutiny.safety.canaries import look
from scrutiny.shell import host, rebuild, reports, site_folder
from scrutiny.shell.comparison import compared
from scrutiny.shell.origin import Origin
from scrutiny.shell.outcome import notes, tied
from scrutiny.shell.processes import Workers
from scrutiny.shell.pushed import pushed
from scrutiny.shell.update import continued


@click.command()
@options(
    "content", "templates", "revision", "base_url", "as_of", "drafts", "before", "workers", "strict", "quiet"
)
@click.option("--format", "form", type=click.Choice(list(reports.FORMATS)), default="text")
@click.option(
    "--since",
    help="Only what is wrong since this commit, or in files changed since; and what becomes of records.",
)
@click.option(
    "--explain", metavar="FILE", help="Show this note line by line, with how each line was understood."
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
    explain: str | None,
) -> None:
    """Say everything that is wrong with the content, all at once."""
    if explain is not None:
        _explain(origin, explain)
        return
    now = dataclasses.replace(now, public_host=host.public_host(os.environ))
    found, live, checked = Report(strict), continued(before, now), None
    effects: tuple[str, ...] = ()
    if since is None:
        source, known = origin.read(found), Cache()
        if live is None and not now.drafts:
            live, said = pushed(origin, source, now, workers, known)
            effects = (said,) if said else ()
        checked = pipeline.check(source, now, found, live, workers, known)
        shown = found.diagnostics
    else:
        comparison = compared(origin, since, now, live, strict)
        shown, effects = comparison.shown, comparison.effects
    diagnostics = origin.located(shown)
    tell(diagnostics, form)
    if any(each.severity == "error" for each in diagnostics):
        fail(diagnostics, "the content cannot be published")
    if form == "text" and not quiet:
        effects += (notes(checked.sites[0]),) if checked else ()
        effects += (tied(checked, live),) if checked and before else ()
        for effect in effects:
            line(effect)


def _explain(origin: Origin, name: str) -> None:
    """Print a note line by line: how each line was understood, and the line."""
    report = Report()
    texts = origin.read_content(report).texts
    wanted = name.removeprefix(f"{origin.content.as_posix()}/")
    if wanted not in texts or not is_note(wanted):
        raise click.UsageError(f"there is no note '{name}': name it as meetings/2026/2026-09-10-board.md")
    source = decode(wanted, texts[wanted], report)
    lines = explanation.explain(source, report) if source else ()
    where = _beside(origin, source.text if source else "", [each.words for each in lines])
    for each, told in zip(lines, where, strict=True):
        line(f"{each.number:>4}  {each.meaning:<44}  {told}{each.words}".rstrip())
    diagnostics = origin.located(report.diagnostics)
    tell(diagnostics)
    if not lines:
        fail(diagnostics, "the note cannot be read")


def _beside(origin: Origin, text: str, lines: list[str]) -> list[str]:
    """For each line of an imported note, where its words are in the original, in a column of one width."""
    if "source: " not in text:
        return [""] * len(lines)
    from scrutiny.authoring.importing.beside import beside
    from scrutiny.shell import back_catalogue

    document = back_catalogue.source_of(origin.content, text, Workers(1))
    if document is None:
        return [""] * len(lines)
    found = [each.place if each else "" for each in beside(document, lines)]
    width = max(map(len, found), default=0)
    return [f"{each:<{width}}  " for each in found]


@click.command()
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
    paths, read = site_folder.site(site)
    found = list(verification.faults(paths, read, checkpoint))
    if source and not found:
        wrong, origin = Report(), origin_of(source, templates)
        found += rebuild.differences(site, origin.read(wrong), as_of, wrong)
        tell([each for each in origin.located(wrong.diagnostics) if each.severity == "error"])
    words = [line.strip() for line in canaries or () if line.strip()]
    for path in sorted(paths) if words else ():
        found += [f"{each.path}: {each.canary} ({each.form})" for each in look(path, read(path), words)]
    for fault in found:
        line(f"{site.as_posix()}/{fault}", err=True)
    if found:
        line(f"{len(found)} fault{'s' * (len(found) != 1)} in {len(paths)} files.", err=True)
        sys.exit(1)
    ledger = site_folder.before(site).ledger
    line(f"{len(paths)} files are as they were written; the ledger has {len(ledger.lines)} lines.")
    line(f"Checkpoint: {ledger.head}")
