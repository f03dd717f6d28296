"""The end of a meeting: `The meeting closed at 11.15`, `Signed … Ann Hale Date …`, a name with a post as
the last lines.
"""

import re

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.dates import days, times
from scrutiny.authoring.importing.structure.looks import without_number
from scrutiny.authoring.importing.structure.people import is_name, people, surname
from scrutiny.authoring.importing.structure.posts import BY_POST, names_post

ORDER = 5

_CLOSED = re.compile(
    r"(?:there being no (?:further|other) [^.,]{3,40}, )?"
    r"(?:the )?(?:meeting|session|board|committee|panel|forum|conference)\b[^.]{0,40}\b(?:closed|ended"
    r"|finished|concluded|rose)\b(?:[^.]|\.(?=\d)|(?<=[ap])\.(?=m)){0,40}[\s.]*$"
    r"|(?:close|end) of (?:the )?meeting\b.{0,30}$"
    r"|(?:the )?(?:meeting|session) (?:closed|ended)\b.{0,30}$"
    r"|(?:the )?[a-z][\w .’'-]{1,40} (?:closed|ended|concluded) the (?:meeting|session)\b.{0,30}$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"DONM\b"
    r"|(?:the )?(?:date of (?:the )?)?next (?:(?:[A-Z]\w*|&|and) ){0,6}(?:meeting|session|time|board|panel"
    r"|forum|committee)\b[^.]{0,40}(?:\bis\b|\bwill\b|:|\bto be\b|–)",
    re.IGNORECASE,
)
_NEXT_ONE = re.compile(r"the next [\w &’'-]{3,60}? (?:is|will (?:be|take place))\b", re.IGNORECASE)
"""A sentence on the next meeting, whatever it is called, if it has a date."""
_SENTENCE = re.compile(
    r"(?=[^.]{0,60}\b(?:closed|ended|finished|concluded|rose)\b)(?:[^.]|\.(?=[\dm])|(?<=m)\.(?= \w))"
    r"{10,80}?\.\s+(?=[A-Z])",
    re.IGNORECASE,
)
"""A first sentence on the end, with another behind it: `The meeting ended at 8.50 pm. Ben Ito locked up.`"""
_AT = re.compile(r"(?<=[a-z])(?: at)? (?=\d{1,2}[.:]?\d\d)")
_SIGNED = re.compile(r"signed(?: by)?(?: as a (?:true|correct) record)?\b[\s:]*[.…_\s-]*", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?P<name>(?:(?:[A-Z]\.? ?){1,3}|(?:[A-Z][\w’'-]+ ){1,2})[A-Z][\w’'-]+)\s*[.,]?(?:\n|,\s*|\s+[–—-]\s+"
    r"|\s+(?=Clerk|Director|Chief|Commissioner))(?P<post>[A-Z][^.\n]{2,60})\s*\.?$"
)


def take(state: State, paragraph: Paragraph) -> bool:
    """Take the end time and the signature."""
    paragraph = without_number(paragraph)
    text = paragraph.text
    if _CLOSED.match(text) and (span := next(times(_AT.sub(" at ", text)), None)) and len(text.split()) < 16:
        state.found.end = _afternoon(state.found.start, span.start, text)
        state.close()
        return True
    if (first := _SENTENCE.match(text)) and take(state, paragraph.cut(0, first.end())):
        rest = paragraph.cut(first.end())
        if not take(state, rest):
            state.discuss(rest)
        return True
    if _is_next(state, paragraph):
        state.close()
        if state.item is not None and state.item.ground is not None:
            state.found.before.prose.append(paragraph)
            state.found.before.moved.append(paragraph.place)
        else:
            state.discuss(paragraph)
        return True
    if (found := _SIGNED.match(text)) and len(text.split()) < 16:
        _signed(state, text[found.end() :])
        return True
    following = state.next_paragraph
    if (
        following is not None
        and not following.note
        and all(map(names_post, following.text.split("\t")))
        and all(map(_alone, text.split("\t")))
    ):
        state.found.signed_by = _who(state, text.split("\t")[0])
        state.close()
        state.ended = True
        return True
    if state.ended and following is None and all(map(names_post, text.split("\t"))):
        return True
    if (
        following is None
        and (found := _SIGNATURE.fullmatch(text))
        and len(text.split()) <= 9
        and names_post(found["post"])
    ):
        state.found.signed_by = _who(state, found["name"])
        state.close()
        return True
    return False


def _is_next(state: State, paragraph: Paragraph) -> bool:
    """Whether a sentence tells of the next meeting, and is no part of an answer in italics."""
    text = paragraph.text
    answers = state.record is not None and state.italic_answers and paragraph.italic
    named = not answers and bool(_NEXT_ONE.match(text)) and next(days(text), None) is not None
    return (named or bool(_NEXT.match(text))) and len(text.split()) < 40


def _who(state: State, text: str) -> str:
    """The one of the lists of attendance who signs with initials and surname; else the name as it is
    signed.
    """
    name = re.sub(r"\s+", " ", text).strip(" .,")
    alike = [
        each.name
        for each in state.found.people
        if surname(each.name) == surname(name) and each.name[:1] == name[:1]
    ]
    return alike[0] if len(alike) == 1 else name


def _alone(text: str) -> bool:
    bare = text.strip(" .,")
    return bool(re.fullmatch(r"(?:[A-Z]\.? ?){1,3}[A-Z][\w’'-]+", bare)) or is_name(bare)


def _afternoon(start: str, end: str, text: str) -> str:
    """The end as a time after the beginning, where it is printed without am or pm."""
    if start and end < start and int(end[:2]) < 12 and not re.search(r"[ap]\.?m\b", text, re.IGNORECASE):
        return f"{int(end[:2]) + 12:02}{end[2:]}"
    return end


def _signed(state: State, text: str) -> None:
    bare = re.sub(r"[….:_]{2,}|…", " ", re.split(r"\bdated?\b", text, flags=re.IGNORECASE)[0]).strip(
        " .,:–—-\u2003\t"
    )
    found = people(re.sub(r"\s+", " ", bare), "present", "")
    if (
        bare
        and found
        and re.search(r"[a-z]", found[0].name)
        and not re.fullmatch(BY_POST, bare, re.IGNORECASE)
    ):
        state.found.signed_by = _who(state, found[0].name)
    state.close()
