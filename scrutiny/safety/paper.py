"""What inspection finds of a file that a note attaches."""

from __future__ import annotations

from typing import NamedTuple

from scrutiny.base.decoding import decode
from scrutiny.base.diagnostics import Report


class Fault(NamedTuple):
    """Why a file cannot be published: the code of the diagnostic, what, and how to fix it."""

    code: str
    what: str
    fix: str


class Paper(NamedTuple):
    """The text that a file shows, and its faults."""

    text: str
    faults: tuple[Fault, ...] = ()


def read_text(data: bytes) -> Paper:
    """A file of UTF-8 text; characters that a reader cannot see are faults."""
    report = Report()
    source = decode("paper", data, report)
    faults = tuple(
        Fault(each.code, f"line {each.place.line} of the paper: {each.what}", each.fix)
        for each in report.diagnostics
    )
    return Paper(source.text if source else "", faults)
