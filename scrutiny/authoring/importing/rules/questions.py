"""Questions.

`Q1. How …?`; `Question 1 – Mrs A. Lake, Fernwick: Why …?`; `Question 2: What …`; a numbered or bold
paragraph with a question mark under an item, with its answer below.
"""

import re

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.meeting import Record
from scrutiny.authoring.importing.rules.answers import replies, spoken
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.attendance import begins_with_name
from scrutiny.authoring.importing.structure.looks import Numbered, numbered, title_like, without_number

ORDER = 30

_LABEL = re.compile(
    r"(?:(?:Public |Written |Member )?Question|Qu?|[A-Z][\w’'-]+ question(?=\s*\d)"
    r"|(?-i:[A-Z])[\w’' ]{1,30} question(?=\s*\d*\s*:))(?:\.(?=\s?\d))?\s*"
    r"(?P<n>\d{1,2}[a-z]?)?\s*(?P<mark>[.:)–—-]"
    r"|(?<=\d)\s(?=\s*(?:(?-i:[^a-z])|[^.?!:]{2,70}:)))\s*",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Rev|A |An |Member of|[A-Z][\w.’'-]* [A-Z][\w.’'-]*(?:,|$))",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Rev|(?:[Aa]n? )?(?:local )?[Rr]esident|[Aa]nonymous"
    r"|[Mm]ember of)\b"
)
_SAYS_IT_ASKS = re.compile(r"(?P<who>[A-Z][^:?]{1,60}?) (?:asked|enquired|queried)\s*:\s*")
_FROM = re.compile(r"(?:Question |Q\d* ?)?(?:from|asked by|by)\s+(?P<who>[^:?]{3,90}):\s*", re.IGNORECASE)
_ASKED_BY = re.compile(
    r"(?:question (?:(?P<n>\d{1,2}) )?(?:from|by|of)|you asked\s*[–—:-])\s*"
    r"(?P<who>(?:[^:?.]|(?<=\b[A-Z])\.|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bDr)\.){2,70})(?::\s*|$)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*[(\[](?:asked by|question(?: from| by)|from|submitted by)\s*:?\s+(?P<who>[^()\[\]]{2,70})[)\]]\W*$",
    re.IGNORECASE,
)
_NAMED_BEHIND = re.compile(
    r"(?<=\?)[\"'”’]?\s*[(\[]"
    r"(?P<who>(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Rev)\b|[Aa]n? )[^()\[\]]{2,70})[)\]]$"
)
_ANY_BEHIND = re.compile(r"(?<=\?)[\"'”’]?\s*[(\[](?P<who>[^()\[\]]{2,70})[)\]]$")
_NOBODY = re.compile(r"(?:no name|name not|name withheld|not named|unknown)\b.*", re.IGNORECASE)
_ASKER = re.compile(r"(?P<who>[^:?.!]{2,30}(?:[.](?= ?[A-Z])[^:?!]{1,60})?[^:?!]{0,60}):\s+(?=[\"'“‘A-Z])")


def take(state: State, paragraph: Paragraph) -> bool:
    """Begin a question."""
    paragraph = without_number(paragraph)
    return _labelled(state, paragraph) or _spoken(state, paragraph) or _by_look(state, paragraph)


def _labelled(state: State, paragraph: Paragraph) -> bool:
    text = paragraph.text
    if asked := _ASKED_BY.match(text):
        record = state.begin(
            Record("question", paragraph.place, asked["n"] or "", fields=[("Asked by", asked["who"])])
        )
        record.prose = [paragraph.cut(asked.end())] if text[asked.end() :] else []
        return True
    found = _LABEL.match(text)
    if not found and re.fullmatch(
        r"(?:Question|Q)\s*\d{1,2}[a-z]?\.?|Question:?", f"{paragraph.label} {text}".strip(), re.IGNORECASE
    ):
        state.begin(Record("question", paragraph.place, number=re.sub(r"\D", "", paragraph.label + text)))
        return True
    if not found and re.fullmatch(r"(?:Question|Q)\s*\d{1,2}[a-z]?[.:)]?", paragraph.label, re.IGNORECASE):
        _begin(state, paragraph, re.sub(r"[^\d]", "", paragraph.label), 0)
        return True
    if not found or (found[0].strip().casefold() in ("q-", "q–") and not found["n"]):
        return False
    asker = _ASKER.match(paragraph.cut(found.end()).text)
    named = asker is not None and state.is_person(asker["who"])
    if not found["n"] and not (found["mark"] in ":." or paragraph.bold or named):
        return False
    _begin(state, paragraph, found["n"] or "", found.end(), found["mark"])
    return True


