"""What a heading in a note begins: an agenda item, a record, or a passage of discussion.

`## 1. Title` is an item and `### Question 1: Title` a record. What a clerk plainly meant as one of them and
wrote otherwise is read as it was meant, and reported with the line to write.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from scrutiny.base.diagnostics import nearest


class ItemHeading(NamedTuple):
    """The heading of an agenda item; its number is empty where none is written."""

    number: str
    title: str


class RecordHeading(NamedTuple):
    """The heading of a record: the word of its kind, its number (0 where none is written) and its title.

    `fault` says what is wrong with the way in which it is written; it is empty where nothing is.
    """

    word: str
    number: int
    title: str
    fault: str = ""

    @property
    def right(self) -> str:
        """The heading as it is to be written."""
        return f"### {self.word} {self.number or 1}" + (f": {self.title}" if self.title else "")


def item(words: str) -> ItemHeading:
    """The heading of an item: `1. Title`, `Item 1: Title`, `2a. Title`, `3.1 Title`, `Title`.

    A year at its beginning is no number: `2024 in figures`.
    """
    found = _ITEM.fullmatch(words)
    return ItemHeading(found["number"].lower(), found["title"]) if found else ItemHeading("", words)


_ITEM = re.compile(
    r"(?!(?:19|20)[0-9]{2}\s+\w)(?:item\s+)?(?P<number>[0-9]{1,4}(?:\.[0-9]{1,3})*[a-z]?)"
    r"(?:\s*[.:)](?![0-9])\s*|\s*[-–—]\s*|\s+)(?P<title>\S.*)",
    re.IGNORECASE,
)


def is_item(words: str) -> bool:
    """Whether a heading of the level of records is that of an item: `2. Title`."""
    return re.match(r"(?:item\s+[0-9]{1,3}\b|[0-9]{1,3}[a-z]?[.)]\s+\S)", words, re.IGNORECASE) is not None


def record(words: str, kinds: Collection[str]) -> RecordHeading | None:
    """The heading of a record of one of the kinds, by their words; None for a passage of discussion."""
    if (found := _NUMBERED.fullmatch(words)) and (word := found["word"].capitalize()) in kinds:
        return RecordHeading(word, int(found["number"]), found["title"] or "")
    first, _, rest = re.sub(r"\s*[:–—]\s*|\s+-\s+", ":", words, count=1).partition(":")
    if (word := first.strip().capitalize()) in kinds:
        return RecordHeading(word, 0, rest.strip(), f"the {word.lower()} has no number")
    return _meant(words, kinds)


_NUMBERED = re.compile(
    r"(?P<word>[^\W\d_]+)\s+(?P<number>[0-9]{1,4})(?:(?:\s*[.:)](?![0-9])\s*|\s*[-–—]\s*|\s+)(?P<title>\S.*)|[.:)]?)"
)


def _meant(words: str, kinds: Collection[str]) -> RecordHeading | None:
    """A record whose heading is written in another way, or with a slip in its word."""
    for pattern in (_DRESSED, _SPELLED, _INITIALS):
        if found := pattern.fullmatch(words):
            word = _INITIAL_WORDS.get(found["word"].upper(), found["word"].capitalize())
            number = _WORDS.get(found["number"].casefold()) or int(found["number"].partition(".")[0])
            return RecordHeading(word, number, (found["title"] or "").strip(), UNUSUAL)
    found = re.fullmatch(r"(?P<word>\S+)\s+\D?(?P<number>[0-9]{1,4})\b\W*(?P<title>.*)", words)
    if found and (near := _kind(found["word"], kinds)):
        return RecordHeading(near, int(found["number"]), found["title"], UNUSUAL)
    return None


def _kind(word: str, kinds: Collection[str]) -> str | None:
    return word.capitalize() if word.capitalize() in kinds else nearest(word, kinds)


UNUSUAL = "this is not how a record begins"

_WORDS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}
_KIND = r"(?P<word>question|recommendation|action|decision)"
_TITLE = r"(?:\s*[.:)–—-]\s*|\s+|$)(?P<title>.*)"
_DRESSED = re.compile(
    rf"(?:(?:agreed|new|further|additional|supplementary|outstanding|key)\s+)?{_KIND}s?\s+"
    rf"(?:point|item|no\.?|number|ref\.?|#)?\s*(?P<number>[0-9]{{1,4}}(?:\.[0-9]+)*){_TITLE}",
    re.IGNORECASE,
)
_SPELLED = re.compile(rf"{_KIND}s?\s+(?P<number>{'|'.join(_WORDS)})\b{_TITLE}", re.IGNORECASE)
_INITIALS = re.compile(rf"(?P<word>AP|REC|Rec)\.?\s?(?P<number>[0-9]{{1,4}}){_TITLE}")
_INITIAL_WORDS = {"AP": "Action", "REC": "Recommendation"}


def plural(words: str, kinds: Collection[str]) -> str | None:
    """The word of a kind where a heading is no more than its plural: `Actions`."""
    bare = re.sub(
        r"^(?:agreed|new|key|summary of)\s+", "", words.strip(" :"), flags=re.IGNORECASE
    ).capitalize()
    return next((kind for kind in kinds if bare in (f"{kind}s", f"{kind} points")), None)


def label(words: str) -> str | None:
    """The label where a heading is that of an answer, which is no heading: `Answer`, `Reply 2`."""
    found = re.fullmatch(
        r"(?P<label>answers?|reply|supplementary(?: question)?)\s*(?:[0-9]{1,3}|\(.*\))?(?:\s*[:–—-].*)?",
        words,
        re.IGNORECASE,
    )
    if found is None:
        return None
    return "Supplementary question" if found["label"].casefold().startswith("supp") else "Answer"
