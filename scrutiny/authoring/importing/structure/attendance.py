"""Who was there: as headings with lists below them, or lines that begin with a label.

`PRESENT` above names; `Present: …`; `Present Ann Hale (Commissioner), …`; `Apologies were received from …`.
"""

import re

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.meeting import Attendee
from scrutiny.authoring.importing.structure.columns import kind
from scrutiny.authoring.importing.structure.dates import days
from scrutiny.authoring.importing.structure.looks import is_capitals, lettered
from scrutiny.authoring.importing.structure.people import is_name, is_ranked, names_body, people
from scrutiny.authoring.importing.structure.posts import SHORT_POSTS, holds_post

_ROLES = (
    ("apologies", (
        r"(?:apolog(?:y|ies)(?: for absence| received| were received| had been received)?(?: from)?|unable "
        r"to (?:come|attend|be there)|not present|absent|absences?|excused|sent (?:their )?apologies"
        r"|not able to (?:come|attend)"
        r"|[\w ]{0,12}\b(?:sorry|unable|not able|regrets?|could not)\b[\w ]{0,25})"
    )),
    ("in_attendance", (
        r"(?:(?:officers |others? |staff |also )?in attendance(?: \w+)?|also"
        r"|also (?:present|attending|there|in "
        r"the room)|others? (?:present|attending)|observers?|officers(?: present| attending)?|supported by"
        r"|advisers|in support)"
    )),
    ("present", (
        r"(?:(?:members |those |people |board members |panel members |persons )?present"
        r"(?: in person| in the room| online| remotely)?|attendees?"
        r"|attended(?: by)?|attending|attendance(?: list)?|in the room|(?:on the )?platform|on the panel"
        r"|the panel"
        r"|members|membership "
        r"present|those (?:attending|there)|who was there|who attended|participants|board|panel|force"
        r"|constabulary|opcc|office|for the \w+"
        r"|(?:a)?round the table|at the table|on the call|taking part|took part|there were)"
    )),
)  # fmt: skip
_LABELS = tuple((role, re.compile(rf"{pattern}(?:\s*\([^)]*\))?", re.IGNORECASE)) for role, pattern in _ROLES)


def role_of(text: str) -> str | None:
    """The list that a label stands for; None for any other words."""
    bare = re.sub(r"^\d{1,2}[.)]?\s+", "", text).strip(" :.–—-\t\n")
    return next((role for role, label in _LABELS if label.fullmatch(bare)), None)


_WITHIN = re.compile(
    r"(?<=[.;]) +(?=([A-Z][\w ’']{3,40}?)\s*[:–-] )|(?<=\w) +(?=(Apologies|In attendance|Also present): )"
)
"""Where a line may go on with another list: `…, Clerk. Apologies: …`."""


def parted(paragraph: Paragraph) -> list[Paragraph]:
    """The lines of a paragraph, each list of one with a label of its own by itself."""
    out = list[Paragraph]()
    for line in paragraph.lines():
        at = 0
        for found in filter(lambda each: role_of(each[1] or each[2]), _WITHIN.finditer(line.text)):
            out.append(line.cut(at, found.start()))
            at = found.end()
        out.append(line.cut(at))
    return out


def inline(text: str) -> tuple[str, str] | None:
    """The list and the names of a line that begins with a label."""
    if (found := _TAKES_NOTES.match(text)) and begins_with_name(text[found.end() :]):
        return "in_attendance", text[found.end() :]
    found = re.match(r"([A-Z][\w ’']{3,40}?)(?:\s*\([^)]*\))?\s*(?::|\t|\s[–—-]\s)\s*(?=\S)", text)
    if found and (role := role_of(found[1])):
        return role, text[found.end() :]
    if found := re.match(
        r"(apologies(?: for absence)? (?:were|had been|have been) received from|apologies from)\s+",
        text,
        re.IGNORECASE,
    ):
        return "apologies", text[found.end() :]
    if found := re.match(
        r"(?:those|members|also) (?:present|attending) (?:were|was)\s+(?=[A-Z])", text, re.IGNORECASE
    ):
        return ("in_attendance" if text[:4].casefold() == "also" else "present"), text[found.end() :]
    found = re.match(
        r"((?i:(?:members |officers |others? |staff |also )?(?:present|in attendance)|apologies"
        r"|attendees|with))"
        r"\s+(?=[A-Z])",
        text,
    )
    if found and begins_with_name(text[found.end() :]):
        return role_of(found[1]) or "present", text[found.end() :]
    found = re.match(r"([A-Z][\w ’']{2,30}):\s*(?=[A-Z])", text)
    if found and not (holds_post(found[1]) or _OTHERS.match(found[1])) and _are_people(text[found.end() :]):
        return "present", text[found.end() :]
    return None


