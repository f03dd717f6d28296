"""A document as the meetings that are in it: its head, its attendance, its items and their records."""

import re
from collections.abc import Sequence

from scrutiny.authoring.importing import repeated_actions
from scrutiny.authoring.importing.beginning import beginning
from scrutiny.authoring.importing.document import Block, Document, Paragraph, Table
from scrutiny.authoring.importing.meeting import Doubt, Found, Item, Section
from scrutiny.authoring.importing.rules import paragraph_rules, restricted, table_rules
from scrutiny.authoring.importing.rules.table_agenda import is_agenda
from scrutiny.authoring.importing.rules.table_minutes import item_of
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure import attendance
from scrutiny.authoring.importing.structure.areas import labelled
from scrutiny.authoring.importing.structure.cells_in_lines import cells_as_tables
from scrutiny.authoring.importing.structure.columns import minutes
from scrutiny.authoring.importing.structure.counted import uncounted
from scrutiny.authoring.importing.structure.cut_paragraphs import (
    labels_joined,
    numbers_joined,
    sentences_joined,
)
from scrutiny.authoring.importing.structure.decision_lines import decisions_as_tables
from scrutiny.authoring.importing.structure.emails import without_email
from scrutiny.authoring.importing.structure.head import read_head, repeated_title
from scrutiny.authoring.importing.structure.head_form import form_as_lines
from scrutiny.authoring.importing.structure.labels import ACTIONS
from scrutiny.authoring.importing.structure.looks import Numbered, numbered, title_like, without_number
from scrutiny.authoring.importing.structure.packs import split
from scrutiny.authoring.importing.structure.people import surname
from scrutiny.authoring.importing.structure.posts import holds_post
from scrutiny.authoring.importing.structure.record_forms import forms_as_pairs
from scrutiny.authoring.importing.structure.run_in import divided_questions, divided_responses, divided_titles
from scrutiny.authoring.importing.structure.scheme import Scheme, scheme
from scrutiny.authoring.importing.structure.side_by_side import untwined
from scrutiny.authoring.importing.structure.touching_tables import tables_divided

_STEPS = (
    without_email,
    cells_as_tables,
    labels_joined,
    sentences_joined,
    numbers_joined,
    form_as_lines,
    divided_titles,
    divided_questions,
    divided_responses,
    uncounted,
    untwined,
    forms_as_pairs,
    tables_divided,
    decisions_as_tables,
)
"""What is mended before a document is read. Cut paragraphs are joined before titles are read, and tables are
divided before decisions become tables.
"""


def meetings(document: Document) -> list[Found]:
    """What is in a document: one meeting, or those of a pack, or a register of decisions."""
    blocks: Sequence[Block] = document.blocks
    for step in _STEPS:
        blocks = step(blocks)
    return [_meeting(kind, part, document) for kind, part in split(blocks)]


def _meeting(kind: str, blocks: Sequence[Block], document: Document) -> Found:
    found = Found(kind)
    state = State(found, scanned=document.scanned)
    head, rest = beginning(blocks, found)
    read_head(head, found)
    found.title = found.title or repeated_title(document.furniture)
    _know(state)
    _chair(found)
    paragraphs = [each for each in rest if isinstance(each, Paragraph)]
    told = scheme(paragraphs, 0)
    in_table = _in_table([each for each in rest if isinstance(each, Table)], told, kind)
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
    repeated_actions.joined(found)
    _register(found)
    return found


def _in_table(tables: list[Table], told: Scheme, kind: str) -> bool:
    """Whether items are rows of a table; of one without heads only where nothing else tells them."""
    if any(is_agenda(each, kind) or item_of(each) for each in tables):
        return True
    found = [headed for columns, headed in map(minutes, tables) if columns]
    return any(found) or bool(found and not (told.sure and told.items))


def _know(state: State) -> None:
    for each in state.found.people:
        for name in (each.name, surname(each.name), each.initials):
            if name:
                state.known[name.casefold()] = each.name
    for each in state.found.people:  # posts, and initials that nobody has by the document
        if each.post and len(each.post.split()) < 5:
            state.posts |= {each.post.casefold(), each.post.split(",")[0].casefold()}
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
        state.following = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Table):
            if not any(take(state, block) for take in tables):
                state.discuss(block)
        elif id(block) in items and not _is_label(block):
            _begin(state, items[id(block)], block)
        elif not any(take(state, block) for take in takes):
            state.discuss(without_number(block))


def _is_label(block: Paragraph) -> bool:
    if labelled(block.text.split("\n")[0]) and not block.heading and not block.bold:
        return True
    return bool(attendance.role_of(block.text) and numbered(block) is None)


def _begin(state: State, told: Numbered, block: Paragraph) -> None:
    lines = list(told.rest.lines())
    whole, _, beside = (lines[0].text if lines else "").partition("\t")
    is_lead = holds_post(beside.strip()) and title_like(whole.strip())
    title = re.sub(r"\s+", " ", whole if is_lead else f"{whole} {beside}").strip()
    item = state.begin_item(title, block.place, told.number)
    state.listing = "all" if ACTIONS.fullmatch(title) else ""
    if is_lead:
        item.leads.append(beside.strip())
    if (
        (lead := re.search(r"\s+\(([^()]{3,60})\)$", title))
        and re.fullmatch(r"[A-Z].*", lead[1])
        and state.is_person(lead[1])
    ):
        item.leads.append(lead[1])
        item.title = title[: lead.start()]
    for line in lines[1:]:
        state.discuss(line)
    restricted.of_item(state, told.number)


def _register(found: Found) -> None:
    """A document that holds nothing but decisions or questions is a register of them."""
    alone = not found.items and not found.people
    kinds = {record.kind for record in found.before.records}
    if alone and len(kinds) == 1 and kinds & {"decision", "question"}:
        found.kind = f"{kinds.pop()}s"
        found.records, found.before = found.before.records, Section(prose=found.before.prose)
    elif found.before.records:
        _under_an_item(found)


def _above(section: Section) -> str:
    """The heading of the records that stand before any item: a short line that was the last above them."""
    last = section.prose[-1] if section.prose else None
    if (
        not isinstance(last, Paragraph)
        or last.place in section.moved
        or not title_like(last.text.rstrip(":"))
    ):
        return ""
    section.prose.pop()
    return last.text.rstrip(":")


def _under_an_item(found: Found) -> None:
    """Put records that stand before any item, or in a note without items, under one: our format needs it."""
    first = found.before.records[0]
    title = _above(found.before) if found.items else found.title
    item = Item(title, first.place, "0" if found.items else "1")
    item.sections[0].records = found.before.records
    if not found.items:
        item.sections[0].prose, found.before.prose = found.before.prose, []
    found.before.records = []
    found.items.insert(0, item)
    found.doubts.append(Doubt(first.place, "records under no item", "a part of the item below or above"))
