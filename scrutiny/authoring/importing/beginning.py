"""The beginning of a document: its head and who was there, and where the discussion begins."""

import re
from collections.abc import Sequence

from scrutiny.authoring.importing.document import Block, Paragraph, Run, Table
from scrutiny.authoring.importing.meeting import Doubt, Found
from scrutiny.authoring.importing.structure import attendance
from scrutiny.authoring.importing.structure.attendance_tables import from_table
from scrutiny.authoring.importing.structure.attendance_tables import is_head as is_column
from scrutiny.authoring.importing.structure.columns import heads, pairs
from scrutiny.authoring.importing.structure.head import INVITED, is_field, is_head
from scrutiny.authoring.importing.structure.people import people
from scrutiny.authoring.importing.structure.scheme import scheme


def beginning(blocks: Sequence[Block], found: Found) -> tuple[list[Paragraph], list[Block]]:
    """The paragraphs before the first item, outside the lists of attendance, and the other blocks.

    Who is in those lists is added to what was found.
    """
    first = _first_item([each for each in blocks if isinstance(each, Paragraph)])
    tables = [
        at for at, each in enumerate(blocks[:40]) if isinstance(each, Table) and from_table(each) is not None
    ]
    first -= {id(each) for each in (blocks[: tables[-1]] if tables else ())}
    reading = _Beginning(found)
    for at, block in enumerate(blocks):
        ends = id(block) in first if isinstance(block, Paragraph) else not reading.table(block)
        if ends or (isinstance(block, Paragraph) and not reading.paragraph(block)):
            return reading.head, list(blocks[at:])
    return reading.head, []


