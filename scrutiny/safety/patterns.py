"""The forms of personal data and secrets, and by which signs it is told at a look that a text has none.

They are those of the United Kingdom.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple


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
_NAME = r"[A-Z][a-z’'-]{1,30}(?: [A-Z][a-z’'-]{1,30}){1,3}"
_ROLES = ("victim", "complainant", "witness", "suspect", "survivor", "informant", "offender", "defendant",
          "deceased", "perpetrator")  # fmt: skip
_ROLE = f"(?:{'|'.join(_ROLES)})"
_CALLED = ("known as", "named", "called", "identified as", "whose name is")
_STREET = (
    r"(?:Avenue|Ave|Road|Rd|Street|St|Lane|Ln|Close|Crescent|Cres|Drive|Grove|Gardens|Terrace|Mews|Row|"
    r"Walk|Square|Parade|Rise|Court|Place|Hill|Way)"
)
_OF_PLATE = r"(?: (?:no\.?|number|mark|plate)){0,3}\s?:?\s?"
_OF_CRIME = (
    r"(?: (?:log|record|report))?(?: ?(?:ref(?:erence)?|number|no|nr|num)\b\.?(?: (?:number|no)\b\.?)?| log)"
    r"\s?[:#]?\s?[A-Z]{0,4}-?\d[\w/-]{2,}"
)
_CRIME = ("crime", "incident", "custody", "occurrence", "investigation", "case", "log")
_NUMBERS = ("collar", "warrant", "shoulder", "force", "badge")
_PLATE = ("registration", "reg", "vrm", "plate")
_NUMBERED = r"(?:no\.?|number|num\.?|#)\s?:?\s?"


class Form(NamedTuple):
    """A form, and its signs: a text without any of them, or any of those `also` needed, has no such form.

    Signs are in small letters with a 0 for each digit; a pattern is for the text with blanks.
    """

    pattern: str
    signs: Signs
    also: Signs


class Near(NamedTuple):
    """One of some words, with one of some signs a few characters behind it; blanks and dots do not count."""

    words: tuple[str, ...]
    signs: tuple[str, ...]
    within: int


Signs = tuple[str, ...] | re.Pattern[str] | Near


def _form(pattern: str, *signs: str, like: re.Pattern[str] | Near | None = None, also: Signs = ()) -> Form:
    return Form(pattern, like or signs, also)


_LETTER_AND_DIGIT = re.compile(r"0(?<=[a-z]0)")
_OF_A_PLATE = Near(_PLATE, ("0",), 30)
_OF_A_CAR = re.compile(r"0(?<=[a-z]0)0 ?[a-z]{3}")
_OF_A_DRIVER = re.compile(r"000000[a-z0]{2}0[a-z]{2}")
_ON_A_MAP = re.compile(r"0(?:(?<=[hnst][a-z]0)|(?<=[hnst][a-z] 0))00(?: ?000|0 ?0000|00 ?00000)")
_OF_AN_OFFICER = Near(
    _NUMBERS, tuple(f"{no}{colon}0" for no in ("no", "num", "number", "#") for colon in ("", ":")), 8
)
_DIGIT_OF_A_CRIME = Near(_CRIME, ("0",), 45)
_WORD_OF_A_CRIME = Near(_CRIME, ("ref", "no", "nr", "num", "log"), 9)


def _no_court(words: str) -> bool:
    return not re.search(r"(?:Crown|Magistrates['’]?|County|Family|Youth|High|Supreme) Court$", words)


_SECRET: dict[str, tuple[Form, ...]] = {
    "a private key": (_form(r"-----BEGIN [A-Z ]*PRIVATE KEY", "-----begin"),),
    "an access key": (
        _form(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b", "akia", "asia"),
        _form(r"\bgh[pousr]_\w{30,}", "_", also=("ghp_", "gho_", "ghu_", "ghs_", "ghr_")),
        _form(r"\bglpat-[\w-]{16,}", "glpat-"),
        _form(r"\bxox[abprs]-[\w-]{10,}", "xox"),
        _form(r"\bsk-[A-Za-z0-9]{20,}", "sk-"),
        _form(r"\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]+", "eyj"),
    ),
}
"""Forms of keys to other systems, in which capitals count."""

_EXACT: dict[str, tuple[Form, ...]] = {
    "a driving licence number": (_form(r"\b[A-Z9]{5}\d{6}[A-Z9]{2}\d[A-Z]{2}\b", like=_OF_A_DRIVER),),
    "an officer's number": (
        _form(
            rf"\b(?i:{'|'.join(_NUMBERS)}) ?(?i:{_NUMBERED})\d{{2,6}}\b",
            like=_OF_AN_OFFICER,
        ),
        _form(
            r"\b(?:PC|PS|DC|DS|PCSO|Sgt|WPC) ?\d{3,5}\b(?![,.]\d)",
            *(f"{rank}000" for rank in ("pc", "ps", "dc", "ds", "pcso", "sgt")),
        ),
    ),
    "a registration plate": (
        _form(r"\b[A-Z]{2}\d\d ?[A-Z]{3}\b", like=_OF_A_CAR),
        _form(
            rf"\b(?:registration|reg\.?|VRM|plate){_OF_PLATE}[A-Z]\d{{1,3}} ?[A-Z]{{3}}\b", like=_OF_A_PLATE
        ),
        _form(
            rf"\b(?:registration|reg\.?|VRM|plate){_OF_PLATE}[A-Z]{{3}} ?\d{{1,3}}[A-Z]?\b", like=_OF_A_PLATE
        ),
    ),
    "a postcode": (
        _form(rf"\b{_AREA}\d[A-Z\d]? ?\d[A-Z]{{2}}\b", like=_LETTER_AND_DIGIT),
        _form(rf"\b{_AREA}\d[A-Z\d]? (?=\d\w?[A-Z])\d[A-Z\d]{{2}}\b", like=_LETTER_AND_DIGIT),
        _form(
            rf"\b(?=[A-Za-z]{{1,2}}\d)(?i:{_AREAS})\d[A-Za-z\d]? (?!\d(?:st|nd|rd|th|pm|am)\b)"
            r"\d[A-Za-z]{2}\b",
            like=_LETTER_AND_DIGIT,
        ),
        _form(r"\bGIR ?0AA\b", "gir0aa"),
    ),
    "a street address": (
        _form(  # that a digit stands first makes the search many times faster
            rf"\d(?<![\w£.,/-]\d)\d{{0,2}}[A-Za-z]?,? (?:[A-Z][a-z’'-]+ ){{0,2}}[A-Z][a-z’'-]+ {_STREET}\b"
        ),
    ),
    "the name of a victim or witness": (
        _form(rf"\b(?i:{_ROLE}), {_NAME}", *(f"{role}," for role in _ROLES)),
        _form(
            rf"\b(?i:{_ROLE}),? (?i:{'|'.join(_CALLED)}) [A-Z]\w*(?: [A-Z]\w*)*",
            like=Near(_ROLES, tuple(each.replace(" ", "") for each in _CALLED), 20),
        ),
        _form(rf"\b{_NAME}, (?:the|a|an) (?:\w+ )?{_ROLE}\b", *_ROLES, also=(", the ", ", a ", ", an ")),
        _form(  # that a capital stands first makes the search many times faster
            r"[ABCGVW](?<!\w.)(?:(?<=C)hild|(?<=A)dult|(?<=V)ictim|(?<=W)itness|(?<=B)aby|(?<=G)irl|(?<=B)oy)"
            r" [A-Z1-9]\b,? (?:of|from|aged|who lives)\b"
        ),
    ),
    "coordinates": (
        _form(r"(?<![\d.])[-+]?\d{1,2}\.\d{3,} ?°? ?[NS]?, ?[-+]?\d{1,3}\.\d{3,}", "0.000"),
        _form(r"///\w+\.\w+\.\w+", "///"),
        _form(r"\bw3w\s?:?\s?\w+\.\w+\.\w+", like=re.compile("w0w")),
        _form(r"\b[HNST][A-HJ-Z] ?(?:\d{3} ?\d{3}|\d{4} ?\d{4}|\d{5} ?\d{5})\b", like=_ON_A_MAP),
    ),
    "an internet address": (
        _form(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)", "0.0.0", "0.00.0", "0.000.0"),
    ),
}
"""Forms in which capitals count."""

_LOOSE: dict[str, tuple[Form, ...]] = {
    "a password": (
        _form(
            r"\b(?:password|passwd|pass ?phrase)\s?[:=]\s?(?!\*+)\S{4,}", "password", "passwd", "passphrase"
        ),
        _form(r"\b(?:api[ _-]?key|secret[ _-]key|access[ _-]token)\s?[:=]\s?(?!\*+)\S{4,}", "key", "token"),
    ),
    "an e-mail address": (
        _form(r"(?<![\w.+'-])[\w.+'-]++ ?@ ?[\w-]++(?:\.[\w-]++)+", "@"),
        _form(
            r"(?<![\w.+-])[\w.+-]++ ?[\[(] ?at ?[\])] ?[\w-]++(?:(?:\.| ?[\[(] ?dot ?[\])] ?)[\w-]++)+",
            *("[at", "(at", "[ at", "( at"),
        ),
    ),
    "a bank account": (
        _form(r"\bsort ?code\b\D{0,12}\d\d[ -]?\d\d[ -]?\d\d(?:\D{0,20}\d{6,8})?", "sortcode"),
        _form(r"\baccount(?: no\.?| number)?\s?:?\s?\d{7,8}\b", like=Near(("account",), ("0000000",), 20)),
        _form(r"\bGB\d\d ?[A-Z]{4}(?: ?\d){14}\b", "gb00"),
    ),
    "a payment card": (_form(r"(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d.,]\d|\d)", "0" * 13),),
    "an NHS number": (
        _form(r"(?<![\d.,-])\d{3}[ -]\d{3}[ -]\d{4}(?!\d)", "0" * 10),
        _form(r"\bNHS(?: no\.?| number)?\s?:?\s?\d{3}[ -]?\d{3}[ -]?\d{4}\b", "0" * 10),
    ),
    "a telephone number": (
        _form(
            r"(?<![\d/.,£-])(?:(?:\+|00)\s?44[ ().-]*(?:0[ ().-]*)?|\(?0)(?:[ ().-]{0,2}\d){9,10}(?![\d/])",
            "0" * 10,
        ),
    ),
    "a National Insurance number": (
        _form(
            r"\b[A-Z]{2}[ .-]?\d\d[ .-]?\d\d[ .-]?\d\d[ .-]?[A-D]\b",
            *("000000a", "000000b", "000000c", "000000d"),
        ),
    ),
    "a number of the Police National Computer": (
        _form(r"\bPNC ?(?:ID|no\.?|number)?\s?:?\s?\d{2,4}/\d{1,7}[A-Z]?", "pnc"),
        _form(r"\b\d{2}(?:\d{2})?/\d{4,7}[A-Z]\b", "00/0000"),
        _form(r"\bCRO ?(?:no\.?|number)?\s?:?\s?\d{1,6}/\d{2}[A-Z]?\b", "0/00"),
    ),
    "a crime reference": (
        _form(  # that one of few letters stands first makes the search many times faster
            r"(?-i:[CcIiİıLlOo])(?<!\w.)(?:(?<=c)(?:rime|ustody|ase)|(?<=i)n(?:cident|vestigation)|"
            rf"(?<=o)ccurrence|(?<=l)og){_OF_CRIME}(?: of \d\S*)?",
            like=_WORD_OF_A_CRIME,
            also=_DIGIT_OF_A_CRIME,
        ),
        _form(r"\b(?:incident|command) log \d+", "incident log", "command log"),
        _form(r"\b\d{2}[A-Z]\d?/\d{4,}/\d\d\b", "/0000"),
        _form(r"\b[A-Z\d]{2,4}/\d{5,}/\d\d\b", "/00000"),
        _form(r"\bURN\s?:?\s?\d{2}\s?[A-Z]{2}\s?\d{4,}", "urn00", "urn:00"),
    ),
    "a date of birth": (
        _form(
            rf"\b(?:d\.? ?o\.? ?b\.?|date of birth|born(?: on| in)?) ?[:-]? ?(?:{_DAY}|(?:19|20)\d\d\b)",
            like=Near(("dob", "dateofbirth", "born"), ("0",), 5),
        ),
        _form(rf"\bb\. ?[:-]? ?(?:{_DAY}|(?:19|20)\d\d\b)", "b0", "b:0"),
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

KINDS = tuple(
    (kind, forms, flags, _VALID.get(kind, _always))
    for table, flags in ((_SECRET, 0), (_LOOSE, re.IGNORECASE), (_EXACT, 0))
    for kind, forms in table.items()
)
