"""What commands print: diagnostics, results, progress."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from scrutiny.shell import reports

if (
    TYPE_CHECKING
):  # each command imports what it needs: most need little, and a build with nothing to do least
    from scrutiny.base.diagnostics import Diagnostic


def tell(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Print diagnostics, one a line, and give them back."""
    click.echo(reports.text(diagnostics), err=True, nl=False)
    return diagnostics


def fail(diagnostics: list[Diagnostic], so: str) -> NoReturn:
    """End with the exit code of content that has errors."""
    errors = [each for each in diagnostics if each.severity == "error"]
    files = {each.place.path for each in errors}
    said = f"{len(errors)} error{'s' * (len(errors) != 1)} in {len(files)} file{'s' * (len(files) != 1)}"
    click.echo(f"{said}; {so}.", err=True)
    sys.exit(1)


def say(files: int | None, output: Path, began: float, said: Iterable[str]) -> None:
    """Tell how a build went: how many files the site has, or None where it is as it was."""
    took = f"{time.monotonic() - began:.1f} s"
    written = f"{files} files written to {output} in {took}."
    how = "Nothing has changed since the last build." if files is None else written
    click.echo(f"{how} " + "\n".join(said))


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
