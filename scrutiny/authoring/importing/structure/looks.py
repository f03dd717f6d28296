"""How paragraphs look to a reader: headings, titles, and the numbers that are printed before them."""

import re
from dataclasses import replace
from typing import NamedTuple

from scrutiny.authoring.importing.document import Paragraph

_NUMBER = re.compile(
    r"(?:(?:(?:agenda )?item(?: (?:no|number)[.:]*)?"
    r"|min(?:ute)?\.?|theme|topic|subject|section|priority|objective|agenda) "
    r")?(?P<n>\d{1,3}[a-z]?)(?P<mark>[.:)]|,(?=\s(?-i:[A-Z]))|\s*[–—-](?=\s)|(?=\s))\s*(?=\S)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?P<ref>(?:[A-Z]{2,8}[ /.-]?)?\d{1,4}[/.-]\d{2,4}(?:[/.-]\d{1,4})?"
    r"|[A-Z]{2,8}[/ -]?\d{1,4}(?:[/-]\d{1,4})*)(?:[.:]|\s)\s*(?=\S)"
)
PART_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3})+[.)]?\s+(?=\S)")
"""The number of a paragraph within an item, such as `2.1`."""


class Numbered(NamedTuple):
    """A number before a paragraph: as printed, what follows it, and whether `Item` is printed before it."""

    number: str
    rest: Paragraph
    named: bool = False


def numbered(paragraph: Paragraph) -> Numbered | None:
    """The whole number before a paragraph, printed or counted by the program that wrote it."""
    if paragraph.label and (
        found := re.fullmatch(r"(?:item\s*)?\(?(\d{1,3}[a-z]?)[.):]?", paragraph.label, re.IGNORECASE)
    ):
        return Numbered(found[1], paragraph, paragraph.label[:1].isalpha())
    if (found := re.match(r"(?P<n>\d{1,2})\.0[.)]?\s+(?=\S)", paragraph.text)) and not paragraph.label:
        return Numbered(found["n"], paragraph.cut(found.end()))
    noise = re.match(r"[“\"‘'.,~|-](?=\d{1,2}[.)] [A-Z])", paragraph.text)
    if noise:  # dirt on a page that was scanned
        paragraph = paragraph.cut(1)
    found = _NUMBER.match(paragraph.text)
    if not found or paragraph.label or PART_NUMBER.match(paragraph.text):
        return None
    rest = paragraph.cut(found.end())
    return Numbered(found["n"], rest, bool(re.match(r"[a-z]", found[0], re.IGNORECASE)))


_LETTERED = re.compile(
    r"(?:item\s+)?\(?(?P<n>[A-Z]|[ivx]{1,5}|[IVX]{1,5})[.):]\s*(?=[A-Z\"'“‘])", re.IGNORECASE
)


def lettered(paragraph: Paragraph) -> tuple[str, Paragraph] | None:
    """The letter or Roman number before a paragraph."""
    whole = f"{paragraph.label} " if paragraph.label else ""
    found = _LETTERED.match(whole + paragraph.text)
    if not found:
        return None
    return found["n"], paragraph.cut(max(0, found.end() - len(whole)))


def number_of(mark: str, roman: bool) -> int:
    """The number that a letter or Roman number stands for."""
    if not roman:
        return ord(mark.casefold()) - ord("a") + 1 if len(mark) == 1 else 0
    total, last = 0, 0
    for sign in reversed(mark.casefold()):
        value = {"i": 1, "v": 5, "x": 10}.get(sign, 0)
        if not value:
            return 0
        total += value if value >= last else -value
        last = max(last, value)
    return total


def referenced(paragraph: Paragraph) -> Numbered | None:
    """A reference of minutes before a paragraph, such as `FB/20/12` or `20/12`."""
    found = _REFERENCE.match(paragraph.text)
    if (
        not found
        or not re.search(r"\d", found["ref"])
        or re.match(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", found["ref"])
    ):
        return None
    return Numbered(found["ref"], paragraph.cut(found.end()))


def without_number(paragraph: Paragraph) -> Paragraph:
    """A paragraph of the discussion without the number of its own, such as `2.1`."""
    if paragraph.label and re.fullmatch(r"\d+(?:\.\d+)+[.)]?", paragraph.label):
        return replace(paragraph, label="")
    found = PART_NUMBER.match(paragraph.text)
    return paragraph.cut(found.end()) if found else paragraph


def is_capitals(text: str) -> bool:
    """Whether all letters are capitals, and there are some."""
    return text == text.upper() and len(re.findall(r"[A-Z]", text)) >= 3


def stands_out(paragraph: Paragraph) -> bool:
    """Whether a paragraph looks like a heading: by its style, bold, underlined or in capitals."""
    return paragraph.heading > 0 or paragraph.bold or paragraph.underlined or is_capitals(paragraph.text)


def title_like(text: str, most: int = 14) -> bool:
    """Whether words could be a title: few of them, beginning with a capital, and no sentence."""
    words = text.split()
    return (
        0 < len(words) <= most
        and not re.search(r"[.?!:;,]$", text)
        and bool(re.match(r"[\"'“‘(]?[A-Z0-9]", text))
        and "\n" not in text
    )
