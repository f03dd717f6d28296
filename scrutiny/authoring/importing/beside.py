"""Where in the source each line of a draft comes from, so that both can be read side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from scrutiny.authoring.importing.account import running, tokens
from scrutiny.authoring.importing.document import Document


class From(NamedTuple):
    """A paragraph of the source: its place and its words."""

    place: str
    words: str


FIRST_WORDS = 12
"""Words by which a line is found again."""


def beside(document: Document, lines: Sequence[str]) -> list[From | None]:
    """For each line the paragraph of the source that has its first words; None where there is none.

    Of several that have them, the next after that of the line before is taken.
    """
    paragraphs = [
        (each, f" {' '.join(tokens(f'{each.label} {each.text}'))} ") for each in document.paragraphs()
    ]
    out, last = list[From | None](), 0
    for line in lines:
        words = running(line)[:FIRST_WORDS]
        there = [
            at for at, (_, text) in enumerate(paragraphs) if len(words) > 1 and f" {' '.join(words)} " in text
        ]
        at = next((each for each in there if each >= last), there[0] if there else None)
        if at is None:
            out.append(None)
            continue
        paragraph, last = paragraphs[at][0], at
        out.append(From(paragraph.place, f"{paragraph.label} {paragraph.text}".strip()))
    return out
