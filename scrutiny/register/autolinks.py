"""Names and terms in prose that become links and explanations."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Explanation(NamedTuple):
    """A name that prose links to, a term or a person: as written, its expansion if any, its address.

    `key` is the kind of the thing and its slug.
    """

    name: str
    expansion: str | None
    address: str
    key: tuple[str, str]


class Explanations:
    """Finds terms of the glossary and names of people in prose, letter for letter, with plurals."""

    def __init__(self, explanations: Iterable[Explanation]) -> None:
        self._by_name = {explanation.name: explanation for explanation in explanations}
        names = "|".join(_names(self._by_name))
        self._pattern = re.compile(rf"(?P<name>{names})(?:[’']?s)?(?![\w-])") if names else None

    def find(self, words: str) -> Iterator[tuple[re.Match[str], Explanation]]:
        """Each mention, with what explains it."""
        if self._pattern:
            for found in self._pattern.finditer(words):
                yield found, self._by_name[found["name"]]

    def keys(self, passages: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The keys of what some passages mention, as often as they do."""
        for words in passages:
            yield from (explanation.key for _, explanation in self.find(words))


def _names(names: Iterable[str]) -> Iterator[str]:
    """A pattern for each first letter, the longest names first.

    A search for a pattern that begins with a plain letter is several times faster.
    """
    by_letter: dict[str, list[str]] = {}
    for name in sorted(filter(None, names), key=lambda name: (-len(name), name)):
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]))
    for letter, rests in by_letter.items():
        yield rf"{re.escape(letter)}(?<![\w-].)(?:{'|'.join(rests)})"
