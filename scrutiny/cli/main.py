"""The command line: `python build.py COMMAND`."""

import gc
import io
import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from scrutiny import __version__
from scrutiny.cli.output import line
from scrutiny.shell.errors import Refused

COMMANDS = {
    "build": ("building", "build"),
    "check": ("checking", "check"),
    "clean": ("publishing", "clean"),
    "editor": ("writing", "editor"),
    "find": ("removing", "find"),
    "forget": ("removing", "forget"),
    "import": ("importing", "import_"),
    "new": ("writing", "new"),
    "publish": ("publishing", "publish"),
    "rollback": ("correcting", "rollback"),
    "serve": ("previewing", "serve"),
    "undo": ("correcting", "undo"),
    "verify": ("checking", "verify"),
    "withdraw": ("correcting", "withdraw"),
}
"""The commands, each with where it is; that is imported when the command is wanted."""


class Commands(click.Group):
    """The commands; without one it builds."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as the library has it
        """Their names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command by its name."""
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name]
        found: click.Command = getattr(import_module(f"scrutiny.cli.{module}"), function)
        return found

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `build` before arguments that name no command."""
        own = ("--help", "--version", "--debug")
        rest = [arg for arg in args if arg != "--debug"]
        if not rest or (rest[0].startswith("-") and rest[0] not in own):
            args = [*(arg for arg in args if arg == "--debug"), "build", *rest]
        return super().parse_args(ctx, args)


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="Open Scrutiny")
@click.option("--debug", is_flag=True, help="Show the trace of an unexpected error.")
def main(debug: bool) -> None:
    """Publish the records of scrutiny meetings as a static website."""


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
