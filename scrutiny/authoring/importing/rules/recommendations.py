"""Recommendations with their responses.

`Recommendation 1` with the text beside or below it, `Force response: …`, `Lead: …. Due: …. Status: …`;
numbered paragraphs below words such as `made three recommendations` or `The force should:`, with the response
below each.
"""

import re

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.meeting import Part, Record
from scrutiny.authoring.importing.rules import actions
from scrutiny.authoring.importing.rules.answers import reports
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.labels import RESPONSE
from scrutiny.authoring.importing.structure.looks import numbered, stands_out
from scrutiny.authoring.importing.structure.values import due_value, status_value

ORDER = 25

_LABEL = re.compile(
    r"(?:Recommendation|Rec\.?|AFI|Area for improvement|Cause of concern|R(?=\d))"
    r"\s*(?:No\.?\s*|R(?=\d))?(?P<n>\d{1,2}[a-z]?)\s*[.:)–—-]?\s*"
    r"|Recommendation\s*[:–—]\s*",
    re.IGNORECASE,
)
_RESPONSE = re.compile(
    r"(?:(?:force|constabulary|chief constable|police|management|commissioner|[da]?cc"
    r"|p?fcc|pcc)?(?:[’']s)?\s*(?:response"
    r"|reply|update|position)(?: (?:of|from) (?:the )?(?:force|constabulary|chief "
    r"constable))?)\s*\d*\s*(?:\([^)]*\))?(?:\s*[.:–—-]\s*|\t\s*)(?=\S)",
    re.IGNORECASE,
)
_META = re.compile(
    r"(?:(?:lead|owner|due|deadline|target(?: date)?|status|progress)\s*:\s*[^.;|]+[.;|]?\s*)+", re.IGNORECASE
)
_INTRODUCES = re.compile(
    r"\b(?:recommendations?|proposals)\b|\b(?:force|constabulary|police)[^.]{0,40}\bshould\s*:$",
    re.IGNORECASE,
)


def take(state: State, paragraph: Paragraph) -> bool:
    """Begin a recommendation or response, or go on with it."""
    text = paragraph.text
    found = _LABEL.match(text)
    if (
        found
        and (found["n"] or paragraph.bold or found[0].rstrip().endswith(":"))
        and not re.match(r"[a-z]", text[found.end() :])
    ):
        record = state.begin(Record("recommendation", paragraph.place, number=(found["n"] or "")))
        if text[found.end() :]:
            record.prose.append(paragraph.cut(found.end()))
        state.counting = "recommendation"
        state.last_number = int(re.sub(r"\D", "", found["n"] or "") or state.last_number)
        return True
    if _by_look(state, paragraph):
        return True
    record_open = state.record if not actions.is_labelled(state, paragraph) else None
    if record_open is None or record_open.kind != "recommendation":
        return False
    return _within(state, record_open, paragraph)


def _by_look(state: State, paragraph: Paragraph) -> bool:
    """A numbered paragraph in a list that is introduced as recommendations."""
    told = numbered(paragraph)
    if told is None or (state.item is None and not state.itemless) or not told.number.isdigit():
        return False
    if _in_list(state.record, paragraph):
        return False
    number = int(told.number)
    starts = number == 1 and (state.counting != "recommendation" or state.last_number == 0)
    if starts and not paragraph.italic and _introduced(state):
        _move_introduction(state, paragraph)
        state.counting, state.last_number = "recommendation", 0
    if state.counting != "recommendation" or number != state.last_number + 1:
        return False
    if paragraph.italic and not paragraph.bold:
        return False
    state.begin(Record("recommendation", paragraph.place, number=told.number, prose=[told.rest]))
    state.last_number = number
    return True


def _in_list(record: Record | None, paragraph: Paragraph) -> bool:
    """Whether a numbered paragraph is of a list within the response that is open."""
    if record is None or record.kind != "recommendation" or not record.parts or stands_out(paragraph):
        return False
    prose = record.parts[-1].prose
    return bool(prose) and (
        prose[-1].text.endswith(":") or (len(prose) > 1 and numbered(prose[-1]) is not None)
    )


def _before(state: State) -> list[Paragraph]:
    """The paragraphs just before, of the answer that is open or of the discussion."""
    if state.record is not None:
        return state.record.open_prose
    prose = state.section.prose
    return [each for each in prose if isinstance(each, Paragraph)]


def _introduced(state: State) -> bool:
    before = _before(state)[-3:]
    title = state.section.title or (state.item.title if state.item else "")
    last = before[-1].text if before else ""
    if state.record is not None and state.record.kind == "question":
        return last.endswith(":") and bool(
            _INTRODUCES.search(last) or any(_INTRODUCES.search(each.text) for each in before)
        )
    return bool(
        _INTRODUCES.search(last)
        or any(
            re.search(r"\b(?:made|following|these|has|with)\b.{0,40}\brecommendations?\b", each.text)
            for each in before
        )
    ) or (
        bool(re.search(r"recommendations", title, re.IGNORECASE))
        and not any(record.kind == "question" for record in state.section.records)
    )


def _move_introduction(state: State, paragraph: Paragraph) -> None:
    """Take the words that introduce the list out of the answer before it: they are nobody's answer."""
    record = state.record
    if record is None or record.kind != "question" or not record.parts:
        return
    prose, moved = record.parts[-1].prose, list[Paragraph]()
    while len(prose) > 1 and (not moved or _INTRODUCES.search(prose[-1].text)):
        moved.insert(0, prose.pop())
    state.close()
    for each in moved:
        state.discuss(each)
    state.doubt(
        moved[0].place if moved else paragraph.place,
        "the introduction of the recommendations, and not part of the answer before it",
        "the end of that answer",
    )


def _within(state: State, record: Record, paragraph: Paragraph) -> bool:
    text = paragraph.text
    if (meta := _META.fullmatch(text)) is not None:
        _read_meta(record, meta[0])
        return True
    if found := _RESPONSE.match(text):
        record.parts.append(Part("Response", "", [paragraph.cut(found.end())]))
        state.italic_answers, state.labelled_answers = paragraph.italic, True
        return True
    if record.prose and RESPONSE.fullmatch(text):
        state.part("Response")
        state.labelled_answers, state.italic_answers = True, False
        return True
    if not record.open_prose:
        record.open_prose.append(paragraph)
        state.italic_answers = paragraph.italic
        return True
    if (
        paragraph.bold
        or paragraph.heading
        or paragraph.underlined
        or (numbered(paragraph) is not None and not paragraph.italic and not _in_list(record, paragraph))
    ):
        return False
    if not record.parts:
        if state.labelled_answers and not paragraph.italic:
            record.prose.append(paragraph)
            return True
        if not paragraph.italic and reports(state, text):
            return False
        record.parts.append(Part("Response", "", [paragraph]))
        state.italic_answers = paragraph.italic
        return True
    if (state.italic_answers and not paragraph.italic and not paragraph.label) or reports(state, text):
        return False
    record.parts[-1].prose.append(paragraph)
    return True


def _read_meta(record: Record, text: str) -> None:
    """`Lead: …. Due: …. Status: ….` below a recommendation."""
    for name, value in re.findall(r"(\w[\w ]*?)\s*:\s*([^.;|]+)[.;|]?", text):
        kind = name.strip().casefold()
        if kind in ("due", "deadline", "target date"):
            record.fields.append(("Due", due_value(value)))
        elif kind in ("status", "progress") and (status := status_value(value, "recommendation")):
            record.fields.append(("Status", status))
