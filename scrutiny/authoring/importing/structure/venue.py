"""Where a meeting was, as heads of documents print it: in the line with the date, or below it."""

import re

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.structure.dates import days, times

MEETING = re.compile(
    r"(?:meeting|board|committee|conference|assembly)(?! ?(?:rooms?|halls?|suite|centre|house|chamber)\b)"
    r"|session\b|panel|question time|scrutiny|account|forum"
    r"|performance|deep dive|governance|hearing|briefing|one[- ]to[- ]one|1:1|decision|surgery",
    re.IGNORECASE,
)
"""Words of the titles of meetings."""
ONLY_KIND = re.compile(
    r"(?:draft |approved |confirmed |public |open )*(?:agenda (?:and|&) minutes|minutes?|notes?|agenda|record"
    r"|action notes|note of meeting|minutes of meeting|official)\W*",
    re.IGNORECASE,
)
"""Lines that only say what a document is."""
_PLACE = re.compile(
    r"\b(?:rooms?|halls?|house|headquarters|hq|centre|chamber|suite|library|teams|zoom|online|virtual|video"
    r"|hotel|school"
    r"|theatre|station|hub|building|offices?|exchange|museum|church|college|university|club|guildhall)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"^(?:draft )?(?:the )?(?:minutes?|notes?|record|action notes) (?:of|from) (?:a |the |an )?",
    re.IGNORECASE,
)


def venue_in(text: str) -> str:
    """The place in a line with a date: what is left of it."""
    marks = [(day.start, day.end) for day in days(text)] + [(span.first, span.last) for span in times(text)]
    left = list(text)
    for start, end in marks:
        left[start:end] = "\x00" * (end - start)
    rest = re.sub(r"\x00+", "\x00", "".join(left))
    rest = re.sub(
        r"(?:\b(?:commencing|starting|beginning|ended|ending|from|at|on|to|and|held)\s*)+\x00",
        "\x00",
        rest,
        flags=re.IGNORECASE,
    )
    for piece in reversed(re.split(r"[\x00\n]", rest)):
        words = _place_in(piece) if not piece.rstrip().endswith(":") else ""
        if words:
            return words
    return ""


def _place_in(piece: str) -> str:
    if re.fullmatch(r"\W*(?:the )?(?:meeting )?held(?: on| at)?\W*", piece, re.IGNORECASE):
        return ""
    piece = re.split(r"\.\s+(?=[A-Z])", piece)[0].strip(" ,;:–—-|·•/\t.")
    told = re.search(
        r"(?:^|\b(?:held|meeting|venue)\b.*?\b)(?:in|at|via|on|by)\s+(?:the\s+)?(?=[A-Z])(?!\d)(.+)$",
        piece,
        re.IGNORECASE,
    )
    words = told[1] if told else piece
    words = re.sub(r"^(?:in|at)\s+(?:the\s+)?|^the\s+", "", words, flags=re.IGNORECASE)
    words = re.sub(r"[\s,]+(?:on|at|from)$", "", words).strip(" ,.")
    if not told and (
        re.search(r"\b(?:19|20)\d\d\b", piece)
        or _HELD.match(piece)
        or MEETING.search(piece)
        or ONLY_KIND.fullmatch(piece)
        or not re.match(r"[A-Z]", words)
    ):
        return ""
    return words if 1 <= len(words.split()) <= 16 and len(words) > 3 else ""


def venue_below(lines: list[Paragraph]) -> str:
    """The place that is the line below that with the date; empty where it is none."""
    text = lines[0].text if lines else ""
    if (
        ONLY_KIND.fullmatch(text)
        or re.match(r"[\w ]{3,30}:|part (?:one|two|[ab12]|i+)\b", text, re.IGNORECASE)
        or len(text.split()) > 14
        or text.endswith(".")
    ):
        return ""
    text = re.sub(
        r"^(?:(?:held )?(?:via|by|on|in|at)|held) (?:the )?(?=[A-Z])", "", text, flags=re.IGNORECASE
    )
    return text if re.match(r"[A-Z]", text) and (_PLACE.search(text) or not MEETING.search(text)) else ""
