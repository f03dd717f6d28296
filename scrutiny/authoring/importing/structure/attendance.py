"""Who was there: as headings with lists below them, lines that begin with a label, or tables.

`PRESENT` above names; `Present: …`; `Present Ann Hale (Commissioner), …`; `Apologies were received from …`; a
table with a label in each first cell, or in rows across it.
"""

from __future__ import annotations

import re

from scrutiny.authoring.importing.document import Paragraph, Table
from scrutiny.authoring.importing.meeting import Attendee
from scrutiny.authoring.importing.structure.dates import days
from scrutiny.authoring.importing.structure.looks import is_capitals, lettered
from scrutiny.authoring.importing.structure.people import has_body, has_post, is_name, people

_ROLES = (
    ("apologies", (
        r"(?:apolog(?:y|ies)(?: for absence| received| were received| had been received)?(?: from)?|unable "
        r"to (?:come|attend|be there)|not present|absent|absences?|sent (?:their )?apologies|not able to "
        r"(?:come|attend))"
    )),
    ("in_attendance", (
        r"(?:(?:officers |others? |staff |also )?in attendance(?: \w+)?|also (?:present|attending|there|in "
        r"the room)|others? (?:present|attending)|observers?|officers(?: present| attending)?|supported by"
        r"|advisers|in support)"
    )),
    ("present", (
        r"(?:(?:members |those |people |board members |panel members |persons )?present|attendees?"
        r"|attended(?: by)?|attending|attendance(?: list)?|in the room|on the (?:platform|panel)|the panel"
        r"|members|membership "
        r"present|those (?:attending|there)|who was there|who attended|participants|board|panel|force"
        r"|constabulary|opcc|office|for the \w+"
        r"|around the table|there were)"
    )),
)  # fmt: skip
_LABELS = tuple((role, re.compile(rf"{pattern}(?:\s*\([^)]*\))?", re.IGNORECASE)) for role, pattern in _ROLES)


def role_of(text: str) -> str | None:
    """The list that a label stands for; None for any other words."""
    bare = re.sub(r"^\d{1,2}[.)]?\s+", "", text).strip(" :.–—-\t\n")
    return next((role for role, label in _LABELS if label.fullmatch(bare)), None)


_WITHIN = re.compile(
    r"(?<=[.;]) +(?=(?:Apologies|Absent|In attendance|Also (?:present|in attendance)|Officers present)"
    r"(?: for absence| received| from)*\s*[:–-])"
)


def parted(paragraph: Paragraph) -> list[Paragraph]:
    """The lines of a paragraph, each list of one with a label of its own by itself."""
    out = list[Paragraph]()
    for line in paragraph.lines():
        at = 0
        for found in _WITHIN.finditer(line.text):
            out.append(line.cut(at, found.start()))
            at = found.end()
        out.append(line.cut(at))
    return out


def inline(text: str) -> tuple[str, str] | None:
    """The list and the names of a line that begins with a label."""
    if (found := _TAKES_NOTES.match(text)) and is_name(re.split(r"[,(]", text[found.end() :])[0]):
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
        r"((?i:(?:members |officers |others? |staff |also )?(?:present|in attendance)|apologies|attendees))"
        r"\s+(?=[A-Z])",
        text,
    ):
        first = re.split(r"[,;(\n]| – | - ", text[found.end() :])[0]
        if is_name(first):
            return role_of(found[1]) or "present", text[found.end() :]
    return None


_TAKES_NOTES = re.compile(
    r"(?:notes|minutes)(?: taken)?(?: by)?\s*:\s*(?=[A-Z])|(?:minute|note)[- ]taker\s*:\s*", re.IGNORECASE
)


