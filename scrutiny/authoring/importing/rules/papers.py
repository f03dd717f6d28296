"""Papers under an item: `Paper: …`, `Document: …`, `Report: …`; and who presented it: `Lead: …`,
`(Treasurer)` below its title.
"""

import re

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure.posts import names_post

ORDER = 50

_PAPER = re.compile(
    r"(?:papers?|documents?|reports?|appendix|enclosures?|attachments?|background papers?|supporting "
    r"papers?)(?: attached| enclosed)?\s*(?:(?:\d+|(?-i:[A-Z])\d*)\s*)?[:–—]\s*(?=\S)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:lead(?: officer)?|presented by|presenter|presenting|report author|introduced by|item lead|to be "
    r"presented by)\s*[:–—-]\s*(?=\S)",
    re.IGNORECASE,
)


def take(state: State, paragraph: Paragraph) -> bool:
    """Take a line that names a paper or a presenter."""
    item, text = state.item, paragraph.text
    if item is None or item.ground is not None or len(text.split()) > 40:
        return False
    fresh = not item.section.prose and not item.records
    if found := _PAPER.match(text):
        item.papers += [
            each.strip(" .") for each in re.split(r";|\n", text[found.end() :]) if each.strip(" .")
        ]
        return True
    if (found := _LEAD.match(text)) and fresh:
        item.leads.append(text[found.end() :].strip(" ."))
        return True
    if (
        fresh
        and (found := re.fullmatch(r"\(([^()]{3,70})\)", text))
        and (state.is_person(found[1]) or names_post(found[1]) or found[1].casefold() == "all")
    ):
        item.leads.append(found[1])
        return True
    return False
