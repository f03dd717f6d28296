"""How a document tells its agenda items: one way for the whole document, found before it is read.

In this order: `Item 3: Title`; references such as `FB/20/12 Title`; numbers that count up from one; headings
by their style; lines that stand out. Two items are the least that show a way, but for the first.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.structure.attendance import inline, names_in_capitals, role_of
from scrutiny.authoring.importing.structure.dates import days
from scrutiny.authoring.importing.structure.labels import ACTIONS, KIND, NOTICE, RESPONSE, SUPPLEMENTARY
from scrutiny.authoring.importing.structure.looks import (
    Numbered,
    is_capitals,
    lettered,
    number_of,
    numbered,
    referenced,
    stands_out,
    title_like,
)

PRIVATE = re.compile(
    r"(?:CONFIDENTIAL|RESTRICTED|EXEMPT|PRIVATE|NOT FOR PUBLICATION)\b\s*(?:ITEM\b\s*)?[–—:-]\s*\S"
)


_RECORD = re.compile(r"(?:AP|ACT|REC|DEC|[ADQR])[ ./-]?\d")
"""The reference of a record, which is none of an item."""

_HEAD = 8
"""Paragraphs at the top of a document."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The paragraphs that are headings of items, by their number among all, and how sure that is."""

    items: dict[int, Numbered]
    sure: bool = True


def scheme(paragraphs: Sequence[Paragraph], first: int, top: bool = False) -> Scheme:
    """How the paragraphs tell items; those before `first` are the head of the document. At the `top` of a
    document a line such as `Minutes` says what it is, and is no item.
    """
    body = [
        (at, each)
        for at, each in enumerate(paragraphs)
        if at >= first and not (top and at < _HEAD and KIND.fullmatch(each.text))
    ]
    for way in (_named, _references, _counted, _with_letters):
        found = way(body)
        if way is _references and len(found) < len(_counted(body)):
            continue  # they are references of something else, such as actions
        if found:
            return Scheme(_with_likes(_with_lost(found, body), paragraphs, body))
    found = _by_style(body) or _by_size(body)
    if found:
        return Scheme(found)
    return Scheme(_standing_out(body), sure=False)


def _named(body: list[tuple[int, Paragraph]]) -> dict[int, Numbered]:
    return {at: told for at, each in body if (told := numbered(each)) and told.named and _titled(told.rest)}


def _references(body: list[tuple[int, Paragraph]]) -> dict[int, Numbered]:
    found = {
        at: Numbered(told.number, _without_item(told.rest))
        for at, each in body
        if not each.label
        and (told := referenced(each))
        and _titled(told.rest)
        and not _RECORD.match(each.text)
    }
    if len(found) < 2:
        return {}
    forms = Counter(re.sub(r"\d+", "#", told.number) for told in found.values())
    form, count = forms.most_common(1)[0]
    return (
        {at: told for at, told in found.items() if re.sub(r"\d+", "#", told.number) == form}
        if count >= 2
        else {}
    )


def _without_item(title: Paragraph) -> Paragraph:
    """A title behind a reference, without `Item 3 –`."""
    told = numbered(title)
    return told.rest if told and told.named else title


def _counted(body: list[tuple[int, Paragraph]]) -> dict[int, Numbered]:
    """The longest row of titles whose numbers count up by one."""
    candidates = [
        (at, told, each)
        for at, each in body
        if (told := numbered(each)) and _titled(told.rest) and not each.italic
    ]
    best = dict[int, Numbered]()
    for wanted in (stands_out, lambda _: True):
        for begin, (_, told, _each) in enumerate(candidates):
            if re.sub(r"\D", "", told.number) not in ("0", "1") and begin:
                continue
            found = _row(candidates[begin:], wanted)
            if len(found) > len(best):
                best = found
        if len(best) >= 2:
            return best
    return _single(
        [
            (at, told)
            for at, told, each in candidates
            if told.number == "1"
            and (stands_out(each) or (not each.label and len(told.rest.text.split()) < 8))
        ]
    )


def _single(ones: list[tuple[int, Numbered]]) -> dict[int, Numbered]:
    """The only item of a document that has one."""
    return dict(ones) if len(ones) == 1 else {}


def _with_letters(body: list[tuple[int, Paragraph]]) -> dict[int, Numbered]:
    """Titles with letters or Roman numbers that count up from the first."""
    for roman in (True, False):
        found, last = dict[int, Numbered](), 0
        for at, each in body:
            told = lettered(each)
            if told and number_of(told[0], roman) == last + 1 and _titled(told[1]) and not each.italic:
                last += 1
                found[at] = Numbered(str(last), told[1])
        if len(found) >= 2:
            return found
    return {}


def _row(
    candidates: list[tuple[int, Numbered, Paragraph]], wanted: Callable[[Paragraph], bool]
) -> dict[int, Numbered]:
    found, last = dict[int, Numbered](), None
    looks = None
    for at, told, each in candidates:
        number = int(re.sub(r"\D", "", told.number))
        part = bool(re.search(r"[a-z]", told.number))
        if not wanted(each):
            continue
        if (
            last is None
            or number == last + 1
            or (part and number == last)
            or (stands_out(each) and last < number <= last + 5)
        ):
            if looks is not None and looks != _look(each) and not stands_out(each):
                continue
            found[at], last, looks = told, number, _look(each)
    return found


def _look(paragraph: Paragraph) -> tuple[bool, bool]:
    return stands_out(paragraph), bool(paragraph.label)