def from_table(table: Table) -> list[Attendee] | None:
    """The people of a table; None where it is no table of attendance."""
    rows = [[" \n".join(each.text for each in cell) for cell in row] for row in table.rows]
    if not any(role_of(row[0]) for row in rows if row) and not _has_heads(rows[0] if rows else []):
        return None
    if not any(role_of(row[0]) for row in rows if row) and not any(
        is_name(row[0].split(",")[0]) for row in rows[1:] if row
    ):
        return None
    if len(heads := [role_of(cell) for cell in rows[0]]) > 1 and all(heads):
        below = [
            people("\n".join(cells), role or "present", table.place)
            for role, cells in zip(heads, _columns(rows), strict=True)
        ]
        return [each for listed in below for each in listed]
    role, found = "present", list[Attendee]()
    for at, cells in enumerate(rows):
        filled = [cell for cell in cells if cell.strip()]
        told = role_of(filled[0]) if filled else None
        if at == 0 and _has_heads(cells):
            continue
        role = told or role
        names = filled[1:] if told else filled
        if names and told:
            listed = len(names) == 1 or is_name(names[1])
            found += people("\n".join(names), role, table.place) if listed else _row(names, role, table.place)
        elif names:
            found += _row(names, role, table.place)
    return found


def _columns(rows: list[list[str]]) -> list[list[str]]:
    """The cells below each head."""
    return [[row[at] for row in rows[1:] if at < len(row) and row[at].strip()] for at in range(len(rows[0]))]


_NAMES = frozenset(("name", "names", "attendee", "attendees", "member", "members"))
_TOLD = frozenset(
    ("role", "position", "post", "title", "job title", "rank", "organisation", "representing", "initials")
)


def is_head(words: str) -> bool:
    """Whether words are the head of a column of a table of attendance."""
    return words.strip(" :").casefold() in _NAMES | _TOLD


def _has_heads(cells: list[str]) -> bool:
    heads = [cell.strip(" :\n").casefold() for cell in cells if cell.strip()]
    others = [head for head in heads if head not in _NAMES]
    return bool(others) and (
        not {"name", "names"}.isdisjoint(heads)
        or (len(others) < len(heads) and all(head in _TOLD for head in others))
    )


def _row(cells: list[str], role: str, place: str) -> list[Attendee]:
    if len(cells) > 1 and all(begins_with_name(cell) for cell in cells):
        return [each for cell in cells for each in people(cell, role, place)]
    text = " – ".join(
        [
            cells[0],
            *(f"({cell})" if re.fullmatch(r"[A-Z]{2,4}", cell.strip()) else cell for cell in cells[1:]),
        ]
    )
    return people(re.sub(r" – (?=\([A-Z]{2,4}\))", " ", text), role, place, one_each=True)


def begins_with_name(text: str) -> bool:
    """Whether words begin with the name of somebody."""
    return is_name(re.split(r"[,(\n]| – | - ", text)[0])


def is_body(text: str) -> bool:
    """Whether a line is the name of a body, above those of it who are in a list."""
    bare = text.strip(" :.")
    short = re.fullmatch(
        r"(?:the )?(?:force|constabulary|opcc|opfcc|office|board|panel|police)", bare, re.IGNORECASE
    )
    return (
        len(bare.split()) < 8
        and "(" not in bare
        and inline(text) is None
        and not text.endswith((".", "?"))
        and bool(short or has_body(bare))
        and (not begins_with_name(bare))
    )


def is_date(text: str) -> bool:
    """Whether a line is a date, as one of the head that comes after the lists."""
    return next((day for day in days(text) if day.start < 12), None) is not None


def ends(paragraph: Paragraph) -> bool:
    """Whether a paragraph below a label is none of its names."""
    text = paragraph.text
    if is_capitals(text) and (len(text.split()) >= 3 or not is_name(text)):
        return True
    if lettered(paragraph) or is_date(text):
        return True
    pieces = re.split(r"[,;(\n\t]| – | - |:", text)
    if is_name(pieces[0]) or re.match(r"(?:\d{1,3}|one|two|three|four|five|six) [a-z].{0,60}$", text):
        return False
    named = sum(is_name(piece) for piece in pieces) * 4 > len(pieces)
    looks = (
        paragraph.heading > 0 or paragraph.bold or bool(re.match(r"\d", text)) or text.endswith((".", "?"))
    )
    return looks or (not named and (len(text.split()) > 14 or not has_post(text)))
