"""Apologies that are told among the items: `Apologies were received from Ann Hale, Clerk.`"""

import re

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.attendance import begins_with_name, role_of
from scrutiny.authoring.importing.structure.looks import without_number
from scrutiny.authoring.importing.structure.people import is_name, people

ORDER = 8

_FROM = re.compile(
    r"(?:an? )?apolog(?:y|ies)(?: for (?:the )?absence)?"
    r"(?: (?:was|were|had been|have been|has been))?(?: (?:received|given|made|submitted|sent|noted))?"
    r"(?: from| by| on behalf of)\s+(?=[A-Z])",
    re.IGNORECASE,
)


def take(state: State, paragraph: Paragraph) -> bool:
    """Note who sent apologies; the sentence stays in the discussion."""
    if state.item is None or state.item.ground is not None:
        return False
    text = without_number(paragraph).text
    found = _FROM.match(text)
    listed = role_of(state.item.title) == "apologies" and begins_with_name(text)
    if not found and not listed:
        return False
    told = re.split(r"\.\s+(?=[A-Z][a-z]+ [a-z])", text[found.end() if found else 0 :])[0]
    known = {each.name for each in state.found.people}
    for each in people(told, "apologies", paragraph.place):
        if each.name not in known and is_name(each.name):
            state.found.people.append(each)
    return False
