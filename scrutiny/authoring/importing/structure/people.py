"""The people of a list of attendance.

`Steve Hale - Chief Constable, Mardale Police`; `Chief Constable Ann Hale`; `Ann Hale (AH), Commissioner
(Chair)`; `Ann Hale (Commissioner, chair), Ben Ito (Clerk)`; `Ann Hale, Commissioner; Ben Ito, Clerk (BI)`;
`Ann Hale, Harbour Master, and Dr Ben Ito`; `Ann Hale, Superintendent, Public Protection (AH) (item 3 only)`.
"""

import re
from collections.abc import Iterator

from scrutiny.authoring.importing.meeting import Attendee
from scrutiny.authoring.importing.structure.posts import (
    BODY,
    HONORIFIC,
    POSTS,
    RANK,
    RANKS,
    SHORT_POSTS,
    has_post,
    holds_post,
    is_post,
)

_MANY = re.compile(r"^(?:Councillors|Cllrs|Messrs|Aldermen)\b\.?:?\s+")
"""Before the names of several people."""
_SURE = re.compile(rf"{HONORIFIC.pattern}|(?:[A-Z]\.\s?){{1,3}}[A-Z]|Cllr|Councillor")
"""How a piece begins that is a name and no post, even where an entry is of one person."""
_COMMA = "\x01"
"""In the place of a comma that divides nothing."""

INITIALS = r"[A-Z](?:[a-z]?[A-Z]){1,4}[a-z]?"
"""The first letters of a name: `AH`, `McD`, `AMcD`."""
ITEMS = re.compile(
    r"\b(?:for )?(?:agenda )?items? ((?:\d+[a-z]?)(?:(?:,| and| &|-|–) ?\d+[a-z]?)*)(?: only| onwards)?",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:from|until|via|by) (?:item|\d|teams|video|phone|telephone|zoom)|\b(?:virtual|online|remote"
    r"|part)\b",
    re.IGNORECASE,
)


_NAME_IN_BRACKETS = re.compile(
    rf"(?:(?<=^)|(?<=[,;\n] )|(?<=[;\n])|(?<=and ))(?:[Tt]he )?(?P<post>[A-Z][\w ’'&-]{{2,60}}?) "
    rf"\((?P<name>{HONORIFIC.pattern}[A-Z][\w.’' -]{{1,40}})\)"
)
_POST_FIRST = re.compile(
    r"^(?P<post>[A-Z][\w ’'&/-]{2,60})(?:: | – | - )"
    r"(?P<name>(?:[A-Z][\w.’'-]* ){1,3}[A-Z][\w’'-]+(?: \([^()]{1,40}\))*)$"
)
_INITIALS_FIRST = re.compile(
    rf"^(?P<initials>{INITIALS})(?: –)?\s+(?P<name>(?:[A-Z][\w.’'-]* ){{1,3}}?[A-Z][\w’'-]+)(?=$|,| [(–-])"
)
_BODY_FIRST = re.compile(
    r"(?P<body>[A-Z][^:,;()\n]{2,40}):\s+(?P<name>[A-Z][^:,;(\n]{3,40})(?: \([^()]*\))?,"
)
"""A body before those of it who are listed: `Force: Ann Hale (AH), Chief Constable; …`."""
LONGEST = 5_000
"""Characters of one list of attendance; what is beyond them is left to the clerk."""


