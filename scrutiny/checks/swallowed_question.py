"""A question below an answer has a heading of its own: else it is published as words of the answer."""

import re
from collections.abc import Iterator

from scrutiny.base.diagnostics import Report, entry
from scrutiny.base.text import Place, plain_blanks
from scrutiny.content.kinds.question import Question
from scrutiny.content.note import Note
from scrutiny.content.record import Record

ANSWERS = ("Answer", "Response")


def check_note(note: Note, report: Report) -> None:
    """Look at what follows the first paragraph of each answer and response."""
    for record in note.records:
        for place, words in _swallowed(record):
            what = f"'{words}' is published as part of the answer above it"
            heading, label = "a heading such as '### Question 2: Bollards'", "'**Supplementary question:**'"
            if record.alone:
                write = label
            else:
                write = f"{heading}, or {label}," if isinstance(record, Question) else heading
            fix = f"write {write} above it; or, where the same person said it, accept it: "
            fix += entry("swallowed-question", "…")
            report.error(place, "swallowed-question", what, fix, acceptable=True)


def _swallowed(record: Record) -> Iterator[tuple[Place, str]]:
    for part, after in zip(record.parts, (*record.parts[1:], None), strict=False):
        if part.label not in ANSWERS:
            continue
        said = plain_blanks(part.prose.value)
        numbers = {found["number"] for found in _NUMBERED.finditer(said)}
        alone = (found for found in _ALONE.finditer(said) if found["number"] != "1" and "1" not in numbers)
        found = next(alone, None)
        if found is None and after and after.label in ANSWERS and not after.said:
            found = _ASKS.search(said)
        if found:
            start = found.start("words")
            yield part.prose.at(start), found["words"].partition("\n")[0].strip(" *_")


_NUMBERED = re.compile(r"^[ \t]*(?P<number>[0-9]{1,3})[.)][ \t]", re.MULTILINE)
_ALONE = re.compile(r"(?<=\n\n)(?P<words>[ \t]*(?P<number>[0-9]{1,3})[.)][ \t]+[^\n]{1,200})(?=\n\n|\n?\Z)")
_ASKS = re.compile(r"(?<=\n\n)(?P<words>(?:(?!\n\n).)*\?)[\"”’*_)]*[ \t]*\n?\Z", re.DOTALL)
