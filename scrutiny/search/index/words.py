"""What text is searched by: its words folded, stemmed and numbered, and their equivalents.

`templates/assets/query.js` does the same to what a reader types; the two must agree letter for letter.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from scrutiny.search.index import numbers

try:
    from Stemmer import Stemmer as stemmer  # noqa: N813 - the same by another name, in C
except ImportError:
    from snowballstemmer import stemmer

_STOP_WORDS = """
a an and are as at be been but by for from had has have he her his i if in into is it its no not of on or
our she so such that the their them then there these they this to was we were what when which who will with
would you
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that are not searched for, unless they stand in capitals, as 'IT' does."""

_COMPOUND = re.compile(r"[^\W_]+(?:(?:['’‘/‐‑–-]|(?<=\d)[.,](?=\d))[^\W_]+)*(?:(?<=[0-9])%)?")
_PLAIN = re.compile(r"[0-9A-Za-z]+(?:(?:['/-]|[.,](?<=[0-9].)(?=[0-9]))[0-9A-Za-z]+)*(?:(?<=[0-9])%)?")
"""The same in text that is ASCII, in less time."""
_JOINS = re.compile(r"[/‐‑–-]")
_ENDINGS = re.compile(r"'(?:s|r|n|i|u|w|m|th|ch)$")
"""The English genitive, and the words that Welsh joins to the one before: "heddlu'r" is found by 'heddlu'."""

_SEVERAL = re.compile(r"^([A-Z]{2,})s$")
"""The plural of an abbreviation, such as 'PCSOs'."""

LONGEST_WORD = 60
"""Letters above which a word is taken as it is: the time to stem one grows with its length."""

T = TypeVar("T")

Term = tuple[int, str]
"""The place of a word in its text, counted in words, and what it is searched by."""


def fold(text: str) -> str:
    """Text without accents and with one kind of apostrophe; letter case stays."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text).replace("’", "'").replace("‘", "'")
    return "".join(letter for letter in plain if not unicodedata.category(letter).startswith("M"))


