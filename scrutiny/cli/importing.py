"""The command that imports the back catalogue."""

import sys
from pathlib import Path

import click

from scrutiny.authoring.importing.known import Known, known_to
from scrutiny.base.diagnostics import Report
from scrutiny.cli.options import STANDARD, options, origin_of, settings
from scrutiny.cli.output import line
from scrutiny.pipeline import check
from scrutiny.shell import back_catalogue
from scrutiny.shell.errors import Refused
from scrutiny.shell.processes import Workers


@click.command("import")
@click.argument(
    "given", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True), metavar="FILE…"
)
@options("content", "workers", "quiet")
def import_(given: tuple[Path, ...], content: Path, workers: Workers, quiet: bool) -> None:
    """Turn Word, PDF, Markdown and text files, or folders of them, into drafts of notes."""
    files = back_catalogue.files(given)
    catalogue = back_catalogue.BackCatalogue(content, _known(content))
    outcomes = []
    for number, outcome in enumerate(catalogue.take(files, workers), start=1):
        outcomes.append(outcome)
        so = (
            f"not imported: {outcome.why}"
            if outcome.imported is None
            else "; ".join(outcome.written[:1]) or "left as it is"
        )
        if not quiet or outcome.imported is None:
            line(f"{number} of {len(files)}: {outcome.name}: {so}", err=outcome.imported is None)
        for path in outcome.left_alone:
            line(f"{path} was changed since it was imported, and is left as it is")
    for row in back_catalogue.table(outcomes):
        line(row)
    failed = sum(each.imported is None for each in outcomes)
    line(
        f"Imported as drafts: {len(outcomes) - failed}. Not imported: {failed}. Read the reports in "
        f"{content.as_posix()}/imports/."
    )
    if failed:
        sys.exit(1)


def _known(content: Path) -> Known:
    """What the office knows; nothing where its content cannot be read."""
    try:
        register = check.join(
            origin_of(content, STANDARD).read_content(Report()), settings(drafts=True), Report()
        )
    except Refused:
        return Known()
    return known_to(register) if register else Known()
