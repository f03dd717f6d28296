"""What the words for a post, a body or a number of people look like, where no file tells.

Ranks and their abbreviations are those of police forces in the United Kingdom (Police Act 1996, sections 9A
to 13A; College of Policing, rank structure).
"""

import functools
import re
from typing import TypeVar

T = TypeVar("T")


@functools.lru_cache(100_000)
def plain(name: str) -> str:
    """A name without what clerks write in either of two ways: letter case, spacing, dashes, apostrophes."""
    return " ".join(name.casefold().translate(_EITHER_WAY).split())


_EITHER_WAY = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "’": "'", "‘": "'"})


def add(found: dict[str, list[T]], name: str, thing: T) -> None:
    """Put a thing with those of the same name, once."""
    known = found.setdefault(plain(name), [])
    if thing not in known:
        known.append(thing)


@functools.lru_cache(10_000)
def canonical(post: str) -> str:
    """A post in full words and small letters: `T/ACC` is 'temporary assistant chief constable'."""
    words = plain(post).removeprefix("the ").replace(" & ", " and ")
    words = _SHORT.sub(lambda found: _FULL[found[1]] + " ", words)
    return " ".join(_FULL.get(word.rstrip("."), word) for word in words.split())


def in_full(post: str) -> str:
    """A post with its abbreviations written out, `DCC` and `T/ACC`; one without any as it is written."""
    full = canonical(post)
    written = plain(post).removeprefix("the ").replace(" & ", " and ")
    capitals = re.sub(r"\b(?!and\b)[a-z]", lambda found: found[0].upper(), full)
    return post if full == written else capitals


LONGEST = 300
"""Characters of a name; longer words are none, and are not looked into."""

_SHORT = re.compile(r"\b([acdt])/ ?")
"""A letter in the place of a word: `T/ACC`, `C/Supt`."""

_FULL = {
    "a": "acting", "acc": "assistant chief constable", "aco": "assistant chief officer", "asst": "assistant",
    "c": "chief",
    "cc": "chief constable", "ceo": "chief executive officer", "cfo": "chief finance officer", "ch": "chief",
    "ci": "chief inspector", "co-ordinator": "coordinator", "commr": "commissioner", "cons": "constable",
    "csupt": "chief superintendent", "d": "detective", "dc": "detective constable",
    "dcc": "deputy chief constable",
    "dci": "detective chief inspector", "dcs": "detective chief superintendent",
    "dep": "deputy", "det": "detective", "di": "detective inspector",
    "dpcc": "deputy police and crime commissioner",
    "ds": "detective sergeant", "dsupt": "detective superintendent", "insp": "inspector",
    "pc": "police constable", "pcc": "police and crime commissioner", "ps": "police sergeant",
    "pcso": "police community support officer", "sgt": "sergeant", "snr": "senior", "supt": "superintendent",
    "t": "temporary", "temp": "temporary",
}  # fmt: skip

RANKS = frozenset(("inspector", "sergeant", "superintendent"))
"""Ranks that also address those above them: a chief superintendent is called superintendent."""

ALONE = frozenset(("acc", "aco", "cc", "ceo", "cfo", "dcc", "dpcc", "pcc"))
"""Initials that mean a post when they are written without a name; others could be those of a person."""

_NOUNS = frozenset(
    (
        "accountant", "administrator", "adviser", "advisor", "analyst", "apprentice", "auditor", "chair",
        "chairman", "chairperson", "chairwoman", "commander", "commissioner", "consultant", "coordinator",
        "director", "executive", "inspector", "lawyer", "lead", "leader", "manager", "member", "officer",
        "partner", "representative", "secretary", "solicitor", "specialist", "superintendent", "supervisor",
        "taker", "treasurer",
    )
)  # fmt: skip
"""Words that end the name of a post."""

_SURNAMES = frozenset(
    ("chaplain", "chief", "clerk", "constable", "deputy", "head", "marshal", "sergeant", "warden")
)
"""Words that end the name of a post, and can be the name of a person: what is before them must tell."""

_BEFORE = frozenset(
    (
        "acting", "area", "assistant", "business", "chief", "community", "county", "deputy", "detective",
        "interim", "operational", "parish", "police", "principal", "regional", "senior", "special",
        "strategic", "temporary", "town", "vice",
    )
)  # fmt: skip

_BODIES = frozenset(
    (
        "agency", "association", "authority", "board", "bureau", "centre", "charity", "college", "command",
        "commission", "committee", "constabulary", "council", "department", "dept", "directorate", "division",
        "federation", "forum", "foundation", "group", "hub", "inspectorate", "limited", "llp", "ltd",
        "ministry", "network", "office", "panel", "partnership", "plc", "police", "secretariat", "service",
        "services", "society", "taskforce", "team", "teams", "trust", "union", "unit", "university",
    )
)  # fmt: skip
"""Words that end the name of a body or team."""

_KNOWN_BODIES = frozenset(("apcc", "cps", "cqc", "hmic", "hmicfrs", "iopc", "nca", "npcc", "opcc"))
"""Bodies that notes call by their initials alone."""

