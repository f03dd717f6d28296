"""Minutes as a table: a row an item, its number, the discussion, and the actions beside it."""

import re

from scrutiny.authoring.importing.document import Paragraph, Table
from scrutiny.authoring.importing.meeting import Named
from scrutiny.authoring.importing.rules import actions, decisions, paragraph_rules, restricted
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.areas import named
from scrutiny.authoring.importing.structure.columns import by_head, minutes, pairs, words
from scrutiny.authoring.importing.structure.dates import days
from scrutiny.authoring.importing.structure.looks import numbered, title_like, without_number
from scrutiny.authoring.importing.structure.owner_in_brackets import DATE_BEHIND
from scrutiny.authoring.importing.structure.run_in import bold_first

ORDER = 20


def take_table(state: State, table: Table) -> bool:
    """Take a table of minutes."""
    if cells := item_of(table):
        state.in_table = True
        _row(state, cells)
        state.close()
        return True
    columns, headed = minutes(table)
    if not columns and state.in_table and _goes_on(state, table):
        columns, headed = state.columns, False
    if not columns or (not headed and state.item is not None and not state.in_table):
        return False
    state.in_table, state.columns = True, columns
    for row in table.rows[headed:]:
        filled = [cell for cell in row if words(cell)]
        if len(row) == 1 and filled and restricted.closes(state, words(filled[0])):
            continue
        titled = filled and title_like(words(filled[0])) and (len(columns) > 2 or numbered(filled[0][0]))
        if len(columns) > 1 and len(row) == 1 and titled:
            told = numbered(filled[0][0])  # a title over all columns
            title = re.sub(r"\s+", " ", (told.rest if told else filled[0][0]).text)
            begin(state, title, told.number if told else "", filled[0][0].place)
            continue
        _row(state, by_head(columns, row))
    state.close()
    return True


def _goes_on(state: State, table: Table) -> bool:
    """Whether a table has the columns of the last one, and the number that comes next."""
    first = words(table.rows[0][0]).rstrip(".)") if table.rows and table.rows[0] else ""
    last = state.item.number if state.item else ""
    counted = re.fullmatch(r"[0-9]{1,3}", first) and re.fullmatch(r"[0-9]{1,3}", last)
    same = all(len(row) == len(state.columns) for row in table.rows)
    return bool(counted) and same and int(first) == int(last) + 1


def item_of(table: Table) -> dict[str, tuple[Paragraph, ...]]:
    """What a table of two columns says of one item, such as its title and discussion; else empty."""
    told = dict(reversed([each for each in pairs(table) if each[0]]))
    names = set(told)
    notice = bool(names & {"reasons", "by", "date"})
    return told if "minute" in names and names & {"number", "subject"} and not notice else {}


def _row(state: State, cells: dict[str, tuple[Paragraph, ...]]) -> None:
    number = re.sub(r"[.:)]$", "", words(cells.get("number", ())))
    if cells.get("minute") and re.fullmatch(r"(?:AP|A|Action)[ .-]?\d{1,4}", number):
        _action(state, cells, number)
        return
    minute = _begun(state, cells, number)
    put_areas(state, cells)
    before = len(state.section.records), len(state.section.prose)
    step(state, minute)
    made, said = len(state.section.records) > before[0], len(state.section.prose) > before[1]
    if words(cells.get("decision", ())) and (state.item is None or state.item.ground is None):
        text, *more = cells["decision"]
        decisions.make(state, text, "").prose += more
        state.close()
    _owned(state, cells, made, said)


def _begun(state: State, cells: dict[str, tuple[Paragraph, ...]], number: str) -> list[Paragraph]:
    """Begin the item of a row, if one begins; gives the discussion without its title."""
    minute, titled = list(cells.get("minute", ())), cells.get("number", ())
    told = numbered(titled[0]) if titled else None
    if titled and re.search(r"[A-Za-z]{3}", number) and "subject" not in cells:
        rest = told.rest if told else titled[0]
        begin(state, re.sub(r"\s+", " ", rest.text), told.number if told else "", titled[0].place)
        minute[:0] = titled[1:]
    elif cells.get("subject") and words(cells["subject"]):
        begin(state, words(cells["subject"]), number, cells["subject"][0].place)
    elif minute and (number or _is_title(minute)) and not re.match(r"\d+\.\d", number):
        first = minute.pop(0)
        told = numbered(first) if not number else None
        lines = list(first.lines())
        lines[:1] = bold_first(lines[0]) or lines[:1]
        title = (told.rest if told else lines[0]).text
        if title_like(title) or first.bold or lines[0].bold:
            begin(state, title, number or (told.number if told else ""), first.place)
            minute[:0] = lines[1:]
        else:
            begin(state, "", number, first.place)
            minute.insert(0, first)
    return minute


