"""Actions below their label: `Actions` as a heading, and below it `AH: put …`, `BI to give …`; or `Action 2`
above one.
"""

import re
from dataclasses import replace

from scrutiny.authoring.importing.document import Paragraph, Table
from scrutiny.authoring.importing.rules import actions
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.columns import heads
from scrutiny.authoring.importing.structure.labels import ACTIONS
from scrutiny.authoring.importing.structure.looks import numbered, stands_out, without_number

ORDER = 39

_ALONE = re.compile(
    r"action(?: point| item)?\s*(?:(?:no\.?\s*)?(?P<n>(?:(?-i:[A-Z]{1,5}) ?)?\d{1,4}(?:[/.-]\d{1,4})?))?\W*",
    re.IGNORECASE,
)


def take(state: State, paragraph: Paragraph) -> bool:
    """Take the heading of such a list, or an entry of it."""
    below = state.following
    if state.item is not None and state.item.ground is not None:
        return False
    if state.listing == "one":
        state.listing = ""
        actions.make(state, paragraph, "", number=state.last_action)
        return True
    alone = _ALONE.fullmatch(paragraph.text)
    if (
        alone
        and isinstance(below, Paragraph)
        and not stands_out(below)
        and (alone["n"] or (_says_who(state, below) and not below.label))
    ):
        state.close()
        state.listing, state.last_action = "one", alone["n"] or ""
        return True
    if ACTIONS.fullmatch(paragraph.text):
        looks = stands_out(paragraph) or paragraph.text.endswith(":") or _says_who(state, below)
        looks = looks or (isinstance(below, Paragraph) and actions.ends_with_owner(state, below.text))
        listed = looks and isinstance(below, Paragraph) and _is_entry(state, below)
        state.listing = "all" if listed else ""
        if listed and len(state.found.items) > 1:
            state.doubt(paragraph.place, "actions of this item", "actions of the items above it")
        if listed or (isinstance(below, Table) and "action" in heads(below)):
            state.close()
            return True
        return False
    if state.listing and _is_entry(state, paragraph):
        told = numbered(paragraph)
        entry = told.rest if told else without_number(paragraph)
        actions.make(state, replace(entry, label=""), "", number="")
        return True
    state.listing = ""
    return False


def _is_entry(state: State, paragraph: Paragraph) -> bool:
    """Whether a paragraph is an entry of a list, or says first who is to do something."""
    if actions.is_labelled(state, paragraph):
        return False
    return bool(paragraph.label) or _says_who(state, paragraph)


def _says_who(state: State, block: Paragraph | Table | None) -> bool:
    """Whether it says first who is to do something, with or without a number before it."""
    if not isinstance(block, Paragraph):
        return False
    told = numbered(block)
    return actions.says_who(state, (told.rest if told else block).text)
