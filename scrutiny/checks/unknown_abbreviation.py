"""Every abbreviation in capitals should be in the glossary; it is reported once, with every place."""

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Collect the words in capitals from the prose of all notes, and those the glossary lacks."""
    known = {term.name for term in register.content.glossary}
    known |= {name for person in register.content.people for name in person.names}
    places: dict[str, list[Place]] = {}
    for note in register.notes.values():
        for word, place in note.abbreviations:
            if word not in known:
                places.setdefault(word, []).append(place)
    for word, found in places.items():
        first, *others = sorted(found)
        also = f", also at {', '.join(f'{place.path}:{place.line}' for place in others)}" if others else ""
        what = f"the glossary lacks '{word}'{also}"
        report.warning(first, "unknown-abbreviation", what, "add it to glossary.yaml with its expansion")
