"""One rule a file: what each kind of paragraph or table is.

A rule defines `ORDER` and `take`, which has the state and a paragraph, or `take_table` with a table. It says
whether it took it; then no later rule is asked. What no rule takes is discussion.
"""

from collections.abc import Callable

from scrutiny.authoring.importing.document import Paragraph, Table
from scrutiny.authoring.importing.state import State
from scrutiny.base.discovery import defined

Take = Callable[[State, Paragraph], bool]
TakeTable = Callable[[State, Table], bool]


def paragraph_rules() -> tuple[Take, ...]:
    """The rules for paragraphs, in their order."""
    return defined("take", __name__, __path__)


def table_rules() -> tuple[TakeTable, ...]:
    """The rules for tables, in their order."""
    return defined("take_table", __name__, __path__)
