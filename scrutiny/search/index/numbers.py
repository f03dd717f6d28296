"""Numbers as readers write them: in words, as percentages, and in thousands or millions.

'thirty' is found as 30, '£2m' and '2 million' as 2000000, '12 per cent' as 12%. `templates/assets/query.js`
does the same to what a reader types.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

_UNITS = "two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS: Mapping[str, str] = {
    **{word: str(number) for number, word in enumerate(_UNITS.split(), start=2)},
    **{word: str(number) for number, word in enumerate(_TEENS.split(), start=10)},
    **{word: str(10 * number) for number, word in enumerate(_TENS.split(), start=2)},
}
"""Words for numbers. 'One' is none of them: it mostly counts nothing."""

SCALES: Mapping[str, int] = {"hundr": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
"""The terms of words that multiply the number before them."""
_LETTERS = {"k": 10**3, "m": 10**6, "bn": 10**9}
_SCALED = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)(k|m|bn)", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LONGEST = 15
"""Digits above which a number is taken as it is."""


def whole(spelling: str) -> str:
    """What a percentage, or a number with k, m or bn, is found by; '' for any other word."""
    if spelling.endswith("%"):
        return spelling.replace(",", "")
    scaled = _SCALED.fullmatch(spelling)
    return times(scaled[1].replace(",", ""), _LETTERS[scaled[2].lower()]) if scaled else ""


def compound(pieces: Sequence[str]) -> str:
    """What 'thirty-five' is found by, from its pieces; '' for any other compound."""
    tens, unit = WORDS.get(pieces[0].lower(), ""), WORDS.get(pieces[-1].lower(), "")
    if pieces[-1].lower() == "one":
        unit = "1"
    known = len(pieces) == 2 and pieces[0].lower() in _TENS.split() and len(unit) == 1
    return tens[0] + unit if known else ""


def times(number: str, scale: int) -> str:
    """A number multiplied, in digits; '' where it is too long."""
    if len(number) > _LONGEST:
        return ""
    return f"{(Decimal(number) * scale).normalize():f}"


def several(places: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, int]]:
    """What numbers of several words are found by ('12 per cent', '2 million'), each with its place.

    `places` has where each term stands.
    """
    scales = [(scale, 1, at) for term, scale in SCALES.items() for at in places.get(term, ())]
    cents = [(0, 1, at) for at in places.get("percent", ())]
    if "cent" in places and "per" in places:
        cents += [(0, 2, at) for at in places["cent"] if at - 1 in places["per"]]
    if not scales and not cents:
        return
    stands: dict[int, str] = {}
    for term, found in places.items():
        if _NUMBER.fullmatch(term):
            for at in found:
                stands.setdefault(at, term)
    for scale, back, at in (*scales, *cents):
        number = stands.get(at - back, "")
        term = times(number, scale) if number and scale else f"{number}%"
        if number and term:
            yield term, at - back
