"""Numbers of a person or of a case, found by the word that usually stands before them."""

from scrutiny.safety.forms import Near, form

_WORD = r"(?:number|num|no|nr|ref(?:erence)?|identifier|id)"
_CALLED = rf" ?(?:{_WORD}\b\.?(?: ?{_WORD}\b\.?)?|\#)"
"""'number', 'ref. no.', '#' and the like."""

_BETWEEN = r"(?: is| was)?[ :=.([-]{0,4}"

_SIGNS = ("no", "num", "nr", "ref", "id", "#")


def _value(digits: int) -> str:
    """A run of letters, digits, strokes and hyphens with at least so many digits."""
    return rf"(?=(?:[a-z_/-]*\d){{{digits}}})[a-z\d][\w/-]{{2,24}}"


_CASES = (
    "crime", "incident", "custody", "occurrence", "investigation", "case", "log", "offence", "arrest",
    "detention",
)  # fmt: skip
_SHORT = ("crn", "urn", "asn", "cad")

CRIMES = (
    form(  # that one of few letters stands first makes the search many times faster
        r"(?-i:[CcIiİıLlOoAaDd])(?<!\w.)(?:(?<=c)(?:rime|ustody|ase)|(?<=i)n(?:cident|vestigation)|"
        r"(?<=o)(?:ccurrence|ffence)|(?<=l)og|(?<=a)rrest|(?<=d)etention)"
        rf"(?: (?:log|record|report|file|summons))?(?:{_CALLED}| log){_BETWEEN}{_value(3)}(?: of \d\S*)?",
        like=Near(_CASES, (*_SIGNS, "log"), 16),
        also=Near(_CASES, ("0",), 45),
    ),
    form(
        rf"\b(?:{'|'.join(_SHORT)})(?:{_CALLED})?{_BETWEEN}{_value(3)}",
        like=Near(_SHORT, ("0",), 45),
    ),
    form(r"\b(?:incident|command) log \d+", "incident log", "command log"),
    form(r"\blog \d{2,5} of \d", "log 00"),
    form(r"\b\d{2}[A-Z]\d?/\d{4,}/\d\d\b", "/0000"),
    form(r"\b[A-Z\d]{2,4}/\d{5,}/\d\d\b", "/00000"),
    form(r"\bURN\s?:?\s?\d{2}\s?[A-Z]{2}\s?\d{4,}", "urn00", "urn:00"),
)

COMPUTER = (
    form(r"\bPNC ?(?:ID|no\.?|number)?\s?:?\s?\d{2,4}/\d{1,7}[A-Z]?", "pnc"),
    form(r"\b\d{2}(?:\d{2})?/\d{4,7}[A-Z]\b", "00/0000"),
    form(r"\bCRO ?(?:no\.?|number)?\s?:?\s?\d{1,6}/\d{2}[A-Z]?\b", "0/00"),
)

PASSPORTS = (
    form(
        rf"\bpassport(?:{_CALLED})?{_BETWEEN}[A-Z]{{0,2}}(?: ?\d){{7,9}}\b",
        like=Near(("passport",), ("0000000",), 45),
    ),
)

LICENCES = (
    form(
        rf"\b(?:driving|driver(?:['’]?s)?) licen[cs]e(?:{_CALLED})?{_BETWEEN}{_value(5)}",
        like=Near(("licence", "license"), ("0",), 45),
    ),
)

INSURANCE = (
    form(
        rf"\b(?:(?:national insurance|NI){_CALLED}|NINO){_BETWEEN}"
        r"(?:[A-Z]{2}[ .-]?)?\d\d[ .-]?\d\d[ .-]?\d\d\b",
        like=Near(("insurance", "ni"), ("000000",), 45),
    ),
)

HEALTH = (
    form(
        rf"\b(?:NHS|hospital|patient){_CALLED}{_BETWEEN}{_value(5)}",
        like=Near(("nhs", "hospital", "patient"), _SIGNS, 16),
        also=Near(("nhs", "hospital", "patient"), ("0",), 45),
    ),
)

_HELD = ("prison", "prisoner", "detainee", "inmate", "offender", "visor")

OTHERS = (
    form(
        rf"\b(?:{'|'.join(_HELD)}){_CALLED}{_BETWEEN}{_value(3)}",
        like=Near(_HELD, _SIGNS, 16),
        also=Near(_HELD, ("0",), 45),
    ),
)