def people(text: str, role: str, place: str, one_each: bool = False) -> list[Attendee]:
    """The people of a list. With `one_each` every line names one person and no more."""
    text = text[:LONGEST].replace("Police, Fire and Crime", f"Police{_COMMA} Fire and Crime")
    text = re.sub(r"(?<=\S)(?:\t+| {3,})(?=\S)", " – ", text)
    text = re.sub(r"(?<=[a-z]{2})\.(?=[A-Z][a-z])", " ", text)  # a speck on a page that was scanned
    text = re.sub(r"[ \t\u2003\u00a0]+", " ", text).strip(" .:\n")
    text = re.sub(
        r"([A-Z][\w’'-]+ [A-Z][\w’'-]+) (\([A-Z]{2,4}\)) (?=[A-Z][a-z])",
        lambda told: f"{told[1]} {told[2]}, " if is_name(told[1]) else told[0],
        text,
    )
    if re.fullmatch(
        r"(?:there were )?(?:none|nil|no apologies|not applicable|no apologies (?:were )?received)\b.*|n/?a",
        text,
        re.IGNORECASE,
    ):
        return []
    if ";" not in text and text.count(" / ") > 0 and "\n" not in text:
        text = text.replace(" / ", "; ")
    text = _NAME_IN_BRACKETS.sub(_turned, text)
    body = ""
    if (told := _BODY_FIRST.match(text)) and is_name(told["name"]) and not is_name(told["body"]):
        body, text = told["body"], text[told.start("name") :]
    found = list[Attendee]()
    for entry in _entries(text):
        found += _entry(entry, role, place, one_each or ";" in text or "\n" in text)
    for each in found:
        each.organisation = each.organisation or body
    return found


def _name_first(found: re.Match[str]) -> str:
    """`Treasurer: Tom Lake` or `Treasurer – Tom Lake` as `Tom Lake, Treasurer`."""
    dash = ":" not in found[0][: found.start("name")]
    if dash and (is_name(found["post"]) or not holds_post(found["post"]) or not is_name(found["name"])):
        return found[0]
    return f"{found['name']}, {found['post']}"


def _name_before(found: re.Match[str]) -> str:
    """`AH Ann Hale` as `Ann Hale (AH)`, if the letters are of that name."""
    letters = "".join(re.findall(r"[A-Z]", found["name"]))
    fits = letters.startswith(found["initials"]) or letters[0] + letters[-1] == found["initials"]
    return f"{found['name']} ({found['initials']})" if fits and is_name(found["name"]) else found[0]


def _turned(found: re.Match[str]) -> str:
    """`Treasurer (Mr T Lake)` as `Mr T Lake (Treasurer)`."""
    if not has_post(found["post"]) or is_name(found["post"]):
        return found[0]
    return f"{found['name']} ({found['post']})"


def _entries(text: str) -> Iterator[str]:
    for line in _with_posts(text.split("\n")):
        for entry in _split(line, r";"):
            bare = re.sub(r"^\s*(?:[•·▪*o–-]\s+|\d{1,2}[.)]\s+|and\s+)", "", entry).strip(" .,")
            bare = _INITIALS_FIRST.sub(_name_before, bare)
            if bare and not re.match(r"(?:\d{1,3}|one|two|three|four|five|six) [a-z]", bare):
                yield from _run_on(_POST_FIRST.sub(_name_first, bare))


def _with_posts(lines: list[str]) -> list[str]:
    """Lines of a list, a name and the post on the line below or above it as one."""
    out = list[str]()
    for line in lines:
        below = bool(out) and is_name(out[-1]) and has_post(line) and not re.search(r"[,;(–]|\d", line)
        if out and is_post(out[-1]) and not is_name(out[-1]) and is_name(re.split(r"[,(]", line)[0]):
            out[-1] = f"{line}, {out[-1]}"
        elif below and not any(is_name(piece) for piece in re.split(r"\s[–-]\s", line)):
            out[-1] = f"{out[-1]}, {line}"
        else:
            out.append(line)
    return out


def _run_on(entry: str) -> Iterator[str]:
    """Entries such as `Ann Hale – Clerk Ben Ito – Treasurer`, which a narrow page joined, each by itself."""
    tokens = entry.split(" ")
    begin = 0
    if any(is_name(" ".join(tokens[:count])) for count in (2, 3, 4)):
        for at in range(2, len(tokens) - 1):
            if at > begin + 1 and _ends_entry(tokens[begin:at]) and _begins_entry(tokens, at):
                yield re.sub(r",? and$", "", " ".join(tokens[begin:at]))
                begin = at
    yield re.sub(r",? and$", "", " ".join(tokens[begin:]))


