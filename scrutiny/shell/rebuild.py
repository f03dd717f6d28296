"""Building an edition again from its source, to hold the one that is published against it."""

import datetime
import json
from pathlib import Path

from scrutiny import __version__
from scrutiny.base.diagnostics import Report
from scrutiny.base.fingerprint import digest
from scrutiny.base.settings import Settings
from scrutiny.content.input import Input
from scrutiny.pipeline import assemble, check, verify
from scrutiny.shell import site_folder
from scrutiny.shell.processes import Workers


def differences(site: Path, source: Input, as_of: datetime.datetime | None, report: Report) -> list[str]:
    """How a site differs from what its source gives, after the editions that its ledger tells of.

    It is built for the moment that the site states, or `as_of`. What is wrong with the source is in `report`.
    """
    stated = json.loads((site / assemble.STATED).read_text("utf-8"))
    if stated["software"] != __version__:
        return [f"{assemble.STATED}: version {stated['software']} built it, and this is {__version__}"]
    moment = as_of or datetime.datetime.fromisoformat(stated["as_of"])
    settings = Settings(as_of=moment, base_url=stated["base_url"])
    live = site_folder.before(site)
    checked = check.check(source, settings, report, live, Workers())
    built = assemble.whole(source, checked, report, live) if checked else {}
    if report.failed:
        return [f"{assemble.STATED}: the source cannot be published after this edition"]
    paths, read = site_folder.site(site)
    here = {path: digest(read(path)) for path in paths}
    return list(verify.differences(here, {path: digest(data) for path, data in built.items()}))
