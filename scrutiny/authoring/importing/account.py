"""The account of words: every word of the source is in a draft or in the remainder, and no draft has
another.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from scrutiny.authoring.importing.document import Document
from scrutiny.authoring.importing.proposals import FOLDERS

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FIELD = re.compile(
    r"^- (?:Priority|Presented by|Paper|Restricted|Owner|Due|Status|Outcome|Reference|Asked by"
    r"|Answered by): ",
    re.MULTILINE,
)
_AGAIN = re.compile(
    r"^- From: .*\n|^series: .*$"
    r"|(?<=\n)(?P<heading>#{2,3} (?:.*\W)?(?P<area>.+)\n(?:- Priority: .*\n)*?)- Priority: (?P=area)$",
    re.MULTILINE,
)
"""Fields that repeat words of the title or a heading."""
_FORMAT = (
    (re.compile(r"\[check:[^\]]*\]"), " "),
    (re.compile(r"^#{2,3} (?:Question|Recommendation|Action|Decision) (?=\d)", re.MULTILINE), " "),
    (_FIELD, " "),
    (
        re.compile(
            r"^\*\*(Answer|Supplementary question|Response|Update|Reasons)( \([^()]*\))?:\*\*", re.MULTILINE
        ),
        r"\2 ",
    ),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
_KEY = re.compile(
    r"^# source: .*$"
    r"|(?:^\s*(?:- )?\{?|, |\{)(?:title|missing|documents|date|printed_date|start|end|venue|status|chair"
    r"|present|in_attendance|apologies|signed_by|source|person|items|name|initials|aliases|posts|post|organisation|reference"
    r"|decided_by|outcome|restricted): ?",
    re.MULTILINE,
)


class LostWordsError(Exception):
    """The drafts of a document have words that it has not; the message names them."""


class Left(NamedTuple):
    """Words of a place of the source that no draft has."""

    place: str
    words: str


def tokens(text: str) -> list[str]:
    """The words of a text, alike whatever their case and apostrophes are."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("’", "'").replace("‘", "'")
    return _WORD.findall(plain.casefold())


def said(text: str) -> Counter[str]:
    """The words of a file that we wrote, without the format's own."""
    return Counter(running(text))


def _divided(text: str) -> tuple[str, str]:
    """The front matter and the body, without what a field says again."""
    text = _AGAIN.sub(lambda found: found["heading"] or "", text)
    found = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    return (found[1], text[found.end() :]) if found else ("", text)


def told(text: str) -> Counter[str]:
    """The words that a draft says in headings and in running text, which no field has in another form."""
    _, body = _divided(text)
    body = re.sub(f"{_FIELD.pattern}.*$", " ", body, flags=re.MULTILINE)
    for pattern, into in _FORMAT:
        body = pattern.sub(into, body)
    body = re.sub(r"^#{2,3} \d+[a-z]?\.? ?", " ", body, flags=re.MULTILINE)
    return Counter(tokens(body))


def remainder(document: Document, files: Mapping[str, str]) -> list[Left]:
    """What is in no draft and no file of a person, in the order of the source. The other proposed files only
    repeat words that a draft has too.

    Raises `LostWordsError` where a draft has a word that the source has not.
    """
    paragraphs = [(each.place, f"{each.label} {each.text}") for each in document.paragraphs()]
    source = Counter(word for _, text in paragraphs for word in tokens(text))
    invented = Counter[str]()
    for path, text in files.items():
        if not path.startswith(FOLDERS):
            invented += told(text)
    invented -= source
    invented -= Counter(word.removesuffix("'s") for word in source.elements() if word.endswith("'s"))
    foreign = sorted(word for word in invented if not re.fullmatch(r"\d{1,3}|[a-z]|[ivx]+", word))
    if foreign:
        raise LostWordsError(
            f"the draft would have words that the document has not: {', '.join(foreign[:8])}"
        )
    files = {path: text for path, text in files.items() if not path.startswith(FOLDERS[1:])}
    have = Counter[str]()
    for text in files.values():
        have += said(text)
    drafts = " ".join(word for text in files.values() for word in running(text))
    return list(_left(paragraphs, have, f" {drafts} "))


def running(text: str) -> list[str]:
    """The words of a draft in their order."""
    front, body = _divided(text)
    for pattern, into in _FORMAT:
        body = pattern.sub(into, body)
    return tokens(_KEY.sub(" ", front) + "\n" + body)


def _stands(words: list[str], drafts: str) -> bool:
    return f" {' '.join(words)} " in drafts


def _left(paragraphs: Iterable[tuple[str, str]], have: Counter[str], drafts: str) -> Iterator[Left]:
    entries = list(paragraphs)
    wanting: dict[int, list[str]] = {}
    short = Counter(word for _, text in entries for word in tokens(text)) - have
    # What a draft has word for word is there; of the rest, the last places that need a word lack it.
    backwards = range(len(entries))[::-1]
    for at in sorted(backwards, key=lambda at: _stands(tokens(entries[at][1]), drafts)):
        missing = []
        for word in reversed(tokens(entries[at][1])):
            if short[word] > 0:
                short[word] -= 1
                missing.append(word)
        if missing:
            wanting[at] = missing[::-1]
    for at, (place, text) in enumerate(entries):
        if words := wanting.get(at):
            all_of_it = len(words) == len(tokens(text))
            yield Left(
                place, re.sub(r"\s+", " ", text).strip() if all_of_it else " ".join(_printed(words, text))
            )


def _printed(words: list[str], text: str) -> list[str]:
    """Words as the text has them."""
    printed = {
        each.casefold().replace("’", "'"): each
        for each in reversed(_WORD.findall(unicodedata.normalize("NFKC", text)))
    }
    return [printed.get(word, word) for word in words]
