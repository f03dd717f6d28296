"""Minutes sent by e-mail: neither the lines of its head nor the letter above the minutes are part of them."""

import re
from collections.abc import Sequence

from scrutiny.authoring.importing.document import Block, Paragraph
from scrutiny.authoring.importing.structure.head import names_meeting
from scrutiny.authoring.importing.structure.looks import stands_out, title_like

_HEAD = re.compile(r"(from|sent|date|to|cc|bcc|subject|attachments?|importance)\s*:", re.IGNORECASE)
_GREETING = re.compile(
    r"(?:dear|hi|hello|good (?:morning|afternoon)|all\b|colleagues)\b[^.?]{0,40}$", re.IGNORECASE
)
_LONGEST = 12
"""Paragraphs of the letter, at most."""


def without_email(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the head of an e-mail at the top, and the letter below it."""
    at, names = 0, set[str]()
    while at < len(blocks) and (found := _heads(blocks[at])):
        names |= found
        at += 1
    if not {"from", "to", "subject"} <= names:
        return list(blocks)
    below = blocks[at : at + _LONGEST]
    if below and isinstance(below[0], Paragraph) and _GREETING.match(below[0].text.split("\n")[0]):
        at += next((step for step, block in enumerate(below) if step and _begins_minutes(block)), 0)
    return list(blocks[at:])


def _heads(block: Block) -> set[str]:
    """The names of the lines of a head; none where a line of the block is another one."""
    found = [_HEAD.match(line) for line in block.text.split("\n")] if isinstance(block, Paragraph) else [None]
    return {each[1].casefold() for each in found if each} if all(found) else set()


def _begins_minutes(block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and names_meeting(block.text)
        and (stands_out(block) or title_like(block.text))
    )
