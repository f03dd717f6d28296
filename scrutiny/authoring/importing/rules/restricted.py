"""Items whose text is withheld, with the ground.

`Restricted: FOIA s.43`; `Restricted under section 40 of …`; `This item was taken in private (section 31 …)`;
`Not for publication: personal information`; `PART TWO – RESTRICTED` with a sentence that names items or holds
for all below it. What stands under such an item stays out of the draft.
"""

import re

from scrutiny.authoring.importing.document import Paragraph, Table
from scrutiny.authoring.importing.meeting import Doubt
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.labels import ACTIONS
from scrutiny.authoring.importing.structure.looks import without_number

ORDER = 10

UNKNOWN = "the ground is not in the document"
_LABEL = re.compile(
    r"(?:(?:the )?(?:minutes?|text|details?|record|discussion|consideration)"
    r"(?: (?:of|for) (?:this|the) (?:item|matter|discussion))?"
    r" (?:(?:is|are|was|were|has been) )?(?=withheld|restricted|exempt))?"
    r"(?:(?:this|the) (?:item|matter|minute|section|part|paper|report|discussion)s?"
    r"(?: of the (?:minutes|meeting|record))? (?:is|was|were|has been"
    r"|will be|contains?) )?"
    r"(?:(?:both |also )?(?:restricted|confidential|exempt(?:ed)?(?: information| item| from publication)?"
    r"|not (?:for publication|open to the (?:press and )?public"
    r"|(?:to be )?(?:published|reported|minuted|recorded))"
    r"|withheld|redacted|private(?: item| session)?"
    r"|(?:taken|considered|discussed|held|dealt with|heard) in (?:private|confidence|closed session|camera"
    r"|part (?:two|2|b|ii))|in private|closed (?:item|session)))\b",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(
    r"(?:it is (?:expected|proposed|recommended) that )?(?:the )?(?:press and )?(?:public|press)"
    r"(?: and (?:the )?press)? (?:(?:are|were|is|was) )?(?:likely "
    r"to be |to be |will be )?(?:excluded|asked to leave)|exclusion of the (?:press and )?public"
    r"|(?:the )?(?:following|remaining|next) (?:items?|matters?|business) "
    r"(?:is|are|was|were|will be|contains?) (?:\w+ ){0,2}(?:exempt|restricted|confidential|private)\b"
    r"|(?:the )?following (?:(?:items?|matters?|reports?) )?(?:is|are|was|were|will be) "
    r"(?:(?:likely|expected) )?(?:to be )?(?:considered|taken|discussed|dealt with|heard) "
    r"in (?:private|closed session|the absence)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"part (?:one|two|1|2|i{1,2}|a|b)\b.{0,50}"
    r"|(?:public|open|private|confidential|restricted|exempt|closed)"
    r" (?:agenda|session|part|business|items|section)(?: of the (?:agenda|meeting))?\W*",
    re.IGNORECASE,
)
_LAW_WORDS = re.compile(r"section|\bs\.|sched|\bact\b|para|exempt|\d", re.IGNORECASE)
_ENDS = re.compile(r"(?:date (?:and \w+ )?of )?(?:the )?next meeting|close\b", re.IGNORECASE)
"""Titles of items that tell nothing, below those that are restricted."""
_NAMED = re.compile(
    r"items? \d[\d, ]*(?:(?:and|to|[–-]) ?\d[\d, ]*)*(?:is|are|will be) (?:to be )?"
    r"(?:restricted|exempt|confidential|private|taken in private)\b",
    re.IGNORECASE,
)
"""A sentence that restricts items by their numbers."""
_TITLE = re.compile(
    r"^(?:restricted|confidential|exempt|private|not for publication|closed)\b"
    r"|\s*[(\[](?P<told>(?:restricted|confidential|exempt|private|in private|closed|not for "
    r"publication)[^)\]]*)[)\]]$"
    r"|\s*[–—-] ?(?P<told2>(?:restricted|confidential|exempt|private|in private|closed)(?: item| session)?)"
    r"(?:\s*[(\[](?P<law>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]])?$",
    re.IGNORECASE,
)

_LAW = re.compile(
    r"\s+[–—-]\s+(?:exempt|restricted|confidential|withheld)\s*[:–—-]\s*(?P<behind>\S.+)$"
    r"|\s*[(\[](?P<law>(?:FOIA|exempt under|under)?"
    r"\s*(?:section|s\.|schedule|paragraph)\s*\d[^()\[\]]*)[)\]]$",
    re.IGNORECASE,
)
"""The ground behind a title: `Restricted: Investigations (section 31)`."""


def take(state: State, paragraph: Paragraph) -> bool:
    """Take what says that an item is restricted, and all that stands under such an item."""
    text = paragraph.text
    if _PART.fullmatch(text) and (paragraph.bold or text.upper() == text or len(text.split()) < 9):
        closed = bool(
            re.search(r"restricted|exempt|private|confidential|closed|not (?:open|for)", text, re.IGNORECASE)
        )
        state.private = text if closed else ""
        state.private_items = frozenset()
        state.item = None if closed else state.item
        state.close()
        return True
    if _EXCLUDED.match(text) and (state.private or (state.item is None) or len(text.split()) < 60):
        return _excluded(state, text)
    if (named := _NAMED.match(text)) and (numbers := _numbers(text)):
        _restrict_all(state, numbers, ground(text, named.end()) or text)
        return True
    item, text = state.item, re.sub(r"^\d{1,3}[.)]\s+", "", without_number(paragraph).text)
    if item is None:
        return False
    if item.ground is not None and ACTIONS.fullmatch(text) and isinstance(state.following, Table):
        _leave(state, paragraph)
        return False
    text = re.sub(r"^[(\[](.*)[)\]]\.?$", r"\1", text)
    vague = item.ground == UNKNOWN or (item.ground == state.private and not _LAW_WORDS.search(item.ground))
    if vague and (told := _LABEL.match(text)) and ground(text, told.end()):
        item.ground = text if len(text.split()) < 12 else ground(text, told.end())
        state.found.doubts = [each for each in state.found.doubts if each.place != item.place]
        return True
    if (
        item.ground is None
        and len(text.split()) <= 45
        and (told := _LABEL.match(text))
        and _says_so(text, told)
    ):
        restrict(state, ground(text, told.end()))
        return True
    return item.ground is not None


def closes(state: State, text: str) -> bool:
    """Take a line over all columns of a table that says that what is below it is restricted."""
    told = re.match(
        r"(?:private|restricted|confidential|exempt|closed)\b[^.]{0,20}?(?:[–—:(-]|under\b)",
        text,
        re.IGNORECASE,
    )
    if told:
        state.private, state.private_items = ground(text, told.end() - 1) or text, frozenset()
        state.close()
    return bool(told)


def _leave(state: State, paragraph: Paragraph) -> None:
    """End a restricted item, since the actions of all items follow."""
    open_ones = [each for each in state.found.items if each.ground is None]
    state.item = open_ones[-1] if open_ones else None
    state.close()
    state.doubt(paragraph.place, "the actions of all items", "more of the restricted item above")


def _says_so(text: str, told: re.Match[str]) -> bool:
    """Whether it is a statement of the restriction, and not a sentence that merely begins like one."""
    rest = text[told.end() :]
    return (
        not rest
        or bool(
            re.match(
                r"\s*(?:[:(\[–—,.;-]|under\b|by\b|pursuant\b|as\b|because\b|in accordance\b|due\b|on the "
                r"ground|–)",
                rest,
            )
        )
        or "item" in told[0].casefold()
    )


def _excluded(state: State, text: str) -> bool:
    numbers = _numbers(text)
    found = re.search(
        r"(?:under|by virtue of|pursuant to|in accordance with|because|on the grounds? (?:that|of))\s+(.+)",
        text,
    )
    state.private = (found[1] if found else text).strip(" .")
    state.private_items = numbers
    if state.item is not None and not numbers and not state.section.prose and not state.item.records:
        restrict(state, state.private)
    else:
        state.close()
    return True


def _numbers(text: str) -> frozenset[str]:
    """The items that words name, as `items 6 and 7` or `items 6 to 9`."""
    named = re.search(r"\b[Ii]tems? (\d{1,3}[a-z]?\b(?:(?:, | and |,|–|-| to )\d{1,3}[a-z]?\b)*)", text)
    numbers = re.findall(r"\d+", named[1]) if named else []
    if named and re.search(r"\d(?:–|-| to )\d", named[1]) and len(numbers) == 2:
        numbers = [str(n) for n in range(int(numbers[0]), int(numbers[1]) + 1)]
    return frozenset(numbers)


def exclude(state: State, text: str, why: str) -> None:
    """Note the ground on which a decision excludes the public, and the items that it says are to follow."""
    state.excluded = why
    numbers = _numbers(text)
    if numbers or re.search(r"\b(?:following|remaining|next|remainder)\b", text):
        state.private, state.private_items = why, numbers


def _restrict_all(state: State, numbers: frozenset[str], why: str) -> None:
    """Restrict the items with these numbers, those that were read and those that follow."""
    last = state.item
    for item in [each for each in state.found.items if each.number in numbers and each.ground is None]:
        state.item = item
        restrict(state, why)
    state.item = last
    state.private, state.private_items = why, numbers
    state.close()


def restrict(state: State, why: str) -> None:
    """Make the item that is open a restricted one."""
    assert state.item is not None
    why = why or state.excluded
    state.item.ground = why or UNKNOWN
    state.close()
    held = sum(len(section.prose) + len(section.records) for section in state.item.sections)
    if held:
        told = "the item as restricted; what stood above the restriction is left out of the note with it"
        state.found.doubts.append(_doubt(state, told, "a restriction of a part of the item alone"))
    elif not why:
        state.found.doubts.append(
            _doubt(
                state,
                f"'{state.item.title}' as restricted, without a ground",
                "an item that may be published",
            )
        )
    for section in state.item.sections:
        section.prose.clear()
        section.records.clear()
        section.moved.clear()
        section.notes.clear()


def _doubt(state: State, read: str, other: str) -> Doubt:
    assert state.item is not None
    return Doubt(state.item.place, read, other)


def ground(text: str, after: int) -> str:
    """The ground in what says that an item is restricted."""
    rest = text[after:]
    found = re.search(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)", rest)
    law = found and _LAW_WORDS.search(found[1])
    if found and law and not rest[: found.start()].strip(" :–—-"):
        return found[1].strip(" .")
    rest = re.sub(
        r"^[\s:–—.,-]*(?:and not (?:minuted|published|reported|recorded)(?: here)?\b[\s:–—-]*)?"
        r"(?:(?:it is |being )?(?:exempt|restricted|withheld|confidential)\b[\s:–—-]*)?"
        r"(?:(?:as it contains|because it contains|because of|due to|under|by virtue of"
        r"|pursuant to|on the grounds? of|in accordance with|by)\b)?[\s:–—-]*",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    return re.sub(r"^\(([^()]*)\)$", r"\1", rest.strip(" ."))


def of_item(state: State, number: str) -> None:
    """Restrict the item that is open, if its title or what is above it says so."""
    _of_title(state)
    assert state.item is not None
    listed = not state.private_items or re.sub(r"\D", "", number) in state.private_items
    if state.item.ground is None and state.private and listed and not _ENDS.match(state.item.title):
        restrict(state, state.private)


def _of_title(state: State) -> None:
    """Restrict an item whose title says so; what says so is no part of the title."""
    assert state.item is not None
    found = _TITLE.search(state.item.title)
    if not found:
        return
    told = found["told"] or found["told2"] or ""
    if told:
        state.item.title = state.item.title[: found.start()].strip()
        if found["law"]:
            restrict(state, found["law"])
            return
    elif law := _LAW.search(state.item.title):
        state.item.title = state.item.title[: law.start()]
        restrict(state, law["behind"] or law["law"])
        return
    restrict(state, re.sub(r"^[a-z ]+(?:[\s:–—,-]+(?=\S)|$)", "", told, flags=re.IGNORECASE))
