"""What page ends and line ends did to a text, undone: heads taken out, paragraphs and words joined."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from scrutiny.authoring.importing.document import Block, Document, Paragraph, Run, words

_PAGE = re.compile(
    r"(?:page\s*)?[-–—|\[(]?\s*(?:page\s*)?\d{1,3}\s*(?:(?:of|/)\s*\d{1,3})?\s*[-–—|\])]?", re.IGNORECASE
)
_GOES_ON = words(
    """
    a an and are as at be been but by can for from had has have her his if in into is it its may
    must not of on or our over should so than that the their these they this those to under was we
    were when which while who will with would
    """
)
_PREFIXES = words(
    """
    all anti bi by co counter cross e ex fast far front full half high hard ill in inter joint large
    left life long low mid micro mini mis multi near neo new non off old on one open out over pan
    part post pre pro quasi re right self semi short single small so socio sub ten then third three
    top trans two un under up value vice well wide work year
    """
)
_SPLIT = words(
    """
    by in on so all be far new old out over open re un under up work life high right left
    """
)


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but the number of a page."""
    return bool(_PAGE.fullmatch(text.strip())) and any(letter.isdigit() for letter in text)


def likeness(text: str) -> str:
    """A running head without what differs from page to page."""
    return re.sub(r"\s+", " ", re.sub(r"\d+", "#", text)).strip().casefold()


def repeated(lines: Iterable[str], pages: int) -> frozenset[str]:
    """The likeness of lines at the edge of pages that are on more than half of them."""
    seen = Counter(likeness(line) for line in lines)
    return frozenset(line for line, count in seen.items() if pages > 1 and count >= 2 and count * 2 > pages)


def healed(document: Document) -> Document:
    """A document of a converter without running heads, and with what page ends cut joined."""
    heads = _heads(document.blocks)
    blocks, furniture, cut = list[Block](), list(document.furniture), False
    for block in document.blocks:
        if isinstance(block, Paragraph) and (
            likeness(block.text) in heads or (heads and is_page_number(block.text))
        ):
            furniture.append(block.text)
            cut = True
            continue
        before = blocks[-1] if blocks else None
        if isinstance(block, Paragraph) and isinstance(before, Paragraph) and goes_on(before, block, cut):
            blocks[-1] = joined(before, block)
        else:
            blocks.append(block)
        cut = False
    return replace(document, blocks=tuple(blocks), furniture=tuple(furniture))


def _heads(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Lines that stand beside the numbers of pages, again and again."""
    texts = [block.text if isinstance(block, Paragraph) else "" for block in blocks]
    numbers = [
        at
        for at, text in enumerate(texts)
        if re.search(r"page", text, re.IGNORECASE) and is_page_number(text)
    ]
    if len(numbers) < 2:
        return frozenset()
    beside = [texts[at + step] for at in numbers for step in (-1, 1) if 0 <= at + step < len(texts)]
    seen = Counter(likeness(text) for text in beside if text and not is_page_number(text))
    most = {text for text, count in seen.items() if count >= 2}
    return frozenset(most | {likeness(texts[at]) for at in numbers})


def goes_on(before: Paragraph, after: Paragraph, page_end: bool) -> bool:
    """Whether a paragraph goes on with the one before it, from which a page end cut it."""
    if after.label or after.heading or before.heading or not before.text or not after.text:
        return False
    last, first = before.runs[-1], after.runs[0]
    looks = page_end and (last.bold, last.italic) == (first.bold, first.italic)
    if not looks and (before.bold, before.italic) != (after.bold, after.italic):
        return False
    if re.search(r"[.?!:;…]['’”\")\]]*$", before.text):
        return False
    small = after.text[0].islower()
    open_end = before.text.endswith((",", "-")) or _last(before.text) in _GOES_ON
    if page_end:
        return small or open_end
    if before.label and not small:
        return False
    return len(before.text.split()) >= 6 and (small or open_end) and not _begins_part(after.text)


def _last(text: str) -> str:
    """The last word; empty where it is initials, such as `TO`, or something in brackets."""
    word = re.sub(r"\W", "", text.split()[-1])
    initials = len(word) > 1 and word.isupper() and not text.isupper()
    return "" if initials or text.endswith((")", "]")) else word.casefold()


def _begins_part(text: str) -> bool:
    return bool(re.match(r"[A-Z][\w ]{0,40}:", text))


def joined(before: Paragraph, after: Paragraph, words: Counter[str] | None = None) -> Paragraph:
    """Two halves of a paragraph as one."""
    last, first = before.runs[-1], after.runs[0]
    text, gap = hyphen(last.text.rstrip(), first.text.lstrip(), words or Counter())
    runs = (
        *before.runs[:-1],
        replace(last, text=text + gap),
        replace(first, text=first.text.lstrip()),
        *after.runs[1:],
    )
    return replace(before, runs=merged(runs))


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs, those of one look that follow one another as one."""
    out = list[Run]()
    for run in runs:
        if out and (out[-1].bold, out[-1].italic, out[-1].underlined) == (
            run.bold,
            run.italic,
            run.underlined,
        ):
            out[-1] = replace(out[-1], text=out[-1].text + run.text)
        elif run.text:
            out.append(run)
    return tuple(out)


def hyphen(before: str, after: str, words: Counter[str]) -> tuple[str, str]:
    """How a line that may end with a hyphen joins the next: the line, and what is to be between.

    `words` counts the words of the document, those with hyphens included.
    """
    left = re.search(r"(\w[\w’']*)-$", before)
    right = re.match(r"[\w’']+", after)
    if not left or not right or not after[:1].islower():
        return before, "" if before.endswith(("-", "–", "—", "/")) and left else " "
    a, b = left[1].casefold(), right[0].casefold()
    if re.search(r"-\w+-$", before):
        keeps = True
    elif words[a + b] or words[f"{a}-{b}"]:
        keeps = words[f"{a}-{b}"] > words[a + b]
    elif a in _PREFIXES and a not in _SPLIT:
        keeps = True
    else:
        keeps = len(a) >= 4 and bool(words[a]) and bool(words[b])
    return (before, "") if keeps else (before[:-1], "")


def counted(lines: Iterable[str]) -> Counter[str]:
    """The words of lines, but for those that a line end may have cut."""
    found = Counter[str]()
    for line in lines:
        found.update(word.casefold() for word in re.findall(r"[\w’']+(?:-[\w’']+)*(?![\w-])", line))
    return found
