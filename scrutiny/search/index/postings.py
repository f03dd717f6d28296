"""Where terms stand: the entries of an index, as bytes, and how some are exchanged for others.

The documents of one meeting share a *shelf*; shelves are numbered by date. The list of a term has
*pages*, one for each 128 shelves that have the term:

    page number, length (varints), then for each shelf of the page:
        one byte: the shelf's number in the page
        one byte a document: 128 if more documents of the shelf follow
                             + 16 × weight (0 to 7)
                             + how many documents were passed over (15: two bytes hold the number)

A second list has the places of the term in each of those documents, in the same order and under the
same page numbers, as varints of 2 × distance from the place before + 1 if more places follow.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from scrutiny.search.index import numbers
from scrutiny.search.index.words import Analyser, Equivalents

PAGE = 128
"""Shelves a page."""

_TITLE, _TEXT, _CONTEXT = 4.0, 1.0, 0.5
"""What one word counts for in each field."""
_USUAL_LENGTH = 150
"""Words of a document that is neither long nor short; fixed, so that no document's weight hangs on others."""
_BETWEEN = 8
"""Places left between the fields of a document, so that no phrase runs across."""


class Passage(NamedTuple):
    """The words of one document: its title, its text, and names and dates by which it may be looked for."""

    title: str
    text: str
    context: str
    names: tuple[str, ...] = ()
    """What the document is exactly called, where it is one of those that a reader names."""
    parts: tuple[str, ...] = ()
    """What else of its name brings it before documents that merely say so."""


Entry = tuple[bytes, bytes]
"""What one shelf adds to the list of a term and to the list of its places."""


_BYTES = [bytes([number]) for number in range(256)]


def entries(passages: Iterable[Passage], analyser: Analyser, equivalents: Equivalents) -> dict[str, Entry]:
    """The entries of a shelf, by term, without the shelf's number."""
    documents: defaultdict[str, list[_Found]] = defaultdict(list)
    for number, passage in enumerate(passages):
        places, title, text = _places(passage, analyser, equivalents)
        in_title, in_text, in_context = (_head(worth, text) for worth in (_TITLE, _TEXT, _CONTEXT))
        for term, found in places.items():
            if len(found) == 1:  # as most
                place = found[0]
                head = in_title if place < title else in_text if place < text else in_context
                run = varint(2 * place)
            else:
                worths = [_TITLE if each < title else _TEXT if each < text else _CONTEXT for each in found]
                head, run = _head(sum(worths), text), _run(found)
            documents[term].append((number, head, run))
        names = {analyser.name(each) for each in passage.names} - {""}
        parts = {f"{name} " for each in passage.parts if (name := analyser.name(each)) and name not in names}
        for name in (*names, *parts):
            documents[name].append((number, in_title, varint(0)))
    return {term: _encoded(found) for term, found in documents.items()}


_Found = tuple[int, int, bytes]
"""The number of a document that has a term, 16 × the weight of that, and its places."""


@functools.lru_cache(10_000)
def _head(worth: float, length: int) -> int:
    """16 × the weight of a term whose words count for so much in a document of so many words.

    The shape is that of BM25 (Robertson and Zaragoza 2009); the reader adds how rare the term is.
    """
    half = 1.2 * (0.5 + 0.5 * length / _USUAL_LENGTH)
    return min(7, int(8 * worth / (worth + half))) << 4


def _places(
    passage: Passage, analyser: Analyser, equivalents: Equivalents
) -> tuple[dict[str, list[int]], int, int]:
    """Where each term stands in a document, and where its title and its text end."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    spelled: list[str] = []
    plain, others = analyser.plain, analyser.others

    def add(words: str, start: int) -> int:
        for token in words.split():
            term = plain[token]
            if term is None:
                width, terms, spellings = others[token]
                for offset, each in terms:
                    places[each].append(start + offset)
                start += width
                spelled.extend(spellings)
                continue
            if term:
                places[term].append(start)
            start += 1
        return start + _BETWEEN

    title = add(passage.title, 0)
    text = add(passage.text, title)
    end = add(passage.context, text)
    for words in list(equivalents.missing(spelled, places)):
        end = add(words, end)
    for term, place in list(numbers.several(places)):
        places[term] = sorted({*places[term], place})
    return places, title, text


def _encoded(documents: list[_Found]) -> Entry:
    number, head, run = documents[0]
    if len(documents) == 1:
        return _document(number, head), run
    heads, runs = [], [run]
    passed = number
    for after, following, run in documents[1:]:
        heads.append(_document(passed, head | 128))
        runs.append(run)
        passed, number, head = after - number - 1, after, following
    heads.append(_document(passed, head))
    return b"".join(heads), b"".join(runs)


def _document(passed: int, head: int) -> bytes:
    return _BYTES[head | passed] if passed < 15 else _BYTES[head | 15] + passed.to_bytes(2, "little")


def _run(places: list[int]) -> bytes:
    run, before = bytearray(), 0
    for place in places[:-1]:
        run += varint(2 * (place - before) + 1)
        before = place
    return bytes(run + varint(2 * (places[-1] - before)))


@functools.lru_cache(10_000)
def varint(value: int) -> bytes:
    """A number in as many bytes as it needs, seven bits each, the lowest first."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    found.append(value)
    return bytes(found)


def number(data: bytes, at: int) -> tuple[int, int]:
    """The varint at a place, and the place after it."""
    value = shift = 0
    while data[at] > 127:
        value |= (data[at] & 127) << shift
        shift += 7
        at += 1
    return value | data[at] << shift, at + 1


def _set(numbers: Iterable[int]) -> bytes:
    return b"[" + b"".join(b"\\x%02x" % number for number in numbers) + b"]"


_MORE, _LAST = (
    b"(?:%b|%b..)"
    % (_set(more | low for low in range(128) if low & 15 != 15), _set(range(more + 15, more + 128, 16)))
    for more in (128, 0)
)
_DOCUMENT = re.compile(b"(?s)%b|%b" % (_MORE, _LAST))


def documents_in(entry: bytes) -> int:
    """How many documents an entry holds; the highest bit of the first says whether more follow."""
    return len(_DOCUMENT.findall(entry)) if entry[0] > 127 else 1


Part = tuple[bytes, bytes, int]
"""What shelves of a page add to the list of a term and to that of its places; how many documents have it."""


def join(number: int, entries: Mapping[str, Entry], parts: dict[str, Part]) -> None:
    """Add the entries of a shelf to what those before it in its page add; `number` is its number there."""
    head = _BYTES[number]
    for term, (found, places) in entries.items():
        count = documents_in(found)
        if term in parts:
            before, there, others = parts[term]
            parts[term] = before + head + found, there + places, others + count
        else:
            parts[term] = head + found, places, count


class Postings:
    """A term's list and its list of places while an index is made, part by part."""

    __slots__ = ("_found", "_lists", "_page", "_places", "count")

    def __init__(self) -> None:
        self.count = 0
        self._lists = b"", b""
        self._page = -1
        self._found, self._places = b"", b""

    def add(self, page: int, part: Part) -> None:
        """Add what shelves of a page have behind those before them."""
        found, places, count = part
        if page != self._page:
            self._lists, self._page = self.lists, page
            self._found = self._places = b""
        self._found += found
        self._places += places
        self.count += count

    @property
    def lists(self) -> tuple[bytes, bytes]:
        """The list of the term, and that of its places."""
        if not self._found:
            return self._lists
        found, places = self._lists
        return found + _page(self._page, self._found), places + _page(self._page, self._places)


def _page(page: int, body: bytes) -> bytes:
    return varint(page) + varint(len(body)) + body
