"""The command line: `python build.py COMMAND`."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import NoReturn

import click

from scrutiny import __version__
from scrutiny.cli import checking, correcting, importing, previewing, publishing, removing, writing
from scrutiny.cli.output import line


class BuildsByDefault(click.Group):
    """Without a command it builds."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `build` before arguments that name no command."""
        own = ("--help", "--version", "--debug")
        rest = [arg for arg in args if arg != "--debug"]
        if not rest or (rest[0].startswith("-") and rest[0] not in own):
            args = [*(arg for arg in args if arg == "--debug"), "build", *rest]
        return super().parse_args(ctx, args)


@click.group(cls=BuildsByDefault)
@click.version_option(__version__, prog_name="Open Scrutiny")
@click.option("--debug", is_flag=True, help="Show the trace of an unexpected error.")
def main(debug: bool) -> None:
    """Publish the records of scrutiny meetings as a static website."""


COMMANDS = (
    publishing.build,
    publishing.publish,
    correcting.rollback,
    correcting.withdraw,
    correcting.undo,
    publishing.clean,
    checking.check,
    checking.verify,
    removing.find,
    removing.forget,
    previewing.serve,
    writing.new,
    importing.import_,
    writing.editor,
)

for command in COMMANDS:
    main.add_command(command)


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
        from scrutiny.pipeline.withdrawal import NotPublishedError
        from scrutiny.shell.errors import Refused

        expected = isinstance(wrong, (Refused, NotPublishedError, OSError))
        said = str(wrong) if expected else f"unexpected {wrong!r}; run with --debug to see where"
        line(f"error: {said}", err=True)
        sys.exit(2 if isinstance(wrong, Refused) else 1)


def leave(ended: SystemExit) -> NoReturn:
    """End without taking apart all that the run made: the system has it back at once."""
    processes = sys.modules.get("multiprocessing")
    if not isinstance(ended.code, int) or (processes and processes.active_children()):
        raise ended  # Python stops them
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(ended.code)
