"""Personal data and secrets that a text may hold, found by their form once tricks of spelling are undone.

The forms are those of the United Kingdom. A pattern cannot know what a number means, so that it finds
too much rather than too little; a named person can record why a finding may appear.
"""

import base64
import bisect
import functools
import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from scrutiny.base.diagnostics import entry
from scrutiny.safety.forms import Form, Near, Signs
from scrutiny.safety.patterns import KINDS


class Finding(NamedTuple):
    """What looks like personal data: which kind, from which character of the text to which, and its words."""

    kind: str
    start: int
    end: int
    words: str


def find(text: str) -> tuple[Finding, ...]:
    """What in a text looks like personal data or a secret, in order; nothing is found twice."""
    return tuple(sorted((*_shown(text), *_in_links(text)), key=lambda each: each.start))


def _in_links(text: str) -> Iterator[Finding]:
    """What parts of addresses say in base64, in which some programs pass on what was typed."""
    for link in _LINK.finditer(text) if "://" in text or "](" in text else ():
        for part in _BASE64.finditer(link[0]):
            run = part[0].translate(_OF_ADDRESSES)
            try:
                inner = base64.b64decode(run + "=" * (-len(run) % 4)).decode("ascii")
            except ValueError:
                continue
            if inner.isprintable():
                start = link.start() + part.start()
                yield from (
                    Finding(each.kind, start, start + len(part[0]), each.words) for each in _shown(inner)
                )


_LINK = re.compile(r"(?:\]\(|://)[^\s)>]+")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+_-])[A-Za-z0-9+_-]{12,}")
_OF_ADDRESSES = str.maketrans("-_", "+/")


def _shown(text: str) -> Sequence[Finding]:
    """What is found in a text as it reads."""
    normalised = _normalised(text)
    plain = normalised.text
    signs = _Look(plain)
    found: list[Finding] = []
    taken = [each.span() for each in _DIGEST.finditer(plain)] if "256" in plain else []
    for kind, forms, flags, valid in KINDS:
        possible = tuple(form.pattern for form in forms if signs.show(form))
        for match in _pattern(possible, flags).finditer(plain) if possible else ():
            start, end = match.span()
            if not valid(match[0]) or any(start < other_end and end > other for other, other_end in taken):
                continue
            taken.append((start, end))
            written = normalised.written(start), normalised.written(end - 1) + 1
            found.append(Finding(kind, *written, match[0]))
    return found


_DIGEST = re.compile(r"\bSHA-?256\W{0,3}[0-9a-f]{64}\b", re.IGNORECASE)
"""The digest of a file, as `import` notes it: its digits are no number of anybody."""


@functools.cache
def _pattern(forms: tuple[str, ...], flags: int) -> re.Pattern[str]:
    return re.compile("|".join(forms), flags)


def refusal(found: Finding, remedy: str = "take it out") -> tuple[str, str]:
    """What a finding is and how to mend it, in words that may be public: they keep to its first letters."""
    what = f"this looks like {found.kind} ('{found.words[:2]}…')"
    accepted = entry("personal-data", "…")
    return what, f"{remedy}; or, where it may appear, add to the front matter: {accepted}"


def spelled(words: str) -> str:
    """Words as they are compared: normalised, in small letters, without spaces."""
    return re.sub(r"\s", "", _normalised(words).text.casefold())


class _Plain(NamedTuple):
    """A text as a reader sees it, and which of its characters stand elsewhere than in what was written.

    From the character `at[n]` of the plain text on, the written text is `by[n]` characters ahead.
    """

    text: str
    at: Sequence[int]
    by: Sequence[int]

    def written(self, offset: int) -> int:
        """Where a character of the plain text is written."""
        return offset + self.by[bisect.bisect_right(self.at, offset) - 1]


def _normalised(text: str) -> _Plain:
    """The text with all undone that a browser or a reader undoes, wherever it stands: in prose or in a link.

    These are references of HTML, percent signs, backslashes and emphasis of Markdown, compatibility and
    invisible characters.
    """
    parts, at, by = list[str](), [0], [0]
    end = size = 0
    for piece in _PIECE.finditer(text):
        start = piece.start()
        undone = _undone(piece[0])
        if undone == piece[0]:
            continue
        parts += text[end:start], undone
        size += start - end + len(undone)
        end = piece.end()
        if undone:  # each of its characters stands at the beginning of what was written for it
            at += range(size - len(undone), size)
            by += (start - place for place in range(size - len(undone), size))
        at.append(size)
        by.append(end - size)
    return _Plain(_joined("".join((*parts, text[end:])) if parts else text), at, by)


def _undone(piece: str) -> str:
    """What is seen of a piece of text that `_PIECE` finds."""
    match piece[0]:
        case "*" | "`":
            return ""
        case "\\":
            return piece[1]
        case "%":
            piece = _unquoted(piece)
        case "&":
            piece = html.unescape(piece)
    if piece.isascii():
        return piece
    kept = (c for c in unicodedata.normalize("NFKC", piece) if unicodedata.category(c) not in ("Cf", "Mn"))
    return "".join("-" if unicodedata.category(c) == "Pd" else c for c in kept)


def _unquoted(piece: str) -> str:
    """Percent signs undone, also where they were written with percent signs."""
    while (once := unquote(piece)) != piece:
        piece = once
    return piece


_PIECE = re.compile(
    r"[*`]+|\\[!-/:-@\[-`{-~]|%(?=[0-9A-Fa-f]{2})(?:%?[0-9A-Fa-f]{2})+|&\#?\w{1,8};|[^\x00-\x7f]"
)


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
