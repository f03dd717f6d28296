"""Files with several documents: an agenda with the minutes of the last meeting behind it, or several
minutes.
"""

import re
from collections.abc import Sequence

from scrutiny.authoring.importing.document import Block, Paragraph
from scrutiny.authoring.importing.structure import attendance
from scrutiny.authoring.importing.structure.attendance_tables import from_table
from scrutiny.authoring.importing.structure.dates import days
from scrutiny.authoring.importing.structure.head import names_meeting

_MINUTES = re.compile(
    r"(?:draft |confirmed |unconfirmed |approved )?(?:minutes|notes?|record)\b(?: of (?:a|the)\b.*)?",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"(?:public )?agenda\b(?! (?:and|&) (?:minutes|notes))(?:.{0,40}| for (?:the|a) meeting\b.{0,90})",
    re.IGNORECASE,
)


def split(blocks: Sequence[Block]) -> list[tuple[str, list[Block]]]:
    """The documents of a file, each with its kind: minutes or agenda."""
    starts = _starts(blocks)
    if len(starts) < 2:
        return [(_kind(blocks), list(blocks))]
    out = []
    for at, begin in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(blocks)
        part = list(blocks[begin:end])
        out.append((_kind(part), part))
    return out


def _starts(blocks: Sequence[Block]) -> list[int]:
    """Where documents begin: each has its own lists of attendance, and the first of them may have an agenda
    before it.
    """
    present = [at for at, block in enumerate(blocks) if _is_present(block)]
    agenda = next(
        (
            at
            for at, block in enumerate(blocks)
            if isinstance(block, Paragraph) and _AGENDA.fullmatch(block.text)
        ),
        None,
    )
    if not present or (len(present) < 2 and (agenda is None or agenda > present[0])):
        return [0]
    starts, last = [0] if agenda is not None and agenda < present[0] else list[int](), -1
    for at in present:
        begin = _title_before(blocks, at, max(last, starts[-1] if starts else -1))
        if begin is not None:
            starts.append(begin if starts else 0)
        last = at
    return sorted(set(starts)) or [0]


def _is_present(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return from_table(block) is not None
    told = attendance.role_of(block.text)
    inlined = attendance.inline(block.text)
    return told == "present" or (inlined is not None and inlined[0] == "present")


def _title_before(blocks: Sequence[Block], at: int, last: int) -> int | None:
    """Where the head above a list of attendance begins: the title above its date, at the top of a page if
    it can be.
    """
    dated: int | None = None
    for before in range(at - 1, max(last, at - 9), -1):
        block, above = blocks[before], blocks[dated] if dated is not None else None
        if isinstance(above, Paragraph) and _MINUTES.match(above.text):
            break
        if dated is not None and (not isinstance(block, Paragraph) or block.page < blocks[dated].page):
            break
        if not isinstance(block, Paragraph) or len(block.text.split()) >= 40:
            continue
        if re.search(r"next meeting", block.text, re.IGNORECASE):
            break
        if _MINUTES.match(block.text) or (next(days(block.text), None) and not block.text.endswith(".")):
            dated = before
        elif dated is not None and (
            block.text.endswith(".") or (block.heading and names_meeting(block.text))
        ):
            break
    if dated is None:
        return None
    begin = dated
    while begin - 1 > last and _is_head(blocks[begin - 1], blocks[begin]):
        begin -= 1
    return begin


def _is_head(block: Block, below: Block) -> bool:
    if (
        not isinstance(block, Paragraph)
        or len(block.text.split()) > 14
        or block.text.endswith((".", ";"))
        or block.label
        or re.match(r"\d{1,2}[.)]\s", block.text)
        or block.page != below.page
    ):
        return False
    return block.bold or block.heading > 0 or block.text == block.text.upper() or names_meeting(block.text)


def _kind(blocks: Sequence[Block]) -> str:
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    agenda = any(_AGENDA.fullmatch(text) for text in texts[:20])
    return "agenda" if agenda and not any(_is_present(block) for block in blocks) else "minutes"
