"""A paper's file name must be plain, and its type one that a browser shows without running anything."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.register.register import Register
from scrutiny.safety import papers


def check(register: Register, report: Report) -> None:
    """Look at the name of each file beside the notes that some note links to."""
    for path, place in register.attached(register.notes.values()):
        for name in path.split("/"):
            if not _NAME.fullmatch(name):
                fix = "use letters, digits, dots, hyphens and underscores, a letter or digit first"
                report.error(place, "file-name", f"'{name}' cannot be part of an address", fix)
        _type(path, place, report)


def _type(path: str, place: Place, report: Report) -> None:
    suffix = PurePosixPath(path).suffix.lower()
    if suffix not in papers.TYPES:
        what = f"'{suffix or path}' is not a type of file that is published"
        if suffix in ORIGINALS:
            what = f"a '{suffix}' file can hold tracked changes, comments, hidden parts and names of authors"
        report.error(place, "file-type", what, f"save the paper as one of: {' '.join(papers.TYPES)}")


ORIGINALS = (
    ".doc",
    ".docx",
    ".xls",
    ".xlsx",
    ".ppt",
    ".pptx",
    ".odt",
    ".ods",
    ".odp",
    ".rtf",
    ".eml",
    ".msg",
)
"""What a paper is written in: it says more than its pages show."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
