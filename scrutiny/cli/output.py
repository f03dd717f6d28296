"""What commands print: diagnostics, results, progress."""

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from scrutiny.base.diagnostics import Diagnostic
from scrutiny.base.text import visible
from scrutiny.shell import reports


def line(words: str, err: bool = False) -> None:
    """Print one line. All that a command says goes through here or `tell`: none of it acts on a terminal."""
    click.echo(visible(words), err=err)


def tell(diagnostics: list[Diagnostic], form: str = "text") -> list[Diagnostic]:
    """Print diagnostics in one of the forms of `reports.FORMATS`, and give them back."""
    click.echo(reports.FORMATS[form](diagnostics), err=form == "text", nl=False)
    return diagnostics


def fail(diagnostics: list[Diagnostic], so: str) -> NoReturn:
    """End with the exit code of content that has errors."""
    errors = [each for each in diagnostics if each.severity == "error"]
    files = {each.place.path for each in errors}
    said = f"{len(errors)} error{'s' * (len(errors) != 1)} in {len(files)} file{'s' * (len(files) != 1)}"
    line(f"{said}; {so}.", err=True)
    sys.exit(1)


def say(files: int | None, output: Path, began: float, said: Iterable[str]) -> None:
    """Tell how a build went: how many files the site has, or None where it is as it was."""
    took = f"{time.monotonic() - began:.1f} s"
    written = f"{files} files written to {output} in {took}."
    how = "Nothing has changed since the last build." if files is None else written
    first, *others = tuple(said) or ("",)
    for each in (f"{how} {first}".rstrip(), *others):
        line(each)


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
