"""Actions below their label: `Actions` as a heading, and below it `AH: put …`, `BI to give …`; or `Action 2`
above one.
"""

from __future__ import annotations

import re

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.rules import actions
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.labels import ACTIONS
from scrutiny.authoring.importing.structure.looks import stands_out, without_number

ORDER = 39

_ALONE = re.compile(r"action(?: point| item)?\s*(?:no\.?\s*)?(?P<n>\d{1,3})\W*", re.IGNORECASE)


def take(state: State, paragraph: Paragraph) -> bool:
    """Take the heading of such a list, or an entry of it."""
    following = state.next_paragraph
    if state.item is not None and state.item.ground is not None:
        return False
    if state.listing == "one":
        state.listing = ""
        actions.make(state, paragraph, "", number=state.last_action)
        return True
    if (alone := _ALONE.fullmatch(paragraph.text)) and following is not None and not stands_out(following):
        state.close()
        state.listing, state.last_action = "one", alone["n"]
        return True
    if ACTIONS.fullmatch(paragraph.text) and (stands_out(paragraph) or paragraph.text.endswith(":")):
        if following is None or not _is_entry(state, following):
            return False
        state.close()
        state.listing = "all"
        if len(state.found.items) > 1:
            state.doubt(paragraph.place, "actions of this item", "actions of the items above it")
        return True
    if state.listing and _is_entry(state, paragraph):
        actions.make(state, without_number(paragraph), "", number="")
        return True
    state.listing = ""
    return False


def _is_entry(state: State, paragraph: Paragraph) -> bool:
    """Whether a paragraph is an entry of a list, or says first who is to do something."""
    return bool(paragraph.label) or actions.says_who(state, paragraph.text)