class _Beginning:
    """How far the beginning is read."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.head = list[Paragraph]()
        self.role = ""
        """The list of attendance that is open."""
        self.body = ""
        """The body of those who are named, where a line of the list says it."""
        self.began = False
        self.line = ("", 0)
        """The last line of a list, and how many were named before it."""
        self.named = 0
        """How many were named before the list that is open."""
        self.bodies = False
        """Whether any list so far had the name of a body above its people."""
        self.mixed = False
        """Whether two lists were side by side, and nothing says who is in which."""

    def table(self, table: Table) -> bool:
        """Take a table; says whether it is of the beginning."""
        listed = from_table(table, self.role)
        if listed is not None:
            self.found.people += listed
            self.role, self.began = "", True
            return True
        if self.began or heads(table) or pairs(table) or len(table.rows[0]) > 2:
            return False
        self.head += [each for row in table.rows for each in _cells(row)]
        return True

    def paragraph(self, block: Paragraph) -> bool:
        """Take a paragraph; says whether it is of the beginning."""
        text = block.text
        told = attendance.role_of(text)
        if self.role and attendance.is_body(text):
            self._headed(text.strip(" :."))
        elif told:
            self._open(self._beside(told, text))
        elif is_field(text):
            self.head.append(block)
            self.role = ""
        elif any(_begins_list(line.text) for line in attendance.parted(block)):
            self._labelled(block)
        elif not (self.role and self._listed(block)):
            return self._other(block)
        return True

    def _open(self, role: str) -> None:
        beside = self.role == "present" and self.named == len(self.found.people)
        self.mixed = role == "apologies" and beside
        self.role, self.body, self.began, self.named = role, "", True, len(self.found.people)

    def _headed(self, body: str) -> None:
        """The body of those below. Behind apologies without one it heads another column of those present."""
        told = len(self.found.people) > self.named
        if self.role == "apologies" and told and not self.body and self.bodies:
            self._open("present")
        self.body, self.bodies = body, True

    def _beside(self, role: str, text: str) -> str:
        """The list of a label: who is `Attending` beside those who are present is in attendance."""
        again = role == "present" and re.match(r"attending\b", text, re.IGNORECASE)
        return "in_attendance" if again and any(each.role == role for each in self.found.people) else role

    def _labelled(self, block: Paragraph) -> None:
        """Lines that begin with the label of a list, and those that go on with one."""
        role, body = self.role, ""
        for line in attendance.parted(block):
            inlined = attendance.inline(line.text)
            alone = attendance.role_of(line.text)
            role = self._beside(inlined[0] if inlined else alone or role, line.text)
            told = inlined[1] if inlined else "" if alone else line.text
            if attendance.is_body(told):
                body, told = told.strip(" :."), ""
            self.line = (told, len(self.found.people))
            self.found.people += people(told, role or "present", block.place)
        self.role, self.body, self.began, self.mixed = role, body, True, False

    def _listed(self, block: Paragraph) -> bool:
        """Take what a list has below its label."""
        text, known = block.text, self.found.people
        if is_column(text) or attendance.goes_on(known, text):
            return True
        before = len(known)
        if re.fullmatch(r"(?:there were )?(?:none|nil|no apologies)\b.{0,40}", text, re.IGNORECASE):
            self.role = ""
        elif attendance.ends(block) and not _CUT.fullmatch(text):
            return False
        else:
            text, before = self._joined(attendance.small(text), before)
            del known[before:]
            one_each = "\n" in text or len(text.split()) < 12
            known += people(text, self.role, block.place, one_each)
            self.line = (text, before)
        self._unmixed(before, block)
        for each in known[before:]:
            each.organisation = each.organisation or self.body
        return True

    def _joined(self, text: str, before: int) -> tuple[str, int]:
        """A line with the one above it, where that was cut within the post or before the brackets."""
        cut, last = _CUT.fullmatch(text), self.found.people[-1] if self.found.people else None
        if not cut or last is None or not self.line[0]:
            return text, before
        initials = cut["initials"]
        if initials and (last.initials or initials[0] != last.name[0] or attendance.begins_with_name(text)):
            return text, before
        return f"{self.line[0]} {text}", self.line[1]

    def _unmixed(self, before: int, block: Paragraph) -> None:
        """Name nobody of two lists that were side by side, and tell the clerk once."""
        if not self.mixed or before == len(self.found.people):
            return
        del self.found.people[before:]
        read = "nobody, since two lists of attendance are mixed"
        if not any(doubt.read_as == read for doubt in self.found.doubts):
            self.found.doubts.append(Doubt(block.place, read, "those of one list or the other"))

    def _other(self, block: Paragraph) -> bool:
        """Take a line of the head, unless the discussion has begun."""
        if (self.began and not is_head(block)) or (not self.began and _is_body(block, len(self.head))):
            return False
        self.head.append(block)
        self.role = self.role if not self.began else ""
        return True


_TOP = 6
"""Paragraphs at the top of a document, among which its date is."""


def _begins_list(line: str) -> bool:
    """Whether a line of a paragraph has the label of a list, with names behind it or below."""
    return bool(attendance.inline(line) or attendance.role_of(line))


_CUT = re.compile(r"[^,;()\n]{3,40} \((?P<initials>[A-Z]{2,4})\)|\([^()]{3,40}\)")
"""The end of a line of a list that did not fit above it."""


def _cells(row: tuple[tuple[Paragraph, ...], ...]) -> list[Paragraph]:
    """A row of a head, such as `Date` and the date, as one line."""
    filled = [each for cell in row for each in cell]
    if len(filled) == 2 and not filled[0].text.endswith(":"):
        return [Paragraph((*filled[0].runs, Run(": "), *filled[1].runs), filled[0].place)]
    return filled


def _first_item(paragraphs: list[Paragraph]) -> set[int]:
    """The paragraph with which the items begin, if one is sure to: what is above it is the head."""
    whole = scheme(paragraphs, 0, top=True)
    counted = [at for at, each in whole.items.items() if each.number] if whole.sure else []
    labels = list[int]()
    for at, each in enumerate(paragraphs[: counted[0] if counted else 60]):
        if (attendance.role_of(each.text) or attendance.inline(each.text)) and at - (
            labels[-1] if labels else 0
        ) < 25:
            labels.append(at)
    after = labels[-1] if labels else -1
    told = scheme(paragraphs, max(0, after), top=not labels)
    dated = max(
        (at for at, each in enumerate(paragraphs[:_TOP]) if attendance.is_date(each.text)), default=-1
    )
    items = [at for at in told.items if (at > after and at > dated) or told.items[at].number]
    if not labels and items and items[0] == 0:
        items = items[1:]
    return {id(paragraphs[items[0]])} if items else set()


def _is_body(block: Paragraph, before: int) -> bool:
    """Whether a paragraph before any list of attendance is no line of the head."""
    words = len(block.text.split())
    long = (words > 30 and not INVITED.match(block.text)) or (
        words > 14 and before > 1 and not is_head(block)
    )
    return (
        long
        or before > 14
        or bool(
            before
            and re.match(r"(?:Q|Question|Decision|Recommendation)\s*(?:\d+\s*$|\d*\s*[.:])", block.text)
        )
    )
