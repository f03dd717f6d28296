"""Titles of items in the line of their first words, `**2. Misconduct.** Ann Hale reported …`, and questions
before their answers, as paragraphs of their own.

Titles are told by their numbers, which count up, and by their bold letters.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scrutiny.authoring.importing.document import Block, Paragraph
from scrutiny.authoring.importing.structure.looks import numbered, title_like

_CAPITALS = re.compile(r"(?P<n>\d{1,2})[.)]\s+(?P<title>(?=[A-Z\d ]*[A-Z]{3})[^a-z:]{3,90}):\s+(?=\S)")
"""A title in capitals with a colon, before its text."""
_RECOMMENDATION = re.compile(r"(?:Recommendation|Rec\.?|R)\s*\d{1,2}\b")
_RESPONSE = re.compile(
    r"(?<=[.?!])[ \n]+(?=(?:(?:Management|Force|Constabulary|Police)(?:[’']s)? )?[Rr]esponse\s*[:–—])"
)


def divided_titles(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each such title apart from its text; as they are where the numbers do not count up,
    or where the document has headings.
    """
    found = {at: told for at, block in enumerate(blocks) if (told := _title(block))}
    numbers = [number for number, _, _ in found.values()]
    headings = sum(isinstance(block, Paragraph) and block.heading > 0 for block in blocks)
    if len(found) < 2 or headings > 1 or any(after != number + 1 for number, after in pairwise(numbers)):
        return list(blocks)
    out = list[Block]()
    for at, block in enumerate(blocks):
        out += found[at][1:] if at in found else [block]
    return out


def divided_questions(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a question in bold apart from the answer that follows it in the same paragraph.

    As they are where more questions are paragraphs of their own: one in bold within an answer is then a part
    of the answer, which asks itself.
    """
    found = {
        at: parts for at, block in enumerate(blocks) if (parts := bold_first(block)) and _answered(*parts)
    }
    alone = sum(isinstance(block, Paragraph) and block.bold and _asks(block) for block in blocks)
    if alone > len(found):
        return list(blocks)
    out = list[Block]()
    for at, block in enumerate(blocks):
        out += (found[at][0], replace(found[at][1], label="")) if at in found else [block]
    return out


def divided_responses(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the response of a recommendation apart from it where both are in one paragraph."""
    out = list[Block]()
    for block in blocks:
        found = _RESPONSE.search(block.text) if isinstance(block, Paragraph) else None
        if isinstance(block, Paragraph) and found and _RECOMMENDATION.match(block.text):
            out += (block.cut(0, found.start()), replace(block.cut(found.end()), label=""))
        else:
            out.append(block)
    return out


def _asks(paragraph: Paragraph) -> bool:
    words = paragraph.text.split()
    return len(words) > 3 and words[-1].endswith("?")


def _answered(asked: Paragraph, rest: Paragraph) -> bool:
    """Whether they are a question and its answer, and no note such as `(asked by Ann Hale)`."""
    return _asks(asked) and bool(re.match(r"[\"'“‘A-Z0-9£]", rest.text))


def bold_first(block: Block) -> tuple[Paragraph, Paragraph] | None:
    """The bold words with which a paragraph begins, and the others; None where it has not both."""
    if not isinstance(block, Paragraph) or block.bold or not block.runs or not block.runs[0].bold:
        return None
    end = 0
    for run in block.runs:
        if not run.bold and run.text.strip():
            break
        end += len(run.text)
    title, rest = block.cut(0, end), block.cut(end)
    return (title, rest) if title.text and rest.text else None


def _title(block: Block) -> tuple[int, Paragraph, Paragraph] | None:
    """The number, the title and the words behind it."""
    if isinstance(block, Paragraph) and (capitals := _CAPITALS.match(block.text)):
        return int(capitals["n"]), block.cut(0, capitals.end("title")), block.cut(capitals.end())
    if (parts := bold_first(block)) is None:
        return None
    title, rest = parts
    told = numbered(title)
    found = re.fullmatch(r"(.+?)\s*[.:–—-]\s*", title.text)
    end = found.end(1) if found else 0
    if not found and (dash := re.match(r"[–—:-]\s+", rest.text)):
        end, rest = len(title.text), rest.cut(dash.end())
    if told is None or not end or not told.number.isdigit():
        return None
    words = re.sub(r"\s*[.:–—-]\s*$", "", told.rest.text)
    if not title_like(words, 8) or re.match(
        r"(?:action|decision|recommendation|question)\b", words, re.IGNORECASE
    ):
        return None
    return int(told.number), title.cut(0, end), replace(rest, label="")
