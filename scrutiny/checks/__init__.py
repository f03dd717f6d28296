"""What can be wrong in records that could be read: one rule a file, which its docstring states.

A file defines `check`, which looks at the whole register, or `check_note`, which looks at one note alone,
or both. Each reports what it finds. No file imports another.
"""

from collections.abc import Callable

from scrutiny.base.diagnostics import Report
from scrutiny.base.discovery import defined
from scrutiny.content.note import Note
from scrutiny.register.register import Register

OF_REGISTER: tuple[Callable[[Register, Report], None], ...] = defined("check", __name__, __path__)
"""The checks of all notes together."""

OF_NOTE: tuple[Callable[[Note, Report], None], ...] = defined("check_note", __name__, __path__)
"""The checks of one note, which need no other."""


def check_note(note: Note, report: Report) -> None:
    """Check one note without any other."""
    for check in OF_NOTE:
        check(note, report)
