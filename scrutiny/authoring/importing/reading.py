"""A document as the meetings that are in it: its head, its attendance, its items and their records."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrutiny.authoring.importing.document import Block, Document, Paragraph, Run, Table
from scrutiny.authoring.importing.meeting import Doubt, Found, Item, Section
from scrutiny.authoring.importing.rules import paragraph_rules, restricted, table_rules
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure import attendance
from scrutiny.authoring.importing.structure.columns import heads, pairs
from scrutiny.authoring.importing.structure.counted import uncounted
from scrutiny.authoring.importing.structure.divided import divided, numbers_joined
from scrutiny.authoring.importing.structure.head import is_field, is_head, read_head
from scrutiny.authoring.importing.structure.head_table import without_fields
from scrutiny.authoring.importing.structure.keyed import keyed
from scrutiny.authoring.importing.structure.looks import Numbered, numbered, without_number
from scrutiny.authoring.importing.structure.notices import notices
from scrutiny.authoring.importing.structure.packs import split
from scrutiny.authoring.importing.structure.people import people, surname
from scrutiny.authoring.importing.structure.scheme import scheme
from scrutiny.authoring.importing.structure.side_by_side import untwined


def meetings(document: Document) -> list[Found]:
    """What is in a document: one meeting, or those of a pack, or a register of decisions."""
    blocks: Sequence[Block] = document.blocks
    for step in (numbers_joined, uncounted, untwined, divided, keyed, notices):
        blocks = step(blocks)
    return [_meeting(kind, part, document) for kind, part in split(blocks)]


def _meeting(kind: str, blocks: Sequence[Block], document: Document) -> Found:
    found = Found(kind)
    state = State(found, scanned=document.scanned)
    head, rest = _head(blocks, found)
    read_head(head, found)
    _know(state)
    _chair(found)
    paragraphs = [each for each in rest if isinstance(each, Paragraph)]
    told = scheme(paragraphs, 0)
    in_table = any(isinstance(each, Table) and "minute" in heads(each) for each in rest)
    items = {
        id(paragraphs[at]): each
        for at, each in told.items.items()
        if not in_table or (told.sure and each.number)
    }
    if not told.sure and items:
        found.doubts.append(
            Doubt(
                found.place,
                "lines that stand out as the items, since none has a number",
                "sub-headings, or other items",
            )
        )
    state.itemless = not items and not in_table
    _walk(state, rest, items)
    _register(found)
    return found


def _head(blocks: Sequence[Block], found: Found) -> tuple[list[Paragraph], list[Block]]:
    """The paragraphs before the first item, outside the lists of attendance, and the other blocks."""
    head, rest = list[Paragraph](), list[Block]()
    blocks = [part for block in blocks for part in without_fields(block)]
    paragraphs = [each for each in blocks if isinstance(each, Paragraph)]
    first = _first_item(paragraphs)
    tables = [
        at
        for at, each in enumerate(blocks[:40])
        if isinstance(each, Table) and attendance.from_table(each) is not None
    ]
    first -= {id(each) for each in (blocks[: tables[-1]] if tables else ())}
    role, began, at = "", False, 0
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, Table):
            listed = attendance.from_table(block) if not rest else None
            if listed is not None:
                found.people += listed
                role, began = "", True
            elif not rest and not began and not _is_records(block) and len(block.rows[0]) <= 2:
                head += [each for row in block.rows for each in _cells(row)]
            else:
                rest += blocks[at:]
                break
        elif id(block) in first:
            rest += blocks[at:]
            break
        else:
            role, began, done = _line(block, role, began, head, found)
            if done:
                rest += blocks[at:]
                break
        at += 1
    return head, rest


def _is_records(table: Table) -> bool:
    return bool(heads(table) or pairs(table))


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
    items = [at for at in told.items if at > after or told.items[at].number]
    if not labels and items and items[0] == 0:
        items = items[1:]
    return {id(paragraphs[items[0]])} if items else set()


def _line(
    block: Paragraph, role: str, began: bool, head: list[Paragraph], found: Found
) -> tuple[str, bool, bool]:
    """A paragraph of the head or the attendance; says whether the discussion has begun."""
    text = block.text
    if role and attendance.is_body(text):
        return role, began, False
    told = attendance.role_of(text)
    if told or is_field(text):
        head += [] if told else [block]
        return told or "", began or bool(told), False
    if any(attendance.inline(line.text) for line in block.lines()):
        last = ""
        for line in attendance.parted(block):
            inlined = attendance.inline(line.text)
            if inlined:
                last = inlined[0]
            found.people += people(inlined[1] if inlined else line.text, last or "present", block.place)
        return last, True, False
    if role and re.fullmatch(r"(?:there were )?(?:none|nil|no apologies)\b.{0,40}", text, re.IGNORECASE):
        return "", True, False
    if role and not attendance.ends(block):
        found.people += people(text, role, block.place, one_each="\n" in text or len(text.split()) < 12)
        return role, True, False
    if (began and not is_head(block)) or (not began and _is_body(block, len(head))):
        return "", began, True
    head.append(block)
    return role if not began else "", began, False


def _is_body(block: Paragraph, before: int) -> bool:
    """Whether a paragraph before any list of attendance is no line of the head."""
    words = len(block.text.split())
    long = words > 30 or (words > 14 and before > 1 and not is_head(block))
    return (
        long
        or before > 14
        or bool(before and re.match(r"(?:Q|Question|Decision)\s*(?:\d+\s*$|\d*\s*[.:])", block.text))
    )


def _know(state: State) -> None:
    for each in state.found.people:
        for name in (each.name, surname(each.name), each.initials):
            if name:
                state.known[name.casefold()] = each.name
    for each in state.found.people:  # initials that nobody has by the document
        letters = "".join(word[0] for word in re.findall(r"[A-Z][\w’'-]*", each.name))
        if len(letters) > 1:
            state.known.setdefault(letters.casefold(), each.name)


def _chair(found: Found) -> None:
    for each in found.people:
        if each.chair and not found.chair:
            found.chair = each.name


def _walk(state: State, blocks: Sequence[Block], items: dict[int, Numbered]) -> None:
    takes, tables = paragraph_rules(), table_rules()
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        state.next_paragraph = following if isinstance(following, Paragraph) else None
        if isinstance(block, Table):
            if not any(take(state, block) for take in tables):
                state.discuss(block)
        elif id(block) in items and not _is_label(block):
            _begin(state, items[id(block)], block)
        elif not any(take(state, block) for take in takes):
            state.discuss(without_number(block))


def _is_label(block: Paragraph) -> bool:
    return bool(attendance.role_of(block.text) and numbered(block) is None)


def _begin(state: State, told: Numbered, block: Paragraph) -> None:
    lines = list(told.rest.lines())
    title = re.sub(r"\s+", " ", lines[0].text if lines else "").strip(" \t")
    number = told.number if re.fullmatch(r"\d{1,3}[a-z]?", told.number) else ""
    item = Item(title, block.place, number, told.number)
    if (
        (lead := re.search(r"\s+\(([^()]{3,60})\)$", title))
        and re.fullmatch(r"[A-Z].*", lead[1])
        and state.is_person(lead[1])
    ):
        item.leads.append(lead[1])
        item.title = title[: lead.start()]
    state.close()
    state.item = item
    state.counting, state.last_number = "", 0
    state.found.items.append(item)
    for line in lines[1:]:
        state.discuss(line)
    restricted.of_title(state)
    if (
        item.ground is None
        and state.private
        and (not state.private_items or re.sub(r"\D", "", told.number) in state.private_items)
    ):
        restricted.restrict(state, state.private)


def _register(found: Found) -> None:
    """A document that holds nothing but decisions or questions is a register of them."""
    alone = not found.items and not found.people
    kinds = {record.kind for record in found.before.records}
    if alone and len(kinds) == 1 and kinds & {"decision", "question"}:
        found.kind = f"{kinds.pop()}s"
        found.records, found.before = found.before.records, Section(prose=found.before.prose)
    elif found.before.records:
        _under_an_item(found)


def _under_an_item(found: Found) -> None:
    """Put records that stand before any item, or in a note without items, under one: our format needs it."""
    first = found.before.records[0]
    title = "" if found.items else found.title
    item = Item(title, first.place, "0" if found.items else "1")
    item.sections[0].records = found.before.records
    if not found.items:
        item.sections[0].prose, found.before.prose = found.before.prose, []
    found.before.records = []
    found.items.insert(0, item)
    found.doubts.append(Doubt(first.place, "records under no item", "a part of the item below or above"))
