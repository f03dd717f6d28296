"""Every abbreviation in capitals should be in the glossary; reported once, with each place it stands."""

from __future__ import annotations

import re

from scrutiny import prose
from scrutiny.register import Register
from scrutiny.text import Place, Report, Text


def check(register: Register, report: Report) -> None:
    """Collect the words in capitals from the prose of all notes, and those the glossary lacks."""
    known = {term.name for term in register.content.glossary}
    places: dict[str, list[Place]] = {}
    for note in register.notes.values():
        passages = [note.meeting.introduction]
        passages += (passage for record in note.records for passage in record.passages)
        for passage in passages:
            for word, place in _abbreviations(passage):
                if word not in known:
                    places.setdefault(word, []).append(place)
    for word, stands in places.items():
        first, *others = sorted(stands)
        also = f", also at {', '.join(f'{place.path}:{place.line}' for place in others)}" if others else ""
        what = f"the glossary lacks '{word}'{also}"
        report.warning(first, "unknown-abbreviation", what, "add it to glossary.yaml with its expansion")


def _abbreviations(passage: Text) -> list[tuple[str, Place]]:
    patterns = (prose.REDACTION, _TARGET)
    hidden = [found.span() for each in patterns for found in each.finditer(passage.value)]
    return [
        (found[1], passage.at(found.start()))
        for found in _CAPITALS.finditer(passage.value)
        if not any(start <= found.start() < end for start, end in hidden)
    ]


# Two to eight capitals, with digits and ampersands among them as in C3PO and A&E, and perhaps an 's'.
# That a capital stands first makes the search many times faster.
_CAPITALS = re.compile(r"([A-Z](?<![\w/&.-].)[A-Z0-9&]{0,6}[A-Z])(?:[’']?s)?(?![\w&])")
_TARGET = re.compile(r"\]\([^)\n]*\)")