def _begin(state: State, paragraph: Paragraph, number: str, at: int, mark: str = "") -> None:
    record = state.record
    waits = record is not None and record.kind == "question" and not record.prose and not record.parts
    if record is None or not waits or number not in ("", record.number):
        record = state.begin(Record("question", paragraph.place, number=number))
    rest = paragraph.cut(at)
    if _is_topic(state, paragraph, rest):
        record.title = rest.text
        return
    if _names_asker(state, rest.text.rstrip(" :")):
        record.fields.append(("Asked by", rest.text.rstrip(" :")))
        return
    asker = _FROM.match(rest.text) or (
        _ASKER.match(rest.text) if mark in "–—-" or _is_asker(state, rest.text) else None
    )
    if asker:
        record.fields.append(("Asked by", asker["who"].strip(" –—-")))
        rest = rest.cut(asker.end())
    elif found := re.match(r"\(([^()]{2,60})\)\s*[:–—-]?\s*", rest.text):
        record.fields.append(("Asked by", found[1]))
        rest = rest.cut(found.end())
    if rest.text:
        record.prose.append(_without_asker(record, rest))


def _names_asker(state: State, text: str) -> bool:
    """Whether what is beside the number is who asks, and the question is below it."""
    below = state.next_paragraph
    return (
        title_like(text, 10)
        and below is not None
        and not re.match(r"(?:answer|response|reply|a)\b\W", below.text, re.IGNORECASE)
        and bool(_SOMEBODY.match(text) or begins_with_name(text) or state.is_person(text))
    )


def _without_asker(record: Record, text: Paragraph) -> Paragraph:
    """The words of a question without who asked it, in brackets behind it."""
    found = _BEHIND.search(text.text) or _NAMED_BEHIND.search(text.text)
    if not found or record.field("Asked by"):
        return text
    record.fields.append(("Asked by", found["who"].strip()))
    return text.cut(0, found.start())


def _is_topic(state: State, paragraph: Paragraph, rest: Paragraph) -> bool:
    """Whether what is beside the number is what the question is about, and the question is below it."""
    below = state.next_paragraph
    return (
        (paragraph.heading > 0 or paragraph.bold)
        and title_like(rest.text, 8)
        and not rest.text.startswith("(")
        and ":" not in rest.text
        and below is not None
        and not (
            below.heading
            or below.bold
            or re.match(r"(?:answer|response|reply|a)\b\W", below.text, re.IGNORECASE)
        )
    )


def _spoken(state: State, paragraph: Paragraph) -> bool:
    """`Mr J Carr, Fernwick: Why …?`, where the answer follows with a speaker or in italics."""
    text, following = paragraph.text, state.next_paragraph
    asked = _SAYS_IT_ASKS.match(text)
    said = text[asked.end() :] or (following.text if following else "") if asked else ""
    if asked and "?" in said and state.is_person(asked["who"]) and (state.item is not None or state.itemless):
        record = state.begin(Record("question", paragraph.place, fields=[("Asked by", asked["who"])]))
        record.prose = [paragraph.cut(asked.end())] if text[asked.end() :] else []
        return True
    found = _ASKER.match(text)
    if (
        (state.item is None and not state.itemless)
        or not found
        or not text.endswith("?")
        or following is None
    ):
        return False
    who = found["who"].strip()
    if re.match(r"(?:the )?(?:chief constable|cc)\b", who, re.IGNORECASE) or len(who.split()) > 7:
        return False
    answer = _ASKER.match(following.text)
    answered = (answer is not None and state.is_person(answer["who"])) or (
        following.italic and not paragraph.italic
    )
    if not answered or not (state.is_person(who) or _PUBLIC.match(who)):
        return False
    rest = paragraph.cut(found.end())
    state.begin(Record("question", paragraph.place, prose=[rest], fields=[("Asked by", who)]))
    return True


