"""Where words name the wards, towns and districts that the office lists."""

import re
from collections.abc import Iterable, Iterator

from scrutiny.register.addresses import address
from scrutiny.register.autolinks import Explanation, Explanations
from scrutiny.register.register import Register

_ENDS = re.compile(r"(?<=[.?!])[”\"’)]? +(?=[A-Z0-9“\"‘(])")


class Localities:
    """Finds the places of the office by any of their names. “Ada Preston” names a person and no place."""

    def __init__(self, register: Register) -> None:
        people = [Explanation(each.name, None, "", ("person", each.slug)) for each in register.people]
        places = [
            Explanation(name.value, None, address(place), ("place", place.slug))
            for place in register.office.places
            for name in place.names
        ]
        self._names = Explanations([*people, *places] if places else [])

    def keys(self, passages: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The places that some passages name, each as 'place' and its slug, as often as they do."""
        return (key for key in self._names.keys(passages) if key[0] == "place")

    def sentence(self, words: str, slug: str) -> str:
        """The first sentence of some words that names a place; nothing where none does."""
        return next((each for each in _ENDS.split(words) if ("place", slug) in self.keys((each,))), "")
