"""The forms of personal data and secrets, and by which signs it is told at a look that a text has none.

They are those of the United Kingdom.
"""

import re
from collections.abc import Callable

from scrutiny.safety import named, numbered
from scrutiny.safety.forms import Form, Near, form


def _always(_: str) -> bool:
    return True


def _digits(words: str) -> list[int]:
    return [int(character) for character in words if character.isdigit()]


def _luhn(words: str) -> bool:
    """Whether the digits end in the check digit of ISO/IEC 7812."""
    doubled = [d * 2 - 9 * (d > 4) if i % 2 else d for i, d in enumerate(reversed(_digits(words)))]
    return len(doubled) >= 13 and sum(doubled) % 10 == 0


def _nhs(words: str) -> bool:
    """Whether words say so, or the last of ten digits is the check digit of an NHS number (modulus 11)."""
    digits = _digits(words)
    left = 11 - sum(d * (10 - i) for i, d in enumerate(digits[:9])) % 11
    return any(map(str.isalpha, words)) or (left % 11) == digits[9]


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
_STREET = (
    r"(?:Avenue|Ave|Road|Rd|Street|St|Lane|Ln|Close|Crescent|Cres|Drive|Grove|Gardens|Terrace|Mews|Row|"
    r"Walk|Square|Parade|Rise|Court|Place|Hill|Way)"
)
_OF_PLATE = r"(?: (?:no\.?|number|mark|plate)){0,3}\s?:?\s?"
_NUMBERS = ("collar", "warrant", "shoulder", "force", "badge")
_PLATE = ("registration", "reg", "vrm", "plate")
_NUMBERED = r"(?:no\.?|number|num\.?|#)\s?:?\s?"


_LETTER_AND_DIGIT = re.compile(r"0(?<=[a-z]0)")
_OF_A_PLATE = Near(_PLATE, ("0",), 30)
_OF_A_CAR = re.compile(r"0(?<=[a-z]0)0[ -]?[a-z]{3}")
_OF_A_DRIVER = re.compile(r"000000 ?[a-z0]{2}0[a-z]{2}")
_ON_A_MAP = re.compile(r"0(?:(?<=[hnst][a-z]0)|(?<=[hnst][a-z] 0))00(?: ?000|0 ?0000|00 ?00000)")
_OF_AN_OFFICER = Near(
    _NUMBERS, tuple(f"{no}{colon}0" for no in ("no", "num", "number", "#") for colon in ("", ":")), 8
)


def _no_court(words: str) -> bool:
    return not re.search(r"(?:Crown|Magistrates['’]?|County|Family|Youth|High|Supreme) Court$", words)


