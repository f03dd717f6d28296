"""Tables of recommendations, questions and actions: a row a record, by the heads of the columns."""

import re

from scrutiny.authoring.importing.document import Paragraph, Run, Table
from scrutiny.authoring.importing.meeting import Part, Record
from scrutiny.authoring.importing.rules import actions
from scrutiny.authoring.importing.rules.table_minutes import begin, step, take_beside
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.areas import named
from scrutiny.authoring.importing.structure.columns import Cell, by_head, heads, on_one_line, pairs, words
from scrutiny.authoring.importing.structure.looks import numbered, title_like
from scrutiny.authoring.importing.structure.owner_in_brackets import DATE_BEHIND
from scrutiny.authoring.importing.structure.people import is_name
from scrutiny.authoring.importing.structure.values import due_value, status_value

ORDER = 30


def take_table(state: State, table: Table) -> bool:
    """Take a table of records."""
    if _form(state, table):
        return True
    columns = heads(table)
    kind = next((name for name in ("recommendation", "question", "action") if name in columns), None)
    if kind == "question" and "number" in columns and _answered_below(table, columns):
        _asked_above(state, table, columns)
        return True
    if kind is None or (kind == "question" and "answer" not in columns and "response" not in columns):
        return False
    for row in table.rows[1:]:
        cells = by_head(columns, row)
        if len(row) == 1 and len(columns) > 2 and words(row[0]):
            _across(state, row[0])
        elif not words(cells.get(kind, ())):
            _go_on(state, cells)
        elif kind == "action":
            _action(state, cells)
        else:
            _asked(state, kind, cells)
            take_beside(state, list(cells.get("action", ())), "", "")
    state.close()
    return True


def _form(state: State, table: Table) -> bool:
    """Take a table of two columns that is one recommendation or question, with its response."""
    rows = [row for row in table.rows if any(row)]
    told = dict(reversed([each for each in pairs(table) if each[0]]))
    kind = next((name for name in ("recommendation", "question") if name in told), "")
    if not kind or not {"response", "answer"} & set(told) or len(rows) > 9:
        return False
    key = next((words(row[0]) for row, (name, _) in zip(rows, pairs(table), strict=True) if name == kind), "")
    number = re.search(r"\d{1,3}", key)
    if number and "number" not in told:
        told["number"] = (Paragraph((Run(number[0]),), table.place),)
    _asked(state, kind, told)
    state.close()
    return True


def _across(state: State, cell: Cell) -> None:
    """A row over all columns: the title of an item, or discussion."""
    state.close()
    if title_like(words(cell), 14 if cell[0].bold else 9):
        told = numbered(cell[0])
        begin(state, (told.rest if told else cell[0]).text, told.number if told else "", cell[0].place)
    else:
        step(state, list(cell))


def _answered_below(table: Table, columns: list[str]) -> bool:
    """Whether a row with a number has the question, and the row below it the answer."""
    at = columns.index("number")
    empty = [not words(row[at]) for row in table.rows[1:] if at < len(row)]
    return "answer" not in columns and "response" not in columns and any(empty) and not all(empty)


def _asked_above(state: State, table: Table, columns: list[str]) -> None:
    for row in table.rows[1:]:
        cells = by_head(columns, row)
        said = [line for each in cells.get("question", ()) for line in each.lines()]
        number = _number(cells)
        if number and said:
            state.begin(Record("question", said[0].place, number, prose=said[:1]))
        step(state, said[1:] if number else said)
    state.close()


def _number(cells: dict[str, Cell]) -> str:
    found = re.fullmatch(
        r"(?:[A-Z]{1,4}|Rec\.?|No\.?)?[ /-]?(\d{1,3}[a-z]?)[.)]?", words(cells.get("number", ()))
    )
    return found[1] if found else ""


def _asked(state: State, kind: str, cells: dict[str, Cell]) -> None:
    record = state.begin(Record(kind, cells[kind][0].place, _number(cells), prose=list(cells[kind])))
    first = record.prose[0]
    if not record.number and (found := re.match(r"(?:Q|R)?(\d{1,2})[.)]\s+", first.text)):
        record.number, record.prose[0] = found[1], first.cut(found.end())
    if kind == "question" and len(record.prose) > 1 and _is_asker(first, record.prose[1]):
        record.fields.append(("Asked by", first.text.rstrip(" :")))
        del record.prose[0]
    elif asker := words(cells.get("asker", ())):
        record.fields.append(("Asked by", asker))
    said = cells.get("response") or cells.get("answer") or cells.get("update") or ()
    if words(said):
        who = on_one_line(cells, "owner") if kind == "question" else ""
        record.parts.append(Part("Answer" if kind == "question" else "Response", who, list(said)))
    _fields(record, cells)


def _is_asker(above: Paragraph, below: Paragraph) -> bool:
    """Whether the words above a question, of a look of their own, are the name of who asks it."""
    own = (above.bold, above.italic) != (below.bold, below.italic)
    return (
        own
        and title_like(above.text.rstrip(" :"), 8)
        and (is_name(above.text.split(",")[0].rstrip(" :")) or above.text.rstrip(" :") == "Anonymous")
    )


def _go_on(state: State, cells: dict[str, Cell]) -> None:
    """A row that goes on with the one before it."""
    if state.record is not None and state.record.parts:
        for name in ("response", "answer"):
            state.record.parts[-1].prose += list(cells.get(name, ()))


def _fields(record: Record, cells: dict[str, Cell]) -> None:
    due, status = words(cells.get("due", ())), words(cells.get("status", ()))
    if due and due not in ("–", "-", "—", "n/a", "N/A") and record.kind in ("recommendation", "action"):
        record.fields.append(("Due", due_value(re.sub(r"\s+", " ", due))))
    if record.kind in ("question", "recommendation"):
        record.fields += [("Priority", each) for each in named(words(cells.get("priority", ())))]
    if status and record.kind in ("recommendation", "action") and (told := status_value(status, record.kind)):
        record.fields.append(("Status", told))


def _action(state: State, cells: dict[str, Cell]) -> None:
    text = Paragraph(tuple(run for each in cells["action"] for run in each.runs), cells["action"][0].place)
    if len(cells["action"]) > 1:
        text = cells["action"][0]
    owner, due = re.sub(r"(?<=\w)\s*\n\s*(?=[A-Z]{2,4}\b)", ", ", words(cells.get("owner", ()))), ""
    owner = re.sub(r"\s+", " ", owner)
    if "due" not in cells and (dated := DATE_BEHIND.search(owner)):
        owner, due = owner[: dated.start()], dated["due"]
    if owner or "owner" in cells:
        record = state.begin(Record("action", text.place, _number(cells), prose=list(cells["action"])))
        if owner.strip("–- "):
            record.fields += actions.owner_fields(state, owner)
    else:
        record = actions.make(state, text, "", _number(cells))
        record.prose += list(cells["action"][1:])
        state.record = record
    _fields(record, cells)
    if due:
        record.fields.append(("Due", due_value(due)))
    update = cells.get("update", ())
    if words(update):
        record.parts.append(Part("Update", "", list(update)))
