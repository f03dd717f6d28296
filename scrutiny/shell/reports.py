"""Diagnostics in the forms that people and services read."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from scrutiny.base.diagnostics import Diagnostic, Severity
from scrutiny.base.fingerprint import digest
from scrutiny.base.text import visible
from scrutiny.content.input import STANDARD


def located(
    diagnostics: Iterable[Diagnostic], content: Path, templates: Path, standard: Path
) -> list[Diagnostic]:
    """The diagnostics with the paths that the user would open, in order.

    A file that is not in the content folder is one of the templates folder, or else of the `standard` one.
    """

    def file(path: str) -> Path:
        own, own_standard = path.removeprefix(STANDARD), standard / path.removeprefix(STANDARD)
        found = [content / path, *([templates / path] if own == path else []), own_standard]
        return next((each for each in found if os.path.lexists(each)), content / path)

    def full(found: Diagnostic) -> Diagnostic:
        return found._replace(place=found.place._replace(path=file(found.place.path).as_posix()))

    return sorted(full(found) for found in diagnostics)


def text(diagnostics: Iterable[Diagnostic]) -> str:
    """One line each: `file:line:column: severity[code]: what – how to fix it`."""
    return "".join(f"{found}\n" for found in diagnostics)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON list of objects: file, line, column, severity, code, what, fix."""
    listed = [
        {
            "file": found.place.path,
            "line": found.place.line,
            "column": found.place.column,
            "severity": str(found.severity),
            "code": found.code,
            "what": found.what,
            "fix": found.fix,
        }
        for found in map(_visible, diagnostics)
    ]
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands of GitHub Actions, which stand on the lines of a pull request."""

    def escape(words: str) -> str:
        return words.replace("%", "%25")

    def named(words: str) -> str:
        return escape(words).replace(":", "%3A").replace(",", "%2C")

    return "".join(
        f"::{found.severity} file={named(found.place.path)},line={found.place.line},"
        f"col={found.place.column},title={named(found.code)}::{escape(f'{found.what} – {found.fix}')}\n"
        for found in map(_visible, diagnostics)
    )


def gitlab(diagnostics: Iterable[Diagnostic]) -> str:
    """A code quality report of GitLab, which stands on the lines of a merge request."""
    listed = [
        {
            "description": f"{found.what} – {found.fix}",
            "check_name": found.code,
            "fingerprint": digest(str(found)),
            "severity": "major" if found.severity is Severity.ERROR else "minor",
            "location": {"path": found.place.path, "lines": {"begin": found.place.line}},
        }
        for found in map(_visible, diagnostics)
    ]
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def _visible(found: Diagnostic) -> Diagnostic:
    """The diagnostic without a character that whoever reads it would obey or not see."""
    place = found.place._replace(path=visible(found.place.path))
    return found._replace(place=place, what=visible(found.what), fix=visible(found.fix))


FORMATS = {"text": text, "json": as_json, "github": github, "gitlab": gitlab}
