"""Decisions: `RESOLVED: That …`, `DECISION: …`, `Decision – …`, `It was agreed that …`, with their
references and outcomes.
"""

import re
from dataclasses import replace

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.meeting import Record
from scrutiny.authoring.importing.rules import restricted
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.looks import without_number
from scrutiny.authoring.importing.structure.values import outcome_value

ORDER = 45

_LABEL = re.compile(
    r"(?:~\s*)?(?:(?:IT WAS )?RESOLVED|RESOLUTION|DECISIONS?(?: NOTICE)?|AGREED|DECIDED|OUTCOME"
    r"|N(?:OT|ot) (?i:agreed|approved)|N(?:OTED|oted)(?=:)"
    r"|Resolved|Resolution|Decision(?: [Nn]otice| [Rr]ecord)?|Decided|Agreed|Outcome)\s*"
    r"(?P<n>(?:no\.?\s*|ref(?:erence)?\.?\s*)?(?:[A-Z]{2,8}[ /-]?)?[A-Z]?\d{1,4}(?:[/-]\d{1,4})*)?\s*"
    r"(?P<by>\([^)]*\))?\s*(?P<mark>[:.–—-])\s*(?=\S)"
)
_REFERENCE = re.compile(r"\((?:ref(?:erence)?\.?:?\s*)?((?:[A-Z]{1,8}[ /-]?)?\d{1,4}(?:[/-]\d{1,4})*)\)")
"""A reference in brackets behind the label."""
_AT_END = re.compile(
    r"\s*\((?!20\d\d/\d\d\))(\d{4}[/-]\d{1,4}|[A-Z]{1,8}[ /-]?\d{1,4}[/-]\d{1,4}(?:[/-]\d+)*)\)\.?$"
)
"""A reference in brackets behind the decision, and no year of account such as `(2021/22)`."""
_THAT = re.compile(
    r"(?:It was |The (?:Commissioner|Board|Panel|Committee|meeting) )?(?:therefore |unanimously |formally "
    r")?(?P<what>RESOLVED|AGREED|DECIDED|resolved|agreed|decided)(?: unanimously)?[,:]?\s*"
    r"(?=(?:\(?[a-z1i]\)\s*)?that\b)",
    re.IGNORECASE,
)
_BODY = re.compile(r"It was |The (?:Board|Panel|Committee|meeting) ", re.IGNORECASE)
"""How a sentence begins that tells what a body decided; of a person it may be that they shared a view."""
_AFTER = re.compile(
    r"(?:RESOLVED|AGREED|DECIDED|NOTED)(?: UNANIMOUSLY)?\s*[,:–-]?\s+(?=(?:\(?[a-z1i]\)\s*)?(?:that|to)\b)",
    re.IGNORECASE,
)

_OUTCOME_BEHIND = re.compile(
    r"(?<=[.?!])\s+((?:Not )?(?:[Aa]pproved|[Aa]greed|[Nn]oted|[Dd]eferred|[Rr]ejected|[Rr]efused))\.?$"
)
"""The outcome as a sentence of its own behind the decision."""
_VERB = re.compile(
    r"(?:The |It was )?"
    r"(?:(?:Board|Panel|Committee|Commissioner|PCC|PFCC|Members?|Meeting|Chief Constable|Chair)s? )?"
    r"(?:then |therefore |unanimously |formally )?"
    r"(?:AGREED|RESOLVED|APPROVED|DECIDED|ENDORSED|NOTED|RECEIVED|DEFERRED|REJECTED)\b(?=,? [a-z])"
)
"""A sentence whose verb is in capitals, since it decides something."""


