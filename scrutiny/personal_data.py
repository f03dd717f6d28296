"""Personal data and secrets that a text may hold, found by their form once tricks of spelling are undone.

The forms are those of the United Kingdom. A pattern cannot know what a number means, so that it finds
too much rather than too little; a named person can record why a finding may appear.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What looks like personal data: which kind, from which character of the text to which, and its words."""

    kind: str
    start: int
    end: int
    words: str


def find(text: str) -> tuple[Finding, ...]:
    """What in a text looks like personal data or a secret, in order; nothing is found twice."""
    plain, offsets = _normalised(text)
    found: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern, valid in _PATTERNS:
        for match in pattern.finditer(plain):
            start, end = match.span()
            if not valid(match[0]) or any(start < other_end and end > other for other, other_end in taken):
                continue
            taken.append((start, end))
            found.append(Finding(kind, offsets[start], offsets[end - 1] + 1, match[0]))
    return tuple(sorted(found, key=lambda each: each.start))


def refusal(found: Finding) -> tuple[str, str]:
    """What a finding is and how to mend it, in words that may be public: they keep to its first letters."""
    what = f"this looks like {found.kind} ('{found.words[:2]}…')"
    entry = "'personal_data: [{text: …, reason: …, by: …, date: …}]'"
    return what, f"take it out; or, where it may appear, add to the front matter: {entry}"


def spelled(words: str) -> str:
    """Words as they are compared: normalised, in small letters, without spaces."""
    return re.sub(r"\s", "", _normalised(words)[0].casefold())


def _normalised(text: str) -> tuple[str, list[int] | range]:
    """The text with references, compatibility and invisible characters undone, and where each was."""
    if text.isascii() and "&" not in text:
        return _joined(text), range(len(text) + 1)
    characters: list[str] = []
    offsets: list[int] = []
    for piece in _PIECE.finditer(text):
        for character in unicodedata.normalize("NFKC", html.unescape(piece[0])):
            if unicodedata.category(character) not in ("Cf", "Mn"):
                characters.append("-" if unicodedata.category(character) == "Pd" else character)
                offsets.append(piece.start())
    plain = "".join(characters)
    return _joined(plain), [*offsets, len(text)]


_PIECE = re.compile(r"&#?\w{1,8};|.", re.DOTALL)


def _joined(text: str) -> str:
    """The text with each line end inside a paragraph as a space: numbers are broken over lines."""
    return re.sub(r"(?<=[^\n])\n(?=[\w+(])", " ", text)


def _always(_: str) -> bool:
    return True


def _digits(words: str) -> list[int]:
    return [int(character) for character in words if character.isdigit()]


def _luhn(words: str) -> bool:
    """Whether the digits end in the check digit of ISO/IEC 7812."""
    doubled = [d * 2 - 9 * (d > 4) if i % 2 else d for i, d in enumerate(reversed(_digits(words)))]
    return len(doubled) >= 13 and sum(doubled) % 10 == 0


def _nhs(words: str) -> bool:
    """Whether the last of ten digits is the check digit of an NHS number (modulus 11), or words say so."""
    digits = _digits(words)
    left = 11 - sum(d * (10 - i) for i, d in enumerate(digits[:9])) % 11
    return "nhs" in words.casefold() or (left % 11) == digits[9]


def _octets(words: str) -> bool:
    return all(int(part) < 256 for part in words.split("."))


