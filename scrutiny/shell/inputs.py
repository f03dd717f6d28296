"""What changed since the site was built: told from names, sizes and dates of files alone.

Nothing else of the program is needed for that, so that it is told at once, however large the site. What
was changed by hand in the site itself is not looked for.
"""

import datetime
import json
import math
import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from scrutiny.base.diagnostics import Diagnostic
from scrutiny.base.settings import Settings
from scrutiny.shell import program
from scrutiny.shell.origin import Origin
from scrutiny.shell.permissions import private_folder


def beside(site: Path) -> Path:
    """The folder with the cache of a site."""
    return site.with_name(f".{site.name}.cache")


Stamps = Mapping[str, str | None]
"""Files by their paths, with size, dates of text and of entry on the disk (ns), and number, in one text.

None stands for a file that was changed so lately that its dates may not tell of the next change.
"""

SURE = 2_000_000_000
"""Nanoseconds after which a file that is changed again has another date, on every kind of disk."""


class Asked(NamedTuple):
    """What a build was asked for: its inputs, where the site is, and settings that can be compared."""

    inputs: tuple[Path, ...]
    output: Path
    settings: tuple[str, ...]


class Last(NamedTuple):
    """A build: what it said, the warnings it gave, and from and until when it holds."""

    said: tuple[str, ...]
    warnings: tuple[Diagnostic, ...]
    since: datetime.datetime
    until: datetime.datetime


def asked(origin: Origin, output: Path, before: Path | None, now: Settings, strict: bool) -> Asked:
    """What a build is asked for; the edition before it is known by its manifest."""
    inputs = (origin.content, origin.templates, origin.standard, *([before / _MANIFEST] if before else []))
    return Asked(inputs, output, (str(now.base_url), str(now.drafts), str(strict)))


def look(asked: Asked) -> Stamps:
    """The inputs as they are now."""
    sure = time.time_ns() - SURE
    found: dict[str, str | None] = {}
    waiting = [os.fspath(place) for place in asked.inputs]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        found[entry.path] = _said(entry.stat(follow_symlinks=False), sure)
        except NotADirectoryError:
            found[place] = _said(Path(place).stat(), sure)
        except FileNotFoundError:  # whoever reads it says so
            continue
    return found


def recall(asked: Asked, moment: datetime.datetime) -> Last | None:
    """The last build, where one at this moment would be the same."""
    try:
        kept: dict[str, Any] = json.loads((beside(asked.output) / _NAME).read_bytes())
        last = kept["last"]
        since, until = (datetime.datetime.fromisoformat(last[name]) for name in ("since", "until"))
        if kept["asked"] != _asked(asked) or kept["site"] != _stamp(asked.output / _MANIFEST):
            return None
        if not since <= moment < until:
            return None
        inputs = look(asked)
        if kept["inputs"] != inputs or None in inputs.values():
            return None
        warnings = tuple(map(Diagnostic.stored, last["warnings"]))
        return Last(tuple(last["said"]), warnings, since, until)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(asked: Asked, inputs: Stamps, last: Last) -> None:
    """Remember a build of the inputs as they were before it."""
    folder = beside(asked.output)
    private_folder(folder)  # it has the names of drafts, and warnings about them
    kept = {
        "asked": _asked(asked),
        "inputs": inputs,
        "site": _stamp(asked.output / _MANIFEST),
        "last": {
            "said": last.said,
            "warnings": last.warnings,
            "since": last.since.isoformat(),
            "until": last.until.isoformat(),
        },
    }
    part = folder / f"{_NAME}.part"
    part.write_text(json.dumps(kept), "utf-8")
    part.replace(folder / _NAME)


def forget(asked: Asked) -> None:
    """Remember no build, so that one that is killed from now on is not taken for whole."""
    (beside(asked.output) / _NAME).unlink(missing_ok=True)


def remove(output: Path) -> None:
    """Remove everything that runs remember of a site."""
    shutil.rmtree(beside(output), ignore_errors=True)


_NAME = "last"
_MANIFEST = "manifest.sha256"


def _asked(asked: Asked) -> list[str]:
    places = [os.path.abspath(place) for place in (*asked.inputs, asked.output)]  # noqa: PTH100 - links stay
    return [program.digest(), *places, *asked.settings]


def _stamp(file: Path) -> str | None:
    try:
        return _said(file.stat())
    except OSError:
        return None


def _said(found: os.stat_result, sure: float = math.inf) -> str | None:
    """The stamp of a file; None where one of its dates is not before `sure` (ns)."""
    text, entry = found.st_mtime_ns, found.st_ctime_ns
    return f"{found.st_size} {text} {entry} {found.st_ino}" if text < sure and entry < sure else None