def _is_asker(state: State, text: str) -> bool:
    found = _ASKER.match(text)
    return bool(
        found
        and len(found["who"].split()) <= 8
        and (
            state.is_person(found["who"])
            or re.search(r"^a |\b(?:Mr|Mrs|Ms|Dr|Rev|Cllr|Councillor|Miss)\b", found["who"])
        )
    )


def _by_look(state: State, paragraph: Paragraph) -> bool:
    """A paragraph that is a question by its look and place."""
    behind = _BEHIND.search(paragraph.text) or _NAMED_BEHIND.search(paragraph.text)
    if not behind and _is_answered(state):
        behind = _ANY_BEHIND.search(paragraph.text)
    asked = paragraph.cut(0, behind.start()) if behind else paragraph
    if (state.item is None and not state.itemless) or not (told := _asks(state, asked)):
        return False
    number, rest = told
    count = int(number) if number.isdigit() else 0
    if count and state.counting == "question" and count <= state.last_number:
        return False
    record = state.begin(Record("question", paragraph.place, number=number, prose=[rest]))
    if behind and not _NOBODY.fullmatch(behind["who"]):
        record.fields.append(("Asked by", behind["who"].strip()))
    state.counting, state.last_number = "question", count or state.last_number
    if not rest.text.endswith("?") and not re.match(r"please\b", rest.text, re.IGNORECASE) and not count:
        state.doubt(paragraph.place, "a question", "a heading, or discussion")
    return True


def _is_answered(state: State) -> bool:
    """Whether the paragraph below begins with somebody who speaks: `Ann Hale: …`."""
    below = state.next_paragraph
    return below is not None and spoken(state, below.text)


def _asks(state: State, paragraph: Paragraph) -> tuple[str, Paragraph] | None:
    told = numbered(paragraph) or _in_brackets(paragraph)
    number, rest = (told.number, told.rest) if told else ("", without_number(paragraph))
    if state.counting == "recommendation" and told:
        return None
    asking = rest.text.endswith("?") or bool(
        re.search(
            r"\?|\bplease (?:can|could|advise|provide|explain|outline|give|update)", rest.text, re.IGNORECASE
        )
    )
    following = state.next_paragraph
    set_off = paragraph.italic and following is not None and not following.italic
    standing = (
        paragraph.bold
        or paragraph.heading > 0
        or (asking and (paragraph.underlined or (set_off and bool(told))))
    )
    answered = following is not None and not following.bold and not following.heading
    if not told and rest.text.endswith("?") and _is_answered(state) and not _is_answering(state):
        return number, rest
    if told and state.counting == "question" and (standing or asking) and _is_next(state, number):
        return number, rest
    if standing and asking and len(rest.text.split()) > 2 and answered:
        return number, rest
    if set_off and rest.text.endswith("?") and len(rest.text.split()) > 2 and not _is_answering(state):
        state.doubt(paragraph.place, "a question", "discussion")
        return number, rest
    next_one = numbered(following) if following is not None else None
    alone = answered and (next_one is None or next_one.number == "1" != number)
    if told and alone and rest.text.endswith("?") and (_is_next(state, number) or not state.counting):
        state.doubt(paragraph.place, "a question", "discussion with a number")
        return number, rest
    if (
        paragraph.label
        and not told
        and rest.text.endswith("?")
        and following is not None
        and not following.label
        and replies(state, following.text)
    ):
        state.doubt(paragraph.place, "a question", "discussion")
        return number, rest
    if (
        told
        and asking
        and answered
        and following is not None
        and (following.italic or following.text[:2] in ("A.", "A:"))
    ):
        return number, rest
    return None


def _is_answering(state: State) -> bool:
    """Whether a paragraph in italics may be of an answer."""
    record = state.record
    return record is not None and (not record.parts or not record.parts[-1].prose or state.italic_answers)


def _in_brackets(paragraph: Paragraph) -> Numbered | None:
    """`(3) Why …?`"""
    found = re.match(r"\((\d{1,2})\)\s+(?=[A-Z])", paragraph.text)
    return Numbered(found[1], paragraph.cut(found.end())) if found else None


def _is_next(state: State, number: str) -> bool:
    """Whether a number is the one after that of the last question, or begins anew."""
    count = int(re.sub(r"\D", "", number) or 0)
    return count == state.last_number + 1 or (count == 1 and not state.counting)
