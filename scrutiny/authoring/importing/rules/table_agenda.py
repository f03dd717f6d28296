"""An agenda as a table: a row an item, with its number, its subject and who leads it; a table below it of as
many columns goes on with it.
"""

import re

from scrutiny.authoring.importing.document import Table
from scrutiny.authoring.importing.rules.table_minutes import begin, put_areas
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.columns import by_head, heads, on_one_line, words
from scrutiny.authoring.importing.structure.looks import title_like

ORDER = 15

_OTHER = frozenset(
    ("minute", "action", "decision", "question", "recommendation", "response", "answer", "outcome", "reasons")
)


_NO_TITLE = re.compile(
    r"(?:verbal|oral|attached|enclosed|to follow|tabled|restricted|confidential"
    r"|presentation|yes|no|none|n/?a)\W*",
    re.IGNORECASE,
)
"""What a column of papers has beside an item that is no title of one."""


def is_agenda(table: Table, kind: str) -> bool:
    """Whether the heads of a table are those of an agenda; in one, the numbers may be left out."""
    columns = heads(table)
    numbered = "number" in columns or kind == "agenda"
    return "subject" in columns and numbered and _OTHER.isdisjoint(columns)


def take_table(state: State, table: Table) -> bool:
    """Take an agenda, or more of it."""
    rows = table.rows
    if is_agenda(table, state.found.kind):
        state.agenda = heads(table)
        rows = rows[1:]
    elif not state.agenda or any(len(row) != len(state.agenda) for row in rows):
        return False
    for row in rows:
        cells = by_head(state.agenda, row)
        title = on_one_line(cells, "subject")
        if not title or not title_like(title):
            for each in (each for cell in row for each in cell):
                state.discuss(each)
            continue
        number = re.sub(r"[.:)]$", "", words(cells.get("number", ())))
        begin(state, title, number, cells["subject"][0].place)
        put_areas(state, cells)
        lead = on_one_line(cells, "owner")
        if lead.strip("–- ") and state.item is not None:
            state.item.leads.append(lead)
        papers = on_one_line(cells, "paper")
        if papers.strip("–- ") and not _NO_TITLE.fullmatch(papers) and state.item is not None:
            state.item.papers.append(papers)
    state.close()
    return True
