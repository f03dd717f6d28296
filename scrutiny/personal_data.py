"""Personal data and secrets that a text may hold, found by their form once tricks of spelling are undone.

The forms are those of the United Kingdom. A pattern cannot know what a number means, so that it finds
too much rather than too little; a named person can record why a finding may appear.
"""

from __future__ import annotations

import functools
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
    signs = _Signs(plain)
    found: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for kind, forms, flags, valid in _KINDS:
        possible = tuple(form.pattern for form in forms if signs.show(form))
        for match in _pattern(possible, flags).finditer(plain) if possible else ():
            start, end = match.span()
            if not valid(match[0]) or any(start < other_end and end > other for other, other_end in taken):
                continue
            taken.append((start, end))
            found.append(Finding(kind, offsets[start], offsets[end - 1] + 1, match[0]))
    return tuple(sorted(found, key=lambda each: each.start))


@functools.cache
def _pattern(forms: tuple[str, ...], flags: int) -> re.Pattern[str]:
    return re.compile("|".join(forms), flags)


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
        if piece[0].isascii() and piece[0][0] != "&":
            characters += piece[0]
            offsets += range(piece.start(), piece.end())
            continue
        for character in unicodedata.normalize("NFKC", html.unescape(piece[0])):
            if unicodedata.category(character) not in ("Cf", "Mn"):
                characters.append("-" if unicodedata.category(character) == "Pd" else character)
                offsets.append(piece.start())
    plain = "".join(characters)
    return _joined(plain), [*offsets, len(text)]


_PIECE = re.compile(r"[\x00-%'-\x7f]+|&#?\w{1,8};|.", re.DOTALL)  # \x26 is the ampersand


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
_NAME = r"[A-Z][a-z’'-]{1,30}(?: [A-Z][a-z’'-]{1,30}){1,3}"
_ROLES = ("victim", "complainant", "witness", "suspect", "survivor", "informant", "offender", "defendant",
          "deceased", "perpetrator")  # fmt: skip
_ROLE = f"(?:{'|'.join(_ROLES)})"
_CALLED = ("known as", "named", "called", "identified as", "whose name is")
_STREET = (
    r"(?:Avenue|Ave|Road|Rd|Street|St|Lane|Ln|Close|Crescent|Cres|Drive|Grove|Gardens|Terrace|Mews|Row|"
    r"Walk|Square|Parade|Rise|Court|Place|Hill|Way)"
)
_OF_PLATE = r"(?: (?:no\.?|number|mark|plate))*\s?:?\s?"
_OF_CRIME = (
    r"(?: (?:log|record|report))?(?: ?(?:ref(?:erence)?|number|no|nr|num)\b\.?(?: (?:number|no)\b\.?)?| log)"
    r"\s?[:#]?\s?[A-Z]{0,4}-?\d[\w/-]{2,}"
)
_CRIME = ("crime", "incident", "custody", "occurrence", "investigation", "case", "log")
_NUMBERS = ("collar", "warrant", "shoulder", "force", "badge")
_PLATE = ("registration", "reg", "vrm", "plate")
_NUMBERED = r"(?:no\.?|number|num\.?|#)\s?:?\s?"


@dataclass(frozen=True, slots=True)
class _Form:
    """A form, and its signs: a text without any of them, or any of those `also` needed, has no such form.

    Signs are in small letters with a 0 for each digit; a pattern is for the text with blanks.
    """

    pattern: str
    signs: _Any
    also: _Any


_Any = tuple[str, ...] | re.Pattern[str]


def _form(pattern: str, *signs: str, like: re.Pattern[str] | None = None, also: _Any = ()) -> _Form:
    return _Form(pattern, like or signs, also)


class _Signs:
    """What a text shows at a look: most have no sign of most forms, and a pattern takes far longer."""

    def __init__(self, text: str) -> None:
        # Python takes these for an 'i' where letter case does not count.
        self._text = _ANY_DIGIT.sub("0", text.replace("ı", "i").replace("İ", "i").lower())
        self._close = _BETWEEN.sub("", self._text)
        self._known: dict[_Any, bool] = {(): True}

    def show(self, form: _Form) -> bool:
        """Whether a form may be in the text; signs may also have blanks and dots between their characters."""
        return self._any(form.signs) and self._any(form.also)

    def _any(self, signs: _Any) -> bool:
        if signs not in self._known:
            self._known[signs] = (
                any(sign in self._close or sign in self._text for sign in signs)
                if isinstance(signs, tuple)
                else bool(signs.search(self._text))
            )
        return self._known[signs]


