"""The preview on this machine."""

import time

import click

from scrutiny.base.settings import Settings
from scrutiny.cli.options import options, settings
from scrutiny.cli.output import line, tell
from scrutiny.shell.live_site import LiveSite
from scrutiny.shell.origin import Origin
from scrutiny.shell.preview import Preview, listen
from scrutiny.shell.preview_guard import HOST
from scrutiny.shell.processes import Workers


@click.command()
@options("content", "templates", "base_url", "as_of")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="The port on 127.0.0.1.")
def serve(origin: Origin, now: Settings, port: int) -> None:
    """Preview the site on this machine, drafts shown and marked, read again at every change."""
    sockets = listen(port)
    given = click.get_current_context().params["as_of"]

    def today() -> Settings:
        return settings(now.base_url, given, drafts=True)

    line(f"Preview at http://{HOST}:{port}/ – press Ctrl+C to stop.")
    site = LiveSite(origin, today, tell, Workers())

    def load() -> None:
        began = time.monotonic()
        line("Building.")
        site.load()
        line(f"Built in {time.monotonic() - began:.1f} s." if not site.faults else "Built nothing new.")

    Preview(site, port).serve(sockets, (origin.content, origin.templates), load)