def _ends_entry(tokens: list[str]) -> bool:
    """Whether an entry could end there: with brackets or a post, but for the rank of the next name."""
    if tokens[-1].endswith(")") or (tokens[-2:-1] == ["–"] and re.fullmatch(INITIALS, tokens[-1])):
        return True
    if tokens[-1].casefold() in ("and", "of", "for", "the"):
        return False
    last = max((at for at, each in enumerate(tokens) if each.endswith(",") or each in ("–", "-")), default=-1)
    rank = re.fullmatch(RANKS, " ".join(tokens[last + 1 :]), re.IGNORECASE)
    pieces = " ".join(tokens).split(", ")
    if len(pieces) > 1 and (not is_name(pieces[-2]) or pieces[-2].endswith(")")):
        return False  # who is before it has a post, so that this one is of the next
    return tokens[-1].casefold() in POSTS and not (rank and (last < 0 or tokens[last].endswith(",")))


def _begins_entry(tokens: list[str], at: int) -> bool:
    """Whether a name stands there, with a post behind it."""
    for count in (2, 3) if tokens[at][:1].isalpha() and tokens[at].casefold() not in POSTS else ():
        after = tokens[at + count] if at + count < len(tokens) else ""
        told = tokens[at : at + count]
        if (
            len(told) == count
            and is_name(" ".join(told))
            and (told[-1].endswith(",") or after in ("–", "-", "—") or after.startswith("("))
        ):
            return True
    return False


def _split(text: str, at: str) -> list[str]:
    """Cut outside of brackets."""
    out, depth, last = list[str](), 0, 0
    for found in re.finditer(rf"[(\[]|[)\]]|(?:{at})", text):
        if found[0] in "([":
            depth += 1
        elif found[0] in ")]":
            depth = max(0, depth - 1)
        elif not depth:
            out.append(text[last : found.start()])
            last = found.end()
    return [*out, text[last:]]


def is_name(text: str) -> bool:
    """Whether words are the name of a person: two to four words with capitals, none of which is of a post."""
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)
    bare = RANK.sub("", HONORIFIC.sub("", bare.strip()), count=1)
    bare = HONORIFIC.sub("", bare).strip(" ,.")
    words = bare.split()
    told = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text).strip(" ,.")
    if not 2 <= len(words) <= 4 and not (len(words) == 1 and bare != told):
        return False
    return all(
        re.fullmatch(r"(?:[A-Z][\w’'-]*\.?|de|van|von|der|of|la|le|ap|al|bin|ó)", word) for word in words
    ) and not any(word.casefold().strip(".") in POSTS for word in words)


def _entry(entry: str, role: str, place: str, one: bool) -> Iterator[Attendee]:
    """The people of an entry of a list: often one."""
    bare = _MANY.sub("", entry)
    one, entry = one and bare == entry, bare
    pieces = [piece.strip(" ,") for piece in _split(entry, r",|\s[–—-]\s|\t| \| |(?<=\)) ?(?:–|-) ?")]
    wholes = list[list[str]]()
    for piece in pieces:
        halves = re.split(r"^and | and (?=(?:[A-Z][a-z]*\.? )?[A-Z])| & (?=[A-Z][a-z]+ [A-Z])", piece)
        named = [half for half in halves if half]
        if len(named) < 2 or not all(is_name(half) for half in named[1:]):
            named = [re.sub(r"^and ", "", piece)]
        for half in named:
            another = not one or half is not named[0] or not wholes or piece.startswith("and ")
            ranked = is_ranked(half)
            another = another or (is_name(wholes[-1][0]) and (ranked or bool(_SURE.match(half))))
            begins = another and (ranked or is_name(half))
            if half and (begins or not wholes):
                one = one and not wholes
                wholes.append([half])
            elif half:
                wholes[-1].append(half)
    for whole in wholes:
        found = _person(whole, role, place)
        if found is not None:
            yield found


def is_ranked(piece: str) -> bool:
    """Whether words is a name with its post before it."""
    name, post = _without_post(re.sub(r"\s*[(\[].*", "", piece))
    return bool(post) and is_name(name)


