"""What the words for one person say: a name, initials, a post, a body.

Minutes write these in many orders: `Chief Constable Maud Ellery`, `Maud Ellery (ME), Chief Constable, Mardale
Police`, `Cllr Ann Shaw`, `Maud Ellery – Chief Constable`.
"""

from __future__ import annotations

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
        told = _initials(told, piece) or _told(told, piece, known)
    for piece in behind:
        before = told.post
        told = _told(told, piece, known)
        told = told._replace(behind=told.behind or told.post != before)
    return told._replace(post=branch or told.post)


_BRANCH = re.compile(r"(?P<post>(?P<rank>[^()]+) \([^()]+\)) (?P<name>[^\W\d_].*)")
"""A post with its branch before a name: `ACC (Crime) Rhys Penn`."""
_BRACKETS = re.compile(r"\(([^()]*)\)")
_PIECES = re.compile(r"\s*[,;:]\s+|\s+[-–—]\s+")


_REMARK = re.compile(r".*[0-9]|(?:by|from|for|in|via|until|to|online|part|remotely?|virtual(?:ly)?)\b")
"""Words that tell how or when somebody was there, and name no body."""


def _name(words: str, known: Container[str]) -> Written:
    """A name with what may stand around it: a post before it, a form of address, honours, initials."""
    split = words.split()
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
    own = letters.casefold() == titles.initials(found.name.casefold())
    return found._replace(initials=letters) if own or titles.plain(letters) not in titles.ALONE else None


def _told(found: Written, piece: str, known: Container[str]) -> Written:
    """With what words beside the name say: a post, an honour, a body; behind a post any words are a body."""
    if titles.plain(piece).replace(".", "") in titles.HONOURS:
        return found
    if not found.post and _is_post(piece, known):
        return found._replace(post=piece)
    if not found.body and (titles.is_body(piece) or (found.post and not _REMARK.match(titles.plain(piece)))):
        return found._replace(body=piece)
    return found._replace(rest=f"{found.rest}, {piece}" if found.rest else piece)


def _is_post(words: str, known: Container[str]) -> bool:
    return titles.plain(words) in known or titles.is_post(words)
