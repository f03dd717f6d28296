"""Registers of decisions: a table a decision with a row for each field, or a row a decision."""

import re

from scrutiny.authoring.importing.document import Paragraph, Table
from scrutiny.authoring.importing.meeting import Part, Record
from scrutiny.authoring.importing.rules import restricted
from scrutiny.authoring.importing.rules.table_minutes import item_of
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.columns import Cell, by_head, heads, on_one_line, pairs, words
from scrutiny.authoring.importing.structure.dates import days
from scrutiny.authoring.importing.structure.people import people
from scrutiny.authoring.importing.structure.values import outcome_value

ORDER = 10

_RESTRICTED = re.compile(
    r"(?:restricted|exempt|confidential|not (?:for publication|(?:to be )?published)|withheld|redacted)\b",
    re.IGNORECASE,
)

_REASONS = re.compile(r"reasons?(?: for (?:the )?decision)?\s*:\s*", re.IGNORECASE)


def take_table(state: State, table: Table) -> bool:
    """Take a table of decisions."""
    told = pairs(table)
    if not item_of(table) and any(name in ("decision", "reasons", "outcome") for name, _ in told):
        _decision(state, dict(reversed([each for each in told if each[0]])), table.place)
        return True
    columns = heads(table)
    if "decision" not in columns or "minute" in columns or "action" in columns:
        return False
    for row in table.rows[1:]:
        cells = by_head(columns, row)
        if any(words(cell) for cell in cells.values()):
            _decision(state, cells, table.place)
    return True


def _decision(state: State, cells: dict[str, Cell], place: str) -> None:
    text = list(cells.get("decision", ()))
    first = text[0].text if text else ""
    record = Record("decision", place, title=on_one_line(cells, "subject"))
    state.begin(record)
    reference = on_one_line(cells, "number")
    if reference:
        record.fields.append(("Reference", reference))
    day = next(days(words(cells.get("date", ()))), None)
    if day and day.iso:
        record.fields.append(("date", day.iso))
    if by := words(cells.get("by", ())):
        deciders = people(by, "present", place)
        state.found.deciders += deciders
        record.fields.append(("decided_by", ", ".join(each.name for each in deciders) or by))
    told = re.sub(r"^[(\[](.*)[)\]]\.?$", r"\1", first)
    if (found := _RESTRICTED.match(told)) and len(told.split()) <= 30:
        record.fields.append(("Restricted", restricted.ground(told, found.end()) or restricted.UNKNOWN))
        state.close()
        return
    because = next((at for at, each in enumerate(text) if at and _REASONS.match(each.text)), len(text))
    record.prose, reasons = text[:because], [each.cut(_end(each)) for each in text[because:]]
    outcome = outcome_value(words(cells.get("outcome", ())) or first)
    if not outcome and re.match(r"to [a-z]|that [a-z]", first, re.IGNORECASE):
        outcome = "approved"
        state.doubt(
            place,
            f"the decision {reference} as approved, since it says what is to be done",
            "another outcome",
        )
    if outcome:
        record.fields.append(("Outcome", outcome))
    reasons += cells.get("reasons", ())
    if any(each.text.strip() for each in reasons):
        record.parts.append(Part("Reasons", "", reasons))
    state.close()


def _end(paragraph: Paragraph) -> int:
    """Where the label `Reasons:` of a paragraph ends."""
    found = _REASONS.match(paragraph.text)
    return found.end() if found else 0