_ANY_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"[\s().+-]+")
_LETTER_AND_DIGIT = re.compile(r"0(?<=[a-z]0)")
_OF_AN_OFFICER = re.compile(rf"(?:{'|'.join(_NUMBERS)}) ?(?:no|num|#)")


def _no_court(words: str) -> bool:
    return not re.search(r"(?:Crown|Magistrates['’]?|County|Family|Youth|High|Supreme) Court$", words)


_SECRET: dict[str, tuple[_Form, ...]] = {
    "a private key": (_form(r"-----BEGIN [A-Z ]*PRIVATE KEY", "-----begin"),),
    "an access key": (
        _form(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b", "akia", "asia"),
        _form(r"\bgh[pousr]_\w{30,}", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        _form(r"\bglpat-[\w-]{16,}", "glpat-"),
        _form(r"\bxox[abprs]-[\w-]{10,}", "xox"),
        _form(r"\bsk-[A-Za-z0-9]{20,}", "sk-"),
        _form(r"\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]+", "eyj"),
    ),
}
"""Forms of keys to other systems, in which capitals count."""

_EXACT: dict[str, tuple[_Form, ...]] = {
    "a driving licence number": (_form(r"\b[A-Z9]{5}\d{6}[A-Z9]{2}\d[A-Z]{2}\b", "000000"),),
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
        _form(r"\b[A-Z]{2}\d\d ?[A-Z]{3}\b", like=_LETTER_AND_DIGIT),
        _form(rf"\b(?:registration|reg\.?|VRM|plate){_OF_PLATE}[A-Z]\d{{1,3}} ?[A-Z]{{3}}\b", *_PLATE),
        _form(rf"\b(?:registration|reg\.?|VRM|plate){_OF_PLATE}[A-Z]{{3}} ?\d{{1,3}}[A-Z]?\b", *_PLATE),
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
            *_ROLES,
            also=_CALLED,
        ),
        _form(rf"\b{_NAME}, (?:the|a|an) (?:\w+ )?{_ROLE}\b", *_ROLES, also=(", the ", ", a ", ", an ")),
        _form(r"\b(?:Child|Adult|Victim|Witness|Baby|Girl|Boy) [A-Z1-9]\b,? (?:of|from|aged|who lives)\b"),
    ),
    "coordinates": (
        _form(r"(?<![\d.])[-+]?\d{1,2}\.\d{3,} ?°? ?[NS]?, ?[-+]?\d{1,3}\.\d{3,}", "0.000"),
        _form(r"///\w+\.\w+\.\w+", "///"),
        _form(r"\bw3w\s?:?\s?\w+\.\w+\.\w+", "w0w"),
        _form(r"\b[HNST][A-HJ-Z] ?(?:\d{3} ?\d{3}|\d{4} ?\d{4}|\d{5} ?\d{5})\b", "000000"),
    ),
    "an internet address": (
        _form(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)", "0.0.0", "0.00.0", "0.000.0"),
    ),
}
"""Forms in which capitals count."""

_LOOSE: dict[str, tuple[_Form, ...]] = {
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
        _form(r"\baccount(?: no\.?| number)?\s?:?\s?\d{7,8}\b", "0000000"),
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
        _form(rf"\b(?:{'|'.join(_CRIME)}){_OF_CRIME}(?: of \d\S*)?", *_CRIME),
        _form(r"\b(?:incident|command) log \d+", "incident log", "command log"),
        _form(r"\b\d{2}[A-Z]\d?/\d{4,}/\d\d\b", "/0000"),
        _form(r"\b[A-Z\d]{2,4}/\d{5,}/\d\d\b", "/00000"),
        _form(r"\bURN\s?:?\s?\d{2}\s?[A-Z]{2}\s?\d{4,}", "urn00", "urn:00"),
    ),
    "a date of birth": (
        _form(
            rf"\b(?:d\.? ?o\.? ?b\.?|date of birth|born(?: on| in)?|b\.) ?[:-]? ?(?:{_DAY}|(?:19|20)\d\d\b)",
            *("dob", "dateofbirth", "born", "b0", "b:0"),
        ),
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

_KINDS = tuple(
    (kind, forms, flags, _VALID.get(kind, _always))
    for table, flags in ((_SECRET, 0), (_LOOSE, re.IGNORECASE), (_EXACT, 0))
    for kind, forms in table.items()
)
