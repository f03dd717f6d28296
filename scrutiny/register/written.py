"""What the words for one person say: a name, initials, a post, a body.

Minutes write these in many orders: `Chief Constable Maud Ellery`, `Maud Ellery (ME), Chief Constable, Mardale
Police`, `Cllr Ann Shaw`, `Maud Ellery – Chief Constable`.
"""

import re
from collections.abc import Container
from typing import NamedTuple

from scrutiny.register import titles


class Written(NamedTuple):
    """The words for one person, taken apart; what is not said is empty.

    `name` is without forms of address and honours, `styled` is with them. `addressed` tells whether there was
    a form of address (`Mr`), `behind` whether the post was written after a comma, where it could be that of
    another person. `rest` are words of which it is not plain what they say.
    """

    name: str
    initials: str = ""
    post: str = ""
    body: str = ""
    addressed: bool = False
    behind: bool = False
    rest: str = ""
    styled: str = ""


def read(words: str, known: Container[str] = ()) -> Written:
    """Take the words for one person apart; `known` are posts, as `titles.plain` spells them."""
    if len(words) > titles.LONGEST:
        return Written("", rest=words)
    words = " ".join(words.split())
    branch = ""
    if (found := _BRANCH.fullmatch(words)) and _is_post(found["post"], known):
        words, branch = f"{found['rank']} {found['name']}", found["post"]
    bare, within = _BRACKETS.sub(" ", words), [found[1].strip() for found in _BRACKETS.finditer(words)]
    said, *behind = [" ".join(each.split()) for each in _PIECES.split(bare)]
    told = _name(said, known)
    for piece in within:
        told = _initials(told, piece) or _told(told, piece, known, alone=True)
    for piece in behind:
        before = told.post
        told = _told(told, piece, known, alone=" " not in piece and " " in told.name)
        told = told._replace(behind=told.behind or told.post != before)
    return told._replace(post=branch or told.post)


_BRANCH = re.compile(r"(?P<post>(?P<rank>[^()]+) \([^()]+\)) (?P<name>[^\W\d_].*)")
"""A post with its branch before a name: `ACC (Crime) Rhys Penn`."""
_BRACKETS = re.compile(r"\(([^()]*)\)")
_PIECES = re.compile(r"\s*[,;:]\s+|\s+[-–—]\s+")


_REMARK = re.compile(
    r".*[0-9]|(?:agenda|apologies|arrived|by|clerk|dial|deputising|for|from|in|item|joined|late|left|minutes?|notes?"
    r"|observ\w+|on|online|part|phone|remotely?|representing|secretar\w+|teams|telephone|to|until|via|video"
    r"|virtual(?:ly)?|zoom)\b"
)
"""Words that tell how, when or what for somebody was there, and name no body."""


def _name(words: str, known: Container[str]) -> Written:
    """A name with what may stand around it: a post before it, a form of address, honours, initials."""
    split = words.split()
    if len(split) > 2 and split[-1].isupper() and titles.plain(split[-1]) in titles.ALONE:
        before = " ".join(split[:-1])
        if titles.is_name(before) and not titles.is_post(before):
            return Written(before, post=split[-1], styled=before)
    prefixes = [" ".join(split[:count]) for count in range(len(split), 0, -1)]
    post = next((each for each in prefixes if titles.plain(each) in known), "")
    if not post and titles.is_post(words):
        post = words
    if not post:
        of_rank = (each for each in prefixes if " of " not in each.casefold() and titles.is_post(each))
        post = next(of_rank, "")
    split = split[len(post.split()) :]
    styled = list(split)
    addressed = len(split) > 1 and titles.plain(split[0]).rstrip(".") in titles.FORMS_OF_ADDRESS
    split = split[1:] if addressed else split
    while len(split) > 1 and titles.plain(split[-1]).replace(".", "") in titles.HONOURS:
        split = split[:-1]
    own = ""
    if len(split) > 2 and split[-1].isupper() and split[-1].casefold() == _letters(split[:-1]):
        own, split, styled = split[-1], split[:-1], styled[:-1]
    return Written(" ".join(split), own, post, addressed=addressed, styled=" ".join(styled))


def _letters(words: list[str]) -> str:
    return "".join(word[0] for word in words).casefold()


def _initials(found: Written, piece: str) -> Written | None:
    """With initials, where words in brackets are some: of the name, or of nothing else that is known."""
    letters = piece.replace(".", "").replace(" ", "")
    if found.initials or not titles.INITIALS.fullmatch(piece):
        return None
    own = titles.initials(found.name.casefold())
    theirs = own and (letters[0].casefold(), letters[-1].casefold()) == (own[0], own[-1])
    return found._replace(initials=letters) if theirs and not titles.is_body(piece) else None


def _told(found: Written, piece: str, known: Container[str], *, alone: bool) -> Written:
    """With what words beside the name say: a post, an honour, a body, or the name itself behind its post.

    Behind a post, or where they stand `alone`, any words with a capital are a body.
    """
    if titles.plain(piece).replace(".", "") in titles.HONOURS:
        return found
    if (not found.post or titles.plain(found.post) in titles.CHAIRS) and _is_post(piece, known):
        return found._replace(post=piece)
    remark = _REMARK.match(titles.plain(piece))
    if found.post and not found.name and " " in piece and titles.is_name(piece) and not titles.is_body(piece):
        return found._replace(name=piece, styled=piece, behind=True)
    named = found.post or (alone and piece[:1].isupper())
    if not found.body and found.name and not remark and (titles.is_body(piece) or named):
        return found._replace(body=piece)
    if not found.name and not found.body and not remark:
        return found._replace(body=piece)
    return found._replace(rest=f"{found.rest}, {piece}" if found.rest else piece)


def _is_post(words: str, known: Container[str]) -> bool:
    return titles.plain(words) in known or titles.is_post(words)
