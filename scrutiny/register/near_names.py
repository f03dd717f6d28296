"""Which name a clerk may have meant by one that nobody has: names are compared word by word."""

import difflib
from collections.abc import Iterable

from scrutiny.base.diagnostics import LIKE
from scrutiny.register import written
from scrutiny.register.titles import initials, plain


def near(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like a name; None where none shares or nearly shares all its words.

    A surname alone is near the whole name, initials are near the post. 'Deputy Chief Constable' is not near
    'Chief Constable', for it is another post.
    """
    wanted = plain(name).removeprefix("the ")
    ways = {wanted, plain(written.read(name).name) or wanted}
    scored = [
        (score, each)
        for each in sorted(set(known))
        if each != name and (score := max(_likeness(way, plain(each)) for way in ways))
    ]
    return max(scored, key=lambda found: found[0])[1] if scored else None


def _likeness(name: str, known: str) -> float:
    """How alike two names are, from 0 for another name to 1 for the same."""
    words, others = name.split(), known.split()
    if len(words) == 1 and len(others) > 1 and (name == initials(known) or _alike(name, others[-1])):
        return LIKE
    if len(words) != len(others):
        return 0.0
    pairs = min(
        (list(zip(words, order, strict=True)) for order in (others, others[::-1])),
        key=lambda pairs: -sum(_ratio(*pair) for pair in pairs),
    )
    return sum(_ratio(*pair) for pair in pairs) / len(pairs) if all(_alike(*pair) for pair in pairs) else 0.0


def _alike(word: str, other: str) -> bool:
    return _ratio(word, other) >= LIKE


def _ratio(word: str, other: str) -> float:
    return difflib.SequenceMatcher(None, word, other).ratio()