_OTHERS = re.compile(
    r"(?:action|owner|lead|sign|paper|report|from|to\b|by\b|copy|copies|cc\b|distribut|circulat|author"
    r"|decision|agreed|resolved|contact|absen|next)",
    re.IGNORECASE,
)
"""Labels of people who are on no list of attendance."""


def _are_people(text: str) -> bool:
    """Whether words are nothing but two people or more, each with a post."""
    if len(text) > 400 or text.endswith("?"):
        return False
    told = people(text, "present", "")
    return len(told) > 1 and all(is_name(each.name) and holds_post(each.post) for each in told)


_TAKES_NOTES = re.compile(
    r"(?:notes|minutes)(?: taken)?(?: by)?\s*:\s*(?=[A-Z])|(?:minute|note)[- ]taker\s*:\s*", re.IGNORECASE
)


def begins_with_name(text: str) -> bool:
    """Whether words begin with the name of a person."""
    return is_name(re.split(r"[,;(\n\t]| – | - ", text)[0])


def goes_on(found: list[Attendee], text: str) -> bool:
    """Take a line that is nothing but initials or a post, of the person in the line above."""
    last = found[-1] if found else None
    if last is None or "\n" in text:
        return False
    if re.fullmatch(r"[A-Z]{2,4}", text) and not last.initials and text[0] == last.name[0]:
        last.initials = text
        return True
    alone = holds_post(text) and not re.search(r"[;:\d]|, [A-Z]", text) and not begins_with_name(text)
    if alone and not last.post and not last.organisation and not is_ranked(text) and is_name(last.name):
        (told,) = people(f"{last.name}, {text}", last.role, last.place, one_each=True)[:1] or (last,)
        last.post, last.organisation, last.chair = told.post, told.organisation, last.chair or told.chair
        return True
    return False


def is_body(text: str) -> bool:
    """Whether a line is the name of a body, above those of it who are in a list."""
    bare = text.strip(" :.")
    short = re.fullmatch(
        r"(?:the )?(?:force|constabulary|opcc|opfcc|office|board|panel|police"
        r"|[\w ]{3,30}[’']s (?:office|team))",
        bare,
        re.IGNORECASE,
    )
    return (
        len(bare.split()) < 9
        and not re.search(r"[,;(\d]", bare)
        and inline(text) is None
        and not text.endswith((".", "?"))
        and bool(short or names_body(bare))
        and not begins_with_name(bare)
    )


def is_date(text: str) -> bool:
    """Whether a line is a date, as one of the head that comes after the lists."""
    return next((day for day in days(text) if day.start < 12), None) is not None


def small(text: str) -> str:
    """Names and posts in capitals, as `Mr J Lake, Treasurer` for `MR J LAKE, TREASURER`."""
    if not names_in_capitals(text):
        return text
    return re.sub(r"[A-Z]+", lambda word: word[0] if word[0] in SHORT_POSTS else word[0].capitalize(), text)


def names_in_capitals(text: str) -> bool:
    """Whether a line is a name and a post, both in capitals."""
    pieces = re.split(r",\s+|\t+| {3,}| [–-] |;\s*|\n", text)
    return is_capitals(text) and len(pieces) > 1 and is_name(pieces[0].title()) and holds_post(pieces[1])


def ends(paragraph: Paragraph) -> bool:
    """Whether a paragraph below a label is none of its names."""
    text = paragraph.text
    if is_capitals(text) and (len(text.split()) >= 3 or not is_name(text)) and not names_in_capitals(text):
        return True
    if lettered(paragraph) or is_date(text) or re.match(r"part (?:one|two|[ab12]|i+)\b", text, re.IGNORECASE):
        return True
    pieces = re.split(r"[,;(\n\t]| – | - |:", text)
    if is_name(pieces[0]) or re.match(r"(?:\d{1,3}|one|two|three|four|five|six) [a-z].{0,60}$", text):
        return False
    named = sum(is_name(piece) for piece in pieces) * 4 > len(pieces)
    looks = (
        paragraph.heading > 0 or paragraph.bold or bool(re.match(r"\d", text)) or text.endswith((".", "?"))
    )
    return looks or (not named and (len(text.split()) > 14 or not holds_post(text) or bool(kind(text))))