class Spelled(NamedTuple):
    """A word as it is spelled: how many places it takes, the terms there, and that of the whole.

    'multi-agency' takes two places, and has a term for the whole as well. So have '12%' and '2m' in one.
    """

    width: int
    pieces: tuple[Term, ...]
    whole: str

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, that of the whole last."""
        return (*self.pieces, (0, self.whole)) if self.whole else self.pieces


class Analyser:
    """Turns text into terms; it remembers each word, and each token between blanks, that it has met.

    `spelled` has what each word comes to. `plain` has the one term of a token that holds one word in one
    place, such as '(records,'; '' where that is a stop word; None of every other token, and of an
    abbreviation. `others` has how many places such a token takes, its terms, and its words as they are
    spelled.
    """

    def __init__(self) -> None:
        self._stem = stemmer("english").stemWord
        self.spelled: Mapping[str, Spelled] = _Known(self._learn)
        self.plain: Mapping[str, str | None] = _Known(self._learn_plain)
        self.others: Mapping[str, tuple[int, tuple[Term, ...], list[str]]] = _Known(self._learn_other)

    def spellings(self, text: str) -> list[str]:
        """The words of a text as they are written, compounds whole."""
        return (
            _PLAIN.findall(text) if text.isascii() else _COMPOUND.findall(unicodedata.normalize("NFC", text))
        )

    def sequence(self, text: str) -> list[Term]:
        """The words of a text as terms, without those for whole compounds and without stop words."""
        found: list[Term] = []
        start = 0
        for spelling in self.spellings(text):
            word = self.spelled[spelling]
            found += [(start + offset, term) for offset, term in word.pieces]
            start += word.width
        return found

    def name(self, text: str) -> str:
        """The term by which something is found that is called exactly so: its words, each with a blank.

        With another blank it is that of a part of a name.
        """
        return "".join(f"{term} " for _, term in self.sequence(text))

    def _learn(self, spelling: str) -> Spelled:
        written = fold(spelling)
        pieces = _JOINS.split(written.removesuffix("%"))
        if number := numbers.compound(pieces):
            return Spelled(1, ((0, number),), "")
        terms = [(offset, term) for offset, piece in enumerate(pieces) if (term := self._term(piece))]
        if len(pieces) > 1:
            whole = "".join(piece.lower().replace("'", "") for piece in pieces)
        else:
            whole = numbers.whole(written)
        return Spelled(len(pieces), tuple(terms), whole)

    def _learn_plain(self, token: str) -> str | None:
        spelled = self.spellings(token)
        if len(spelled) != 1 or _abbreviates(spelled[0]):
            return None
        word = self.spelled[spelled[0]]
        return None if word.whole else word.pieces[0][1] if word.pieces else ""

    def _learn_other(self, token: str) -> tuple[int, tuple[Term, ...], list[str]]:
        spelled, found, start = self.spellings(token), list[Term](), 0
        for each in spelled:
            word = self.spelled[each]
            found += [(start + offset, term) for offset, term in word.terms]
            start += word.width
        return start, tuple(found), spelled

    def _term(self, piece: str) -> str:
        bare = _SEVERAL.sub(r"\1", _ENDINGS.sub("", piece).replace("'", "").replace(",", ""))
        word = bare.lower()
        if word in numbers.WORDS:
            return numbers.WORDS[word]
        if word in STOP_WORDS and not (len(bare) > 1 and bare.isupper()):
            return ""
        return self._stem(word) if word.isascii() and word.isalpha() and len(word) <= LONGEST_WORD else word


def _abbreviates(word: str) -> bool:
    """Whether a word has two capitals, so that it is met letter for letter."""
    return sum(letter.isupper() for letter in word) > 1


class _Known(dict[str, T]):
    """What each word or token comes to, learned when it is first met."""

    def __init__(self, learn: Callable[[str], T]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, written: str) -> T:
        self[written] = found = self._learn(written)
        return found


class Equivalents:
    """Words that stand for one another, such as an abbreviation and its expansion."""

    def __init__(self, groups: Iterable[Sequence[str]], analyser: Analyser) -> None:
        """`groups` are the ways in which each thing is written; one in capitals is met letter for letter."""
        self.groups = tuple(tuple(group) for group in groups)
        self._letters: dict[str, set[tuple[int, int]]] = {}
        self._phrases: dict[str, list[tuple[tuple[int, int], tuple[Term, ...]]]] = {}
        for number, group in enumerate(self.groups):
            for way, words in enumerate(group):
                spelled = analyser.spellings(words)
                if len(spelled) == 1 and _abbreviates(spelled[0]):
                    for written in (spelled[0], f"{spelled[0]}s", f"{spelled[0]}'s"):
                        self._letters.setdefault(written, set()).add((number, way))
                elif terms := analyser.sequence(words):
                    first = terms[0][0]
                    sequence = tuple((place - first, term) for place, term in terms)
                    self._phrases.setdefault(terms[0][1], []).append(((number, way), sequence))

    def missing(self, spellings: Iterable[str], places: Mapping[str, Sequence[int]]) -> Iterator[str]:
        """The other ways of writing each thing that a text names, where they are not in the text themselves.

        `spellings` has the text's abbreviations as they are spelled, and perhaps other words; `places` where
        each term stands.
        """
        met: set[tuple[int, int]] = set()
        for spelling in self._letters.keys() & spellings:
            met |= self._letters[spelling]
        for term in self._phrases.keys() & places.keys():
            for which, sequence in self._phrases[term]:
                if _stands(sequence, places):
                    met.add(which)
        for number in sorted({number for number, _ in met}):
            for way, words in enumerate(self.groups[number]):
                if (number, way) not in met:
                    yield words


def _stands(sequence: Sequence[Term], places: Mapping[str, Sequence[int]]) -> bool:
    starts = [{place - offset for place in places.get(term, ())} for offset, term in sequence]
    return bool(set.intersection(*starts))