_SECRET: dict[str, tuple[Form, ...]] = {
    "a private key": (form(r"-----BEGIN [A-Z ]*PRIVATE KEY", "-----begin"),),
    "an access key": (
        form(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b", "akia", "asia"),
        form(r"\bgh[pousr]_\w{30,}", "_", also=("ghp_", "gho_", "ghu_", "ghs_", "ghr_")),
        form(r"\bglpat-[\w-]{16,}", "glpat-"),
        form(r"\bxox[abprs]-[\w-]{10,}", "xox"),
        form(r"\bsk-[A-Za-z0-9]{20,}", "sk-"),
        form(r"\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]+", "eyj"),
    ),
}
"""Forms of keys to other systems, in which capitals count."""

_EXACT: dict[str, tuple[Form, ...]] = {
    "an officer's number": (
        form(
            rf"\b(?i:{'|'.join(_NUMBERS)}) ?(?i:{_NUMBERED})\d{{2,6}}\b",
            like=_OF_AN_OFFICER,
        ),
        form(
            r"\b(?i:PC|PS|DC|DS|PCSO|Sgt|WPC) ?\d{3,5}\b(?![,.]\d)",
            *(f"{rank}000" for rank in ("pc", "ps", "dc", "ds", "pcso", "sgt")),
        ),
    ),
    "a registration plate": (
        form(r"\b[A-Z]{2}\d\d[ -]?[A-Z]{3}\b", like=_OF_A_CAR),
        form(r"\b(?i:[A-Z]{2}\d\d[A-Z]{3})\b", like=_OF_A_CAR),
        form(
            rf"\b(?i:(?:registration|reg\.?|VRM|plate){_OF_PLATE}[A-Z]\d{{1,3}} ?[A-Z]{{3}})\b",
            like=_OF_A_PLATE,
        ),
        form(
            rf"\b(?i:(?:registration|reg\.?|VRM|plate){_OF_PLATE}[A-Z]{{3}} ?\d{{1,3}}[A-Z]?)\b",
            like=_OF_A_PLATE,
        ),
    ),
    "a postcode": (
        form(rf"\b{_AREA}\d[A-Z\d]? ?\d[A-Z]{{2}}\b", like=_LETTER_AND_DIGIT),
        form(rf"\b{_AREA}\d[A-Z\d]? (?=\d\w?[A-Z])\d[A-Z\d]{{2}}\b", like=_LETTER_AND_DIGIT),
        form(
            rf"\b(?=[A-Za-z]{{1,2}}\d)(?i:{_AREAS})\d[A-Za-z\d]? (?!\d(?:st|nd|rd|th|pm|am)\b)"
            r"\d[A-Za-z]{2}\b",
            like=_LETTER_AND_DIGIT,
        ),
        form(  # without a blank, with a sign for it, or in small letters: no inward code has other letters
            rf"(?<![A-Za-z\d])(?=[A-Za-z]{{1,2}}\d)(?i:{_AREAS})\d[A-Za-z\d]?[+._/-]?(?!\d(?:st|nd|rd|th)\b)"
            r"\d(?i:[ABD-HJLNP-UW-Z]{2})(?![A-Za-z\d])",
            like=_LETTER_AND_DIGIT,
        ),
        form(r"\b(?i:GIR ?0AA)\b", "gir0aa"),
    ),
    "a street address": (
        form(  # that a digit stands first makes the search many times faster
            rf"\d(?<![\w£.,/-]\d)\d{{0,2}}[A-Za-z]?,? (?:[A-Z][a-z’'-]+ ){{0,2}}[A-Z][a-z’'-]+ {_STREET}\b"
        ),
        form(
            r"\d(?<![\w£.,/-]\d)\d{0,2}[a-z]?,? (?!(?:the|per|each|this|that|other|more|new) )[a-z’'-]{3,20} "
            r"(?:avenue|crescent|terrace|mews|grove)\b",
            *("avenue", "crescent", "terrace", "mews", "grove"),
        ),
    ),
    "the name of somebody in a case": named.FORMS,
    "coordinates": (
        form(r"(?<![\d.])[-+]?\d{1,2}\.\d{3,} ?°? ?[NS]?, ?[-+]?\d{1,3}\.\d{3,}", "0.000"),
        form(r"///\w+\.\w+\.\w+", "///"),
        form(r"\bw3w\s?:?\s?\w+\.\w+\.\w+", like=re.compile("w0w")),
        form(r"\b[HNST][A-HJ-Z] ?(?:\d{3} ?\d{3}|\d{4} ?\d{4}|\d{5} ?\d{5})\b", like=_ON_A_MAP),
    ),
    "an internet address": (
        form(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)", "0.0.0", "0.00.0", "0.000.0"),
    ),
}
"""Forms in which capitals count."""

_LOOSE: dict[str, tuple[Form, ...]] = {
    "a password": (
        form(
            r"\b(?:password|passwd|pass ?phrase)\s?[:=]\s?(?!\*+)\S{4,}", "password", "passwd", "passphrase"
        ),
        form(r"\b(?:api[ _-]?key|secret[ _-]key|access[ _-]token)\s?[:=]\s?(?!\*+)\S{4,}", "key", "token"),
    ),
    "an e-mail address": (
        form(r"(?<![\w.+'-])[\w.+'-]++ ?@ ?[\w-]++(?:\.[\w-]++)+", "@"),
        form(
            r"(?<![\w.+-])[\w.+-]++ ?[\[(] ?at ?[\])] ?[\w-]++(?:(?:\.| ?[\[(] ?dot ?[\])] ?)[\w-]++)+",
            *("[at", "(at", "[ at", "( at"),
        ),
        form(r"(?<![\w.+-])[\w.+-]++ at [\w-]++(?: dot [\w-]++)+", " dot ", also=(" at ",)),
    ),
    "a bank account": (
        form(r"\bsort ?code\b\D{0,12}\d\d[ -]?\d\d[ -]?\d\d(?:\D{0,20}\d{6,8})?", "sortcode"),
        form(r"\baccount(?: no\.?| number)?\s?:?\s?\d{7,8}\b", like=Near(("account",), ("0000000",), 20)),
        form(r"\bGB\d\d ?[A-Z]{4}(?: ?\d){14}\b", "gb00"),
    ),
    "a payment card": (form(r"(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d.,]\d|\d)", "0" * 13),),
    "an NHS number": (
        form(r"(?<![\d.,-])\d{3}[ -]\d{3}[ -]\d{4}(?!\d)", "0" * 10),
        form(r"\bNHS(?: no\.?| number)?\s?:?\s?\d{3}[ -]?\d{3}[ -]?\d{4}\b", "0" * 10),
        *numbered.HEALTH,
    ),
    "a telephone number": (
        form(
            r"(?<![\d/.,£-])(?:(?:\+|00)\s?44[ ().-]*(?:0[ ().-]*)?|\(?0)(?:[ ().-]{0,2}\d){9,10}(?![\d/])",
            "0" * 10,
        ),
    ),
    "a National Insurance number": (
        form(
            r"\b[A-Z]{2}[ .-]?\d\d[ .-]?\d\d[ .-]?\d\d[ .-]?[A-D]\b",
            *("000000a", "000000b", "000000c", "000000d"),
        ),
        *numbered.INSURANCE,
    ),
    "a number of the Police National Computer": numbered.COMPUTER,
    "a crime reference": numbered.CRIMES,
    "a passport number": numbered.PASSPORTS,
    "a driving licence number": (
        form(r"\b[A-Z9]{5} ?\d{6} ?[A-Z9]{2}\d[A-Z]{2}\b", like=_OF_A_DRIVER),
        *numbered.LICENCES,
    ),
    "a case or reference number": numbered.OTHERS,
    "a date of birth": (
        form(
            rf"\b(?:d\.? ?o\.? ?b\.?|date of birth|born(?: on| in)?) ?[:-]? ?(?:{_DAY}|(?:19|20)\d\d\b)",
            like=Near(("dob", "dateofbirth", "born"), ("0",), 5),
        ),
        form(rf"\bb\. ?[:-]? ?(?:{_DAY}|(?:19|20)\d\d\b)", "b0", "b:0"),
    ),
}
"""Forms in any letter case."""

_VALID: dict[str, Callable[[str], bool]] = {
    "a payment card": _luhn,
    "an NHS number": _nhs,
    "an internet address": _octets,
    "a street address": _no_court,
    "the name of somebody in a case": named.is_person,
}
"""What makes a form more than a form."""

KINDS = tuple(
    (kind, forms, flags, _VALID.get(kind, _always))
    for table, flags in ((_SECRET, 0), (_LOOSE, re.IGNORECASE), (_EXACT, 0))
    for kind, forms in table.items()
)
