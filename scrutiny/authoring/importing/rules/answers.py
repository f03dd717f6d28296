"""Answers: `A1. …`, `Answer: …`, `Chief Constable: …` below a question, or the paragraphs below it by their
look.

An answer goes on until something else begins. Where answers are italic, the first that is not ends it. Where
they look like all else, a sentence that reports who said or asked something ends it, and the clerk is told.
"""

import re

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.meeting import Part
from scrutiny.authoring.importing.rules import actions
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.labels import RESPONSE, WHO
from scrutiny.authoring.importing.structure.looks import PART_NUMBER, numbered, title_like

ORDER = 60

_LABEL = re.compile(
    rf"(?:(?:(?P<whose>{WHO})(?:[’']s?)? )?(?:written |oral |verbal )?(?:answer|response|reply)"
    r"(?: to (?:PQ|Q|question )?\d{1,2}[a-z]?(?=\W))?|A"
    r"|ANS|R(?=\.))\s*\d{0,2}[a-z]?\s*(?:\((?P<who>[^()]{2,70})\)|(?:from|by|of"
    r"|[–—-])\s+(?P<who2>[^:.?]{2,60}?)(?=:))?(?:\s*[.:)–—-]\s*(?:[–—-]\s+)?|(?<=\))\s+"
    r"|(?<=[a-z])\t\s*)(?=\S)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"[(\[](?P<who>[^()\[\]]{2,70})[)\]]\s*[:–—-]?\s*(?=\S)")
"""The speaker in brackets behind the label."""
_BEFORE = re.compile(r"[(\[](?P<who>[^()\[\]]{2,40})[)\]]\s+(?=\S)")
"""The speaker in brackets before the answer."""
_SPEAKER = re.compile(r"(?P<who>[A-Z][\w .,'’/&()-]{1,60}?)\s*(?::|\s[–—-])\s+(?=[\"'“‘A-Z0-9£])")
_ALONE = re.compile(
    r"(?:(?:written |oral )?(?:answer|response|reply))\s*\d*"
    r"(?: (?:given |provided )?(?:from|by|of) (?P<who>[^:?.]{2,70})"
    r"|\s*[(\[](?P<who2>[^()\[\]]{2,70})[)\]])?\W*",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?P<who>[A-Z][^:?]{1,60}?) (?:answered|replied|responded|said)\s*:\s*")
_REPORTS = re.compile(
    r"(?:(?:said|asked|thanked|noted|welcomed|reported|presented|stated|queried|added|explained|advised"
    r"|observed|commented|agreed|requested|confirmed"
    r"|accepted|raised|suggested|undertook|joined|left|outlined|highlighted|expressed|emphasised|reminded"
    r"|wished|closed|opened|invited|introduced|concluded|adjourned"
    r"|explored|acknowledged|summarised|took|gave|did|was|were|had|would|will|could|may|wanted"
    r"|felt)\b)"
)

_SUBJECT = re.compile(r"((?:The )?[A-Z][\w.'’/-]*(?: (?:and |& |of |the )?[A-Z][\w.'’/-]*){0,4}) (?=[a-z])")
_ANOTHER = re.compile(
    r"(?:An?|One|Another) [a-z]+(?: of [a-z ]{3,30})? (?:then )?(?:asked|queried|raised)\b"
    r"|An? member of the [a-z]+ (?:said|stated)\b"
)
"""Somebody without a name who asks."""
_REPLIES = re.compile(
    r"(?:(?:then|also) )?(?:said|replied|answered|responded|explained|confirmed|advised|stated|reported"
    r"|assured)\b"
)


def take(state: State, paragraph: Paragraph) -> bool:
    """Begin an answer, or go on with the part that is open."""
    record = state.record
    if record is None or record.kind != "question":
        return False
    alone, whose = _ALONE.fullmatch(paragraph.text), RESPONSE.fullmatch(paragraph.text)
    if record.prose and (alone or whose):
        told = (alone["who"] or alone["who2"]) if alone else (whose["whose"] or whose["who"]) if whose else ""
        state.part("Answer", (told or "").strip())
        state.labelled_answers = True
        return True
    found = _LABEL.match(paragraph.text)
    if found and not (found[0].strip() in ("A-", "A–") or re.match(r"A [–-]", found[0])):
        state.labelled_answers = True
        who, at = found["who"] or found["who2"] or found["whose"] or "", found.end()
        if not who and (behind := _BEHIND.match(paragraph.text, at)) and state.is_person(behind["who"]):
            who, at = behind["who"], behind.end()
        _begin(state, paragraph, who, at)
        return True
    if (says := _SAYS.match(paragraph.text)) and state.is_person(says["who"]):
        state.labelled_answers = True
        part = state.part("Answer", says["who"])
        part.prose += [paragraph.cut(says.end())] if paragraph.text[says.end() :] else []
        return True
    speaker = _SPEAKER.match(paragraph.text)
    if speaker and state.is_person(re.sub(r"\s*\([^)]*\)$", "", speaker["who"])):
        state.labelled_answers = True
        _begin(state, paragraph, speaker["who"], speaker.end())
        return True
    before = _BEFORE.match(paragraph.text)
    if before and state.is_person(before["who"]) and record.prose:
        if not record.parts:
            _begin(state, paragraph, before["who"], before.end())
            return True
        if record.parts[-1].label == "Answer" and not record.parts[-1].prose:
            record.parts[-1].speaker, paragraph = before["who"], paragraph.cut(before.end())
    return _goes_on(state, paragraph)


def _begin(state: State, paragraph: Paragraph, who: str, at: int) -> None:
    part = state.part("Answer", who.strip())
    part.prose.append(paragraph.cut(at))
    state.italic_answers = paragraph.italic


def _goes_on(state: State, paragraph: Paragraph) -> bool:
    record = state.record
    assert record is not None
    if asked := re.match(r"(?:asked by|from|questioner)\s*:\s*(?=\S)", paragraph.text, re.IGNORECASE):
        record.fields.append(("Asked by", paragraph.text[asked.end() :].strip(" .")))
        return True
    if not record.prose or (record.parts and not record.parts[-1].prose):
        record.open_prose.append(paragraph)
        return True
    answers = [part for part in record.parts if part.label == "Answer"]
    if not record.parts or record.parts[-1].label != "Answer":
        return _first(state, paragraph)
    if answers and state.italic_answers and not paragraph.italic and not paragraph.label:
        return False
    if paragraph.bold or paragraph.heading or (paragraph.underlined and not paragraph.italic):
        return False
    below = state.next_paragraph
    if below is not None and title_like(paragraph.text, 5) and actions.is_labelled(state, below):
        return False  # the heading of a list of actions
    if not state.italic_answers and reports(state, paragraph.text):
        state.doubt(paragraph.place, "discussion, after the answer has ended", "more of the answer")
        return False
    record.parts[-1].prose.append(paragraph)
    return True


def _first(state: State, paragraph: Paragraph) -> bool:
    """The first paragraph below a question without a label: its answer, unless it is more of the question."""
    record = state.record
    assert record is not None
    last = record.open_prose[-1] if record.open_prose else None
    if (
        last is not None
        and last.bold
        and paragraph.bold
        and not paragraph.heading
        and numbered(paragraph) is None
    ):
        record.open_prose.append(paragraph)
        return True
    if paragraph.bold or paragraph.heading:
        return False
    if paragraph.label and last is not None and last.text.endswith(":") and not paragraph.italic:
        record.open_prose.append(paragraph)
        return True
    if not paragraph.italic and reports(state, paragraph.text) and not replies(state, paragraph.text):
        return False
    state.italic_answers = paragraph.italic
    record.parts.append(Part("Answer", "", [paragraph]))
    if not paragraph.italic:
        state.doubt(paragraph.place, "the answer to the question above it", "discussion of the item")
    return True


def spoken(state: State, text: str) -> bool:
    """Whether a paragraph begins with who speaks, `Ann Hale: …`."""
    found = _SPEAKER.match(text)
    return bool(found and ":" in found[0] and state.is_person(re.sub(r"\s*\([^)]*\)$", "", found["who"])))


def replies(state: State, text: str) -> bool:
    """Whether a sentence begins with somebody who says something, as an answer that is reported does."""
    found = _SUBJECT.match(text)
    return bool(found and _REPLIES.match(text, found.end()) and state.is_person(_bare(found[1])))


def _bare(subject: str) -> str:
    return re.sub(r"^[Tt]he ", "", subject)


def reports(state: State, text: str) -> bool:
    """Whether a sentence reports what somebody said or did, so that it is discussion."""
    text = PART_NUMBER.sub("", text)
    if _ANOTHER.match(text):
        return True
    found = _SUBJECT.match(text)
    if not found:
        return False
    subject = found[1]
    return bool(_REPORTS.match(text[found.end() :])) and (
        state.is_person(subject)
        or all(state.is_person(each) for each in re.split(r" and | & ", subject))
        or bool(re.match(r"(?:The (?:Chair|Board|Panel|meeting|Commissioner|Committee)|Members)\b", subject))
    )
