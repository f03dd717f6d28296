"""Supplementary questions, within the question that they follow: `Supplementary question: …`, `Follow-up
(Cllr Lake): …`, `PCC (follow-up): …`, or whoever asked the question, once it is answered.
"""

import re

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.meeting import Record
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.labels import SUPPLEMENTARY

ORDER = 28

_LABEL = re.compile(
    r"(?:(?:the )?(?:pcc|pfcc|commissioner|panel|member)(?:[’']?s?)? )?[(\[]?"
    r"(?:supplementary(?: question)?|supp(?:lementary)?\.?|follow[- ]up(?: question)?|further question"
    r"|SQ|[\w .]{2,40}\((?:supplementary|follow[- ]up)\)(?=\s*:))[)\]]?\s*\d*"
    r"\s*(?:\((?P<who>[^()]{2,60})\)|(?:from|by"
    r"|[–—-])\s+(?P<who2>[^:?]{2,60}?))?\s*[:.–—-]\s*(?=\S)",
    re.IGNORECASE,
)

_THEN = re.compile(
    r"(?P<who>[A-Z][^:?]{1,60}?)(?P<who2>) "
    r"(?:(?:then|also|further|next) asked|asked as a supplementary)\s*:\s*(?=\S)"
)


def take(state: State, paragraph: Paragraph) -> bool:
    """Begin a supplementary question."""
    if state.record is None or state.record.kind != "question":
        return False
    if SUPPLEMENTARY.fullmatch(paragraph.text):
        state.part("Supplementary question")
        return True
    record, text = state.record, paragraph.text
    found = _LABEL.match(text) or (_THEN.match(text) if record.parts else None) or _asked_again(record, text)
    if not found:
        return False
    part = state.part("Supplementary question", (found["who"] or found["who2"] or "").strip())
    part.prose.append(paragraph.cut(found.end()))
    return True


def _asked_again(record: Record, text: str) -> re.Match[str] | None:
    """A question without a number by whoever asked the one above with a number, once that is answered."""
    told = record.number and record.parts and "?" in text
    found = re.match(r"(?P<who>[^:?.]{2,60}):(?P<who2>)\s+(?=\S)", text) if told else None
    return found if found and found["who"] == record.field("Asked by") else None
