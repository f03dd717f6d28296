"""Whether anything changed since the site was built: told from names, sizes and dates of files alone.

Nothing else of the program is needed for that, so that it is told at once, however large the site. What
was changed by hand in the site itself is not looked for.
"""

from __future__ import annotations

import datetime
import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scrutiny.settings import Settings
from scrutiny.shell import program
from scrutiny.shell.origin import Origin


def beside(site: Path) -> Path:
    """The folder in which runs remember what they wrote to `site`."""
    return site.with_name(f".{site.name}.memory")


Stamps = Mapping[str, list[int]]
"""Files by their paths, with size, dates of text and of entry on the disk (ns), and number."""

SURE = 2_000_000_000
"""Nanoseconds after which a file that is changed again has another date, on every kind of disk."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build was asked for: its inputs, where the site is, and settings that can be compared."""

    inputs: tuple[Path, ...]
    output: Path
    settings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Last:
    """The last build: what it said, the lines of its warnings, and from and until when it holds."""

    said: tuple[str, ...]
    warnings: str
    since: datetime.datetime
    until: datetime.datetime


def asked(origin: Origin, output: Path, before: Path | None, now: Settings, strict: bool) -> Asked:
    """What a build is asked for; the edition before it is known by its manifest."""
    inputs = (origin.content, origin.templates, origin.standard, *([before / _MANIFEST] if before else []))
    return Asked(inputs, output, (str(now.base_url), str(now.drafts), str(strict)))


def look(asked: Asked) -> Stamps | None:
    """The inputs as they are now; None where one was changed so lately that dates may not tell."""
    now = time.time_ns()
    found = {path: stamp for folder in asked.inputs for path, stamp in _walk(os.fspath(folder))}
    return None if any(max(stamp[1:3]) > now - SURE for stamp in found.values()) else found


def recall(asked: Asked, moment: datetime.datetime) -> Last | None:
    """The last build, where one at this moment would be the same."""
    try:
        kept: dict[str, Any] = json.loads((beside(asked.output) / _NAME).read_bytes())
        last = kept["last"]
        since, until = (datetime.datetime.fromisoformat(last[name]) for name in ("since", "until"))
        same = kept["asked"] == _asked(asked) and kept["site"] == _stamp(asked.output / _MANIFEST)
        if same and since <= moment < until and kept["inputs"] == look(asked):
            return Last(tuple(last["said"]), last["warnings"], since, until)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def keep(asked: Asked, inputs: Stamps | None, last: Last) -> None:
    """Remember a build of the inputs as they were before it."""
    folder = beside(asked.output)
    if inputs is None or not folder.is_dir():
        (folder / _NAME).unlink(missing_ok=True)
        return
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


_NAME = "last"
_MANIFEST = "manifest.sha256"


def _asked(asked: Asked) -> list[str]:
    places = [os.path.abspath(place) for place in (*asked.inputs, asked.output)]  # noqa: PTH100 - links stay
    return [program.digest(), *places, *asked.settings]


def _walk(folder: str) -> Iterator[tuple[str, list[int]]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _walk(entry.path)
                else:
                    yield entry.path, _numbers(entry.stat(follow_symlinks=False))
    except NotADirectoryError:
        yield folder, _stamp(Path(folder)) or []


def _stamp(file: Path) -> list[int] | None:
    try:
        return _numbers(file.stat())
    except OSError:
        return None


def _numbers(found: os.stat_result) -> list[int]:
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
