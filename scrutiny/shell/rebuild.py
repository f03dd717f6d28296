"""Building an edition again from its source, to hold the one that is published against it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from scrutiny import __version__, assembly, pipeline, verify
from scrutiny.ledger import digest
from scrutiny.pipeline import Input
from scrutiny.settings import Settings
from scrutiny.shell import disk
from scrutiny.shell.workers import Workers
from scrutiny.text import Report


def differences(site: Path, source: Input, as_of: datetime.datetime | None, report: Report) -> list[str]:
    """How a site differs from what its source gives, after the editions that its ledger tells of.

    It is built for the moment that the site states, or `as_of`. What is wrong with the source is in `report`.
    """
    stated = json.loads((site / assembly.STATED).read_text("utf-8"))
    if stated["software"] != __version__:
        return [f"{assembly.STATED}: version {stated['software']} built it, and this is {__version__}"]
    moment = as_of or datetime.datetime.fromisoformat(stated["as_of"])
    settings = Settings(as_of=moment, base_url=stated["base_url"])
    live = disk.before(site)
    checked = pipeline.check(source, settings, report, live, Workers())
    built = assembly.whole(source, checked, report, live) if checked else {}
    if report.failed:
        return [f"{assembly.STATED}: the source cannot be published after this edition"]
    paths, read = disk.site(site)
    here = {path: digest(read(path)) for path in paths}
    return list(verify.differences(here, {path: digest(data) for path, data in built.items()}))