def _person(pieces: list[str], role: str, place: str) -> Attendee | None:
    brackets, bare = list[str](), list[str]()
    for piece in pieces:
        piece = piece.replace(_COMMA, ",")
        brackets += [a or b for a, b in re.findall(r"\(([^)]*)\)|\[([^\]]*)\]", piece)]
        rest = re.sub(r"\([^)]*\)?|\[[^\]]*\]?", " ", piece).strip(" ,:")
        if rest:
            bare.append(re.sub(r"\s+", " ", rest))
    if not bare:
        return None
    if not is_name(bare[0]) and len(bare) > 1 and is_name(bare[1]):
        bare[:2] = [bare[1], bare[0]]
    name, post = _without_post(bare[0])
    if (
        (found := re.fullmatch(r"(.+?) ([A-Z]{2,3})", name))
        and is_name(found[1])
        and _fits(found[2], found[1])
    ):
        brackets.append(found[2])
        name = found[1]
    attendee = Attendee(name.strip(), role, place)
    for told in ([post] if post else []) + bare[1:]:
        _told(attendee, told.strip())
    for inside in brackets:
        for told in _split(inside, ","):
            _bracket(attendee, told.strip())
    return attendee


def _without_post(name: str) -> tuple[str, str]:
    """A name, and the rank or post before it."""
    before = HONORIFIC.match(name)
    if (rank := RANK.match(name)) and name[rank.end() :].strip():
        return name[rank.end() :], rank[1]
    if before and (rank := RANK.match(name[before.end() :])):
        return name[before.end() + rank.end() :], rank[1]
    told = name.split(" ")
    for at in range(1, len(told) - 1):
        if (
            is_name(" ".join(told[at:]))
            and told[at].casefold() not in POSTS
            and all(word.casefold().strip(",") in POSTS for word in told[:at])
        ):
            return " ".join(told[at:]), " ".join(told[:at]).strip(",")
    return name, ""


def _fits(initials: str, name: str) -> bool:
    return [word[0] for word in name.split()][: len(initials)] == list(initials) or initials[0] == name[0]


def _are_of(initials: str, name: str) -> bool:
    """Whether letters are the first of each word of a name: `DS` of Dan Shore is no rank."""
    return initials == "".join(word[0] for word in name.split())


def _bracket(attendee: Attendee, words: str) -> None:
    """What brackets behind a name say: initials, the chair, items, or a post."""
    if (
        re.fullmatch(INITIALS, words)
        and not attendee.initials
        and (_are_of(words, attendee.name) or not (RANK.match(words + " X") or words in SHORT_POSTS))
    ):
        attendee.initials = words
    elif found := ITEMS.search(words):
        attendee.items = tuple(re.findall(r"\d+[a-z]?", found[1]))
    elif re.fullmatch(r"(?:in the )?(?:chair(?:man|woman|person|ing|ed)?)", words, re.IGNORECASE):
        attendee.chair = True
    elif re.fullmatch(
        r"(?:taking )?(?:minutes|minute[- ]taker|notes|note[- ]taker|secretariat|clerk to the meeting)",
        words,
        re.IGNORECASE,
    ):
        attendee.minutes = True
    elif words and not _PART.search(words):
        _told(attendee, words)


def _told(attendee: Attendee, words: str) -> None:
    """A post, or the body in which it is held."""
    words = words.replace(_COMMA, ",")
    if re.fullmatch(r"(?:in the )?chair(?:ing)?", words, re.IGNORECASE):
        attendee.chair = True
    elif (
        re.fullmatch(INITIALS, words)
        and words not in SHORT_POSTS
        and not attendee.initials
        and _fits(words, attendee.name)
    ):
        attendee.initials = words
    elif (BODY.search(words) and attendee.post and not attendee.organisation) or (
        BODY.search(words)
        and not attendee.organisation
        and not re.search(r"\b(?:officer|manager|director|head|chief|lead)\b", words, re.IGNORECASE)
    ):
        attendee.organisation = words
    else:
        attendee.post = f"{attendee.post}, {words}" if attendee.post else words


def names_body(text: str) -> bool:
    """Whether words are the name of a body."""
    return bool(BODY.search(text)) and not is_name(text)


def surname(name: str) -> str:
    """The last word of a name."""
    return name.split()[-1].casefold() if name.split() else ""
