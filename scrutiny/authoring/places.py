"""Proposes the places that an office could list: words in its notes where a place would be named."""

import re
from collections import Counter
from collections.abc import Iterator

from scrutiny.register.register import Register
from scrutiny.wording.phrases import DAYS, MONTHS

_NAMED = re.compile(
    r"\b(?i:in|at|near|around|across|throughout|between|from|to|of|and) "
    r"(?P<name>[A-Z][a-z]+(?:[ -](?:(?:on|under|le|by|upon)[ -])?[A-Z][a-z]+){0,3})(?![\w’'-])"
)
_WORDS = """
Police Constabulary Commissioner Constable Chief Council
Panel Board Plan Committee Office Officer Officers Service Services Team Teams Unit Court Courts
Home Secretary Government Parliament Act Code Report Inspector Inspectorate Force Crime Justice
Operation Project Group Partnership Trust Note Question Action Decision Recommendation Answer
Appendix The This That These His Her Their Our Mr Mrs Ms Dr England Wales Scotland Britain Europe
Christmas Easter
"""
_NO_PLACE = frozenset((*MONTHS, *DAYS, *_WORDS.split()))
"""Words of names that are no place, or none within an office's area."""


def proposed(register: Register) -> list[tuple[str, int]]:
    """Names that may be places, with how many records have each; the most frequent first.

    What the office knows as something else is left out: people, bodies, terms, priority areas, and the places
    that it lists already.
    """
    known = {name.value for place in register.office.places for name in place.names}
    known |= {person.name for person in register.people} | {term.name for term in register.content.glossary}
    known |= {area.title for area in register.content.priorities} | {register.office.area or ""}
    records = list(_records(register))
    common = {word for words in records for word in re.findall(r"\b[a-z]+", words)}
    found = Counter(
        name
        for words in records
        for name in _names(words) - known
        if not common.issuperset(name.casefold().replace("-", " ").split())
    )
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))


def _records(register: Register) -> Iterator[str]:
    """The words of each record of a published note."""
    for head in register.heads:
        if register.shows(head):
            for record in register.of_meeting(head):
                passages = (passage.value for passage in register.passages_of(record))
                yield "\n\n".join((record.title, *passages))


def _names(words: str) -> set[str]:
    return {
        found["name"]
        for found in _NAMED.finditer(words)
        if not _NO_PLACE & set(re.split("[ -]", found["name"]))
    }