def _titled(rest: Paragraph) -> bool:
    text = rest.text
    return (
        title_like(text)
        and "?" not in text
        and not re.match(
            r"(?:action|resolved|decision|agreed|recommendation|question)\b\s*\d*\s*[:(–-]",
            text,
            re.IGNORECASE,
        )
    )


def _with_lost(found: dict[int, Numbered], body: list[tuple[int, Paragraph]]) -> dict[int, Numbered]:
    """The items, and lines in capitals like them between two, as many as there are numbers missing."""
    if not all(is_capitals(told.rest.text) and told.number.isdigit() for told in found.values()):
        return found
    more = dict[int, Numbered]()
    for before, after in pairwise(sorted(found)):
        first, missing = (
            int(found[before].number) + 1,
            int(found[after].number) - int(found[before].number) - 1,
        )
        between = [
            (at, each)
            for at, each in body
            if before < at < after and is_capitals(each.text) and _titled(each) and _is_heading(each)
        ]
        if missing > 0 and len(between) == missing:
            more |= {at: Numbered(str(first + step), each) for step, (at, each) in enumerate(between)}
    return dict(sorted({**found, **more}.items()))


def _with_likes(
    found: dict[int, Numbered], paragraphs: Sequence[Paragraph], body: list[tuple[int, Paragraph]]
) -> dict[int, Numbered]:
    """The items, and headings without a number that are of the same style as all of them."""
    styles = {(paragraphs[at].heading, paragraphs[at].style, round(paragraphs[at].size, 1)) for at in found}
    if len(styles) != 1 or not next(iter(styles))[0]:
        return found
    last = max(found)
    more = {
        at: Numbered("", each)
        for at, each in body
        if at not in found
        and (each.heading, each.style, round(each.size, 1)) in styles
        and _titled(each)
        and _is_heading(each)
        and numbered(each) is None
        and at > min(found)
        and (at > last or each.style != "")
    }
    return dict(sorted({**found, **more}.items()))


def _by_style(body: list[tuple[int, Paragraph]]) -> dict[int, Numbered]:
    levels = Counter(each.heading for _, each in body if each.heading and _is_heading(each))
    if not levels:
        return {}
    level = min(levels)
    if levels[level] == 1 and len(levels) > 1:  # the title of the document
        level = sorted(levels)[1]
    return {at: _bare(each) for at, each in body if each.heading == level and _is_heading(each)}


def _by_size(body: list[tuple[int, Paragraph]]) -> dict[int, Numbered]:
    """Headings that are larger than the text: the largest of which there are two, or the only one."""
    sizes = Counter[float]()
    for _, each in body:
        sizes[round(each.size, 1)] += len(each.text)
    text = sizes.most_common(1)[0][0] if sizes else 0.0
    found = {
        at: each
        for at, each in body
        if text and each.size > 1.1 * text and stands_out(each) and _is_heading(each)
    }
    levels = Counter(round(each.size) for each in found.values())
    level = max((size for size, count in levels.items() if count > 1 or len(found) == 1), default=None)
    return {at: _bare(each) for at, each in found.items() if round(each.size) == level}


def _standing_out(body: list[tuple[int, Paragraph]]) -> dict[int, Numbered]:
    ways: tuple[Callable[[Paragraph], bool], ...] = (
        lambda each: is_capitals(each.text) or bool(PRIVATE.match(each.text)),
        lambda each: each.bold,
        lambda each: each.underlined,
    )
    for way in ways:
        found = {at: _bare(each) for at, each in body if way(each) and _is_heading(each)}
        if len(found) >= 2:
            return found
    return _bare_lines(body)


def _bare_lines(body: list[tuple[int, Paragraph]]) -> dict[int, Numbered]:
    """Short lines between sentences, in a text without any looks."""
    found = dict[int, Numbered]()
    for (at, each), (_, after) in pairwise(body):
        short = title_like(each.text, 7) and not re.search(r"[\d:]", each.text) and not each.label
        if short and _is_heading(each) and len(after.text.split()) > 6 and not after.label:
            found[at] = _bare(each)
    if len(found) < 2:
        return {}
    lists = {  # headings of lists, beside those of text
        at: _bare(each)
        for (at, each), (_, after) in pairwise(body)
        if after.label
        and not each.label
        and title_like(each.text, 7)
        and _is_heading(each)
        and not re.search(r"[\d:]", each.text)
    }
    return dict(sorted({**found, **lists}.items()))


def _bare(paragraph: Paragraph) -> Numbered:
    told = numbered(paragraph)
    return told or Numbered("", paragraph)


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        (title_like(text, 12) or bool(PRIVATE.match(text)))
        and role_of(text) is None
        and inline(text) is None
        and not names_in_capitals(text)
        and next((day for day in days(text) if day.year and day.end - day.start > len(text) * 0.3), None)
        is None
        and not re.match(
            r"(?:actions?\s*\d*\s*(?:[:(–-]|$)|ap\d|resolved|decision\s*[:\d–-]|agreed|signed|(?:question"
            r"|answer|response|reply) (?:given |provided )?(?:from|by)|q\d|a\d"
            r"|question \d|recommendation \d|part (?:one|two|i+|[ab12])\b)",
            text,
            re.IGNORECASE,
        )
        and not any(label.fullmatch(text) for label in (RESPONSE, SUPPLEMENTARY, ACTIONS, NOTICE))
    )