_AREAS = (
    "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|"
    "EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|"
    "MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|"
    "SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
# The few letters before a digit are looked at first: few words are so short, and the areas are many.
_AREA = rf"(?=[A-Z]{{1,2}}\d)(?:{_AREAS})"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = (
    r"(?:\d{1,2}[/. -]\d{1,2}[/. -](?:\d{4}|\d{2})|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
)
_ROLE = r"(?:victim|complainant|witness|suspect|survivor|informant|offender|defendant|deceased|perpetrator)"
_NAME = r"[A-Z][a-z’'-]{1,30}(?: [A-Z][a-z’'-]{1,30}){1,3}"
_STREET = (
    r"(?:Avenue|Ave|Road|Rd|Street|St|Lane|Ln|Close|Crescent|Cres|Drive|Grove|Gardens|Terrace|Mews|Row|"
    r"Walk|Square|Parade|Rise|Court|Place|Hill|Way)"
)
_OF_PLATE = r"(?: (?:no\.?|number|mark|plate))*\s?:?\s?"
_OF_CRIME = (
    r"(?: (?:log|record|report))?(?: ?(?:ref(?:erence)?|number|no|nr|num)\b\.?(?: (?:number|no)\b\.?)?| log)"
    r"\s?[:#]?\s?[A-Z]{0,4}-?\d[\w/-]{2,}"
)
_NUMBERED = r"(?:no\.?|number|num\.?|#)\s?:?\s?"


def _no_court(words: str) -> bool:
    return not re.search(r"(?:Crown|Magistrates['’]?|County|Family|Youth|High|Supreme) Court$", words)


_SECRET: dict[str, tuple[str, ...]] = {
    "a private key": (r"-----BEGIN [A-Z ]*PRIVATE KEY",),
    "an access key": (
        r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
        r"\bgh[pousr]_\w{30,}",
        r"\bglpat-[\w-]{16,}",
        r"\bxox[abprs]-[\w-]{10,}",
        r"\bsk-[A-Za-z0-9]{20,}",
        r"\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]+",
    ),
}
"""Forms of keys to other systems, in which capitals count."""

_EXACT: dict[str, tuple[str, ...]] = {
    "a driving licence number": (r"\b[A-Z9]{5}\d{6}[A-Z9]{2}\d[A-Z]{2}\b",),
    "an officer's number": (
        rf"\b(?i:collar|warrant|shoulder|force|badge) ?(?i:{_NUMBERED})\d{{2,6}}\b",
        r"\b(?:PC|PS|DC|DS|PCSO|Sgt|WPC) ?\d{3,5}\b(?![,.]\d)",
    ),
    "a registration plate": (
        r"\b[A-Z]{2}\d\d ?[A-Z]{3}\b",
        rf"\b(?:registration|reg\.?|VRM|plate){_OF_PLATE}[A-Z]\d{{1,3}} ?[A-Z]{{3}}\b",
        rf"\b(?:registration|reg\.?|VRM|plate){_OF_PLATE}[A-Z]{{3}} ?\d{{1,3}}[A-Z]?\b",
    ),
    "a postcode": (
        rf"\b{_AREA}\d[A-Z\d]? ?\d[A-Z]{{2}}\b",
        rf"\b{_AREA}\d[A-Z\d]? (?=\d\w?[A-Z])\d[A-Z\d]{{2}}\b",
        rf"\b(?=[A-Za-z]{{1,2}}\d)(?i:{_AREAS})\d[A-Za-z\d]? (?!\d(?:st|nd|rd|th|pm|am)\b)\d[A-Za-z]{{2}}\b",
        r"\bGIR ?0AA\b",
    ),
    "a street address": (
        rf"(?<![\d£.,/-])\b\d{{1,3}}[A-Za-z]?,? (?:[A-Z][a-z’'-]+ ){{0,2}}[A-Z][a-z’'-]+ {_STREET}\b",
    ),
    "the name of a victim or witness": (
        rf"\b(?i:{_ROLE}), {_NAME}",
        rf"\b(?i:{_ROLE}),? (?i:known as|named|called|identified as|whose name is) [A-Z]\w*(?: [A-Z]\w*)*",
        rf"\b{_NAME}, (?:the|a|an) (?:\w+ )?{_ROLE}\b",
        r"\b(?:Child|Adult|Victim|Witness|Baby|Girl|Boy) [A-Z1-9]\b,? (?:of|from|aged|who lives)\b",
    ),
    "coordinates": (
        r"(?<![\d.])[-+]?\d{1,2}\.\d{3,} ?°? ?[NS]?, ?[-+]?\d{1,3}\.\d{3,}",
        r"///\w+\.\w+\.\w+",
        r"\bw3w\s?:?\s?\w+\.\w+\.\w+",
        r"\b[HNST][A-HJ-Z] ?(?:\d{3} ?\d{3}|\d{4} ?\d{4}|\d{5} ?\d{5})\b",
    ),
    "an internet address": (r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)",),
}
"""Forms in which capitals count."""

_LOOSE: dict[str, tuple[str, ...]] = {
    "a password": (
        r"\b(?:password|passwd|pass ?phrase)\s?[:=]\s?(?!\*+)\S{4,}",
        r"\b(?:api[ _-]?key|secret[ _-]key|access[ _-]token)\s?[:=]\s?(?!\*+)\S{4,}",
    ),
    "an e-mail address": (
        r"(?<![\w.+'-])[\w.+'-]++ ?@ ?[\w-]++(?:\.[\w-]++)+",
        r"(?<![\w.+-])[\w.+-]++ ?[\[(] ?at ?[\])] ?[\w-]++(?:(?:\.| ?[\[(] ?dot ?[\])] ?)[\w-]++)+",
    ),
    "a bank account": (
        r"\bsort ?code\b\D{0,12}\d\d[ -]?\d\d[ -]?\d\d(?:\D{0,20}\d{6,8})?",
        r"\baccount(?: no\.?| number)?\s?:?\s?\d{7,8}\b",
        r"\bGB\d\d ?[A-Z]{4}(?: ?\d){14}\b",
    ),
    "a payment card": (r"(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d.,]\d|\d)",),
    "an NHS number": (
        r"(?<![\d.,-])\d{3}[ -]\d{3}[ -]\d{4}(?!\d)",
        r"\bNHS(?: no\.?| number)?\s?:?\s?\d{3}[ -]?\d{3}[ -]?\d{4}\b",
    ),
    "a telephone number": (
        r"(?<![\d/.,£-])(?:(?:\+|00)\s?44[ ().-]*(?:0[ ().-]*)?|\(?0)(?:[ ().-]{0,2}\d){9,10}(?![\d/])",
    ),
    "a National Insurance number": (r"\b[A-Z]{2}[ .-]?\d\d[ .-]?\d\d[ .-]?\d\d[ .-]?[A-D]\b",),
    "a number of the Police National Computer": (
        r"\bPNC ?(?:ID|no\.?|number)?\s?:?\s?\d{2,4}/\d{1,7}[A-Z]?",
        r"\b\d{2}(?:\d{2})?/\d{4,7}[A-Z]\b",
        r"\bCRO ?(?:no\.?|number)?\s?:?\s?\d{1,6}/\d{2}[A-Z]?\b",
    ),
    "a crime reference": (
        rf"\b(?:crime|incident|custody|occurrence|investigation|case|log){_OF_CRIME}(?: of \d\S*)?",
        r"\b(?:incident|command) log \d+",
        r"\b\d{2}[A-Z]\d?/\d{4,}/\d\d\b",
        r"\b[A-Z\d]{2,4}/\d{5,}/\d\d\b",
        r"\bURN\s?:?\s?\d{2}\s?[A-Z]{2}\s?\d{4,}",
    ),
    "a date of birth": (
        rf"\b(?:d\.? ?o\.? ?b\.?|date of birth|born(?: on| in)?|b\.) ?[:-]? ?(?:{_DAY}|(?:19|20)\d\d\b)",
    ),
}
"""Forms in any letter case."""

_VALID: dict[str, Callable[[str], bool]] = {
    "a payment card": _luhn,
    "an NHS number": _nhs,
    "an internet address": _octets,
    "a street address": _no_court,
}
"""What makes a form more than a form."""

_PATTERNS = tuple(
    (kind, re.compile("|".join(forms), flags), _VALID.get(kind, _always))
    for table, flags in ((_SECRET, 0), (_LOOSE, re.IGNORECASE), (_EXACT, 0))
    for kind, forms in table.items()
)
