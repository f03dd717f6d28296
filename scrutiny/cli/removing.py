"""The commands for words that must not be kept: where they are left, and older editions that show them."""

import sys
from pathlib import Path
from typing import TextIO

import click

from scrutiny.cli.options import FOLDER, options
from scrutiny.cli.output import line
from scrutiny.pipeline import verify
from scrutiny.shell import inputs, site_folder, traces
from scrutiny.shell.editions import Editions
from scrutiny.shell.errors import Refused


@click.command()
@click.argument("words", type=click.File(encoding="utf-8"))
@click.argument("folders", nargs=-1, required=True, type=FOLDER)
def find(words: TextIO, folders: tuple[Path, ...]) -> None:
    """Say where words are left in folders: in any file, in any form, and in any object of git.

    WORDS is a file with one word or name a line. A trace tells the number of that line, not the word.
    """
    wanted = [word.strip() for word in words]
    if not any(wanted):
        raise Refused(f"'{words.name}' has no words to look for: write one a line")
    found, files, objects = 0, 0, 0
    for folder in folders:
        if not folder.is_dir():
            raise Refused(f"there is no folder '{folder}'")
        for each in traces.find(folder, wanted):
            if isinstance(each, traces.Looked):
                files, objects = files + each.files, objects + each.objects
                continue
            found += 1
            line(f"{each.place}: line {each.word} of the words ({each.form})")
    looked = f"{files} files and {objects} objects of git were read."
    line(f"{found} trace{'s' * (found != 1)} found; {looked}" if found else f"Nothing found; {looked}")
    sys.exit(1 if found else 0)


@click.command()
@options("output", "quiet")
def forget(output: Path, quiet: bool) -> None:
    """Remove every edition but the live one, and what the program remembers of earlier runs."""
    if not output.is_symlink():
        raise Refused(f"'{output}' shows no editions that publish keeps")
    editions = Editions(output)
    with editions.locked():
        if wrong := next(verify.faults(*site_folder.site(output)), None):
            raise Refused(f"the live edition is damaged, and another may be needed to mend it: {wrong}")
        removed = editions.forget()
        inputs.remove(output)
    if not quiet:
        line(f"{removed} earlier edition{'s' * (removed != 1)} removed, and what was remembered.")