def _owned(state: State, cells: dict[str, tuple[Paragraph, ...]], made: bool, said: bool) -> None:
    """Take what is beside a row: actions, or who is to do what it says. `made` and `said` say whether it has
    records and discussion.
    """
    owner, due = words(cells.get("owner", ())), words(cells.get("due", ()))
    if not due and (dated := DATE_BEHIND.search(owner)):
        owner, due = owner[: dated.start()], dated["due"]
    beside = [line.text for each in cells.get("action", ()) for line in each.lines()]
    whose = ", ".join(beside) if all(_is_owner(state, line) for line in beside) and not owner else ""
    if whose and ((made and _of_last(state, whose)) or (said and _in_discussion(state, whose, due))):
        return
    if "action" not in cells and owner:
        if not (made and _of_last(state, owner)) and not (said and _in_discussion(state, owner, due)):
            place = state.item.place if state.item else ""
            state.doubt(place, f"an owner, {owner}, without an action", "an action")
        return
    take_beside(state, list(cells.get("action", ())), owner, due)


def _action(state: State, cells: dict[str, tuple[Paragraph, ...]], number: str) -> None:
    """A row that is an action by its number."""
    text, *more = cells["minute"]
    owner, due = words(cells.get("owner", ())), words(cells.get("due", ())) or words(cells.get("date", ()))
    record = actions.make(state, text, owner, re.sub(r"\D", "", number), due)
    record.prose += more


def _is_title(minute: list[Paragraph]) -> bool:
    return minute[0].bold and title_like(minute[0].text) and len(minute) > 1


def begin(state: State, title: str, number: str, place: str) -> None:
    """Begin an item, restricted if its title or what is above it says so."""
    state.begin_item(title, place, number)
    restricted.of_item(state, number)


def put_areas(state: State, cells: dict[str, tuple[Paragraph, ...]]) -> None:
    """Give the item that is open the priority areas of a cell."""
    cell, item = cells.get("priority", ()), state.item
    if item is not None and item.ground is None and not item.section.prose:
        item.section.areas += [Named(each, cell[0].place) for each in named(words(cell))]


def step(state: State, paragraphs: list[Paragraph]) -> None:
    """Take paragraphs by the rules, as those of a document without tables."""
    for at, each in enumerate(paragraphs):
        state.following = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        if not any(take(state, each) for take in paragraph_rules()):
            state.discuss(without_number(each))
    state.following = None


def _of_last(state: State, owner: str) -> bool:
    """Take the owner of the action that the discussion ends with, if it names none."""
    records = state.section.records
    if not records or records[-1].kind != "action" or records[-1].field("Owner"):
        return False
    records[-1].fields = actions.owner_fields(state, owner) + records[-1].fields
    state.settle(records[-1].place, "an action without an owner")
    return True


def _in_discussion(state: State, owner: str, due: str) -> bool:
    """Take the action of an owner beside the discussion: its last paragraph, if it says what to do."""
    prose = state.section.prose
    last = prose[-1] if prose and state.item is not None and state.item.ground is None else None
    if isinstance(last, Paragraph) and re.match(
        r"(?:the )?[A-Z][\w .,/&’'-]{1,60}? (?:to|will) [a-z]", last.text
    ):
        prose.pop()
        actions.make(state, last, owner, number="", due=due)
        return True
    return False


def take_beside(state: State, cell: list[Paragraph], owner: str, due: str) -> None:
    """The actions in the cell beside the discussion."""
    state.close()
    pending = list[Paragraph]()
    if state.item is not None and state.item.ground is not None:
        return
    for each in (line for paragraph in cell for line in paragraph.lines()):
        told = re.match(r"(?:action|owner|lead|by)\s*[:–-]\s*(?=\S)", each.text, re.IGNORECASE)
        rest = each.cut(told.end()) if told else each
        if label := re.match(r"(?:AP|Action)[ /]*\d{1,3}(?:[/.]\d{1,3})?[.:)]?\s+(?=[A-Z])", rest.text):
            rest = each = rest.cut(label.end())
        day = next((day for day in days(rest.text) if rest.text[day.end :].strip(" .)") == ""), None)
        if day is not None and _is_owner(state, _before(rest.text, day.start)):
            rest, due = rest.cut(0, len(_before(rest.text, day.start))), day.printed
        if pending and (told or _is_owner(state, rest.text)):
            for before in pending[:-1]:
                actions.make(state, before, "", number="")
            actions.make(state, pending[-1], rest.text.rstrip("."), number="", due=due)
            pending.clear()
        elif (
            _is_owner(state, rest.text)
            and state.section.records
            and state.section.records[-1].kind == "action"
            and not pending
        ):
            state.section.records[-1].fields.extend(actions.owner_fields(state, rest.text))
        else:
            pending.append(rest)
    for each in pending:
        if _is_owner(state, each.text):
            state.discuss(each)
            state.doubt(each.place, "an owner without an action", "the action in what stands beside it")
        else:
            actions.make(state, each, owner, number="", due=due)


def _before(text: str, at: int) -> str:
    """What stands before a date, without the sign or word that leads to it."""
    return re.sub(r"[\s,;:(–—-]*(?:\b(?:by|due)\b)?[\s:(]*$", "", text[:at], flags=re.IGNORECASE)


def _is_owner(state: State, text: str) -> bool:
    return (
        len(text.split()) <= 6
        and bool(re.fullmatch(r"(?:the )?[A-Z][\w .,/&’'-]*", text, re.IGNORECASE))
        and all(
            state.is_person(each) or re.fullmatch(r"[A-Z]{2,4}", each.strip())
            for each in re.split(r"/|,|&| and ", text.strip(" ."))
        )
    )
