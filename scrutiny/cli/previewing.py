"""The preview on this machine."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scrutiny.base.settings import Settings
from scrutiny.cli.options import options, settings
from scrutiny.cli.output import line, tell
from scrutiny.shell import renewal
from scrutiny.shell.origin import Origin
from scrutiny.shell.renewal import Wanted

if (
    TYPE_CHECKING
):  # each command imports what it needs: most need little, and a build with nothing to do least
    pass


@click.command()
@options("content", "templates", "base_url", "as_of")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="The port on 127.0.0.1.")
def serve(origin: Origin, now: Settings, port: int) -> None:
    """Preview the site on this machine, drafts shown and marked, rebuilt at every change."""
    import tempfile

    from scrutiny.shell.errors import Refused
    from scrutiny.shell.preview import Preview, listen
    from scrutiny.shell.preview_guard import HOST

    sockets = listen(port)
    given = click.get_current_context().params["as_of"]
    with tempfile.TemporaryDirectory(prefix="scrutiny-") as folder:
        output = Path(folder) / "site"

        def rebuild() -> list[str]:
            line("Building.")
            began, today = time.monotonic(), settings(now.base_url, given, drafts=True)
            try:
                renewed = renewal.renew(Wanted(origin, output, today))
            except (Refused, OSError) as refused:
                line(f"Built nothing: {refused}")
                return [str(refused)]
            diagnostics = tell(list(renewed.diagnostics))
            line(f"Built in {time.monotonic() - began:.1f} s." if renewed.last else "Built nothing.")
            return [str(each) for each in diagnostics if each.severity == "error"]

        line(f"Preview at http://{HOST}:{port}/ – press Ctrl+C to stop.")
        Preview(output, port, rebuild).serve(sockets, (origin.content, origin.templates))
