"""What commands take: their options, and what these become."""

import datetime
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from scrutiny.base.settings import Settings
from scrutiny.shell.origin import Origin
from scrutiny.shell.processes import Workers


class AsOf(click.ParamType):  # type: ignore[type-arg] # older versions of click take no argument here
    """A date, or a date and time with its offset from UTC; a date means its first moment, in UTC."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The moment that was meant; ends the command where it is none."""
        if isinstance(value, datetime.datetime):
            return value
        try:
            moment = datetime.datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a date such as 2026-11-23", param, ctx)
        if moment.tzinfo is None and len(value) > len("2026-11-23"):
            self.fail(f"'{value}' has a time without an offset, such as +00:00", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


FOLDER = click.Path(path_type=Path, file_okay=False)


STANDARD = Path(__file__).parents[2] / "templates"


OPTIONS: dict[str, Callable[..., Any]] = {
    "content": click.option(
        "--content", type=FOLDER, default="content", show_default=True, help="The office's records."
    ),
    "templates": click.option(
        "--templates",
        type=FOLDER,
        default=STANDARD,
        help="Jinja templates of your own; all others are those of the program.",
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
        from scrutiny.content.values import is_web_address

        if not is_web_address(base_url):
            raise click.UsageError(f"'{base_url}' is not a web address: write it as https://…")
    moment = as_of or datetime.datetime.now(datetime.UTC)
    return Settings(as_of=moment, base_url=base_url and base_url.rstrip("/") + "/", drafts=drafts)


FOLDED: dict[str, tuple[Callable[..., Any], tuple[str, ...], tuple[str, ...]]] = {
    "origin": (origin_of, ("content", "templates"), ("revision",)),
    "now": (settings, ("base_url", "as_of"), ("drafts",)),
}
"""What a command takes in the place of several options: what makes it, the options it needs, further ones."""
