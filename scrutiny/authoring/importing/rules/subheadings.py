"""Sub-headings of the discussion of an item."""

import re

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.meeting import Section
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.looks import is_capitals, stands_out, title_like

ORDER = 90


def take(state: State, paragraph: Paragraph) -> bool:
    """Begin a passage with a heading of its own."""
    item, text = state.item, paragraph.text
    if item is None or item.ground is not None or paragraph.note:
        return False
    looks = stands_out(paragraph) and (title_like(text, 12) or bool(paragraph.heading))
    following = state.next_paragraph
    bare = (
        not looks
        and not paragraph.label
        and title_like(text, 4)
        and not re.search(r"\d", text)
        and following is not None
        and len(following.text.split()) > 12
        and not following.label
    )
    if not looks and not bare:
        return False
    state.close()
    state.counting, state.last_number = "", 0
    if re.fullmatch(
        r"(?:actions?|decisions?|questions?|recommendations?|discussion|action log|resolved)\W*",
        text,
        re.IGNORECASE,
    ) and is_capitals(text):
        return True
    if re.match(
        r"(?:question|recommendation|action|decision)\b", text, re.IGNORECASE
    ):  # would be read as a record
        state.discuss(paragraph)
        return True
    item.sections.append(Section(title=text.strip(" :"), place=paragraph.place))
    if bare:
        state.doubt(paragraph.place, f"'{text}' as a heading", "a line of the discussion")
    return True