_APART = re.compile(r"[,;/:]|\s[-–—]\s")
"""Signs between the name of a person, a post and a body."""

_BY_ITSELF = frozenset(("board", "committee", "council", "panel"))


@functools.lru_cache(10_000)
def is_post(name: str) -> bool:
    """Whether words read like the name of one post: `Chief Finance Officer`, `Head of Legal Services`."""
    if len(name) > LONGEST or _APART.search(_SHORT.sub("", plain(name))) or _joined(name):
        return False
    if plain(name).removeprefix("the ") in ALONE:
        return True
    full = re.sub(r" ?\([^()]*\)", "", canonical(name))
    if full == plain(name) and " " not in full and full in _SURNAMES - {"clerk"}:
        return False
    first, of, _ = full.partition(" of ")
    first, to, _ = first.partition(" for ") if not of else (first, of, "")
    return _ends_a_post(full) or (bool(of or to) and _ends_a_post(first))


def _ends_a_post(words: str) -> bool:
    *before, last = words.split() or [""]
    return last in _NOUNS or (last in _SURNAMES and _BEFORE.issuperset(before))


@functools.lru_cache(10_000)
def is_body(name: str) -> bool:
    """Whether words read like the name of a body or team: `Performance Team`, `Mardale City Council`."""
    words = re.sub(r" ?\([^()]*\)", "", plain(name[:LONGEST])).split()
    if not words or len(name) > LONGEST or _APART.search(name) or is_post(name) or _joined(name):
        return False
    return (
        " ".join(words) in _KNOWN_BODIES
        or (words[-1] in _BODIES and (len(words) > 1 or words[0] in _BY_ITSELF))
        or (
            len(words) > 2
            and words[0] in ("department", "ministry", "office", "university")
            and words[1] in _OF
        )
    )


_OF = ("of", "for")


def _joined(name: str) -> bool:
    """Whether words name two posts or bodies: `Chief Constable and Treasurer`."""
    parts = _AND.split(name)
    return len(parts) > 1 and all(is_post(each) or is_body(each) or is_group(each) for each in parts)


_AND = re.compile(r"(?<!police)(?<!fire)\s+(?:and|&)\s+", re.IGNORECASE)


@functools.lru_cache(10_000)
def is_group(name: str) -> bool:
    """Whether words mean people who are not named: `All`, `members of the public`, `OPCC staff`."""
    return len(name) <= LONGEST and bool(_GROUP.fullmatch(plain(name)))


_GROUP = re.compile(
    r"(?:all|every(?:one|body))(?: .*)?|(?:name )?withheld|nil|no apologies(?: received)?|none(?: received)?"
    r"|(?:(?:an?|one|the) )?(?:member|representative) of (?:the )?(?:audience|media|press|public|staff)"
    r"|(?:[^\s,;]+ ){0,3}(?:attendees|cadets|colleagues|councillors|guests|journalists|media|members"
    r"|observers|officers|people|press|public|representatives|residents|staff|students|volunteers)"
    r"(?: (?:of|from|and) [^,;]+)?"
)

UNNAMED = frozenset(("a member of the public", "member of the public", "name withheld", "withheld"))
"""Words that pages show for somebody whose name is not given, whoever has them as an alias or a post."""

FORMS_OF_ADDRESS = frozenset(
    (
        "cllr", "councillor", "dame", "dr", "lady", "lord", "miss", "mr", "mrs", "ms", "mx", "prof",
        "professor", "rev", "revd", "sir",
    )
)  # fmt: skip

CHAIRS = frozenset(
    ("chair", "chairman", "chairperson", "chairwoman", "deputy chair", "vice chair", "vice-chair")
)
"""Who chairs a meeting is said of the meeting; it is the post of somebody only where nothing else is said."""

HONOURS = frozenset(
    (
        "ba", "bem", "bsc", "cbe", "cpfa", "dbe", "dl", "fca", "jp", "kbe", "kc", "kpm", "llb", "ma", "mba",
        "mbe", "mp", "msc", "obe", "phd", "qc", "qpm",
    )
)  # fmt: skip


def is_name(words: str) -> bool:
    """Whether words could be the name of a person: up to five words that begin with a capital."""
    return bool(_NAME.fullmatch(words))


_WORD = r"(?:[^\W\d_a-z][\w.’'-]*|O['’][^\W\d_][\w’'-]*)"
_NAME = re.compile(
    rf"{_WORD}(?: (?:{_WORD}|al|bin|d[aei]|de la|del|den|der|du|el|la|le|ter|van|von|y)){{0,4}}"
)

INITIALS = re.compile(r"(?:[A-Z]\.? ?){1,3}[A-Z]\.?")
"""Words that could be the initials of a person."""


def initials(title: str) -> str:
    """The first letters of the words of a name or post: 'cc' for 'chief constable'."""
    return "".join(
        word[0] for word in re.findall(r"[^\W_]+", title) if word not in ("and", "of", "the", "for")
    )
