"""Personal data and secrets that a text may hold, found by their form once tricks of spelling are undone.

The forms are those of the United Kingdom. A pattern cannot know what a number means, so that it finds
too much rather than too little; a named person can record why a finding may appear.
"""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from typing import NamedTuple

from scrutiny.safety.patterns import KINDS, Form, Near, Signs


class Finding(NamedTuple):
    """What looks like personal data: which kind, from which character of the text to which, and its words."""

    kind: str
    start: int
    end: int
    words: str


def find(text: str) -> tuple[Finding, ...]:
    """What in a text looks like personal data or a secret, in order; nothing is found twice."""
    plain, offsets = _normalised(text)
    signs = _Look(plain)
    found: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for kind, forms, flags, valid in KINDS:
        possible = tuple(form.pattern for form in forms if signs.show(form))
        for match in _pattern(possible, flags).finditer(plain) if possible else ():
            start, end = match.span()
            if not valid(match[0]) or any(start < other_end and end > other for other, other_end in taken):
                continue
            taken.append((start, end))
            found.append(Finding(kind, offsets[start], offsets[end - 1] + 1, match[0]))
    return tuple(sorted(found, key=lambda each: each.start))


@functools.cache
def _pattern(forms: tuple[str, ...], flags: int) -> re.Pattern[str]:
    return re.compile("|".join(forms), flags)


def refusal(found: Finding) -> tuple[str, str]:
    """What a finding is and how to mend it, in words that may be public: they keep to its first letters."""
    what = f"this looks like {found.kind} ('{found.words[:2]}…')"
    entry = "'personal_data: [{text: …, reason: …, by: …, date: …}]'"
    return what, f"take it out; or, where it may appear, add to the front matter: {entry}"


def spelled(words: str) -> str:
    """Words as they are compared: normalised, in small letters, without spaces."""
    return re.sub(r"\s", "", _normalised(words)[0].casefold())


def _normalised(text: str) -> tuple[str, list[int] | range]:
    """The text with references, compatibility and invisible characters undone, and where each was."""
    if text.isascii() and "&" not in text:
        return _joined(text), range(len(text) + 1)
    characters: list[str] = []
    offsets: list[int] = []
    for piece in _PIECE.finditer(text):
        if piece[0].isascii() and piece[0][0] != "&":
            characters += piece[0]
            offsets += range(piece.start(), piece.end())
            continue
        for character in unicodedata.normalize("NFKC", html.unescape(piece[0])):
            if unicodedata.category(character) not in ("Cf", "Mn"):
                characters.append("-" if unicodedata.category(character) == "Pd" else character)
                offsets.append(piece.start())
    plain = "".join(characters)
    return _joined(plain), [*offsets, len(text)]


_PIECE = re.compile(r"[\x00-%'-\x7f]+|&#?\w{1,8};|.", re.DOTALL)  # \x26 is the ampersand


def _joined(text: str) -> str:
    """The text with each line end inside a paragraph as a space: numbers are broken over lines."""
    return _INSIDE.sub(" ", text)


_INSIDE = re.compile(r"\n(?<=[^\n]\n)(?=[\w+(])")  # that the line end stands first makes the search fast


class _Look:
    """What a text shows at a look: most have no sign of most forms, and a pattern takes far longer."""

    def __init__(self, text: str) -> None:
        # Python takes these for an 'i' where letter case does not count.
        if text.isascii():
            self._text = text.translate(_ZEROS).lower()
            self._close = _DATED.sub("date: 0", self._text).translate(_NOTHING)
        else:
            self._text = _ANY_DIGIT.sub("0", text.replace("ı", "i").replace("İ", "i").lower())
            self._close = _BETWEEN.sub("", self._text)
        self._known: dict[Signs, bool] = {(): True}

    def show(self, form: Form) -> bool:
        """Whether a form may be in the text; signs may also have blanks and dots between their characters."""
        return self._any(form.signs) and self._any(form.also)

    def _any(self, signs: Signs) -> bool:
        if signs not in self._known:
            match signs:
                case Near():
                    self._known[signs] = self._near(signs)
                case re.Pattern():
                    self._known[signs] = bool(signs.search(self._text))
                case _:
                    spaced, close = _parted(signs)
                    self._known[signs] = any(map(self._close.__contains__, close)) or any(
                        map(self._text.__contains__, spaced)
                    )
        return self._known[signs]

    def _near(self, near: Near) -> bool:
        for word in near.words:
            start = self._close.find(word)
            while start >= 0:
                start += len(word)
                behind = self._close[start : start + near.within]
                for sign in near.signs:
                    if sign in behind:
                        return True
                start = self._close.find(word, start)
        return False


@functools.cache
def _parted(signs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The signs that have blanks or dots in them, and the others."""
    spaced = [sign for sign in signs if _BETWEEN.search(sign)]
    return tuple(spaced), tuple(sign for sign in signs if sign not in spaced)


_ANY_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"[\s().+-]+")
_DATED = re.compile(r"^date: 0000-00-00$", re.MULTILINE)
_ZEROS = dict.fromkeys(map(ord, "0123456789"), "0")
_NOTHING = {code: None for code in range(128) if _BETWEEN.match(chr(code))}
