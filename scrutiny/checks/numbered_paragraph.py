"""A bold paragraph that begins with a number is a question in most minutes, and is only text in a note."""

import re
from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text, plain_blanks
from scrutiny.content.note import Note


def check_note(note: Note, report: Report) -> None:
    """Report each such paragraph, with the heading to write above it."""
    for passage in note.passages():
        for found in _numbered(passage):
            number, begins = found["number"], " ".join(found["words"].split()[:6])
            what = f"'{number}. {begins} …' is shown as text, and not read as a record"
            fix = (
                f"write '### Question {number}: a short title' above it (or Recommendation, Action); "
                f"where it is the title of an item, write '## {number}. ' and the title in its place; "
                "where it only begins a passage of discussion, write '### ' and its title"
            )
            report.error(passage.at(found.start("begins")), "numbered-paragraph", what, fix)


def _numbered(passage: Text) -> Iterator[re.Match[str]]:
    """Lines at which such a paragraph begins, and `Q4` at the beginning of a line, bold or not."""
    words = plain_blanks(passage.value)
    if "**" in words or "__" in words:
        yield from _BOLD.finditer(words)
    yield from _ASKED.finditer(words)


_BOLD = re.compile(
    r"^[ \t]*(?:[-*+•][ \t]+)?(?P<begins>(?:\*\*|__)?[ \t]*(?P<number>[0-9]{1,3})[a-z]?[.):])[ \t]*"
    r"(?P<words>(?:(?!\*\*|__|\n[ \t]*\n).){2,2000})(?:\*\*|__)[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_ASKED = re.compile(
    r"^[ \t]*(?:[-*+•][ \t]+)?(?P<begins>(?:\*\*|__)?[qQ]\.?[ \t]?(?P<number>[0-9]{1,3})[a-z]?"
    r"(?:[.):]|\*\*|__|[ \t]*[-–—][ \t])(?:\*\*|__)?)[ \t]*(?P<words>\S[^\n]+)",
    re.MULTILINE,
)
