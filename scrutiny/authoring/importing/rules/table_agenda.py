"""Agendas as a table: a row an item, with its number, its subject and who leads it."""

from __future__ import annotations

import re

from scrutiny.authoring.importing.document import Table
from scrutiny.authoring.importing.rules.table_minutes import begin
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.columns import heads, words
from scrutiny.authoring.importing.structure.looks import title_like

ORDER = 15

_MORE = frozenset(("minute", "action", "decision", "question", "recommendation", "response", "answer"))


def take_table(state: State, table: Table) -> bool:
    """Take an agenda."""
    columns = heads(table)
    if state.found.kind != "agenda" or "subject" not in columns or not _MORE.isdisjoint(columns):
        return False
    for row in table.rows[1:]:
        cells = dict(zip(columns, row, strict=False))
        subject = re.sub(r"\s+", " ", words(cells.get("subject", ())))
        if not subject or not title_like(subject):
            for cell in row:
                for each in cell:
                    state.discuss(each)
            continue
        begin(state, subject, re.sub(r"[.:)]$", "", words(cells.get("number", ()))), row[0][0].place)
        lead = re.sub(r"\s+", " ", words(cells.get("owner", ())))
        if lead.strip("–- ") and state.item is not None:
            state.item.leads.append(lead)
    state.close()
    return True