def take(state: State, paragraph: Paragraph) -> bool:
    """Take a decision."""
    if state.item is not None and state.item.ground is not None:
        return False
    bare = without_number(paragraph)
    text = bare.text
    if re.fullmatch(
        r"(?:(?:it was )?(?:resolved|agreed|decided)|resolutions?|decisions?)(?:,? that)?\s*[:–—-]",
        text,
        re.IGNORECASE,
    ):
        state.close()
        state.deciding = True
        return True
    if state.deciding and paragraph.label + text:
        state.deciding = False
        if _is_listed(paragraph):
            make(state, replace(paragraph, label=""), "")
            return True
    label = _LABEL.match(text)
    if label and label[0].casefold().startswith("outcome") and not outcome_value(text[label.end() :]):
        label = None
    if label and (label["mark"] != "." or label["n"] or label[0].isupper()):
        number = label["n"] or ""
        if not number and (told := _REFERENCE.fullmatch(label["by"] or "")):
            number = told[1]
        record = make(
            state,
            bare.cut(label.end()),
            re.sub(r"^(?:no|ref\w*)\.?\s*", "", number, flags=re.IGNORECASE),
        )
        if label[0].upper().startswith("NOT "):
            record.fields.insert(0, ("Outcome", "rejected"))
        if "AGREED" in label[0].upper() and not record.field("Outcome"):
            record.fields.insert(0, ("Outcome", "agreed"))
        return True
    return _in_sentence(state, bare) or _more(state, paragraph)


def _in_sentence(state: State, bare: Paragraph) -> bool:
    """Take a sentence that decides something."""
    text = bare.text
    if (found := _THAT.match(text)) and (_BODY.match(text) or found["what"].isupper()):
        make(state, bare.cut(found.end()), "", sure=found["what"].isupper())
        return True
    if (found := _AFTER.match(text)) and found[0][:2].isupper():
        make(state, bare.cut(found.end()), "")
        return True
    if _VERB.match(text):
        make(state, bare, "")
        return True
    return False


def make(state: State, text: Paragraph, reference: str, sure: bool = True) -> Record:
    """Begin a decision, with what its words say of reference and outcome."""
    found = re.search(
        r"\s*[\[(]?\b(?:ref(?:erence)?\.?|decision(?: no\.?| number))\s*:?\s*"
        r"([A-Z]{1,8}[ /-]?\d[\w/ -]{0,18}|\d[\w/-]{2,18})[\])]?\.?$",
        text.text,
        re.IGNORECASE,
    )
    found = found or _AT_END.search(text.text)
    if found and not reference:
        reference, text = found[1], text.cut(0, found.start())
    behind = _OUTCOME_BEHIND.search(text.text)
    outcome = outcome_value(behind[1]) if behind else outcome_value(text.text)
    text = text.cut(0, behind.start()) if behind else text
    record = state.begin(Record("decision", text.place, prose=[text]))
    if found := re.search(
        r"(?:public|press)\b.*\bexcluded\b.*?\b(?:under|because|by virtue of|on the grounds?)\b\s*(.+)",
        text.text,
    ):
        restricted.exclude(state, text.text, found[1].strip(" ."))
    if outcome:
        record.fields.append(("Outcome", outcome))
    if reference and re.fullmatch(r"\d{1,2}", reference):
        record.number = reference
    elif reference:
        record.fields.append(("Reference", reference))
    if not sure:
        state.doubt(text.place, "a decision", "discussion of the item")
    return record


def _more(state: State, paragraph: Paragraph) -> bool:
    """The numbered or lettered parts of a decision that ends with a colon, and its reasons."""
    record = state.record
    if record is None or record.kind != "decision":
        return False
    if found := re.match(r"reasons?(?: for (?:the )?decision)?\s*[:–-]\s*", paragraph.text, re.IGNORECASE):
        state.part("Reasons").prose.append(paragraph.cut(found.end()))
        return True
    last = record.open_prose[-1].text if record.open_prose else ""
    if _is_listed(paragraph) and (
        last.endswith((":", ";", " and", ","))
        or last == "that"
        or (len(record.open_prose) > 1 and record.open_prose[-1].label)
    ):
        record.open_prose.append(paragraph)
        return True
    return False


def _is_listed(paragraph: Paragraph) -> bool:
    """Whether a paragraph is one of a list."""
    return bool(paragraph.label) or bool(re.match(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s", paragraph.text))
